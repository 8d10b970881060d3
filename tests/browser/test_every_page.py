from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.support.building import NOW
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.looks import Look

TRACES = """async () => ({
    'localStorage': localStorage.length,
    'sessionStorage': sessionStorage.length,
    'IndexedDB': (await indexedDB.databases()).length,
    'caches': (await caches.keys()).length,
    'service workers': (await navigator.serviceWorker.getRegistrations()).length,
})"""


@dataclass(frozen=True)
class Seen:
    """What opening one page did."""

    complaints: list[str]
    foreign: list[str]
    traces: list[str]


def traces_of(visit: Visit) -> list[str]:
    kept = [name for name, count in visit.page.evaluate(TRACES).items() if count]
    return kept + [f"cookie {cookie['name']}" for cookie in visit.page.context.cookies()]


@pytest.fixture(scope="module")
def seen(chromium: Browser, served: str, paths: list[str]) -> dict[str, Seen]:
    """Every page, opened once on a phone, one after the other in one tab."""
    pages = {}
    with new_context(chromium, served, Device(moment=NOW)) as context:
        visit = open_page(context, served, "/404.html")
        for path in paths:
            visit.complaints.clear()
            visit.foreign.clear()
            visit.page.goto(path)
            traces = traces_of(visit)
            pages[path] = Seen([*visit.complaints], [*visit.foreign], traces)
    return pages


def test_every_page_opens_without_a_complaint_in_the_console(seen: dict[str, Seen]) -> None:
    assert {path: page.complaints for path, page in seen.items() if page.complaints} == {}


def test_every_page_loads_nothing_from_another_host(seen: dict[str, Seen]) -> None:
    assert {path: page.foreign for path, page in seen.items() if page.foreign} == {}


def test_every_page_leaves_nothing_in_the_browser(seen: dict[str, Seen]) -> None:
    assert {path: page.traces for path, page in seen.items() if page.traces} == {}


def test_no_page_scrolls_sideways_on_the_narrowest_phone(looks: dict[str, Look]) -> None:
    wide = {address: page.narrow["wide"] for address, page in looks.items()}
    assert {address: boxes for address, boxes in wide.items() if boxes} == {}
