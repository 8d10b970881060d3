"""Which ways a page speaks of: those that are ours and answer, and how many lines of others."""

from datetime import datetime
from typing import Any

from yorisoi.clock import ONE_DAY, TOKYO
from yorisoi.models import Closure, Hotline, Hotlines, Service, Timetable
from yorisoi.schedule.opening_hours import Exceptions
from yorisoi.schedule.ways import (
    LINES_KNOWN,
    announced,
    doors,
    first_contact,
    known,
    lines,
    night_line,
    pattern,
    ways,
)

from tests.support.writing import harbour

SITE = harbour()
SERVICE, HOTLINES = SITE.service, SITE.hotlines


def changed(key: str, **fields: object) -> Service:
    contact = SERVICE.contacts[key].model_copy(update=fields)
    return SERVICE.model_copy(update={"contacts": {**SERVICE.contacts, key: contact}})


def kinds(service: Service) -> list[str]:
    return [contact.kind for way in ways(service) for contact in way.contacts]


def line(**fields: object) -> Hotline:
    usual = {"label": "夜", "telephone": "110", "grade": "A", "source": "見本", "confirmed": None}
    return Hotline.model_validate(usual | fields)


def test_only_those_who_listen_are_ways() -> None:
    assert kinds(SERVICE) == ["telephone", "line"]
    assert kinds(changed("consultation", role="office")) == ["line"]
    assert kinds(changed("workshop", role="consultation")).count("telephone") == 2


def test_account_without_its_address_has_hours_but_is_not_there_now() -> None:
    service = changed("line", line_url=None)
    assert kinds(service) == ["telephone"]
    stated = [contact for way in announced(service) for contact in way.contacts]
    assert "line" in {contact.kind for contact in stated}


def page(**fields: object) -> Hotline:
    return line(telephone=None, url="https://chat.example/", **fields)


def named(*held: Hotline) -> Hotlines:
    lines = {f"no-{number}": one for number, one in enumerate(held)}
    return Hotlines(note="一覧です。", lines=lines)


def test_lines_that_are_never_reached_are_left_out() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    held = [line(open=evening), *(line(always="true") for _ in range(2))]
    hidden = [line(), line(always="true", grade="C")]
    made = [held[0], *hidden, *held[1:], line(open=evening)]
    assert lines(named(*made)) == tuple(held)


def test_silent_ways_are_named_behind_the_telephones_however_many() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    silent = [page(open=evening), page(always="true"), page(always="true")]
    hidden = page(open=evening, label="朝")
    called = [line(always="true"), line(always="true", label="昼")]
    assert lines(named(*silent, hidden, *called)) == (*called, *silent)
    many = [line(open=evening, label=f"{number}番め") for number in range(40)]
    assert lines(named(*many, *silent)) == (*many[: LINES_KNOWN - 2], *silent[:2])


def test_line_of_the_night_is_the_first_telephone_of_any_hour() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    night = line(always="true", label="よる")
    assert night_line(named(page(always="true"), line(open=evening), night)) == night
    assert night_line(named(page(always="true"), line(open=evening))) is None


def test_of_forty_lines_a_page_knows_the_first() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    named = {f"no-{number}": line(open=evening, label=f"{number}番め") for number in range(40)}
    shown = lines(Hotlines(note="一覧です。", lines=named))
    assert shown == tuple(named.values())[:LINES_KNOWN]


def test_first_contact_is_that_of_its_kind_among_those_who_listen() -> None:
    mail = first_contact(SERVICE, "email")
    assert mail == SERVICE.contacts["mail"]
    assert first_contact(changed("mail", role="office"), "email") is None


def test_hours_are_stated_of_telephone_line_and_mail_that_have_some() -> None:
    def stated(service: Service) -> list[tuple[str, list[str]]]:
        return [(way.key, [one.kind for one in way.contacts]) for way in announced(service)]

    assert stated(SERVICE) == [("telephone", ["telephone", "line"]), ("salon", [])]
    mailed = changed("mail", hours="salon")
    assert stated(mailed)[1:] == [("salon", ["email"]), ("salon", [])]
    assert kinds(mailed) == ["telephone", "line"]  # an answer comes later
    assert kinds(changed("consultation", hours=None)) == ["line"]


TUESDAY = datetime(2026, 12, 1, 10, 30, tzinfo=TOKYO)


def test_page_knows_the_usual_week_and_each_day_that_differs() -> None:
    told: Any = known(SERVICE, HOTLINES, TUESDAY)
    assert (told["from"], told["until"]) == ("2026-12-01", "2028-01-05")
    telephone, salon = told["ways"]
    days, closed = [[600, 1200]], list[list[int]]()
    assert telephone["week"] == [days, closed, days, days, days, days, closed]
    assert salon["week"][0] == [[600, 960]]
    # 30 December to 2 January but those that are closed anyway, 11 January, 11 February
    assert list(telephone["differ"])[:6] == ["29", "30", "31", "32", "41", "72"]
    assert set(map(str, telephone["differ"].values())) == {"[]"}
    unsure = [TUESDAY.date() + number * ONE_DAY for number in telephone["unsure"]]
    assert str(unsure[0]) == "2027-08-13"
    assert str(unsure[-1]) == "2028-01-03"
    (police,) = told["lines"]
    assert police == {"week": [[[0, 1440]]] * 7, "differ": {}, "unsure": []}


def test_page_knows_the_day_before_it_and_its_last_one() -> None:
    night = Timetable.model_validate({"days": "毎日", "start": "18:00", "end": "翌6:00"})
    for day, number in (("2026-11-30", "-1"), ("2028-01-05", "400")):
        shut = {"start": day, "reason": "工事", "source": "見本", "confirmed": "2026-11-01"}
        above = Exceptions(holidays_closed=False, closures=(Closure.model_validate(shut),))
        told = pattern(night, above, TUESDAY.date())
        assert told["differ"] == {number: []}
    for day in ("2026-11-29", "2028-01-06"):
        shut = {"start": day, "reason": "工事", "source": "見本", "confirmed": "2026-11-01"}
        above = Exceptions(holidays_closed=False, closures=(Closure.model_validate(shut),))
        assert pattern(night, above, TUESDAY.date())["differ"] == {}


def test_last_entry_is_told_with_its_hours() -> None:
    fields = {"days": "月", "start": "9:00", "end": "17:00", "last_entry": "16:30"}
    told: Any = pattern(
        Timetable.model_validate(fields), Exceptions(holidays_closed=False), TUESDAY.date()
    )
    assert told["week"][:2] == [[[540, 1020, 990]], []]


def test_places_with_hours_of_their_own_are_doors() -> None:
    hall = SERVICE.places["salon"].model_copy(update={"hours": "telephone"})
    service = SERVICE.model_copy(update={"places": {**SERVICE.places, "hall": hall}})
    assert doors(SERVICE) == {"salon": "salon"}
    assert doors(service) == {"salon": "salon", "hall": "telephone"}
    assert [way.key for way in ways(service)] == ["telephone", "salon", "telephone"]
