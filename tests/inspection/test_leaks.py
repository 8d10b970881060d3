"""What was kept back stays back, and names in a history list are neutral."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.messages import line

from tests.inspection.pages import KNOWN, inspected, page
from tests.support.building import ROOT, Built, build_site
from tests.support.writing import EVENT, copied, write
from tests.support.writing import replace as replace_text

KEPT_BACK = "まだ出さない、鍵の場所は3番の引き出しです。"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", page(f"<p>{KEPT_BACK}</p>")),
        ("index.html", page(f'<p title="{KEPT_BACK}">あ</p>')),
        ("a.json", f'{{"a": "{KEPT_BACK}"}}'),
        ("a.csv", KEPT_BACK),
        ("a.atom", f"<summary>{KEPT_BACK}</summary>"),
        ("a.ics", f"DESCRIPTION:{KEPT_BACK[:9]}\r\n {KEPT_BACK[9:]}\r\n"),
    ],
)
def test_line_that_was_kept_back_is_found_in_every_format(
    name: str, text: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8", newline="")
    said = inspected(tmp_path, replace(KNOWN, secrets=frozenset({KEPT_BACK})))
    assert any("公開しないはず" in line(each) for each in said)


SOON = f"{EVENT}publish_from: 2026-12-05\nsummary: ひみつの贈りものを、作ります。\n"


@pytest.mark.parametrize("words", ["お茶の時間とお菓子の会", "ひみつの贈りものを、作ります。"])
def test_event_that_is_not_public_yet_is_told_by_no_template(words: str, tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    front = theme / "templates/front.html"
    told = front.read_text("utf-8").replace("</main>", f"<p>{words}</p></main>")
    front.write_text(told, "utf-8")
    settings = tmp_path / "settings.py"
    settings.write_text(f"from pelicanconf import *; THEME = {str(theme)!r}\n")
    content = copied(tmp_path)
    event = SOON.replace("お茶の時間", "お茶の時間とお菓子の会")
    write(content, "events/2026-12-20-case.yaml", event)

    def build() -> Built:
        return build_site(tmp_path / "out", "-s", settings, content=content)

    built = build()
    assert built.status == 1
    assert f"公開しないはずの「{words}」" in built.stderr
    replace_text(content, "data/service.yaml", "summary: 港町", f"summary: {words}港町")
    assert build().status == 0  # the service says so itself


def named(word: str) -> dict[str, tuple[str, str]]:
    """Return each place where a history list or a calendar shows a name: its file and its text."""
    return {
        "title": ("a.html", page().replace("<title>港", f"<title>{word}")),
        "second title": ("a.html", page(f"<title>{word}</title>")),
        "file": (f"{word}/index.html", page()),
        "feed": ("feed.atom", f"<title>{word}</title>"),
        "entry": ("a.ics", f"BEGIN:VEVENT\r\nSUMMARY:{word}\r\n"),
        "calendar": ("a.ics", f"X-WR-CALNAME:{word[:2]}\r\n {word[2:]}\r\n"),
    }


def words_told(folder: Path, name: str, text: str, avoided: tuple[str, ...]) -> list[str]:
    """Return the words that the inspection would not have in a file's name or titles."""
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    faults = inspected(folder, replace(KNOWN, avoided=avoided))
    return [dict(fault.values)["value"] for fault in faults if fault.code == "name_tells"]


@pytest.mark.parametrize("place", named(""))
@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("DVのこと", "DV"),
        ("talk-dv", "DV"),
        ("ＤＶを考える", "DV"),
        ("DVのこと", "ｄｖ"),
        ("d\u200bvのこと", "DV"),
        ("性暴力のこと", "暴力"),
        ("ﾓﾗﾊﾗのこと", "モラハラ"),
        ("no暴力talk", "暴力"),
        ("うつの会", "うつ"),
    ],
)
def test_telling_name_is_found_wherever_it_is_shown(
    place: str, name: str, word: str, tmp_path: Path
) -> None:
    assert words_told(tmp_path, *named(name)[place], avoided=(word,)) == [word]


@pytest.mark.parametrize("place", named(""))
@pytest.mark.parametrize(
    ("name", "word"), [("Advent", "DV"), ("advice", "ＤＶ"), ("うつわ", "うつ")]
)
def test_short_word_within_another_is_no_telling_name(
    place: str, name: str, word: str, tmp_path: Path
) -> None:
    assert words_told(tmp_path, *named(name)[place], avoided=(word,)) == []


def test_line_of_a_draft_copied_into_a_workshop_is_refused_at_its_place(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    draft = (content / "pages/ja/draft.md").read_text("utf-8")
    write(content, "pages/ja/draft.md", f"{draft}\n{KEPT_BACK}\n")
    write(
        content,
        "events/a.yaml",
        f"title: 会\ndate: 2026-12-10\nstart: 10:00\nsummary: {KEPT_BACK}\n",
    )
    built = build(content=content)
    assert built.status == 1
    assert "events/a.yaml:4:10: 公開しないはず" in built.stderr


@pytest.mark.parametrize(
    ("draft", "other"),
    [
        ("どなたでも気軽に立ち寄れる部屋です。", "どなたでも気軽に立ち寄れる部屋です。"),
        ("## **どなたでも気軽に立ち寄れる部屋**", "どなたでも気軽に立ち寄れる部屋です。"),
        ("- [だれでも立ち寄れる部屋のこと]({filename}about.md)", "だれでも立ち寄れる部屋のこと"),
    ],
)
def test_draft_may_say_what_another_page_says(
    draft: str, other: str, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for name, words in (("draft", draft), ("about", other)):
        file = content / f"pages/ja/{name}.md"
        write(content, f"pages/ja/{name}.md", f"{file.read_text('utf-8')}\n\n{words}\n")
    built = build(content=content)
    assert built.status == 0, built.stderr


def test_draft_may_have_the_description_of_another_page(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    about = (content / "pages/ja/about.md").read_text("utf-8")
    write(
        content,
        "pages/ja/new.md",
        about.replace("lang:", "status: draft\nlang:").replace("slug: about", "slug: new"),
    )
    built = build(content=content)
    assert built.status == 0, built.stderr


@pytest.mark.parametrize(
    ("secret", "is_found"),
    [
        ("九文字のひみつの話", False),  # too short to be told from other sentences
        ("十文字のひみつの話。", True),
        ("前置き<b>十文字のひみつの話。</b>", True),
        ('"十文字のひみつの話。"あ', True),
        ("あ　、{十文字のひみつの話。}", True),
    ],
)
def test_longest_part_of_a_secret_is_looked_for(
    secret: str, tmp_path: Path, *, is_found: bool
) -> None:
    told = re.sub('[<>&"{}b/]', " ", secret)
    for name, text in (("a.html", page(f"<p>{told}</p>")), ("a.csv", told)):
        (tmp_path / name).write_text(text, "utf-8")
    expected = replace(KNOWN, secrets=frozenset({secret}))
    faults = inspected(tmp_path, expected)
    leaks = {fault.position.path for fault in faults if fault.code == "page_leak"}
    assert leaks == ({"a.html", "a.csv"} if is_found else set())


def test_secret_is_told_only_where_it_stands(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "a.csv", "b.csv"):
        words = KEPT_BACK if name[0] == "a" else KEPT_BACK[1:]
        text = page(f"<p>{words}</p>") if name.endswith("html") else words
        (tmp_path / name).write_text(text, "utf-8")
    faults = inspected(tmp_path, replace(KNOWN, secrets=frozenset({KEPT_BACK})))
    leaks = [fault for fault in faults if fault.code == "page_leak"]
    assert sorted(fault.position.path for fault in leaks) == ["a.csv", "a.html"]


def test_each_title_is_read_by_itself(tmp_path: Path) -> None:
    two = page("<title>V</title>").replace("<title>港", "<title>D")
    assert words_told(tmp_path, "a.html", two, ("DV",)) == []
    assert words_told(tmp_path, "a.html", two, ("D", "V")) == ["D", "V"]


def test_name_of_a_calendar_may_not_tell(tmp_path: Path) -> None:
    assert words_told(tmp_path, "a.ics", "NAME;LANGUAGE=ja:暴力\r\n", ("暴力",)) == ["暴力"]
    assert words_told(tmp_path, "a.ics", "DESCRIPTION:暴力\r\n", ("暴力",)) == []
    assert words_told(tmp_path, "a.csv", "SUMMARY:暴力\r\n", ("暴力",)) == []
    assert words_told(tmp_path, "a.csv", "<title>暴力</title>", ("暴力",)) == []
