"""The script of 「いま」 at each boundary of what a page knows, told by hand.

Hours are minutes of a day: [start, end, last entry]. The page knows of 1 December 2026, a
Tuesday, and of the days after it; weeks begin on Monday.
"""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page
from yorisoi.schedule import ways

from tests.browser.test_timetables import SCRIPT, SURROUNDINGS
from tests.support.status import ASK, SAID
from tests.support.writing import publication

Hours = list[list[int]]
FIRST = datetime.fromisoformat("2026-12-01T00:00+09:00")
NIGHT_AND_DAY = [[0, 1440]]
LINES = """() => [...document.querySelectorAll('.others li')]
    .map((line) => line.checkVisibility())"""


def way(
    hours: Hours | None = None,
    *,
    on: dict[int, Hours] | None = None,
    unsure: tuple[int, ...] = (),
) -> dict[str, object]:
    """Return the hours of every day, of the days that differ, and those not confirmed."""
    return {"week": [hours or []] * 7, "differ": on or {}, "unsure": unsure}


def show(
    page: Page,
    *own: dict[str, object],
    others: tuple[Hours, ...] = (),
    last: int = 90,
    around: str = "{{ others() }}",
) -> None:
    """Open a page that knows the hours of some ways and of lines of others until its last day."""
    known = {
        "from": "2026-12-01",
        "until": f"{FIRST + timedelta(days=last):%Y-%m-%d}",
        "talks": len(own) - 1,  # the last of the ways is the door
        "ways": own,
        "lines": [way(hours) for hours in others],
    }
    second = publication()
    line = next(iter(second.site.hotlines.lines.values()))
    source = (
        '{% from "components/now/macro.html" import now with context %}'
        '{% from "components/others/macro.html" import others with context %}'
        "{{ now() }}"
    ) + around
    markup = SURROUNDINGS.from_string(source).render(
        service=second.site.service,
        ways=ways.ways(second.site.service)[-len(own) :],
        known_hours=known,
        known_lines=[line] * len(others),
    )
    page.clock.set_fixed_time(FIRST - timedelta(days=9))
    page.set_content(f"{markup}<script>{SCRIPT}</script>")


def said(page: Page, day: int, time: str) -> list[str]:
    """Return the lines that are seen on a day, counted from the first, at a time in Japan."""
    hours, minutes = map(int, time.split(":"))
    page.clock.set_fixed_time(FIRST + timedelta(days=day, hours=hours, minutes=minutes))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")
    told: list[str] = page.evaluate(SAID)
    return told


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (
            [[540, 1020]],
            {
                "8:59": "広間は閉まっています。 次は今日の9:00から",
                "9:00": "広間 開いています 17:00まで",
                "16:59": "広間 開いています 17:00まで",
                "17:00": "広間は閉まっています。 次は12月2日（水）9:00から",
            },
        ),
        (
            [[540, 1020, 990]],
            {
                "16:29": "広間 開いています 17:00まで 受付の終わりは16:30",
                "16:30": "広間は閉まっています。 次は12月2日（水）9:00から",
            },
        ),
        (
            [[1320, 1805]],  # to the next morning
            {
                "0:00": "広間 開いています 6:05まで",
                "6:04": "広間 開いています 6:05まで",
                "6:05": "広間は閉まっています。 次は今日の22:00から",
                "22:00": "広間 開いています 6:05まで",
            },
        ),
        (
            [[600, 660], [660, 700], [720, 780]],
            {
                "10:00": "広間 開いています 11:40まで",
                "11:40": "広間は閉まっています。 次は今日の12:00から",
                "13:00": "広間は閉まっています。 次は12月2日（水）10:00から",
            },
        ),
    ],
    ids=["a day", "last entry", "a night", "one after another"],
)
def test_minute_at_which_it_opens_and_closes(
    blank: Page, hours: Hours, told: dict[str, str]
) -> None:
    show(blank, way(hours))
    assert {time: said(blank, 0, time) for time in told} == {
        time: [line] for time, line in told.items()
    }


@pytest.mark.parametrize(
    ("days", "until"), [(1, "0:00まで"), (4, "0:00まで"), (5, "24時間"), (9, "24時間")]
)
def test_what_goes_on_for_five_days_is_told_as_day_and_night(
    blank: Page, days: int, until: str
) -> None:
    show(blank, way(on=dict.fromkeys(range(days), NIGHT_AND_DAY) | {30: [[600, 660]]}))
    assert said(blank, 0, "12:00") == [f"広間 開いています {until}"]


@pytest.mark.parametrize(
    ("opens", "last", "told"),
    [
        (0, 90, "広間は閉まっています。 次は今日の10:00から"),
        (1, 90, "広間は閉まっています。 次は12月2日（水）10:00から"),
        (59, 90, "広間は閉まっています。 次は1月29日（金）10:00から"),
        (60, 90, None),
        (20, 20, "広間は閉まっています。 次は12月21日（月）10:00から"),
        (21, 20, None),
    ],
)
def test_next_opening_is_looked_for_in_sixty_days_that_the_page_knows(
    blank: Page, opens: int, last: int, told: str | None
) -> None:
    show(blank, way(on={opens: [[600, 660]]}), last=last)
    assert said(blank, 0, "9:00") == ([told] if told else [])


@pytest.mark.parametrize(("day", "is_told"), [(-1, False), (0, True), (7, True), (8, False)])
def test_nothing_is_said_outside_the_days_that_the_page_knows(
    blank: Page, day: int, *, is_told: bool
) -> None:
    show(blank, way([[540, 1020]]), last=7)
    told = ["広間 開いています 17:00まで"] if is_told else []
    assert said(blank, day, "9:00") == told


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (
            [[540, 1020]],
            {
                "8:00": ["広間 休みかどうか、確認中です。", ASK],
                "16:59": ["広間 休みかどうか、確認中です。", ASK],
                "17:00": ["広間は閉まっています。 次は12月2日（水）9:00から"],
            },
        ),
        (
            [[540, 1020, 960]],
            {
                "15:59": ["広間 休みかどうか、確認中です。", ASK],
                "16:00": ["広間は閉まっています。 次は12月2日（水）9:00から"],
            },
        ),
    ],
    ids=["end", "last entry"],
)
def test_day_that_nobody_has_confirmed_is_asked_about_until_its_end(
    blank: Page, hours: Hours, told: dict[str, list[str]]
) -> None:
    show(blank, way(hours, unsure=(0,)))
    assert {time: said(blank, 0, time) for time in told} == told


def test_next_day_that_nobody_has_confirmed_is_told_as_such(blank: Page) -> None:
    show(blank, way([[540, 1020]], unsure=(1,)))
    assert said(blank, 0, "17:00") == [
        "広間は閉まっています。 次は12月2日（水）9:00から（確認中）",
        ASK,
    ]
    assert said(blank, 0, "12:00") == ["広間 開いています 17:00まで"]


DOOR, PHONE = [[600, 960]], [[600, 1200]]


@pytest.mark.parametrize(
    ("phone", "door", "time", "told"),
    [
        (way(PHONE), way(DOOR), "9:59", ["広間は閉まっています。 次は今日の10:00から"]),
        (
            way(PHONE),
            way(DOOR),
            "16:00",
            ["電話とLINE いまつながります 20:00まで", "広間 12月2日（水）10:00から"],
        ),
        (
            way([[540, 1200]]),
            way(DOOR),
            "8:00",
            ["広間は閉まっています。", "電話とLINE 今日は9:00から", "広間 今日は10:00から"],
        ),
        (
            way(PHONE, unsure=(0,)),
            way(DOOR),
            "9:00",
            ["電話とLINE 休みかどうか、確認中です。", "広間 今日は10:00から", ASK],
        ),
        (
            way(PHONE, unsure=(1,)),
            way(DOOR, on={0: []}),
            "20:00",
            [
                "広間は閉まっています。",
                "電話とLINE 12月2日（水）10:00から（確認中）",
                "広間 12月2日（水）10:00から",
                ASK,
            ],
        ),
        (way(PHONE), way(), "9:00", []),  # nobody knows when the door opens
    ],
    ids=["alike", "one is open", "others", "one is unsure", "one is unsure next", "none"],
)
def test_two_ways_are_told_together_only_where_they_are_alike(
    blank: Page, phone: dict[str, object], door: dict[str, object], time: str, told: list[str]
) -> None:
    show(blank, phone, door)
    assert said(blank, 0, time) == told


OPEN, SHUT = NIGHT_AND_DAY, [[1380, 1439]]


@pytest.mark.parametrize(
    ("time", "others", "seen"),
    [
        ("8:00", (OPEN, SHUT, OPEN, OPEN, OPEN), [True, False, True, False, False]),
        ("8:00", (SHUT, OPEN), [False, True]),
        ("8:00", (SHUT, SHUT), [False, False]),
        ("10:00", (OPEN, OPEN), [False, False]),
        ("16:00", (OPEN, OPEN, OPEN), [True, True, False]),
    ],
)
def test_two_lines_of_others_stand_in_while_nobody_is_there(
    blank: Page, time: str, others: tuple[Hours, ...], seen: list[bool]
) -> None:
    show(blank, way(DOOR), others=others)
    assert said(blank, 0, time)
    assert blank.evaluate(LINES) == seen


def test_open_door_alone_is_nobody_to_talk_to(blank: Page) -> None:
    show(blank, way(SHUT), way(DOOR), others=(OPEN,))
    assert said(blank, 0, "12:00") == ["電話とLINE 今日は23:00から", "広間 開いています 16:00まで"]
    assert blank.evaluate(LINES) == [True]


AROUND = """
<div class="ours" data-open {}><p hidden>次は<span data-next></span>から</p></div>
<div class="others" hidden>
<ul><li data-said="一つめ"><a href="tel:1">1</a></li>
<li data-said="二つめ"><a href="tel:2">2</a></li></ul>
<ul><li data-said="書く"><a href="tel:3">3</a></li></ul>
</div>
<ul><li data-fill hidden><a><svg></svg><span></span></a></li>
<li data-fill hidden><a><svg></svg><span></span></a></li></ul>
"""
LEADS = """() => {
    const seen = (place) => place.hidden ? null : place.innerText;
    const ours = document.querySelector('.ours');
    const edge = [...document.querySelectorAll('[data-fill]')].map((place) =>
        place.hidden ? null : place.innerText + place.querySelector('a').getAttribute('href'));
    const lead = [document.body.dataset.ours, ours.hasAttribute('data-open')];
    return [...lead, seen(ours.querySelector('p')), ...edge];
}"""
FIRST_WAY, NO_WAY = "data-way=0", "data-way"
NOBODY, FIRST_LINE, SECOND_LINE, WRITTEN = None, "一つめtel:1", "二つめtel:2", "書くtel:3"


@pytest.mark.parametrize(
    ("phone", "answering", "moment", "told"),
    [
        (way(PHONE), (OPEN, OPEN, OPEN), (0, "12:00"), ["open", True, None, NOBODY, NOBODY]),
        (
            way(PHONE),
            (OPEN, OPEN, OPEN),
            (0, "8:00"),
            ["away", False, "次は今日は10:00から", FIRST_LINE, WRITTEN],
        ),
        (
            way(PHONE),
            (SHUT, OPEN, SHUT),
            (0, "20:00"),
            ["away", False, "次は12月2日（水）10:00から", SECOND_LINE, NOBODY],
        ),
        (
            way(PHONE, unsure=(0,)),
            (SHUT, SHUT, OPEN),
            (0, "12:00"),
            ["unsure", False, None, NOBODY, WRITTEN],
        ),
        (
            way(PHONE, unsure=(1,)),
            (SHUT, SHUT, SHUT),
            (0, "20:00"),
            ["away", False, None, NOBODY, NOBODY],
        ),
        (way(PHONE), (OPEN, OPEN, OPEN), (91, "8:00"), ["unknown", True, None, NOBODY, NOBODY]),
    ],
    ids=["we talk", "before", "after", "unsure", "unsure next", "unknown"],
)
def test_who_leads_is_who_can_be_talked_to(
    blank: Page,
    phone: dict[str, object],
    answering: tuple[Hours, ...],
    moment: tuple[int, str],
    told: list[object],
) -> None:
    show(blank, phone, way(NIGHT_AND_DAY), others=answering, around=AROUND.format(FIRST_WAY))
    said(blank, *moment)
    assert blank.evaluate(LEADS) == told


@pytest.mark.parametrize(("time", "ours"), [("8:00", "away"), ("12:00", "open")])
def test_number_without_hours_of_its_own_is_as_large_as_somebody_answers(
    blank: Page, time: str, ours: str
) -> None:
    show(blank, way(PHONE), way(NIGHT_AND_DAY), around=AROUND.format(NO_WAY))
    said(blank, 0, time)
    assert blank.evaluate(LEADS) == [ours, ours == "open", None, NOBODY, NOBODY]
