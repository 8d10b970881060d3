"""What a publication changes is told from what builds stated; what blocks it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from yorisoi.models import Event, Fact, Notice, Service, names
from yorisoi.models.labels import SECTIONS, WORDS
from yorisoi.release import change_report, snapshot
from yorisoi.release.snapshot import Entry, Statement

from tests.support.building import Built, build_site
from tests.support.writing import HARBOUR, PAGE, copied, replace, write

LATER = "2026-12-03T09:00:00+09:00"


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Built]:
    """`publish(content)` for the public address, in the place of the one before."""

    def build(content: Path, *arguments: str, now: str = LATER) -> Built:
        arguments = ("-s", "publishconf.py", *arguments)
        address = "https://minato.example"
        return build_site(
            tmp_path / "output", *arguments, content=content, now=now, SITEURL=address
        )

    return build


def reported(built: Built) -> HtmlElement:
    """Return the report whose path the build printed."""
    assert built.status == 0, built.stderr
    line = next(each for each in built.stdout.splitlines() if each.startswith("変わったこと: "))
    file = Path(line.removeprefix("変わったこと: "))
    assert not file.resolve().is_relative_to(built.output.resolve())
    return html.fromstring(file.read_text("utf-8"))


def told(page: HtmlElement) -> list[tuple[str, ...]]:
    """Return the rows of a report: kind, title, field, then each side's lines."""
    return [
        (
            change.xpath("string(span)"),
            change.xpath("string(bdi)"),
            row.xpath("string(th)"),
            *(
                "\n".join(each.text_content() for each in side.xpath("p"))
                for side in row.xpath("td")
            ),
        )
        for change in page.xpath("//h3")
        for row in change.xpath("following-sibling::table[1]/tbody/tr")
    ]


def test_first_publication_lists_every_number_hour_address_and_event(
    publish: Callable[..., Built],
) -> None:
    page = reported(publish(HARBOUR))
    rows = {row[1:] for row in told(page)}
    assert {row[0] for row in told(page)} == {"増えたもの"}
    assert {
        ("相談の電話", "電話番号", "0312-34-5678"),
        ("メール", "メールアドレス", "hello@minato.example"),
        ("LINE", "LINEのアドレス", "https://lin.ee/minato0"),
        ("開いている時間", "曜日", "毎週 月・水・木・金・土"),
        ("開いている時間", "時間", "10:00〜16:00"),
        ("休みの日", "休みの日", "2026年12月29日（火）〜2027年1月3日（日） 年末年始"),
        ("サロン港", "住所", "港町1-2-3"),
        ("サロン港", "郵便番号", "100-0001"),
        ("やさしいヨガ", "日時", "2026年12月10日（木） 10:30〜11:30"),
        ("やさしいヨガ", "しめきり", "2026年12月8日（火） 17:00"),
        ("手紙を書く会", "日時", "2026年12月19日（土） 13:00〜14:30 満席"),
        ("あたたかいスープ", "場所", "港公民館\n港町4-5-6"),
    } <= rows
    assert "まだ公開したことがない" in page.text_content()


def test_publication_tells_each_change_before_and_after(
    tmp_path: Path, publish: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    publish(content)
    replace(content, "data/service.yaml", "0312-34-5678", "0312-34-5687")
    replace(content, "data/service.yaml", "end: 20:00", "end: 19:00")
    replace(content, "data/service.yaml", "港町1-2-3", "港町1-2-4")
    replace(content, "events/talks.yaml", "status: full", "status: cancelled")
    replace(content, "events/2026-12-10-yoga.yaml", "2026-12-10", "2026-12-11")
    replace(content, "pages/ja/consultation.md", "です。\n\n", "です。土曜は13時からです。\n\n")
    (content / "events/2026-10-08-bag.md").unlink()
    write(content, "events/2027-02-01-walk.yaml", "title: 散歩\ndate: 2027-02-01\nstart: 10:00\n")
    page = reported(publish(content, now="2026-12-04T09:00:00+09:00"))
    rows = told(page)
    assert {
        ("変わったもの", "相談の電話", "電話番号", "0312-34-5678", "0312-34-5687"),
        ("変わったもの", "電話", "時間", "10:00〜20:00", "10:00〜19:00"),
        ("変わったもの", "サロン港", "住所", "港町1-2-3", "港町1-2-4"),
        ("変わったもの", "手紙を書く会", "日時", "2026年12月19日（土） 13:00〜14:30 満席",
         "2026年12月19日（土） 13:00〜14:30 中止"),
        ("変わったもの", "やさしいヨガ", "日時", "2026年12月10日（木） 10:30〜11:30",
         "2026年12月11日（金） 10:30〜11:30"),
        ("なくなったもの", "古い布で作る小さな袋", "日時", "2026年10月8日（木） 10:00〜12:00"),
        ("増えたもの", "散歩", "日時", "2027年2月1日（月） 10:00〜"),
        ("変わったもの", "話す", "本文", "休みは {{ hours.closed }} です。",
         "休みは {{ hours.closed }} です。土曜は13時からです。"),
    } <= set(rows)  # fmt: skip
    assert {row[1] for row in rows if row[0] == "変わったもの"} == {
        "相談の電話", "電話", "サロン港", "手紙を書く会", "やさしいヨガ", "話す",
    }  # fmt: skip
    assert page.xpath("//td//mark/text()")[:2] == ["5678", "5687"]
    assert "前回の公開（2026年12月3日（木） 9:00）" in page.text_content()


def test_publication_without_a_change_says_so(publish: Callable[..., Built]) -> None:
    publish(HARBOUR)
    page = reported(publish(HARBOUR))
    assert "変わったところはありません" in page.text_content()
    assert told(page) == []


def test_trial_builds_tell_what_a_publication_would_change(
    tmp_path: Path, publish: Callable[..., Built], build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    publish(content)
    replace(content, "data/service.yaml", "0312-34-5678", "0312-34-5687")
    change = ("変わったもの", "相談の電話", "電話番号", "0312-34-5678", "0312-34-5687")
    for _ in range(2):
        page = reported(build(content=content))
        assert told(page) == [change]
        assert "公開すると変わること" in page.text_content()
    assert told(reported(publish(content))) == [change]


def test_report_says_what_staff_wrote_as_text_and_loads_nothing() -> None:
    vectors = [
        "<script>alert(1)</script>",
        "</bdi><img src=x onerror=alert(1)>",
        "\"'&amp;",
        "{{7*7}}",
    ]
    entry = Entry("contacts", vectors[0], {vectors[1]: vectors})
    stated = Statement("2026-12-03T09:00:00+09:00", [], {"contacts/x": entry})
    for before in (None, Statement(stated.made, [], {"contacts/x": Entry("contacts", "", {})})):
        page = html.fromstring("".join(change_report.page(before, stated, public=True)))
        assert not page.xpath("//script | //img | //link | //@src | //@href | //@onerror")
        text = page.text_content()
        assert all(vector in text for vector in vectors)
        assert "default-src 'none'" in page.xpath("//meta/@content")[0]


def test_every_field_and_section_has_a_word_for_staff() -> None:
    records = [Event, Notice, Fact, *Fact.__subclasses__()]
    fields = {name for record in records for name in names(record)}
    told_otherwise = snapshot.UNTOLD | snapshot.TOLD_AS_DATES | {"rows"}
    assert fields - told_otherwise - WORDS.keys() == set()
    assert set(names(Service)) - {"avoided_in_titles"} <= SECTIONS.keys()


def test_record_is_kept_with_its_day_beside_each_build(site: Built) -> None:
    record = json.loads((site.output.resolve().parent / "record.json").read_text("utf-8"))
    assert record["made"] == "2026-12-01T10:30:00+09:00"
    assert record["facts"]["contacts/consultation"]["fields"]["電話番号"] == ["080-3402-8685"]
    assert not list(site.output.rglob("record.json"))
    assert not list(site.output.rglob("report.html"))


def test_record_of_another_version_is_read_as_none() -> None:
    assert snapshot.read('{"version": 0, "facts": {"a": 1}}') is None


QUESTION = "確かめた人がいません。"


BLOCKING = {
    "an open question": (f"confirmed: 2026-11-01\n    question: {QUESTION}\n", "21:15", QUESTION),
    "confirmed long ago": ("confirmed: 2026-06-01\n", "20:16", "最後に確かめた日: 2026-06-01"),
    "never confirmed": ("confirmed: null\n", "20:16", "まだ一度もありません"),
}


@pytest.mark.parametrize("reason", BLOCKING)
def test_what_is_marked_blocking_stops_a_publication_and_no_other_build(
    reason: str, tmp_path: Path, publish: Callable[..., Built], build: Callable[..., Built]
) -> None:
    written, place, words = BLOCKING[reason]
    content = copied(tmp_path)
    text = (content / "data/service.yaml").read_text("utf-8")
    head, contact = text.split("  consultation:\n", 1)
    contact = contact.replace("confirmed: 2026-11-01\n", f"{written}    blocking: true\n", 1)
    write(content, "data/service.yaml", f"{head}  consultation:\n{contact}")
    assert build(content=content).status == 0
    refused = publish(content)
    assert refused.status == 1
    assert refused.stderr.startswith(f"data/service.yaml:{place}: ")
    assert words in refused.stderr
    assert "contacts.consultation: 【これが済むまで公開できません】" in refused.stdout
    assert [each.name for each in (tmp_path / ".yorisoi-output").glob("*-*")] == ["1-local"]
    write(content, "data/service.yaml", text)
    assert publish(content).status == 0


def test_publication_prints_what_is_open_and_goes_on(
    tmp_path: Path, publish: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    question = "confirmed: null\n    question: 夜の窓口の番号は、これで正しいですか。\n"
    replace(content, "data/hotlines.yaml", "confirmed: null\n", question)
    built = publish(content)
    assert built.status == 0, built.stderr
    assert "まだ決まっていないこと（1件）" in built.stdout
    assert "hotlines.lines.night: 夜の窓口の番号は、これで正しいですか。" in built.stdout
    assert "hotlines.lines.night: まだ一度も確かめていません" in built.stdout
    assert "夜の窓口の番号は" not in "".join(
        file.read_text("utf-8") for file in built.output.rglob("*.html")
    )


def test_drafts_and_what_is_not_yet_public_are_in_no_report(
    tmp_path: Path, publish: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    write(content, "pages/ja/sample.md", PAGE.replace("lang: ja", "lang: ja\nstatus: draft"))
    replace(content, "events/2026-12-10-yoga.yaml", "title:", "publish_from: 2026-12-05\ntitle:")
    text = reported(publish(content)).text_content()
    assert "見本のページ" not in text
    assert "やさしいヨガ" not in text
