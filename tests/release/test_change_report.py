"""What a publication changes is told from what builds stated; what blocks it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from pydantic import Field
from yorisoi import clock
from yorisoi.editing import proposal
from yorisoi.models import Event
from yorisoi.models.fields import Text
from yorisoi.models.record import Record
from yorisoi.release import change_report, snapshot
from yorisoi.release.changes import changes
from yorisoi.release.snapshot import Entry, Snapshot

from tests.support.building import NOW, Built, build_site, html_files, yorisoi
from tests.support.writing import HARBOUR, PAGE, copied, publication, publishing, replace, write

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
        ("開いている時間", "曜日", "月・水・木・金・土"),
        ("開いている時間", "始まり", "10:00"),
        ("開いている時間", "終わり", "16:00"),
        (
            "休みの日",
            "臨時の休み",
            "わけ 年末年始、最初の日 2026年12月29日（火）、最後の日 2027年1月3日（日）",
        ),
        ("サロン港", "住所", "港町1-2-3"),
        ("サロン港", "郵便番号", "100-0001"),
        ("やさしいヨガ", "日時", "2026年12月10日（木） 10:30〜11:30"),
        ("やさしいヨガ", "申込の締切", "2026年12月8日（火） 17:00"),
        ("手紙を書く会", "日時", "2026年12月19日（土） 13:00〜14:30 満席"),
        ("あたたかいスープ", "場所", "会場の名前 港公民館\n会場の住所 港町4-5-6"),
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
        ("変わったもの", "電話", "終わり", "20:00", "19:00"),
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


def test_publication_tells_what_changed_in_the_texts_of_other_languages(
    tmp_path: Path, publish: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    write(content, "pages/en/_words.yaml", "相談の電話: Telephone\n年末年始: New Year\n")
    publish(content)
    replace(content, "pages/en/_words.yaml", "Telephone\n", "Phone line for talking\n")
    rows = told(reported(publish(content, now="2026-12-04T09:00:00+09:00")))
    assert rows == [
        ("変わったもの", "English", "相談の電話", "Telephone", "Phone line for talking")
    ]


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
    moment = clock.now(LATER)
    stated, less, other = (
        Snapshot(snapshot.VERSION, moment, [], {"x": Entry(section, vectors[0], fields)})
        for section, fields in (
            (vectors[2], {vectors[1]: vectors, vectors[3]: [vectors[0]]}),
            ("", {}),
            ("", {vectors[1]: vectors[1:], vectors[3]: ["<b>"]}),
        )
    )
    for before in (None, less, other):
        text = change_report.page(before, stated, public=True, first=before is None)
        page = html.fromstring(text)
        assert not page.xpath("//script | //img | //link | //@src | //@href | //@onerror")
        text = page.text_content()
        assert all(vector in text for vector in vectors)
        assert "default-src 'none'" in page.xpath("//meta/@content")[0]


def test_field_added_to_a_record_is_in_record_report_and_comment() -> None:
    class Parking(Record):
        lot: Text = Field(title="区画", description="番号")

    class WithParking(Event):
        parking: Text = Field(title="駐車場", description="どこにあるか")
        lots: tuple[Parking, ...] = Field(title="区画", description="番号を並べます")

    values = {"id": "case", "title": "お茶の時間", "date": "2026-12-10", "start": "10:00"}
    more = {"parking": "裏に3台", "lots": [{"lot": "7"}]}
    event = WithParking.model_validate(values | more)
    moment = clock.now(NOW)
    site = publishing(event).site
    before, after = (snapshot.published(each, moment) for each in (publishing().site, site))
    assert after.entries["events/case"].fields["駐車場"] == ["裏に3台"]
    page = change_report.page(before, after, public=True, first=False)
    assert ("増えたもの", "お茶の時間", "駐車場", "裏に3台") in told(html.fromstring(page))
    assert ("増えたもの", "お茶の時間", "区画", "区画 7") in told(html.fromstring(page))
    rows = proposal.check_result((), changes(before, after), None).changes
    lines = [row[1:] for row in rows if row.field.endswith("お茶の時間 › 駐車場")]
    assert lines == [([], ["裏に3台"])]


def test_no_two_fields_of_a_record_have_one_title() -> None:
    site = publication().site
    for record in (*site.events, site.service, *site.service.contacts.values(), site.hotlines):
        names = snapshot.titles(record).values()
        assert len(names) == len(set(names))


def test_record_is_kept_with_its_day_beside_each_build(site: Built) -> None:
    record = json.loads((site.output.resolve().parent / "record.json").read_text("utf-8"))
    assert record["made"] == NOW
    contact = record["entries"]["service/contacts/consultation"]
    assert contact["fields"]["電話番号"] == ["080-3402-8685"]
    assert not list(site.output.rglob("record.json"))
    assert not list(site.output.rglob("report.html"))


WHOLE = '{"version": 2, "made": "2026-12-01T10:30:00+09:00", "events": [], "entries": {}}'
SPOILT = {
    "empty": "",
    "no entries": "{}",
    "null": "null",
    "a list": "[]",
    "a number": "7",
    "cut": WHOLE[:-9],
    "another version": WHOLE.replace("2", "1", 1),
    "a date that is none": WHOLE.replace("2026-12-01T10:30:00+09:00", "きのう"),
    "a date of no zone": WHOLE.replace("+09:00", ""),
    "entries of another type": WHOLE.replace('"entries": {}', '"entries": {"x": 1}'),
    "fields of another type": WHOLE.replace(
        '"entries": {}', '"entries": {"x": {"section": "", "title": "", "fields": {"a": [1]}}}'
    ),
    "deep": "[" * 100_000,
    "no text": "\0\udcff",
}


@pytest.mark.parametrize("reason", SPOILT)
def test_spoilt_record_is_read_as_none(reason: str, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(WHOLE.encode())
    assert snapshot.read(file)
    file.write_bytes(SPOILT[reason].encode("utf-8", "surrogateescape"))
    assert snapshot.read(file) is None


def test_spoilt_record_costs_a_notice_and_neither_a_build_nor_a_rollback(
    tmp_path: Path, publish: Callable[..., Built], build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for title in ("やさしいヨガ", "ゆっくりヨガ"):
        replace(content, "events/2026-12-10-yoga.yaml", "やさしいヨガ", title)
        file = publish(content).output.resolve().parent / "record.json"
    file.write_text("{}")
    for again in (build, publish):
        built = again(content=content)
        assert f"{file}:1:1: お知らせ: " in built.stderr
        assert "記録が読み取れないため" in reported(built).text_content()
    for record in tmp_path.glob(".yorisoi-output/*/record.json"):
        record.write_text("")
    done = yorisoi(
        "rollback", "--content", content, "--content", content, "--output", tmp_path / "output"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1つ前のサイトにもどしました" in done.stdout


SERVICE = "data/service.yaml"
QUESTION = "確かめた人がいません。"


BLOCKING = {
    "an open question": (f"confirmed: 2026-11-01\n    question: {QUESTION}\n", "21:15", QUESTION),
    "never confirmed": ("confirmed: null\n", "20:16", "まだ一度も確かめられていません"),
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


@pytest.mark.parametrize(
    ("confirmed", "count"), [("2026-07-06", 0), ("2026-07-05", 1), ("2020-01-01", 1)]
)
def test_age_of_what_is_marked_blocking_is_told_and_stops_nothing(
    confirmed: str, count: int, tmp_path: Path, publish: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    head, contact = (content / SERVICE).read_text("utf-8").split("  consultation:\n", 1)
    written = f"confirmed: {confirmed}\n    blocking: true\n"
    contact = contact.replace("confirmed: 2026-11-01\n", written, 1)
    write(content, SERVICE, f"{head}  consultation:\n{contact}")
    built = publish(content)
    assert built.status == 0, built.stderr
    told = f"{SERVICE}:20:16: お知らせ: 大切なこと（blocking の行があるもの）を、{confirmed} から"
    assert built.stderr.count(told) == count
    assert "これが済むまで公開できません" not in built.stdout


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
        file.read_text("utf-8") for file in html_files(built.output)
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
