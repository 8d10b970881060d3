"""Structured data against the register: every fact of it is one of the data's, and none is missing.

The data is read by PyYAML alone, the days by `truth`, the vocabulary from schema-dts.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from tests.support import truth
from tests.support.building import NOW, ROOT, Built, build_site, html_files
from tests.support.facts import Fact, plain, stated
from tests.support.vocabulary import complaints
from tests.support.writing import HARBOUR

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REAL = ROOT / "content"
ROLES = {"consultation", "application", "office"}


@pytest.fixture(scope="module")
def built(site: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Where the pages of each content are."""
    second = build_site(tmp_path_factory.mktemp("harbour") / "output", content=HARBOUR)
    assert second.status == 0, second.stderr
    return {REAL: site.output, HARBOUR: second.output}


def documents(output: Path) -> list[dict[str, Any]]:
    """Return every JSON-LD document of the pages, and that of all events."""
    texts = [
        element.text
        for page in html_files(output)
        for element in html.parse(str(page)).iter("script")
        if element.get("type") == "application/ld+json"
    ]
    events = (output / "workshops/events.json").read_text("utf-8")
    return [json.loads(text) for text in texts] + [{"@graph": json.loads(events)}]


def objects(value: object, *kinds: str) -> Iterator[dict[str, Any]]:
    """Yield every object of some types, at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from objects(part, *kinds)
    elif isinstance(value, dict):
        if value.get("@type") in kinds:
            yield value
        yield from objects(list(value.values()), *kinds)


def service(content: Path) -> dict[str, Any]:
    text = (content / "data/service.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - a loader of plain texts
    return data


def dialled(number: str) -> str:
    return "+81" + number.replace("-", "").removeprefix("0")


def hours_told(specifications: list[dict[str, Any]], day: date) -> list[tuple[str, str]] | None:
    """Return the hours of a day as schema.org has them; None where it is not said to be open."""
    special = [one for one in specifications if one.get("validFrom") == day.isoformat()]
    usual = [one for one in specifications if DAYS[day.weekday()] in one.get("dayOfWeek", ())]
    told = special or usual
    if any("opens" not in one for one in told):
        return None
    times = [(one["opens"], one["closes"]) for one in told]
    return [] if times == [("00:00", "00:00")] else times


def hours_true(hours: dict[str, str], day: date, *, closed: bool) -> list[tuple[str, str]] | None:
    """Return them as the data has them."""
    holiday = day.isoformat() in truth.HOLIDAYS
    if truth.WEEK[day.weekday()] not in hours["days"] or holiday or closed:
        return []
    asked = any(first <= f"{day:%m-%d}" <= last for first, last in truth.ASKED)
    return None if asked else [(hours["start"], hours["end"])]


@pytest.mark.parametrize("content", [REAL, HARBOUR], ids=["real", "second"])
def test_every_type_and_property_is_one_of_the_vocabulary(
    built: dict[Path, Path], content: Path
) -> None:
    found = documents(built[content])
    assert [told for document in found for told in complaints(document)] == []
    assert next(objects(found, "GovernmentService"), None)


@pytest.mark.parametrize("content", [REAL, HARBOUR], ids=["real", "second"])
def test_contacts_addresses_and_names_are_those_of_the_data(
    built: dict[Path, Path], content: Path
) -> None:
    found, data = documents(built[content]), service(content)
    contacts = data["contacts"].values()
    points = list(objects(found, "ContactPoint"))
    assert {one["telephone"] for one in points if "telephone" in one} == {
        dialled(contact["telephone"]) for contact in contacts if "telephone" in contact
    }
    for told, name in (("email", "email"), ("url", "line_url")):
        wanted = {contact[name] for contact in contacts if name in contact}
        assert {one[told] for one in points if told in one} == wanted
    roles = {contact["label"]: contact.get("role") for contact in contacts}
    assert all(roles[one["name"]] in (one["contactType"], None) for one in points)
    assert {one["contactType"] for one in points} <= ROLES

    places = {(place["postal_code"], place["address"]) for place in data["places"].values()}
    addresses = {
        (one["postalCode"], one["streetAddress"])
        for one in objects(found, "PostalAddress")
        if "postalCode" in one
    }
    assert addresses <= places
    main = next(iter(data["places"].values()))
    assert (main["postal_code"], main["address"]) in addresses

    (programme,) = objects(found, "GovernmentService")
    names = data["names"]
    assert (programme["name"], programme["areaServed"]) == (names["programme"], names["area"])
    bodies = {one["part"]: one["name"] for one in data["organizations"].values() if "part" in one}
    assert programme["provider"]["name"] == bodies.get("provider", names["name"])
    assert programme.get("serviceOperator", {}).get("name") == bodies.get("operator")


@pytest.mark.parametrize("content", [REAL, HARBOUR], ids=["real", "second"])
def test_hours_and_special_days_are_those_of_the_data(
    built: dict[Path, Path], content: Path
) -> None:
    found, data = documents(built[content]), service(content)
    today = datetime.fromisoformat(NOW).date()
    spans = [(one["start"], one["end"]) for one in data["closures"]["days"]]
    (door, *_), of_contacts = (
        data["hours"],
        {
            contact["label"]: contact["hours"]
            for contact in data["contacts"].values()
            if "hours" in contact
        },
    )
    told = [
        (door, one["openingHoursSpecification"] + one["specialOpeningHoursSpecification"])
        for one in objects(found, "Place")
        if "openingHoursSpecification" in one
    ]
    with_hours = [one for one in objects(found, "ContactPoint") if "hoursAvailable" in one]
    told += [(of_contacts[one["name"]], one["hoursAvailable"]) for one in with_hours]
    assert {name for name, _ in told} == {door, *of_contacts.values()}
    for day in (today + ahead * truth.DAY for ahead in range(60)):
        closed = any(first <= day.isoformat() <= last for first, last in spans)
        for key, specifications in told:
            true = hours_true(data["hours"][key], day, closed=closed)
            assert hours_told(specifications, day) == true, (key, day)


@pytest.mark.parametrize("content", [REAL, HARBOUR], ids=["real", "second"])
def test_events_are_those_of_the_data(built: dict[Path, Path], content: Path) -> None:
    *pages, listed = documents(built[content])
    on_pages = [one for one in objects(pages, "Event") if "eventStatus" in one]
    whole = [{k: v for k, v in one.items() if k != "@context"} for one in listed["@graph"]]
    assert sorted(map(json.dumps, on_pages)) == sorted(map(json.dumps, whole))
    facts = {fact.title: fact for fact in stated(content)}
    told = {
        plain(one["name"]).removeprefix("【満席】").removeprefix("【中止】"): one for one in whole
    }
    assert facts.keys() <= told.keys()
    for title, fact in facts.items():
        assert as_fact(title, told[title]) == fact


def as_fact(title: str, event: dict[str, Any]) -> Fact:
    moments = [
        f"{datetime.fromisoformat(event[name]).astimezone(UTC):%Y-%m-%dT%H:%MZ}"
        for name in ("startDate", "endDate")
    ]
    return Fact(title, *moments, event["eventStatus"].endswith("Cancelled"))
