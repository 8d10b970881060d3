"""What is passed on of a workshop: short enough, whole, and honest about its state."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from yorisoi_desk.workshops.letters import letters, shortened, whole_sentences
from yorisoi_desk.workshops.passing_on import Words, qr_code, words_of

from tests.support.writing import publication, write

NAME = "events/2026-12-20-kai.yaml"
EVENT = """\
title: やさしいヨガ
date: 2026-12-20
start: 10:00
end: 12:00
summary: いすにすわって、体をのばします。はじめての方も、どうぞ。10時30分からでも入れます。
capacity: 10
bring: 飲みもの
deadline: 2026-12-18 17:00
"""
ADDRESS = "https://minato.example/workshops/kai/"
LONG_SUMMARY = "summary: " + "".join(
    f"これは{number}番目の文で、12月{number}日の話です。" for number in range(10, 30)
)


def words(content: Path, text: str = EVENT, now: str = "2026-12-01T09:00") -> Words:
    write(content, NAME, text)
    return words_of(publication(content, now), "kai")


def texts(said: Words) -> tuple[str, ...]:
    return said.line, said.instagram, said.short, said.long


def test_a_workshop_is_told_in_the_words_of_its_page_with_its_address(content: Path) -> None:
    said = words(content)
    assert said.line.splitlines() == [
        "やさしいヨガ",
        "いすにすわって、体をのばします。はじめての方も、どうぞ。10時30分からでも入れます。",
        "日時：2026年12月20日（日）10:00〜12:00",
        *(line for line in said.line.splitlines() if line.startswith("場所：")),
        "定員：10人",
        "料金：無料",
        "持ちもの：飲みもの",
        *(line for line in said.line.splitlines() if line.startswith("申し込み：電話 ")),
        "締切：2026年12月18日（金）17:00",
        ADDRESS,
    ]
    assert said.long == said.line.replace("\n", "　")
    assert said.address == ADDRESS


@pytest.mark.parametrize("summary", ["", LONG_SUMMARY, "summary: " + "長い文です" * 80 + "。"])
@pytest.mark.parametrize(
    "title", ["やさしいヨガ", "とても長い名前の、2026年12月10日と13:30の、" * 8]
)
def test_no_text_is_too_long_and_none_ends_within_a_sentence(
    content: Path, title: str, summary: str
) -> None:
    text = re.sub("summary: .*", summary, EVENT).replace("やさしいヨガ", title)
    said = words(content, text)
    assert letters(said.short) <= 120
    assert max(map(letters, texts(said))) <= 300
    for one in texts(said):
        assert one.endswith(ADDRESS)
        assert "日時：2026年12月20日（日）10:00〜12:00" in one
        for sentence in re.findall("これは[^。]*", one):
            assert re.fullmatch(r"これは[0-9]+番目の文で、12月[0-9]+日の話です", sentence)


@pytest.mark.parametrize(
    ("change", "now", "told", "never"),
    [
        ("status: full\n", "2026-12-01", ("【満席】やさしいヨガ", "満席です。"), "申し込み"),
        ("status: cancelled\nnote: 雪のため\n", "2026-12-01", ("【中止】やさしいヨガ", "中止になりました。", "雪のため。"), "申し込み"),  # noqa: E501
        ("status: postponed\n", "2026-12-01", ("【延期】やさしいヨガ", "日を改めます。", "もとの日：2026年12月20日"), "日時：2026"),  # noqa: E501
        ("moved_from: 2026-12-13\n", "2026-12-01", ("【日程変更】やさしいヨガ", "もとの日：2026年12月13日"), "延期"),  # noqa: E501
        ("", "2026-12-19", ("受付は終わりました。",), "申し込み"),
        ("", "2026-12-21", ("終わりました。",), "申し込み"),
        ("apply: 不要\n", "2026-12-19T09:00", ("申し込みはいりません",), "受付は終わり"),
    ],
)  # fmt: skip
def test_the_state_is_told_and_nobody_is_asked_to_apply_in_vain(
    content: Path, change: str, now: str, told: tuple[str, ...], never: str
) -> None:
    text = EVENT.replace("deadline: 2026-12-18 17:00\n", "") if "不要" in change else EVENT
    for one in texts(words(content, text + change, now)):
        assert all(part in one for part in told[:2])
        assert never not in one
    assert all(part in words(content, text + change, now).long for part in told)


def test_one_cancelled_date_of_several_is_marked_where_it_stands(content: Path) -> None:
    dates = "dates: [2026-12-20, {date: 2026-12-27, status: cancelled}, 2027-01-10, 2027-01-17]"
    said = words(content, EVENT.replace("date: 2026-12-20", dates))
    assert "日時：2026年12月20日（日）10:00〜12:00" in said.line
    assert "ほかの日：【中止】2026年12月27日（日）10:00〜12:00、2027年1月10日" in said.line
    assert "ほか1日" in said.line
    later = words(content, EVENT.replace("date: 2026-12-20", dates), "2027-01-11T09:00")
    assert "2026年12月27日" not in later.line


def test_what_is_not_public_is_not_passed_on(content: Path) -> None:
    with pytest.raises(KeyError):
        words(content, EVENT + "publish_from: 2026-12-10\n")


@given(
    st.text(st.sampled_from("あ漢。！」1２:月日\u3099\u200d👩🏽"), max_size=40), st.integers(0, 40)
)
def test_a_cut_text_is_a_beginning_of_whole_sentences(text: str, most: int) -> None:
    cut = whole_sentences(text, most)
    assert letters(cut) <= most
    assert text.strip().startswith(cut)
    assert cut in ("", text.strip()) or re.search("[。！][」』）)]*$", cut)
    short = shortened(text, most)
    assert letters(short) <= most or letters(text) <= most
    assert not re.search(r"[0-9２]…", short) or not re.match("[0-9２:]", text[len(short) - 1 :])


def test_letters_are_counted_as_people_see_them() -> None:
    assert [letters(text) for text in ("か\u3099", "👩🏽", "👩\u200d👧", "e\u0301x", "12月")] == [
        1,
        1,
        1,
        2,
        3,
    ]


def test_the_code_leads_to_the_address() -> None:
    image = Image.open(io.BytesIO(qr_code(ADDRESS, "png")))
    assert image.width == image.height > 250
    assert qr_code(ADDRESS, "png") != qr_code(f"{ADDRESS}x", "png")
    root = ET.fromstring(qr_code(ADDRESS, "svg"))  # noqa: S314 - our own file
    assert root.tag.endswith("svg")
