"""Ids of calendars, feeds and JSON-LD: from the data, wherever the site is published."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.formats import Publication, atom, ics, json_ld

from tests.support.building import yorisoi
from tests.support.writing import copied, gathering, publishing
from tests.support.writing import replace as rewrite

SERVICE = "data/service.yaml"


def ids(publication: Publication) -> list[str]:
    """Return every id of the calendar, the feed and the JSON of a site."""
    uids = re.findall("^UID:(.*)\r$", ics.calendar(publication), re.MULTILINE)
    entries = re.findall("<id>(.*)</id>", atom.feed(publication))
    objects = [event["@id"] for event in json.loads(json_ld.events_json(publication))]
    return [*uids, *entries, *objects]


@pytest.mark.parametrize("domain", ["minato.example", None])
def test_ids_are_the_same_at_every_address(domain: str | None) -> None:
    here = publishing(gathering(), id_domain=domain)
    elsewhere = replace(here, site_url="https://moved.example:8443/below")
    assert ids(here) == ids(elsewhere)
    assert len(ids(here)) == 4


def test_id_domain_stands_in_every_id() -> None:
    assert ids(publishing(gathering(), id_domain="other.example")) == [
        "case-20261210@other.example",
        "tag:other.example,2020:workshops",
        "tag:other.example,2020:case/2026-12-10",
        "tag:other.example,2020:case/2026-12-10",
    ]


def test_without_one_ids_are_of_the_city_and_of_no_host() -> None:
    assert ids(publishing(gathering(), id_domain=None))[0] == "case-20261210@011002.invalid"


def test_check_asks_for_the_one_that_is_missing(tmp_path: Path) -> None:
    content = copied(tmp_path)
    assert "id_domain" not in yorisoi("check", "--content", content).stdout
    rewrite(content, SERVICE, "id_domain: minato.example\n", "")
    assert "  id_domain: " in yorisoi("check", "--content", content).stdout


@pytest.mark.parametrize("written", ["https://minato.example", "minato", "港.example", "a b.jp"])
def test_what_is_no_domain_is_refused(written: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    rewrite(content, SERVICE, "id_domain: minato.example", f"id_domain: {written}")
    done = yorisoi("check", "--content", content)
    assert done.returncode == 1
    assert "example.jp のように" in done.stderr
