"""Which ways a page speaks of: those that are ours and answer, and how many lines of others."""

from yorisoi import loading
from yorisoi.models import Hotline, Hotlines, Service
from yorisoi.schedule.ways import LINES_KNOWN, announced, lines, ways

from tests.support.writing import HARBOUR

SERVICE = loading.load(HARBOUR)[0].service


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


def test_lines_that_are_never_reached_are_left_out() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    held = [line(open=evening), *(line(always="true") for _ in range(3))]
    hidden = [line(), line(always="true", grade="C")]
    made = [held[0], *hidden, *held[1:], line(open=evening)]
    named = {f"no-{number}": one for number, one in enumerate(made)}
    assert lines(Hotlines(note="一覧です。", lines=named)) == tuple(held)


def test_of_forty_lines_a_page_knows_the_first() -> None:
    evening = {"days": "毎日", "start": "17:00", "end": "22:00"}
    named = {f"no-{number}": line(open=evening, label=f"{number}番め") for number in range(40)}
    shown = lines(Hotlines(note="一覧です。", lines=named))
    assert shown == tuple(named.values())[:LINES_KNOWN]
