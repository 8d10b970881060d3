"""What is asked of every page of both services: each is opened once for all these questions."""

from collections import defaultdict
from typing import Any, NamedTuple

from playwright.sync_api import Page

TEXT = """() => {
    const text = document.querySelector('main > p, .prose > p, main dd, main p, main li');
    const style = getComputedStyle(text ?? document.body);
    return [parseFloat(style.fontSize), parseFloat(style.lineHeight), document.fonts.size];
}"""

MOVES = """() => [
    ...document.getAnimations().map(() => 'an animation'),
    ...[document.documentElement, ...document.querySelectorAll('body *')].filter((each) => {
        const style = getComputedStyle(each);
        return style.transitionDuration !== '0s' || style.animationName !== 'none'
            || style.scrollBehavior !== 'auto';
    }).map((each) => each.outerHTML.slice(0, 99)),
]"""

# The order of what helps among the landmarks of the page, and the ways within each.
HELP = """() => ({
    order: [...document.querySelectorAll('.skip, .masthead, .reach, main, .colophon, .edge, .exit')]
        .map((each) => each.classList[0] ?? each.localName),
    reach: [...document.querySelectorAll('.reach a[href]')].map((each) => each.textContent.trim()),
    edge: [...document.querySelectorAll('.edge a[href]')].map((each) => each.innerText.trim()),
    foot: [...document.querySelectorAll('.colophon-links a')].map((each) => each.innerText.trim()),
})"""

# Structure that readers jump by: one first heading, no level skipped, landmarks with a name.
OUTLINE = """() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
    .filter((each) => each.checkVisibility()).map((each) => +each.localName[1])"""

# Numbers, dates and names of days that begin on one line and end on another.
BROKEN = r"""() => {
    const whole = /\d{2,4}-\d{2,4}-\d{4}|\d+年\d+月\d+日|建国記念の日|春分の日/g;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (words.nextNode()) {
        const text = words.currentNode;
        if (text.parentElement.closest('.hidden, code, script') ||
            !text.parentElement.checkVisibility()) continue;
        for (const found of text.data.matchAll(whole)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
            if (new Set(tops).size > 1) broken.push(found[0]);
        }
    }
    return broken;
}"""

# Boxes that scroll by themselves may hold wide things: only the page itself must not.
WIDE = """() => {
    const {clientWidth: edge, scrollWidth} = document.documentElement;
    if (scrollWidth <= edge) return [];
    const wide = (box) => box.getBoundingClientRect().right > edge + 1;
    const boxes = [...document.querySelectorAll('body *')].filter(wide);
    return [`${scrollWidth} px`, ...boxes.map((box) => box.cloneNode().outerHTML)];
}"""

# What shows only by the colour of its ground would vanish where the system paints all grounds.
FRAMELESS = """() => ['[data-open] > .ours-number', '.exit-link', '.line-button', '.cards > li',
    '.others li:not([hidden]) a'].filter((name) => {
    const found = document.querySelector(name);
    return found?.checkVisibility() && (parseFloat(getComputedStyle(found).borderTopWidth) < 1
        || getComputedStyle(found).borderTopColor === 'rgba(0, 0, 0, 0)');
})"""

# The ground a text stands on, where a page states it: dark must reach every box.
GROUNDS = """() => ['html', '.reach', '.colophon', '.edge', '.contacts li', '.workshops li']
    .map((name) => document.querySelector(name)).filter(Boolean)
    .map((each) => getComputedStyle(each).backgroundColor)"""

# A link within a sentence is excepted by WCAG; here it must hold 24 px too.
SMALL = """(wanted) => Object.entries(wanted).flatMap(([selector, size]) =>
    [...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility() && !each.closest('.hidden'))
        .filter((each) => {
            const boxes = [...each.getClientRects()];
            return boxes.length && !boxes.some(({width, height}) =>
                width >= Math.min(size, 24) && height >= size - 0.5);
        })
        .map((each) => `${each.getBoundingClientRect().height} px: ${each.outerHTML.slice(0, 99)}`))
"""
WANTED = {
    "a[href], summary, button": 24,
    ".telephone, .reach-ways a, .contact-bar a, .exit a, .menu a, .menu summary": 48,
    ".line-button, .masthead-name, .colophon-links a, .workshops a, .steps a": 48,
}


class Look(NamedTuple):
    """What a page answered."""

    usual: dict[str, Any]  # on a usual phone
    narrow: dict[str, Any]  # on the narrowest
    frameless: list[str]  # there, in forced colours
    roles: dict[str, list[str]]  # on a wide screen: what a reader is told
    grounds: list[str]  # there, at night
    small: dict[int, list[str]]  # targets by the window's width, with all that can be opened open


def look(page: Page) -> Look:
    """Ask a page that was just opened in the window of a usual phone; leave the window so."""
    usual = _ask(page, text=TEXT, moves=MOVES, help=HELP, outline=OUTLINE)
    page.set_viewport_size({"width": 320, "height": 568})
    narrow = _ask(page, broken=BROKEN, wide=WIDE)
    page.emulate_media(forced_colors="active")
    frameless = page.evaluate(FRAMELESS)
    page.set_viewport_size({"width": 1280, "height": 844})
    page.emulate_media(forced_colors="none")
    roles = names_by_role(page)
    page.emulate_media(color_scheme="dark")
    grounds = page.evaluate(GROUNDS)
    page.emulate_media(color_scheme="light")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    small = {1280: page.evaluate(SMALL, WANTED)}
    page.set_viewport_size({"width": 320, "height": 844})
    small[320] = page.evaluate(SMALL, WANTED)
    page.set_viewport_size({"width": 390, "height": 844})
    return Look(usual, narrow, frameless, roles, grounds, small)


def _ask(page: Page, **questions: str) -> dict[str, Any]:
    """Return the answers to several questions, put at once."""
    asked = ", ".join(f"{name}: ({question})()" for name, question in questions.items())
    answers: dict[str, Any] = page.evaluate(f"() => ({{{asked}}})")
    return answers


def names_by_role(page: Page) -> dict[str, list[str]]:
    """Return the names that the accessibility tree holds by role, hidden ones left out."""
    session = page.context.new_cdp_session(page)
    names: dict[str, list[str]] = defaultdict(list)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        if not node.get("ignored"):
            names[node.get("role", {}).get("value")].append(node.get("name", {}).get("value", ""))
    session.detach()
    return names
