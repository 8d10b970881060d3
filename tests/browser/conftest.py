"""Fixtures for the tests that open pages: the served sites, the browser, a visit."""

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, ROOT, Built, build_site, html_files
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.looks import Look, look
from tests.support.serving import serving
from tests.support.writing import HARBOUR, copied

#: `each_page(width=320, …)` opens every page of both services, one after the other, in one tab.
EachPage = Callable[..., Iterator[tuple[str, Page]]]


def pages_of(output: Path) -> list[str]:
    """Return the path of every page in a built folder; a former address leads to one of them."""
    pages = (page for page in html_files(output) if b" data-moved" not in page.read_bytes())
    found = sorted(f"/{page.relative_to(output)}" for page in pages)
    assert "/index.html" in found
    return found


@pytest.fixture(scope="session")
def served(site: Built) -> Iterator[str]:
    """The address of the real site, served on loopback."""
    with serving(site.output) as address:
        yield address


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The second service as it is: invented, so that its hours and workshops stay."""
    built = build_site(tmp_path_factory.mktemp("second") / "output", content=HARBOUR)
    assert built.status == 0, built.stderr
    return built


@pytest.fixture(scope="session")
def harbour(second: Built) -> Iterator[str]:
    """Its address, served on loopback."""
    with serving(second.output) as address:
        yield address


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The second service with a full programme: what the real site does not hold today."""
    folder = tmp_path_factory.mktemp("crowded")
    content = copied(folder)
    shutil.copy(ROOT / "tests/sites/crowded/workshops.yaml", content / "events")
    built = build_site(folder / "output", content=content)
    assert built.status == 0, built.stderr
    assert "重すぎます" not in built.stderr
    return built


@pytest.fixture(scope="session")
def everywhere(site: Built, served: str, crowded: Built) -> Iterator[list[str]]:
    """The full address of every page of both services."""
    with serving(crowded.output) as second:
        yield [
            *(served + path for path in pages_of(site.output)),
            *(second + path for path in pages_of(crowded.output)),
        ]


@pytest.fixture(scope="session")
def paths(site: Built) -> list[str]:
    """The path of every page that was built."""
    return pages_of(site.output)


@pytest.fixture(scope="session")
def each_page(chromium: Browser, everywhere: list[str]) -> EachPage:
    """`for address, page in each_page(width=320): …`; the clock stands at the build."""

    def walk(**device: Any) -> Iterator[tuple[str, Page]]:
        with new_context(chromium, "", Device(**{"moment": NOW} | device)) as context:
            page = context.new_page()
            for address in everywhere:
                page.goto(address)
                yield urlsplit(address).netloc.split(":")[1] + urlsplit(address).path, page

    return walk


@pytest.fixture(scope="session")
def looks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Look]:
    """What every page of both services answers to the questions of many tests.

    Asked once in a run: the processes of pytest-xdist stand below one folder.
    """
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (folder / "looks").open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not file.seek(0, os.SEEK_END):  # whoever waited for the lock finds it written
            pages = request.getfixturevalue("each_page")()
            pickle.dump({address: look(page) for address, page in pages}, file)
            file.flush()
        file.seek(0)
        answers: dict[str, Look] = pickle.load(file)  # noqa: S301 - it is ours
        assert answers
        return answers


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """An empty page whose clock a test sets, on a device that believes it is elsewhere."""
    with chromium.new_context(timezone_id="America/Los_Angeles") as context:
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        yield page


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
