"""Workshops on the built site: right at every moment, and the same wherever they are told."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import Tag
from lxml import etree

from tests.support.building import Built, build_site, html_files, yorisoi
from tests.support.ical_js import by_ical_js
from tests.support.reading import by_icalendar, soup
from tests.support.writing import EVENT, checker, copied, write_only

FAR_AWAY = "America/Los_Angeles"
LIST, PAST = "workshops/", "workshops/past/"
CANCELLED_SERIES = """\
title: お茶の時間
dates:
  - 2026-12-10
  - {date: 2026-12-17, status: cancelled, note: 講師の都合によりお休みします。}
  - 2026-12-24
start: 10:00
end: 12:00
"""
MARKED = "【中止】お茶の時間"


@pytest.fixture
def built(tmp_path: Path, build: Callable[..., Built]) -> Callable[..., Built]:
    """`built(text, now)`: the second service with one file of workshops, built far from Japan."""

    def of(text: str, now: str) -> Built:
        content = tmp_path / "content"
        if not content.exists():
            copied(tmp_path)
        write_only(content, text)
        done = build(content=content, now=now, TZ=FAR_AWAY)
        assert done.status == 0, done.stderr
        return done

    return of


def event(**changes: str) -> str:
    """Return an event's text with some of its lines changed, others added."""
    lines = dict(line.split(": ", 1) for line in EVENT.splitlines()) | changes
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value)


def weekly(first: str, weekday: str, until: str, more: str = "") -> str:
    repeat = f"{{every: week, weekday: {weekday}, until: {until}{more}}}"
    return event(date=first, repeat=repeat)


def main_of(built: Built, address: str) -> Tag:
    (main,) = soup(built.output / address / "index.html").select("main")
    return main


def words(built: Built, address: str) -> str:
    """Return what the main part of a page says, without any spaces."""
    return re.sub(r"\s", "", main_of(built, address).get_text())


def links_to_event(built: Built, address: str) -> int:
    return len(main_of(built, address).select("a[href*='workshops/case/']"))


def text(built: Built, name: str) -> str:
    return (built.output / name).read_bytes().decode()


def at(day: str, time: str) -> str:
    return f"{day}T{time}:00+09:00"


def test_event_is_to_come_until_the_minute_it_ends(built: Callable[..., Built]) -> None:
    before = built(event(), at("2026-12-10", "11:59"))
    assert (links_to_event(before, LIST), links_to_event(before, PAST)) == (1, 0)
    assert "case/" in text(before, "workshops/feed.atom")
    after = built(event(), at("2026-12-10", "12:00"))
    assert (links_to_event(after, LIST), links_to_event(after, PAST)) == (0, 1)
    assert "case/" not in text(after, "workshops/feed.atom")


def test_event_without_a_known_end_lasts_its_day_in_japan(built: Callable[..., Built]) -> None:
    before = built(event(end=""), at("2026-12-10", "23:59"))
    assert (links_to_event(before, LIST), links_to_event(before, PAST)) == (1, 0)
    after = built(event(end=""), at("2026-12-11", "00:01"))
    assert (links_to_event(after, LIST), links_to_event(after, PAST)) == (0, 1)


@pytest.mark.parametrize(
    ("time", "month"), [("2026-12-31T23:59:00", "2026-12"), ("2027-01-01T00:01:00", "2027-01")]
)
def test_source_date_epoch_is_read_in_japan_time(time: str, month: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    write_only(content, "[]")
    epoch = int(datetime.fromisoformat(f"{time}+09:00").timestamp())
    folders = ("--content", content, "--output", tmp_path / "output")
    done = yorisoi("build", *folders, SOURCE_DATE_EPOCH=str(epoch), TZ=FAR_AWAY)
    assert done.returncode == 0, done.stderr
    months = [each.name for each in (tmp_path / "output" / "workshops").glob("20*")]
    assert months == [month]


def test_moment_in_another_zone_is_read_in_japan_time(built: Callable[..., Built]) -> None:
    done = built("[]", "2026-12-31T07:01:00-08:00")
    assert (done.output / "workshops" / "2027-01").is_dir()
    assert not (done.output / "workshops" / "2026-12").exists()


def test_new_year_begins_in_japan(built: Callable[..., Built]) -> None:
    eve = event(date="2026-12-31", end="")
    before = built(eve, at("2026-12-31", "23:59"))
    assert links_to_event(before, LIST) == 1
    assert not (before.output / "workshops" / "2027-01").exists()
    after = built(eve, at("2027-01-01", "00:01"))
    assert links_to_event(after, LIST) == 0
    assert links_to_event(after, "workshops/past/2026/") == 1
    assert "1月" in words(after, "workshops/2027-01/")
    assert "元日" in words(after, "workshops/2027-01/")


def test_past_is_put_into_fiscal_years(built: Callable[..., Built]) -> None:
    turn = event(date="", dates="[2027-03-31, 2027-04-01]")
    done = built(turn, at("2027-04-02", "00:01"))
    assert "2027年3月31日" in words(done, "workshops/past/2026/")
    assert "2027年4月1日" not in words(done, "workshops/past/2026/")
    assert "2027年4月1日" in words(done, "workshops/past/2027/")
    assert "2027年3月31日" not in words(done, "workshops/past/2027/")


def test_fiscal_year_turns_at_midnight_in_japan(built: Callable[..., Built]) -> None:
    last = event(date="2027-03-31", end="")
    assert links_to_event(built(last, at("2027-03-31", "23:59")), LIST) == 1
    after = built(last, at("2027-04-01", "00:01"))
    assert links_to_event(after, "workshops/past/2026/") == 1
    assert not (after.output / "workshops" / "past" / "2027").exists()


def test_leap_day_has_its_date_and_its_cell(built: Callable[..., Built]) -> None:
    done = built(event(date="2028-02-29"), at("2028-02-29", "11:59"))
    assert links_to_event(done, LIST) == 1
    assert "2028年2月29日" in words(done, "workshops/case/")
    assert links_to_event(done, "workshops/2028-02/") == 1


@pytest.mark.parametrize(
    ("key", "day", "before", "after"),
    [("publish_from", "2026-12-02", 0, 1), ("publish_until", "2026-12-01", 1, 0)],
)
def test_publishing_begins_and_ends_at_midnight_in_japan(
    key: str, day: str, before: int, after: int, built: Callable[..., Built]
) -> None:
    for now, shown in ((at("2026-12-01", "23:59"), before), (at("2026-12-02", "00:01"), after)):
        done = built(event(**{key: day}), now)
        assert links_to_event(done, LIST) == shown
        assert (done.output / "workshops" / "case").exists() is bool(shown)
        assert (done.output / "workshops" / "case.ics").exists() is bool(shown)
        for name in ("calendar.ics", "events.csv", "events.json", "feed.atom"):
            assert ("お茶の時間" in text(done, f"workshops/{name}")) is bool(shown), name
        assert ("workshops/case/" in text(done, "sitemap.xml")) is bool(shown)


@pytest.mark.parametrize(
    ("repeat", "day", "reason"),
    [
        (("2026-04-22", "水", "2026-05-13"), "2026-05-06", "振替休日"),
        (("2027-03-15", "月", "2027-03-29"), "2027-03-22", "振替休日"),
        (("2026-09-15", "火", "2026-09-29"), "2026-09-22", "国民の休日"),
        (("2026-12-23", "水", "2027-01-06"), "2026-12-30", "年末年始"),
    ],
)
def test_page_of_a_repeat_says_which_days_are_left_out_and_why(
    repeat: tuple[str, str, str], day: str, reason: str, built: Callable[..., Built]
) -> None:
    done = built(weekly(*repeat), at(repeat[0], "00:01"))
    year, month, number = map(int, day.split("-"))
    said = words(done, "workshops/case/")
    assert re.search(rf"お休みの日.*{year}年{month}月{number}日.*{reason}", said)
    starts = [each["start"][:10] for each in by_icalendar(text(done, "workshops/case.ics"))]
    assert repeat[2] in starts
    assert day not in starts


def test_page_of_a_repeat_says_the_day_that_is_excepted(built: Callable[..., Built]) -> None:
    series = weekly("2026-12-02", "水", "2026-12-16", ", except: [2026-12-09]")
    said = words(built(series, at("2026-12-01", "10:30")), "workshops/case/")
    (left_out,) = re.findall(r"お休みの日\s*(2026年12月9日.*)", said)
    assert "お休み" not in left_out  # the row has said it


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A series of three dates whose middle one is cancelled, built once."""
    folder = tmp_path_factory.mktemp("series")
    content = copied(folder)
    write_only(content, CANCELLED_SERIES)
    done = build_site(folder / "output", content=content)
    assert done.status == 0, done.stderr
    return done


@pytest.mark.parametrize("address", [LIST, "workshops/2026-12/"])
def test_cancelled_date_is_marked_in_words_in_its_title(address: str, series: Built) -> None:
    said = words(series, address)
    assert said.count(MARKED) == 1
    assert said.count("お茶の時間") == 3


def test_cancelled_date_is_marked_on_the_page_of_its_event(series: Built) -> None:
    said = words(series, "workshops/case/")
    assert said.count("中止") == 1
    assert said.count("講師の都合によりお休みします。") == 1
    first, _, last = (said.index(f"2026年12月{day}日") for day in (10, 17, 24))
    assert first < said.index("中止") < last


def test_cancelled_date_is_never_said_to_be_over(series: Built) -> None:
    rows = soup(series.output / "workshops/case/index.html").select("dd:has(time)")
    assert [("終わりました" in row.get_text(), "中止" in row.get_text()) for row in rows] == [
        (True, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize("name", ["workshops/calendar.ics", "workshops/case.ics"])
def test_cancelled_date_stays_in_the_calendar_as_cancelled(name: str, series: Built) -> None:
    found = by_icalendar(text(series, name))
    assert found == by_ical_js(text(series, name))
    assert [each["status"] for each in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [each["summary"] for each in found] == ["お茶の時間", MARKED, "お茶の時間"]


def test_event_has_one_uid_in_the_whole_calendar_and_its_own(series: Built) -> None:
    whole, own = (text(series, f"workshops/{name}.ics") for name in ("calendar", "case"))
    assert by_icalendar(whole) == by_icalendar(own)


def test_cancelled_date_is_marked_in_the_feed(series: Built) -> None:
    feed = etree.fromstring(text(series, "workshops/feed.atom").encode())
    titles = feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert sorted(titles) == sorted(["お茶の時間", "お茶の時間", MARKED])


def test_cancelled_date_is_marked_in_the_open_data(series: Built) -> None:
    table = csv.DictReader(io.StringIO(text(series, "workshops/events.csv"), newline=""))
    assert [row["イベント名"] for row in table] == ["お茶の時間", MARKED, "お茶の時間"]


def test_cancelled_date_is_marked_for_search_engines(series: Built) -> None:
    listed = json.loads(text(series, "workshops/events.json"))
    assert [each["name"] for each in listed] == ["お茶の時間", MARKED, "お茶の時間"]
    states = [each["eventStatus"].rsplit("/", 1)[1] for each in listed]
    assert states == ["EventScheduled", "EventCancelled", "EventScheduled"]


def test_page_holds_the_same_events_as_the_open_data(series: Built) -> None:
    page = soup(series.output / "workshops/case/index.html")
    (script,) = page.select("script[type='application/ld+json']")
    listed = json.loads(text(series, "workshops/events.json"))
    assert [
        {"@context": "https://schema.org"} | each
        for each in json.loads(script.get_text())["@graph"]
    ] == (listed)


def test_sitemap_lists_every_page_but_the_one_for_what_is_not_there(series: Built) -> None:
    root = etree.fromstring(text(series, "sitemap.xml").encode())
    listed = {
        each.removeprefix("http://127.0.0.1:8000/")
        for each in root.xpath("//*[local-name()='loc']/text()")
    }
    pages = {
        page.relative_to(series.output).as_posix().removesuffix("index.html")
        for page in html_files(series.output)
    }
    assert listed == pages - {"404.html"}


def test_moved_date_says_its_new_and_its_old_day(built: Callable[..., Built]) -> None:
    moved = event(date="2027-01-16", moved_from="2026-12-10", status="postponed", note="大雪のため")
    done = built(moved, at("2026-12-01", "10:30"))
    said = words(done, "workshops/case/")
    assert "日程変更：この日に開きます" in said
    assert "日を改めます" not in said
    assert "大雪のため" in said
    assert "2027年1月16日" in said
    assert "2026年12月10日" in said
    assert "【日程変更】お茶の時間" in words(done, LIST)


def test_no_events_are_said_in_words(built: Callable[..., Built]) -> None:
    done = built("[]", at("2026-12-01", "10:30"))
    assert "次のワークショップは、決まったらここでお知らせします。" in words(done, LIST)
    assert "終わったワークショップは、まだありません。" in words(done, PAST)
    assert "予定なし" in words(done, "workshops/2026-12/")
    assert by_icalendar(text(done, "workshops/calendar.ics")) == []
    assert json.loads(text(done, "workshops/events.json")) == []


def test_one_event_stands_everywhere_once(built: Callable[..., Built]) -> None:
    done = built(event(), at("2026-12-01", "10:30"))
    for address in (LIST, "workshops/2026-12/"):
        assert links_to_event(done, address) == 1, address
    assert len(by_icalendar(text(done, "workshops/calendar.ics"))) == 1
    assert len(json.loads(text(done, "workshops/events.json"))) == 1


def test_a_thousand_events_have_a_page_and_a_calendar_each(built: Callable[..., Built]) -> None:
    first = date(2026, 1, 1)
    items = [
        f"- {{id: e{number}, title: お茶の時間, date: {first + timedelta(days=number)}, "
        "start: 10:00, end: 12:00}\n"
        for number in range(1, 1001)
    ]
    done = built("".join(items), at("2026-12-01", "10:30"))
    workshops = done.output / "workshops"
    assert len(list(workshops.glob("e*/index.html"))) == 1000
    assert len(list(workshops.glob("e*.ics"))) == 1000
    assert len(json.loads(text(done, "workshops/events.json"))) == 1000
    assert len(text(done, "workshops/events.csv").splitlines()) == 1001
    assert text(done, "workshops/calendar.ics").count("BEGIN:VEVENT") == 1000


def test_event_whose_only_date_is_cancelled_says_so_and_is_not_offered_for_a_calendar(
    built: Callable[..., Built],
) -> None:
    only = event(date="", dates="[{date: 2026-12-10, status: cancelled}]")
    page = text(built(only, at("2026-12-01", "10:30")), "workshops/case/index.html")
    assert f"<title>{MARKED}" in page
    assert 'workshops/case.ics"' not in page
    page = text(built(event(), at("2026-12-01", "10:30")), "workshops/case/index.html")
    assert 'workshops/case.ics"' in page


def test_summary_is_shown_without_its_notation(built: Callable[..., Built]) -> None:
    summary = event(summary='"**お茶**と{菓子|かし}。申込は {{ contacts.workshop }} へ。"')
    done = built(summary, at("2026-12-01", "10:30"))
    for name in (f"{LIST}index.html", "workshops/case/index.html", "workshops/events.csv"):
        assert "{{" not in text(done, name), name
        assert "{菓子|かし}" not in text(done, name), name


@pytest.mark.parametrize("name", ["yoga01", "e0", "class-02", "a-0120", "tea-2026"])
def test_digits_at_the_end_of_an_id_are_not_taken_for_a_telephone_number(
    name: str, built: Callable[..., Built]
) -> None:
    done = built(event(id=name), at("2026-12-01", "10:30"))
    assert (done.output / "workshops" / f"{name}.ics").is_file()


def test_notation_in_a_note_is_refused_or_filled_in_and_never_shown_as_it_is(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    write_only(content, event(note="くわしくは {{ contacts.workshop }} へ"))
    done = build(content=content)
    assert done.status == 1 or "{{" not in text(done, "workshops/case/index.html")


@pytest.mark.parametrize(
    "days",
    [
        {"dates": "[2026-12-10, 2026-12-17]", "moved_from": "2026-12-03"},
        {"dates": "[2026-12-17, {date: 2026-12-18, moved_from: 2026-12-17}]"},
        {"dates": "[{date: 2026-12-10, start: 10:00}, {date: 2026-12-10, start: 11:00}]"},
    ],
    ids=["whole series moved from one day", "moved from a day still held", "one day twice"],
)
def test_dates_that_would_share_one_calendar_entry_are_refused(
    days: dict[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    write_only(content, event(date="", **days))
    said = checker(content, capfd)()
    assert said.status == 1
    assert "events/case.yaml" in said.err


LONG_SERIES = """\
title: お茶の時間
date: 2026-12-03
repeat: {every: week, weekday: 月・水・木, until: 2029-11-29}
start: 13:30
end: 15:00
"""


@pytest.mark.parametrize("now", ["2026-12-01", "2027-10-02", "2029-12-31"])
def test_page_of_a_long_series_shows_the_dates_around_now_and_leads_to_all(
    now: str, built: Callable[..., Built]
) -> None:
    site = built(LONG_SERIES, f"{now}T10:00:00+09:00")
    page = soup(site.output / "workshops/case/index.html")
    shown = [str(time["datetime"])[:10] for time in page.select("dl.event time")]
    calendar = by_icalendar((site.output / "workshops/case.ics").read_text("utf-8"))
    dates = sorted(event["start"][:10] for event in calendar)
    assert len(dates) > 400
    assert len(shown) == 30
    over = [day for day in dates if day < now]
    first = max(0, min(len(over) - 1, len(dates) - 30))
    assert sorted(shown) == dates[first : first + 30]  # the next one stands before the way to apply
    assert f"ほかに{len(dates) - 30}日あります" in page.get_text()
    links = "\n".join(str(link["href"]) for link in page.select("main a"))
    months = set(re.findall(r"/(20\d\d-\d\d)/", links))
    assert months == {day[:7] for day in dates if day not in shown}


def test_event_that_was_cancelled_is_never_said_to_be_over(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    write_only(content, f"id: case\nstatus: cancelled\n{EVENT}")
    page = soup(build(content=content).output / "workshops/case/index.html")
    assert page.select_one(".event-apply")
    assert "終わりました" not in page.get_text()
    (past,) = (each for each in page.select(".event-apply > div") if each.has_attr("hidden"))
    assert past.get_text().split() == ["中止になりました"]  # nobody is asked to call any more
