"""What stands in the first screen, on the smallest phone and a usual one, at moments of all kinds.

A page begins with itself; the first way that it offers is one that answers now.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import product

import pytest
from playwright.sync_api import Browser, Page
from yorisoi import loading
from yorisoi.models import Hotline
from yorisoi.models.contacts import tel_uri

from tests.support.building import NOW, ROOT, Built
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.serving import serving
from tests.support.status import offered, states_of

PHONES = [(320, 568), (390, 844)]
MOMENTS = {
    "noon of a weekday": "2026-12-02T12:00:00+09:00",
    "night": "2026-12-02T21:00:00+09:00",
    "Tuesday": "2026-12-01T13:00:00+09:00",
    "last day of the year": "2026-12-31T12:00:00+09:00",
    "holiday": "2027-01-11T12:00:00+09:00",
    "unsure day": "2027-01-02T11:00:00+09:00",
}
SITE = loading.load(ROOT / "content")[0]
OURS = "tel:+818034028685"
NIGHT = "tel:0120279338"

# The links of a part of the page that are whole above the edge, and how strong their ground is.
SEEN = """(selector) => {
    const edge = document.querySelector('.edge').getBoundingClientRect().top;
    return [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility())
        .filter((each) => each.getBoundingClientRect().bottom <= edge + 1)
        .map((each) => each.getAttribute('href') ?? each.innerText.trim());
}"""

# The heading of the page, and the first line of its own words after it, above the edge.
BEGINS = """() => {
    const edge = document.querySelector('.edge').getBoundingClientRect().top;
    const heading = document.querySelector('h1');
    const words = document.createTreeWalker(document.querySelector('#main'), NodeFilter.SHOW_TEXT);
    const above = (box) => box && box.height && box.bottom <= edge;
    while (words.nextNode()) {
        const text = words.currentNode;
        const after = heading.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (!after || heading.contains(text) || !text.data.trim()) continue;
        if (text.parentElement.closest('.hidden, script, .reach') ||
            !text.parentElement.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        return [above(heading.getBoundingClientRect()), above(range.getClientRects()[0])];
    }
    return [above(heading.getBoundingClientRect()), true];
}"""


# The same of a page that has gone on to another moment: no script here asks but by `Date.now`.
BEGINS_AT = f"""(moment) => {{
    Date.now = () => Date.parse(moment);
    document.dispatchEvent(new Event('visibilitychange', {{bubbles: true}}));
    return [...({BEGINS})(), document.body.dataset.ours];
}}"""


@pytest.fixture(scope="module")
def at(served: str, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`at("/", moment, (320, 568), javascript=False)` opens a page of the real site.

    With a script or without, the pages of a test are opened one after the other in one tab: they
    leave nothing behind (tests/browser/test_every_page.py).
    """
    with ExitStack() as profiles:
        visits: dict[bool, Visit] = {}

        def opened(
            path: str, moment: str, size: tuple[int, int], *, javascript: bool = True
        ) -> Page:
            if javascript not in visits:
                device = Device(moment=moment, javascript=javascript)
                context = profiles.enter_context(new_context(chromium, served, device))
                visits[javascript] = open_page(context, served, "/404.html")
            visit = visits[javascript]
            visit.page.clock.set_fixed_time(moment)
            resize(visit.page, size)
            visit.page.goto(path)
            assert visit.complaints == []
            return visit.page

        yield opened


def resize(page: Page, size: tuple[int, int]) -> None:
    """Make the screen this wide and high; styles alone depend on it, no script."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def address(line: Hotline) -> str:
    return tel_uri(line.telephone) if line.telephone else str(line.url)


def leading(moment: str) -> list[str]:
    """Return what leads at a moment as the engine computes it: ours, or a line of each kind."""
    when = datetime.fromisoformat(moment)
    others = [address(lines[0]) for lines in offered(SITE.service, SITE.hotlines, when) if lines]
    assert bool(others) != states_of(SITE.service, when)[0].is_open
    return others or [OURS]


@pytest.mark.parametrize("path", ["/", "/contact/"])
@pytest.mark.parametrize("size", PHONES)
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_first_way_that_is_offered_answers_now(
    at: Callable[..., Page], moment: str, size: tuple[int, int], path: str
) -> None:
    page = at(path, moment, size)
    wanted = leading(moment)
    shown = page.evaluate(SEEN, ".reach a")
    assert shown[0] == wanted[0]
    assert set(wanted) <= set(shown)
    assert OURS in shown  # steps back, and stays in sight
    assert page.evaluate(SEEN, ".ours:not([data-open]) a") == [OURS] * (wanted != [OURS])
    edge = [link.get_attribute("href") for link in page.locator(".contact-bar a:visible").all()]
    assert edge[: len(wanted)] == wanted
    # On a day that nobody is sure of, one may ask by telephone.
    unsure = not states_of(SITE.service, datetime.fromisoformat(moment))[0].sure
    assert (OURS in edge) == (wanted == [OURS] or unsure)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-02T21:00:00+09:00", "12月3日（木）10:00から"),
        ("2026-12-03T08:00:00+09:00", "今日は10:00から"),
        ("2026-12-31T12:00:00+09:00", ""),  # nobody has said from when
    ],
)
def test_our_number_says_from_when(at: Callable[..., Page], moment: str, words: str) -> None:
    page = at("/", moment, (320, 568))
    assert page.locator(".ours-name span:visible").all_inner_texts()[:1] == [words] * bool(words)


def test_day_in_many_letters_leaves_the_number_in_the_first_screen(
    at: Callable[..., Page],
) -> None:
    page = at("/en/", "2026-12-28T19:00:00+09:00", (320, 568))
    assert "December, 10:00 (to be confirmed)" in page.locator(".now-next:visible").inner_text()
    assert page.evaluate(SEEN, ".reach a")[0] == OURS


@pytest.mark.parametrize("path", ["/space/", "/guide/"])
@pytest.mark.parametrize("size", PHONES)
def test_page_about_something_else_says_whose_lines_stand_at_its_edge(
    at: Callable[..., Page], size: tuple[int, int], path: str
) -> None:
    told = at(path, MOMENTS["night"], size).locator(".others-below")
    assert told.is_visible()
    assert "ほかの団体" in told.inner_text()
    assert not at(path, MOMENTS["noon of a weekday"], size).locator(".others-below").is_visible()
    assert not at("/", MOMENTS["night"], size).locator(".others-below").is_visible()


def test_others_are_said_to_be_others_with_who_runs_them_and_where_they_lead(
    at: Callable[..., Page],
) -> None:
    page = at("/", MOMENTS["night"], (320, 568))
    called, silent = page.locator(".others li:visible").all()
    assert "ほかの団体" in page.locator(".others p:visible").inner_text()
    for words in ("よりそいホットライン", "24時間", "無料"):
        assert words in called.inner_text()
    for words in ("内閣府", "チャットで話す", "soudanplus.jp"):
        assert words in silent.inner_text()
    for link in page.locator(".others a:visible").all():
        assert link.bounding_box()["height"] >= 48  # type: ignore[index]


@pytest.mark.parametrize("path", ["/", "/contact/"])
@pytest.mark.parametrize("size", PHONES)
def test_timetable_and_a_line_of_the_night_stand_there_without_a_script(
    at: Callable[..., Page], size: tuple[int, int], path: str
) -> None:
    page = at(path, NOW, size, javascript=False)
    assert page.evaluate(SEEN, ".reach a")[0] == OURS
    assert NIGHT in page.evaluate(SEEN, ".reach a")
    words = " ".join(page.evaluate(SEEN, ".reach .now-hours p"))
    for part in ("10:00〜20:00", "10:00〜16:00", "火・日・祝日", "ほかの団体"):
        assert part in words
    assert page.evaluate(SEEN, ".now p, .others a") == []
    edge = page.locator(".contact-bar a:visible").all_inner_texts()
    assert [words.strip() for words in edge] == ["電話する", "メールを書く", "ほかの窓口"]


def test_every_page_begins_with_itself(at: Callable[..., Page], paths: list[str]) -> None:
    page = at("/", NOW, PHONES[0])
    seen = set()
    for path, size in product(paths, PHONES):
        resize(page, size)
        page.goto(path)
        for moment in sorted(MOMENTS.values()):
            *begins, ours = page.evaluate(BEGINS_AT, moment)
            assert begins == [True, True], (path, size, moment)
            seen.add(ours)
    assert seen >= {"open", "away", "unsure"}


def test_every_page_begins_with_itself_without_a_script(
    at: Callable[..., Page], paths: list[str]
) -> None:
    page = at("/", NOW, PHONES[0], javascript=False)
    for path in paths:
        page.goto(path)
        for size in PHONES:
            resize(page, size)
            assert page.evaluate(BEGINS) == [True, True], (path, size)


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_ways_stand_once_on_a_page_about_something_else(
    at: Callable[..., Page], moment: str
) -> None:
    page = at("/space/", moment, (320, 568))
    assert page.evaluate(SEEN, ".reach a") == []
    assert page.locator(".now p:visible").count() <= 2  # one, and to ask on a day nobody knows
    assert page.locator(".now-hours:visible").count() == 0
    assert page.locator(".contact-bar a:visible").count() == 3


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(
    ("event", "state"),
    [("yoga", ""), ("weekly", ""), ("full", "満席です"), ("cancelled", "中止になりました")],
)
def test_workshop_begins_with_date_place_state_and_how_to_apply(
    chromium: Browser, crowded: Built, event: str, state: str, *, javascript: bool
) -> None:
    device = Device(320, 568, moment=MOMENTS["night"], javascript=javascript)
    with serving(crowded.output) as host, new_context(chromium, host, device) as context:
        page = open_page(context, host, f"/workshops/{event}/").page
        shown = page.evaluate(SEEN, "h1, main dt, main dd, .event-apply a, .event-apply-state")
        assert {"日時", "場所"} <= set(shown)
        assert "サロン港" in " ".join(shown)
        assert "tel:+81312345679" in shown or state
        assert state in shown or not state
