"""How soon a page can be read on a slow phone: 400 kbit/s, 400 ms, a processor four times slower.

Each figure is the median of ROUNDS, in milliseconds from the tap to Chromium's first and largest
contentful paint. A second table compares the style in the page with a style in a file of its own,
for the first page one opens and for the second. No test asserts a time.
"""

import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.hosting import KINDS, full_site, hosted
from tests.support.chromium import Device, launch, new_context

ROUNDS = 5
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
PAINTS = """() => new Promise((done) => {
    const largest = new PerformanceObserver((list) => {
        const [first] = performance.getEntriesByName('first-contentful-paint');
        setTimeout(() => done([first.startTime, list.getEntries().at(-1).startTime]), 200);
    });
    largest.observe({type: 'largest-contentful-paint', buffered: true});
})"""


@contextmanager
def slow_phone(browser: Browser) -> Iterator[Page]:
    """Yield a tab with an empty cache, on a slow line and a slow processor."""
    with new_context(browser, "", Device(360, 640)) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        yield page


def paints(page: Page, url: str) -> tuple[float, float]:
    """Return first and largest contentful paint of a page."""
    page.goto(url)
    first, largest = page.evaluate(PAINTS)
    return first, largest


def first_views(browser: Browser, address: str) -> None:
    """Print a line for each kind of page."""
    print("kind            first  largest")
    for name, path in KINDS.items():
        rounds = []
        for _ in range(ROUNDS):
            with slow_phone(browser) as page:
                rounds.append(paints(page, address + path))
        first, largest = (statistics.median(each) for each in zip(*rounds, strict=True))
        print(f"{name:14}{first:7.0f}{largest:9.0f}")


def with_style_apart(pages: Path, folder: Path) -> Path:
    """Return a copy of the pages whose style is a file."""
    copy = shutil.copytree(pages, folder)
    for file in copy.rglob("*.html"):
        text = file.read_text("utf-8")
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        if style:
            (copy / "style.css").write_text(style[1], "utf-8")
            text = text.replace(style[0], '<link rel="stylesheet" href="/style.css">')
            text = re.sub(r"style-src [^;]+;(?=[^>]*>)", "style-src 'self';", text, count=1)
            file.write_text(text, "utf-8")
    return copy


def two_pages(browser: Browser, address: str) -> tuple[float, float]:
    """Return the first paint of the first page one opens and of the second, as medians."""
    rounds = []
    for _ in range(ROUNDS):
        with slow_phone(browser) as page:
            one = paints(page, f"{address}/")[0]
            rounds.append((one, paints(page, f"{address}/contact/")[0]))
    first, second = (statistics.median(each) for each in zip(*rounds, strict=True))
    return first, second


def main() -> None:
    """Print both tables."""
    with (
        tempfile.TemporaryDirectory() as name,
        full_site(Path(name)) as (address, pages),
        hosted(with_style_apart(pages, Path(name) / "apart")) as apart,
        sync_playwright() as playwright,
        launch(playwright.chromium) as browser,
    ):
        first_views(browser, address)
        print("\nstyle           first page  second page")
        for kind, where in (("in the page", address), ("in a file", apart)):
            first, second = two_pages(browser, where)
            print(f"{kind:14}{first:12.0f}{second:13.0f}")


if __name__ == "__main__":
    main()
