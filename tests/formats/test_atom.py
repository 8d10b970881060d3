"""The feed of workshops to come, as RFC 4287 has it."""

import re
from datetime import datetime

import pytest
from lxml import etree
from yorisoi.formats import atom
from yorisoi.models import Event

from tests.support.writing import HARBOUR, gathering, publication, publishing

NAMES = {"a": "http://www.w3.org/2005/Atom"}
RFC3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def feed(*events: Event, now: str = "2026-12-01") -> etree._Element:
    return parsed(atom.feed(publishing(*events, now=now)))


def texts(feed: etree._Element, path: str) -> list[str]:
    return [str(each) for each in feed.xpath(f"{path}/text()", namespaces=NAMES)]


@pytest.fixture(scope="module")
def whole() -> etree._Element:
    return parsed(atom.feed(publication(HARBOUR)))


@pytest.mark.parametrize("name", ["id", "title", "updated", "author/a:name"])
def test_feed_has_each_required_element_once(name: str, whole: etree._Element) -> None:
    assert len(texts(whole, f"a:{name}")) == 1


@pytest.mark.parametrize("name", ["id", "title", "updated", "summary"])
def test_every_entry_has_each_required_element_once(name: str, whole: etree._Element) -> None:
    entries = whole.xpath("a:entry", namespaces=NAMES)
    assert len(entries) == 9
    assert all(len(texts(each, f"a:{name}")) == 1 for each in entries)


def test_moments_are_of_rfc_3339(whole: etree._Element) -> None:
    found = texts(whole, "//a:updated")
    assert len(found) == 10  # the feed's own, and nine entries
    assert all(re.fullmatch(RFC3339, each) for each in found)
    assert all(datetime.fromisoformat(each).tzinfo for each in found)


def test_ids_are_absolute_and_no_two_are_the_same(whole: etree._Element) -> None:
    found = texts(whole, "//a:id")
    assert len(found) == 10
    assert len(set(found)) == len(found)
    assert all(re.match(r"https://|tag:minato\.example,\d{4}:", each) for each in found)


def test_id_stays_when_the_day_moves() -> None:
    moved = gathering(date="2027-01-16", moved_from="2026-12-10", status="postponed")
    assert texts(feed(moved), "a:entry/a:id") == texts(feed(gathering()), "a:entry/a:id")


def test_feed_names_its_own_address_and_the_page_it_is_of(whole: etree._Element) -> None:
    links = {each.get("rel"): each.get("href") for each in whole.findall("a:link", NAMES)}
    assert links == {
        "self": "https://minato.example/workshops/feed.atom",
        "alternate": "https://minato.example/workshops/",
    }


def test_entry_links_to_the_page_of_its_event() -> None:
    (link,) = feed(gathering()).findall("a:entry/a:link", NAMES)
    assert link.get("rel") == "alternate"
    assert link.get("href") == "https://minato.example/workshops/case/"


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("scheduled", "お茶の時間"),
        ("full", "【満席】お茶の時間"),
        ("cancelled", "【中止】お茶の時間"),
        ("postponed", "【延期】お茶の時間"),
    ],
)
def test_state_stands_in_words_before_the_title(status: str, title: str) -> None:
    assert texts(feed(gathering(status=status)), "a:entry/a:title") == [title]


def test_entry_says_when_and_where() -> None:
    (summary,) = texts(feed(gathering()), "a:entry/a:summary")
    for words in ("2026-12-10", "10:00", "12:00", "サロン港"):
        assert words in summary


def test_any_text_stays_text() -> None:
    title = "<b>&amp; \"'</b> ]]> 🍵"
    assert texts(feed(gathering(title=title)), "a:entry/a:title") == [title]


def test_what_has_ended_leaves_the_feed() -> None:
    before = feed(gathering(), now="2026-12-10T11:59:00+09:00")
    after = feed(gathering(), now="2026-12-10T12:00:00+09:00")
    assert len(texts(before, "a:entry/a:id")) == 1
    assert texts(after, "a:entry/a:id") == []


def test_feed_changes_with_the_data_and_not_with_the_clock() -> None:
    event = gathering(updated="2026-11-20")
    early, late = (atom.feed(publishing(event, now=now)) for now in ("2026-11-30", "2026-12-09"))
    assert early == late
    assert texts(parsed(early), "a:updated") == ["2026-11-20T00:00:00+00:00"]


def test_last_changed_stands_first() -> None:
    old = gathering(id="old", updated="2026-11-01")
    new = gathering(id="new", date="2026-12-20", updated="2026-11-20")
    links = feed(old, new).xpath("a:entry/a:link/@href", namespaces=NAMES)
    assert [each.split("/")[-2] for each in links] == ["new", "old"]


def test_feed_without_events_is_whole() -> None:
    empty = feed()
    assert texts(empty, "a:entry/a:id") == []
    assert [len(texts(empty, f"a:{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({}, "2026-12-10 10:00–12:00"),
        ({"end": None}, "2026-12-10 10:00"),
        ({"end": "24:00"}, "2026-12-10 10:00–24:00"),
        ({"end": "翌9:00"}, "2026-12-10 10:00–2026-12-11 09:00"),
        ({"start": "未定", "end": None}, "2026-12-10"),
        ({"date": "2026-12-14", "until": "2027-01-17"}, "2026-12-14–2027-01-17 10:00–12:00"),
    ],
)
def test_entry_begins_with_its_days_and_times(fields: dict[str, object], when: str) -> None:
    (summary,) = texts(feed(gathering(**fields)), "a:entry/a:summary")
    assert summary.split("\n")[0] == when
