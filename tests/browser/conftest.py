"""Fixtures for the tests that open pages: the served site, the browser, a visit."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import Device, Visit, launch, new_context, open_page
from tests.browser.serving import serving
from tests.building import NOW, Built


@pytest.fixture(scope="session")
def served(site: Built) -> Iterator[str]:
    """The address of the real site, served on loopback."""
    with serving(site.output) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def paths(site: Built) -> list[str]:
    """The path of every page that was built."""
    found = sorted(f"/{page.relative_to(site.output)}" for page in site.output.rglob("*.html"))
    assert "/index.html" in found
    return found


@pytest.fixture
def visit(served: str, chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(path, width=320, scheme="dark", javascript=False, …)`, each in a fresh profile.

    The visitor's clock stands at the moment of the build unless `moment` says otherwise.
    """
    with ExitStack() as profiles:

        def visit_path(path: str = "/", **device: Any) -> Visit:
            chosen = Device(**{"moment": NOW} | device)
            context = profiles.enter_context(new_context(chromium, served, chosen))
            return open_page(context, served, path)

        yield visit_path
