"""Leaving quickly: every rule of it, in the browser."""

import gzip
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.axe import violations
from tests.support.building import ROOT, Built
from tests.support.chromium import Visit

ELSEWHERE = re.compile(r"https://www\.jma\.go\.jp/")
NEUTRAL = "<!doctype html><title>Weather</title><p>Fine, later cloudy."
LEAVE = ".exit-link"
SAFETY = "/guide/index.html"

# Dispatched, as no driver can hold an input method's window open.
PRESS = """(options) => {
    for (const type of ['keydown', 'keyup'])
        document.body.dispatchEvent(new KeyboardEvent(type, {
            key: 'Shift', bubbles: true, cancelable: true, ...options, ...options[type],
        }));
}"""

LEFT = """() => ({
    title: document.title.replace('\\u200b', ''),
    text: document.body.textContent,
    shown: document.documentElement.checkVisibility() && document.body.offsetHeight > 0,
    icons: [...document.querySelectorAll('link[rel=icon]')].map((icon) => icon.href.slice(0, 5)),
})"""
NOTHING = {"title": "", "text": "", "shown": False, "icons": ["data:"]}

AT_CENTRE = """(selector) => {
    const link = document.querySelector(selector);
    const {x, y, width, height, bottom, right} = link.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    const corners = [x + 6, right - 6].flatMap((across) => [[across, y + 6], [across, bottom - 6]]);
    return [top, ...corners.map((corner) => document.elementFromPoint(...corner))]
        .every((found) => link.contains(found)) && bottom <= innerHeight && height >= 48;
}"""


@pytest.fixture
def stay(visit: Callable[..., Visit]) -> Callable[..., tuple[Visit, list[str]]]:
    """Open a page whose way out is answered with nothing, so that it stays to be looked at.

    Beside it stands whom else it asked for something.
    """

    def opened(path: str = "/", **device: object) -> tuple[Visit, list[str]]:
        seen = visit(path, **device)
        seen.page.route(ELSEWHERE, lambda route: route.fulfill(status=204))
        return seen, seen.foreign

    return opened


@pytest.fixture
def leave(visit: Callable[..., Visit]) -> Callable[..., Page]:
    """Open a page that has a way out and, before it, a page of somebody else's."""

    def opened(path: str = "/", **device: object) -> Page:
        page = visit("/404.html", **device).page
        page.context.route(
            ELSEWHERE, lambda route: route.fulfill(body=NEUTRAL, content_type="text/html")
        )
        page.goto("about:blank")
        page.goto(path)
        return page

    return opened


def press(page: Page, times: int = 3, **options: object) -> None:
    for _ in range(times):
        page.evaluate(PRESS, options)


def status(page: Page) -> str:
    return page.locator("[role=status][data-exit-words]").inner_text()


def test_back_after_leaving_does_not_return_to_the_page(leave: Callable[..., Page]) -> None:
    page = leave(SAFETY)
    page.click(LEAVE)
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == "about:blank"


def test_back_after_walking_the_site_and_leaving_finds_nothing_of_it(
    leave: Callable[..., Page],
) -> None:
    page = leave()
    page.click(".exit a:not([data-exit])")
    page.wait_for_url(f"**{SAFETY}")
    page.click(".colophon-links a >> nth=0")
    page.wait_for_url(lambda url: not url.endswith(SAFETY))
    page.click(LEAVE)
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == "about:blank"


def test_back_within_the_site_goes_to_where_she_came_from(leave: Callable[..., Page]) -> None:
    page = leave()
    page.click(".exit a:not([data-exit])")
    page.wait_for_url(f"**{SAFETY}")
    page.go_back()
    assert page.url == "about:blank"


def test_skip_link_adds_no_step_and_still_moves_the_keyboard(leave: Callable[..., Page]) -> None:
    page = leave(SAFETY)
    steps = page.evaluate("history.length")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert page.evaluate("history.length") == steps
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_link_opened_with_a_modifier_is_the_browsers_own(leave: Callable[..., Page]) -> None:
    page = leave()
    with page.context.expect_page() as opened:
        page.click(".exit a:not([data-exit])", modifiers=["Control"])
    opened.value.wait_for_url(f"**{SAFETY}")  # a new tab is blank at first
    assert page.url.endswith("/")


@pytest.mark.parametrize("modifier", ["Control", "Meta", "Shift", "Alt"])
def test_leaving_with_a_modifier_leaves_here_and_opens_nothing_else(
    leave: Callable[..., Page], modifier: str
) -> None:
    page = leave()
    page.click(LEAVE, modifiers=[modifier])
    page.wait_for_url(ELSEWHERE)
    assert page.context.pages == [page]
    page.go_back()
    assert page.url == "about:blank"


def test_middle_button_leaves_here_and_opens_nothing_else(leave: Callable[..., Page]) -> None:
    page = leave()
    page.click(LEAVE, button="middle")
    page.wait_for_url(ELSEWHERE)
    assert page.context.pages == [page]
    page.go_back()
    assert page.url == "about:blank"


def test_middle_button_on_another_link_is_the_browsers_own(leave: Callable[..., Page]) -> None:
    page = leave()
    with page.context.expect_page() as opened:
        page.click(".exit a:not([data-exit])", button="middle")
    opened.value.wait_for_url(f"**{SAFETY}")
    assert page.url.endswith("/")


def test_right_button_leaves_nothing_half_done(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    seen.page.click(LEAVE, button="right")
    assert seen.page.locator("main").is_visible()
    assert asked == []


def test_page_is_blank_before_anything_else_has_loaded(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    seen.page.click(LEAVE)
    assert seen.page.evaluate(LEFT) == NOTHING
    assert [bool(ELSEWHERE.match(url)) for url in asked] == [True]
    assert seen.complaints == []


def test_page_is_blank_in_the_very_task_of_the_click(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, _ = stay()
    left = seen.page.evaluate(
        f"() => {{ document.querySelector('{LEAVE}').click(); return ({LEFT})(); }}"
    )
    assert left == NOTHING


@pytest.mark.parametrize(
    "broken",
    [
        "Document.prototype.__defineSetter__('title', () => { throw 1 })",
        "() => { Element.prototype.replaceChildren = () => { throw 1 } }",
        "HTMLLinkElement.prototype.__defineSetter__('href', () => { throw 1 })",
        "HTMLElement.prototype.__defineSetter__('hidden', () => { throw 1 })",
    ],
)
def test_each_step_works_even_if_another_fails(leave: Callable[..., Page], broken: str) -> None:
    page = leave()
    page.evaluate(broken)
    page.click(LEAVE)
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == "about:blank"


def test_page_cache_shows_nothing_and_leaves_again(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    seen.page.click(LEAVE)
    with seen.page.expect_request(ELSEWHERE):
        seen.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert seen.page.evaluate(LEFT) == NOTHING
    assert len(asked) == 2


def test_page_cache_brings_back_a_page_that_was_not_left(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    seen.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert seen.page.locator("main").is_visible()
    assert asked == []


@pytest.mark.parametrize("keys", [["ShiftLeft"] * 3, ["ShiftLeft", "ShiftRight", "ShiftLeft"]])
def test_shift_three_times_leaves(leave: Callable[..., Page], keys: list[str]) -> None:
    page = leave(SAFETY)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == "about:blank"


def test_presses_are_announced_and_forgotten_when_something_else_is_done(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    said = [status(seen.page)]
    for _ in range(2):
        seen.page.keyboard.press("Shift")
        said.append(status(seen.page))
    assert said[0] == ""
    assert "2回" in said[1]
    assert "1回" in said[2]
    # Sent from the page: Chromium may drop a wheel of the mouse while it is busy.
    seen.page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); }")
    assert status(seen.page) == ""
    press(seen.page, 2)
    assert asked == []


@pytest.mark.parametrize(
    "options",
    [
        {"isComposing": True},
        {"keyCode": 229},
        {"keyup": {"isComposing": True}},
        {"keyup": {"keyCode": 229}},
        {"repeat": True},
        {"altKey": True},
        {"ctrlKey": True},
        {"metaKey": True},
        {"key": "Escape"},
    ],
    ids=str,
)
def test_composition_repeat_and_chords_do_not_leave(
    stay: Callable[..., tuple[Visit, list[str]]], options: dict[str, object]
) -> None:
    seen, asked = stay()
    press(seen.page, 4, **options)
    assert asked == []
    assert seen.page.locator("main").is_visible()
    assert status(seen.page) == ""


@pytest.mark.parametrize(
    "composes",
    [
        "new KeyboardEvent('keydown', {key: 'Process', keyCode: 229, bubbles: true})",
        "new CompositionEvent('compositionstart', {bubbles: true})",
    ],
)
def test_composition_begins_the_count_anew(
    stay: Callable[..., tuple[Visit, list[str]]], composes: str
) -> None:
    seen, asked = stay()
    for _ in range(3):
        press(seen.page, 2)
        seen.page.evaluate(f"document.body.dispatchEvent({composes})")
    assert asked == []
    assert status(seen.page) == ""


def test_held_key_is_one_press(stay: Callable[..., tuple[Visit, list[str]]]) -> None:
    seen, asked = stay()
    for _ in range(5):
        seen.page.keyboard.down("Shift")
    seen.page.keyboard.up("Shift")
    assert asked == []
    assert "2回" in status(seen.page)


def test_capital_letters_do_not_leave(stay: Callable[..., tuple[Visit, list[str]]]) -> None:
    seen, asked = stay()
    for letter in "ABCD":
        seen.page.keyboard.press(f"Shift+{letter}")
    assert asked == []
    assert status(seen.page) == ""


def test_clicks_with_shift_do_not_leave(stay: Callable[..., tuple[Visit, list[str]]]) -> None:
    seen, asked = stay()
    for _ in range(4):
        seen.page.click("h1", modifiers=["Shift"])
    assert asked == []


@pytest.mark.parametrize(("seconds", "leaves"), [(4.9, True), (5.1, False)])
def test_five_seconds_may_pass_between_presses(
    stay: Callable[..., tuple[Visit, list[str]]], seconds: float, *, leaves: bool
) -> None:
    seen, _ = stay("/404.html")
    # A clock that stands between the steps: a slow machine adds no seconds of its own.
    seen.page.clock.install(time="2026-12-01T10:30:00+09:00")
    seen.page.goto("/")
    seen.page.clock.pause_at("2026-12-01T11:00:00+09:00")
    for _ in range(3):
        press(seen.page, 1)
        seen.page.clock.run_for(int(seconds * 1000))
    assert (seen.page.evaluate(LEFT) == NOTHING) == leaves


def test_count_goes_on_after_it_was_forgotten(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, _ = stay()
    press(seen.page, 2)
    seen.page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); }")
    with seen.page.expect_request(ELSEWHERE):
        press(seen.page, 3)


@pytest.mark.parametrize(
    ("events", "left"),
    [
        (["keyup Shift"] * 3, "3"),  # it was held before the page was there
        (["keydown a", *["keydown Shift", "keyup Shift", "keyup a"]], "2"),  # a was let go of
        (["keydown Shift", "keyup Shift", "keyup a"], "2"),
        (["keydown Shift", "keyup Shift", "keydown a"], "3"),
        (["keydown Shift", "keydown a", "keyup a", "keyup Shift"], "3"),
    ],
    ids=" ".join,
)
def test_only_shift_alone_is_counted(
    stay: Callable[..., tuple[Visit, list[str]]], events: list[str], left: str
) -> None:
    seen, asked = stay()
    for event in events:
        kind, key = event.split()
        seen.page.evaluate(
            "([kind, key]) => void dispatchEvent(new KeyboardEvent(kind, {key}))", [kind, key]
        )
    assert asked == []
    assert f"{left}回" in status(seen.page) if left != "3" else status(seen.page) == ""


def test_time_that_was_forgotten_ends_no_press(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, _ = stay("/404.html")
    seen.page.clock.install(time="2026-12-01T10:30:00+09:00")
    seen.page.goto("/")
    seen.page.clock.pause_at("2026-12-01T11:00:00+09:00")
    press(seen.page, 1)
    seen.page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); }")
    seen.page.clock.run_for(4_900)
    seen.page.keyboard.down("Shift")
    seen.page.clock.run_for(200)
    seen.page.keyboard.up("Shift")
    assert "2回" in status(seen.page)


# A click on a link that is put beside the others; whether the page took it for itself.
TAKEN = """([attributes, options]) => {
    const link = document.body.appendChild(document.createElement('a'));
    Object.entries(attributes).forEach(([name, value]) => link.setAttribute(name, value));
    if (options.prevented) link.addEventListener('click', (event) => event.preventDefault());
    let taken;
    addEventListener('click', (event) => {
        taken = event.defaultPrevented;
        event.preventDefault();
    }, {once: true});
    link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ...options}));
    return taken;
}"""


@pytest.mark.parametrize("href", ["/safety/", "/safety/index.html"])
def test_step_within_the_site_is_taken_without_a_trace(
    visit: Callable[..., Visit], href: str
) -> None:
    page = visit().page
    steps = page.evaluate("history.length")
    assert page.evaluate(TAKEN, [{"href": href}, {}])
    page.wait_for_url(f"**{href}")
    assert page.evaluate("history.length") == steps


@pytest.mark.parametrize(
    ("attributes", "options"),
    [
        ({"href": "/safety/"}, {"ctrlKey": True}),
        ({"href": "/safety/"}, {"metaKey": True}),
        ({"href": "/safety/"}, {"shiftKey": True}),
        ({"href": "/safety/"}, {"altKey": True}),
        ({"href": "/safety/"}, {"button": 1}),
        ({"href": "/safety/", "target": "_blank"}, {}),
        ({"href": "/safety/", "download": ""}, {}),
        ({"href": "/workshops/calendar.ics"}, {}),
        ({"href": "/icon.svg"}, {}),
        ({"href": "//other.example/safety/"}, {}),
        ({"href": "https:"}, {}),  # the same host by another way
        ({"href": "mailto:hello@minato.example"}, {}),
        ({"name": "no link"}, {}),
    ],
    ids=str,
)
def test_other_links_are_the_browsers_own(
    visit: Callable[..., Visit], attributes: dict[str, str], options: dict[str, object]
) -> None:
    seen = visit()
    if attributes.get("href") == "https:":
        attributes = {"href": seen.page.url.replace("http:", "https:")}
    assert seen.page.evaluate(TAKEN, [attributes, options]) is False
    assert seen.page.url.endswith("/")
    assert seen.complaints == []


def test_click_that_another_script_has_taken_is_left_to_it(visit: Callable[..., Visit]) -> None:
    seen = visit()
    assert seen.page.evaluate(TAKEN, [{"href": "/safety/"}, {"prevented": True}])
    seen.page.wait_for_timeout(200)
    assert seen.page.url.endswith("/")
    assert "safety" not in seen.page.url
    assert seen.complaints == []


def test_escape_is_left_to_assistive_technology(
    stay: Callable[..., tuple[Visit, list[str]]],
) -> None:
    seen, asked = stay()
    for _ in range(3):
        seen.page.keyboard.press("Escape")
    assert asked == []
    assert seen.page.locator("main").is_visible()


def test_without_a_script_it_is_a_plain_link(leave: Callable[..., Page]) -> None:
    page = leave(javascript=False)
    page.click(LEAVE)
    page.wait_for_url(ELSEWHERE)


def test_keyboard_finds_it_right_after_the_skip_link(
    visit: Callable[..., Visit], paths: list[str]
) -> None:
    page = visit().page
    for path in paths:
        page.goto(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const {href, rel} = document.activeElement; return [href, rel]; }"
        )
        assert ELSEWHERE.match(found[0]), path
        assert found[1] == "nofollow noreferrer"
        assert page.locator(":focus").bounding_box()["y"] >= 0


def test_nothing_ever_covers_it_on_the_narrowest_phone(
    visit: Callable[..., Visit], paths: list[str]
) -> None:
    page = visit(width=320, height=568).page
    for path in paths:
        page.goto(path)
        for part in (0, 0.5, 1):
            page.evaluate("(part) => scrollTo(0, part * document.body.scrollHeight)", part)
            assert page.evaluate(AT_CENTRE, LEAVE), (path, part)
        page.evaluate("scrollTo(0, 0)")
        page.click(".menu summary")
        assert page.evaluate(AT_CENTRE, LEAVE), (path, "menu")


def test_paper_does_not_show_it(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.emulate_media(media="print")
    assert [link.is_visible() for link in page.locator("[data-exit]").all()] == [False, False]


def test_axe_finds_no_barrier_while_a_press_is_announced(visit: Callable[..., Visit]) -> None:
    seen = visit(bypass_csp=True)
    press(seen.page, 1)
    assert violations(seen.page) == []


def test_script_is_small(site: Built) -> None:
    page = (site.output / "index.html").read_text("utf-8")
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    assert len(gzip.compress(script[1].encode())) <= 3 * 1024
    assert not re.search(r"[^\x00-\x7f]", script[1])
    assert not re.search(r"fetch|XMLHttp|Storage|cookie|indexedDB|sendBeacon", script[1])
    assert (ROOT / "theme/templates/components/exit/script.js").stat().st_size <= 3 * 1024
