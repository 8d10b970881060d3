"""What a visitor must see of each page at a moment, by the truth, and what she sees instead."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser

from tests.support import visitor
from tests.support.chromium import Device, new_context
from tests.support.serving import serving
from tests.support.status import SAID
from tests.support.truth import Truth

COMING = """() => [...document.querySelectorAll('[data-over]')]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.querySelector('a').innerText, one.querySelector('time').dateTime])"""
NOTICES = """() => [...document.querySelectorAll('.notice')]
    .filter((one) => one.checkVisibility()).map((one) => one.innerText.trim())"""


def coming_on(name: str, truth: Truth, when: datetime, built: datetime) -> list[tuple[str, str]]:
    """Return what a page must list: all that is to come, or of the first three what is left."""
    listed = [one[:2] for one in truth.coming(max(when, built))]
    if name == "index.html":
        return [one[:2] for one in truth.coming(built)[:3] if one[:2] in listed]
    return listed if name == "workshops/index.html" else []


def applying_to(name: str, truth: Truth, when: datetime, built: datetime) -> str | None:
    """Return how the words about applying must begin; None where the page is of no workshop."""
    key = name.removeprefix("workshops/").removesuffix("/index.html")
    workshop = truth.workshops.get(key)
    if workshop is None:
        return None
    if workshop.end <= when:
        return "終わりました"
    if workshop.end <= built:
        return ""  # built by a clock that was ahead
    return "中止になりました" if workshop.mark == "【中止】" else "申込の電話"


def look(
    pages: dict[str, visitor.Page], truth: Truth, when: datetime, built: datetime
) -> Iterator[str]:
    """Yield what is wrong on each page at a moment, in words."""
    notices = {one for one in truth.notices(when) if one[1] > built}
    for name, page in pages.items():
        seen = page.at(when)
        now = truth.now(when) if page.now and built.date() <= when.date() else []
        coming = coming_on(name, truth, when, built)
        applying = applying_to(name, truth, when, built)
        for here, right in ((seen.now, now), (seen.notices, notices), (seen.coming, coming)):
            if here != right:
                yield f"{name}: {here} for {right}"
        if (seen.applying is None) != (applying is None) or (
            applying is not None and not (seen.applying or "").startswith(applying)
        ):
            yield f"{name}: {seen.applying} for {applying}"
        if strange := (page.shown | page.dialled) - truth.numbers:
            yield f"{name}: {strange}"
    if truth.telephone.replace("-", "") not in pages["index.html"].dialled:
        yield f"index.html lacks {truth.telephone}"


def check_in_browser(browser: Browser, site: Path, when: datetime) -> None:
    """Fail where a browser shows another page than the reader says."""
    pages = visitor.read(site)
    device = Device(moment=when.isoformat(), timezone="Europe/London")
    with serving(site) as address, new_context(browser, address, device) as context:
        page = context.new_page()
        for name in ("index.html", "workshops/index.html"):
            page.goto(f"/{name}")
            seen = pages[name].at(when)
            assert page.evaluate(SAID) == seen.now
            assert [tuple(one) for one in page.evaluate(COMING)] == seen.coming
            assert sorted(page.evaluate(NOTICES)) == sorted(words for words, _ in seen.notices)
