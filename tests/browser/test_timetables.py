# ruff: noqa: E501 - a table of sentences, one moment a line
"""「いま」 and the timetable for services of every shape, at the moments that matter.

Each site is the second service with other hours; the browser says what a visitor would read.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import ValidationError
from yorisoi.clock import ONE_DAY
from yorisoi.models import Closures, Hotline, Hotlines, OpeningHours, Service, Timetable
from yorisoi.models.contacts import tel_uri
from yorisoi.schedule import ways

from tests.support.building import NOW, ROOT, build_site
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.components import surroundings
from tests.support.serving import serving
from tests.support.status import ASK, OFFERED, SAID, expected, offered
from tests.support.writing import copied, publication, replace

SERVICE = "data/service.yaml"
SCRIPT = (ROOT / "theme/templates/components/now/script.js").read_text("utf-8")
SURROUNDINGS = surroundings()
FACT = "    source: 試験用の見本\n    confirmed: 2026-11-01\n"
SHUT = """  holidays: true
  days:
    - start: 2026-12-29
      end: 2027-01-03
      reason: 年末年始
      source: 試験用の見本
      confirmed: 2026-11-01
"""
UNSAID = "  holidays: true\n"


def hours(door: str, telephone: str) -> str:
    """Return the hours of the salon and of the telephone, each from its lines of YAML."""
    entries = (("salon", "サロン", door), ("telephone", "電話", telephone))
    return "".join(
        f"  {key}:\n    label: {label}\n"
        + "".join(f"    {line}\n" for line in lines.splitlines())
        + FACT
        for key, label, lines in entries
    )


SALON = "days: 月・水・木・金・土\nstart: 10:00\nend: 16:00"
WEEKDAYS = "days: 月・火・水・木・金\nstart: 9:00\nend: 17:00"

# Each: its hours, its closures, and what a visitor reads at a moment.
TIMETABLES: dict[str, tuple[str, str, dict[str, list[str]]]] = {
    "telephone on other days than the door": (
        hours(SALON, WEEKDAYS),
        SHUT,
        {
            "2026-12-01T12:00": ["電話とLINE いまつながります 17:00まで", "サロン 12月2日（水）10:00から"],
            "2026-12-05T12:00": ["電話とLINE 12月7日（月）9:00から", "サロン 開いています 16:00まで"],
            "2026-12-31T12:00": ["サロンは閉まっています。", "電話とLINE 1月4日（月）9:00から",
                                 "サロン 1月4日（月）10:00から"],
        },
    ),
    "other times at the weekend": (
        hours(SALON, "ranges:\n  - {days: 月・火・水・木・金, start: 9:00, end: 21:00}\n"
              "  - {days: 土・日, start: 9:00, end: 17:00}"),
        SHUT,
        {
            "2026-12-05T12:00": ["電話とLINE いまつながります 17:00まで", "サロン 開いています 16:00まで"],
            "2026-12-04T20:00": ["電話とLINE いまつながります 21:00まで", "サロン 12月5日（土）10:00から"],
        },
    ),
    "lunch": (
        hours(SALON, "ranges:\n  - {days: 月〜金, start: 9:00, end: 12:00}\n"
              "  - {days: 月〜金, start: 13:00, end: 17:00}"),
        SHUT,
        {
            "2026-12-02T11:59": ["電話とLINE いまつながります 12:00まで", "サロン 開いています 16:00まで"],
            "2026-12-02T12:30": ["電話とLINE 今日は13:00から", "サロン 開いています 16:00まで"],
        },
    ),
    "nights": (
        hours(SALON, "days: 毎日\nstart: 18:00\nend: 翌6:00"),
        SHUT,
        {
            "2026-12-02T23:00": ["電話とLINE いまつながります 6:00まで", "サロン 12月3日（木）10:00から"],
            "2026-12-03T05:59": ["電話とLINE いまつながります 6:00まで", "サロン 今日は10:00から"],
            "2026-12-03T06:00": ["サロンは閉まっています。", "電話とLINE 今日は18:00から", "サロン 今日は10:00から"],
        },
    ),
    "day and night": (
        hours(SALON, "days: 毎日\nstart: 0:00\nend: 24:00\nholidays: open"),
        UNSAID,
        {
            "2026-12-02T03:00": ["電話とLINE いまつながります 24時間", "サロン 今日は10:00から"],
            "2026-12-31T12:00": ["電話とLINE いまつながります 24時間", "サロン 休みかどうか、確認中です。", ASK],
        },
    ),
    "twice a month": (
        hours("days: 第2・第4水\nstart: 13:00\nend: 16:00", WEEKDAYS),
        SHUT,
        {
            "2026-12-09T13:00": ["電話とLINE いまつながります 17:00まで", "サロン 開いています 16:00まで"],
            "2026-12-16T13:00": ["電話とLINE いまつながります 17:00まで", "サロン 12月23日（水）13:00から"],
        },
    ),
    "closed the weekday after a holiday": (
        hours("days: 火〜日\nstart: 9:00\nend: 17:00\nlast_entry: 16:30\nholidays: next-weekday", WEEKDAYS),
        SHUT,
        {
            "2027-01-11T10:00": ["電話とLINE 1月12日（火）9:00から",
                                 "サロン 開いています 17:00まで 受付の終わりは16:30"],
            "2027-01-12T10:00": ["電話とLINE いまつながります 17:00まで", "サロン 1月13日（水）9:00から"],
            "2027-01-13T16:40": ["電話とLINE いまつながります 17:00まで", "サロン 1月14日（木）9:00から"],
        },
    ),
    "open on holidays": (
        hours("days: 土・日・祝\nstart: 10:00\nend: 17:00", WEEKDAYS),
        SHUT,
        {
            "2027-01-11T12:00": ["電話とLINE 1月12日（火）9:00から", "サロン 開いています 17:00まで"],
        },
    ),
    "a change announced ahead": (
        hours(SALON, "ranges:\n  - {days: 月〜金, start: 9:00, end: 17:00, until: 2027-03-31}\n"
              "  - {days: 月〜金, start: 10:00, end: 20:00, from: 2027-04-01}"),
        SHUT,
        {
            "2027-03-31T18:00": ["サロンは閉まっています。 次は4月1日（木）10:00から"],
            "2027-04-01T19:00": ["電話とLINE いまつながります 20:00まで", "サロン 4月2日（金）10:00から"],
        },
    ),
    "nobody has said whether the year's end is open": (
        hours(SALON, WEEKDAYS),
        UNSAID,
        {
            "2026-12-28T20:00": ["サロンは閉まっています。", "電話とLINE 12月29日（火）9:00から（確認中）",
                                 "サロン 12月30日（水）10:00から（確認中）", ASK],
            "2026-12-31T12:00": ["電話とLINE 休みかどうか、確認中です。",
                                 "サロン 休みかどうか、確認中です。", ASK],
            "2027-01-01T12:00": ["サロンは閉まっています。", "電話とLINE 1月4日（月）9:00から",
                                 "サロン 1月2日（土）10:00から（確認中）", ASK],
            "2027-01-04T12:00": ["電話とLINE いまつながります 17:00まで", "サロン 開いています 16:00まで"],
        },
    ),
    "the door alone is shut, and says so": (
        hours(SALON, WEEKDAYS),
        SHUT.replace("    - start", "    - start: 2026-12-02\n      of: [salon]\n      reason: 大雪\n"
                     "      notice: 大雪のため、サロンは休みます。\n      source: 見本\n"
                     "      confirmed: 2026-11-01\n    - start", 1),
        {
            "2026-12-02T12:00": ["電話とLINE いまつながります 17:00まで", "サロン 12月3日（木）10:00から"],
        },
    ),
}  # fmt: skip


def site_of(folder: Path, hours: str, closures: str) -> Path:
    """Return the second service with other hours and closures."""
    content = copied(folder)
    text = (content / SERVICE).read_text("utf-8")
    written = text[text.index("hours:\n") + len("hours:\n") : text.index("closures:\n")]
    replace(content, SERVICE, written, hours)
    replace(content, SERVICE, SHUT, closures)
    return content


@pytest.fixture
def at(tmp_path: Path, chromium: Browser) -> Iterator[Callable[[Path, str], Page]]:
    """`at(content, "2026-12-02T09:59")` opens a content, built once, at that moment in Japan."""
    with ExitStack() as opened:
        visits: dict[Path, Visit] = {}

        def page(content: Path, moment: str) -> Page:
            moment = f"{moment}+09:00"
            if content not in visits:
                built = build_site(tmp_path / "output", content=content)
                assert built.status == 0, built.stderr
                address = opened.enter_context(serving(built.output))
                device = Device(moment=moment, timezone="America/Los_Angeles")
                context = opened.enter_context(new_context(chromium, address, device))
                visits[content] = open_page(context, address, "/")
            else:
                visits[content].page.clock.set_fixed_time(moment)
                visits[content].page.goto("/")
            assert visits[content].complaints == []
            return visits[content].page

        yield page


def said(page: Page) -> list[str]:
    """Return the lines of 「いま」."""
    lines: list[str] = page.evaluate(SAID)
    return lines


@pytest.mark.parametrize("name", TIMETABLES)
def test_visitor_reads_what_is_true(
    name: str, tmp_path: Path, at: Callable[[Path, str], Page]
) -> None:
    written, closures, moments = TIMETABLES[name]
    assert moments
    content = site_of(tmp_path, written, closures)
    for moment, words in moments.items():
        assert said(at(content, moment)) == words, moment


def test_each_of_several_places_says_its_own_hours(
    tmp_path: Path, at: Callable[[Path, str], Page]
) -> None:
    annex = "  annex:\n    label: 分室\n    days: 火・木\n    start: 13:00\n    end: 18:00\n" + FACT
    content = site_of(tmp_path, hours(SALON, WEEKDAYS) + annex, SHUT)
    place = "  annex:\n    name: 港の分室\n    postal_code: 100-0002\n    address: 港町9-9\n"
    places = "organizations:\n"
    replace(content, SERVICE, places, f"{place}    hours: annex\n{FACT}{places}")
    for moment, words in {
        "2026-12-01T14:00": [
            "電話とLINE いまつながります 17:00まで",
            "サロン 12月2日（水）10:00から",
            "分室 開いています 18:00まで",
        ],
        "2026-12-04T17:30": [
            "サロンは閉まっています。",
            "電話とLINE 12月7日（月）9:00から",
            "サロン 12月5日（土）10:00から",
            "分室 12月8日（火）13:00から",
        ],
    }.items():
        assert said(at(content, moment)) == words, moment


DAYS = st.sampled_from(
    ["月・水・金", "毎日", "平日", "土・日・祝", "第2・第4水", "火〜日", "最終金", "月〜木・第1土",
     "毎月15日・毎月末日", "月〜土（第3水を除く）"]
)  # fmt: skip
CONFIRMED = {"source": "見本", "confirmed": "2026-11-01"}


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, str]:
    """Draw a range of at most a day, its last entry somewhere within."""
    start, length = draw(st.integers(0, 47)), draw(st.integers(1, 48))
    drawn = {"days": draw(DAYS), "start": clock(start), "end": clock(start + length)}
    if length > 2 and draw(st.booleans()):
        drawn["last_entry"] = clock(start + length - 1)
    return drawn


def without_overlaps(drawn: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the ranges that say nothing else of a time than those before them."""
    kept: list[dict[str, str]] = []
    for one in drawn:
        with suppress(ValidationError):
            Timetable.model_validate({"ranges": [*kept, one]})
            kept.append(one)
    return kept


def says_of_holidays(*written: dict[str, str]) -> bool:
    return any("祝" in one["days"] or one["days"] == "平日" for one in written)


def clock(half_hours: int) -> str:
    """Return a time of half hours since midnight as staff write it."""
    if half_hours == 48:
        return "24:00"
    day, rest = divmod(half_hours, 48)
    return f"{'翌' * day}{rest // 2}:{rest % 2 * 30:02}"


def days(first: int, length: int) -> dict[str, str]:
    begins = date(2026, 11, 20) + first * ONE_DAY
    return {"start": begins.isoformat(), "end": (begins + length * ONE_DAY).isoformat()}


CLOSED = st.builds(days, st.integers(0, 60), st.integers(0, 9)) | st.sampled_from(
    [
        {"yearly": "12-29〜01-03"},
        {"days": "第2火"},
        {"days": "祝日の翌日"},
        {"days": "毎月20日・祝日"},
        {"start": "2026-12-16 14:00"},
        {"start": "2026-12-11 02:00", "end": "2026-12-11 04:00"},
    ]
)
OPENED = st.builds(
    lambda day, times: day | times,
    st.integers(0, 60).map(lambda day: {"date": days(day, 0)["start"]})
    | st.just({"yearly": "12-29〜01-03"}),
    st.sampled_from([{}, {"start": "13:00", "end": "15:00"}]),
)


@st.composite
def services(draw: st.DrawFn) -> Service:
    """Draw the second service with other hours, closures and openings."""
    rules = st.sampled_from([None, "closed", "open", "next-weekday"])
    tables = {
        key: OpeningHours.model_validate(
            {"label": key, "ranges": written, "holidays": rule} | CONFIRMED
        )
        for key in ("salon", "telephone")
        for written in [without_overlaps(draw(st.lists(ranges(), min_size=1, max_size=3)))]
        for rule in [None if says_of_holidays(*written) else draw(rules)]
    }
    of = st.sampled_from([{}, {"of": "salon"}, {"of": ["telephone"]}])
    extra = {"reason": "わけ"} | CONFIRMED
    closures = Closures.model_validate(
        {"holidays": draw(st.sampled_from(["true", "false"]))}
        | {"days": [one | draw(of) | extra for one in draw(st.lists(CLOSED, max_size=3))]}
        | {"openings": [one | draw(of) | extra for one in draw(st.lists(OPENED, max_size=2))]}
        | CONFIRMED
    )
    return publication().site.service.model_copy(update={"hours": tables, "closures": closures})


@st.composite
def others(draw: st.DrawFn) -> Hotlines:
    """Draw lines of others: telephones and pages, of any hour and of some."""
    lines = {}
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["telephone", "url"]))
        address = f"0120-00-{number:04}" if kind == "telephone" else f"https://{number}.example/"
        rule = draw(st.sampled_from([None, "open", "closed"]))
        times = {"open": draw(ranges()) | {"holidays": rule}}
        if rule is None or says_of_holidays(times["open"]):
            del times["open"]["holidays"]
        hours = draw(st.sampled_from([{"always": "true"}, times]))
        words = {"label": f"{number}番", kind: address, "grade": "A"}
        lines[f"no-{number}"] = Hotline.model_validate(words | hours | CONFIRMED)
    return Hotlines(note="一覧です。", lines=lines)


def component(service: Service, hotlines: Hotlines, moment: datetime) -> str:
    """Return the HTML of 「いま」, of the lines of others and of the edge, built at a moment."""
    source = (
        '{% from "components/now/macro.html" import now with context %}'
        '{% from "components/others/macro.html" import others with context %}'
        '{% from "components/contact-bar/macro.html" import contact_bar with context %}'
        "{{ now() }}{{ others() }}{{ contact_bar(here) }}"
    )
    return SURROUNDINGS.from_string(source).render(
        service=service,
        ways=ways.ways(service),
        door=service.hours[ways.door(service)],
        known_hours=ways.known(service, hotlines, moment),
        known_lines=ways.lines(hotlines),
    )


# The script asks `Date.now()` alone for the moment.
LOOK = f"""(moments) => moments.map((moment) => {{
    Date.now = () => moment;
    document.dispatchEvent(new Event('visibilitychange', {{bubbles: true}}));
    return [({SAID})(), ({OFFERED})()];
}})"""


# Each: the hours of the salon, its closures, times of its days at which something changes, and
# whether it is open at a day and minute, worked out by hand.
Open = Callable[[date, int], bool]
HOLIDAYS = {date(2027, 1, 1), date(2027, 1, 11), date(2027, 2, 11), date(2027, 2, 23)}
SEASONS = [
    {"days": "毎日", "start": "10:00", "end": "15:00", "yearly": "12月〜2月末"},
    {"days": "毎日", "start": "10:00", "end": "17:00", "yearly": "03-01〜11-30"},
]
NEW_YEAR = date(2027, 1, 8)
WEEK = "月〜金"


def in_place_of_monday(day: date) -> bool:
    return day - ONE_DAY in HOLIDAYS and (day - ONE_DAY).weekday() == 0


ODD: dict[str, tuple[dict[str, object], list[str], Open]] = {
    "a lunch break": (
        {"ranges": [{"days": WEEK, "start": "9:00", "end": "12:00"},
                    {"days": WEEK, "start": "13:00", "end": "17:00"}], "holidays": "closed"},
        ["11:59", "12:00", "13:00", "17:00"],
        lambda day, minute: day.weekday() < 5 and day not in HOLIDAYS
        and (540 <= minute < 720 or 780 <= minute < 1020),
    ),
    "past midnight": (
        {"days": "金・土", "start": "20:00", "end": "翌3:00", "holidays": "open"},
        ["0:00", "2:59", "3:00", "20:00"],
        lambda day, minute: (day.weekday() in (4, 5) and minute >= 1200)
        or (day.weekday() in (5, 6) and minute < 180),
    ),
    "day and night": (
        {"days": "毎日", "start": "0:00", "end": "24:00", "holidays": "open"},
        ["0:00", "4:00", "12:00", "23:59"],
        lambda _day, _minute: True,
    ),
    "the next weekday": (
        {"days": "火〜日", "start": "9:00", "end": "17:00", "holidays": "next-weekday"},
        ["8:59", "9:00", "16:59", "17:00"],
        lambda day, minute: 540 <= minute < 1020 and not in_place_of_monday(day)
        and (day.weekday() > 0 or day in HOLIDAYS),
    ),
    "twice a month": (
        {"days": "第2・第4土", "start": "13:00", "end": "16:00", "holidays": "open"},
        ["12:59", "13:00", "15:59", "16:00"],
        lambda day, minute: day.weekday() == 5 and (day.day - 1) // 7 in (1, 3)
        and 780 <= minute < 960,
    ),
    "seasons": (
        {"ranges": SEASONS, "holidays": "open"},
        ["9:59", "14:59", "15:00", "16:59"],
        lambda day, minute: 600 <= minute < (900 if day.month in (12, 1, 2) else 1020),
    ),
    "by appointment": (
        {"days": "木・土", "start": "10:00", "end": "12:00", "holidays": "closed",
         "by_appointment": "true"},
        ["9:59", "10:00", "11:59", "12:00"],
        lambda day, minute: day.weekday() in (3, 5) and day not in HOLIDAYS
        and 600 <= minute < 720,
    ),
    "others from after New Year": (
        {"ranges": [{"days": WEEK, "start": "9:00", "end": "17:00", "until": f"{NEW_YEAR}"},
                    {"days": WEEK, "start": "10:00", "end": "18:00", "from": "2027-01-09"}],
         "holidays": "closed", "closed_yearly": "12-29〜01-03"},
        ["9:00", "9:59", "17:00", "18:00"],
        lambda day, minute: day.weekday() < 5 and day not in HOLIDAYS
        and not date(2026, 12, 29) <= day <= date(2027, 1, 3)
        and (540 <= minute < 1020 if day <= NEW_YEAR else 600 <= minute < 1080),
    ),
}  # fmt: skip
LOOKED_AT = ["2026-12-04", "2026-12-26", "2027-01-08", "2027-01-11", "2027-01-12", "2027-02-28",
             "2027-03-01", "2027-03-13"]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_script_says_of_odd_hours_what_is_worked_out_by_hand(name: str, blank: Page) -> None:
    written, times, is_open = ODD[name]
    table = OpeningHours.model_validate({"label": "サロン", **written, **CONFIRMED})
    usual = publication().site.service
    closures = usual.closures.model_copy(update={"days": (), "unsure": ()})
    hours = dict.fromkeys(usual.hours, table)
    service = usual.model_copy(update={"hours": hours, "closures": closures})
    now = datetime.fromisoformat(NOW)
    blank.set_content(
        component(service, Hotlines(note="一覧です。", lines={}), now)
        + f"<script>{SCRIPT}</script>"
    )
    moments = [
        datetime.fromisoformat(f"{day}T{time:0>5}+09:00") for day in LOOKED_AT for time in times
    ]
    looks = blank.evaluate(LOOK, [moment.timestamp() * 1000 for moment in moments])
    names = ["電話とLINE" if way.contacts else "サロン" for way in ways.ways(service)]
    assert looks
    for moment, (words, _) in zip(moments, looks, strict=True):
        assert words == expected(service, moment, names), moment
        truly = is_open(moment.date(), moment.hour * 60 + moment.minute)
        assert any("開いています" in line for line in words) == truly, (moment, words)


@settings(max_examples=150)
@given(services(), others(), st.lists(st.integers(0, 45 * 48 * 2), min_size=8, max_size=8))
def test_script_says_what_the_function_computes(
    blank: Page, service: Service, hotlines: Hotlines, quarters: list[int]
) -> None:
    now = datetime.fromisoformat(NOW)
    blank.goto("about:blank")  # the script of the example before listens on in the old window
    blank.set_content(component(service, hotlines, now) + f"<script>{SCRIPT}</script>")
    names = [
        "電話とLINE" if way.contacts else service.hours[way.key].label for way in ways.ways(service)
    ]
    assert len(quarters) == 8
    moments = [now + timedelta(minutes=15 * quarter) for quarter in quarters]
    looks = blank.evaluate(LOOK, [moment.timestamp() * 1000 for moment in moments])
    assert moments
    for moment, (words, seen) in zip(moments, looks, strict=True):
        assert words == expected(service, moment, names), moment
        others = [
            [tel_uri(line.telephone) if line.telephone else line.url for line in lines]
            for lines in offered(service, hotlines, moment)
        ]
        assert seen["others"] == others, moment
        leading = [addresses[0] for addresses in others if addresses]
        assert seen["edge"][: len(leading)] == leading, moment
