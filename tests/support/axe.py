"""axe-core in a page, with its Japanese messages: what it finds, and how to say it."""

import json
from collections.abc import Sequence
from functools import cache

from playwright.sync_api import Page

from tests.support.building import ROOT

AXE = ROOT / "node_modules/axe-core"

# `target-size` is off by default in axe, required by WCAG 2.2 AA. No rule that runs reads the style
# sheets, which axe would fetch once more at each run; a page of ours in a frame is asked by itself.
RUN = """(rules) => axe.run({
    ...(rules.length ? {runOnly: rules} : {rules: {'target-size': {enabled: true}}}),
    resultTypes: ['violations'], preload: {assets: ['media']}, iframes: false,
})"""

#: The rules that ask for colours.
OF_COLOUR = ("color-contrast", "link-in-text-block")


@cache
def script() -> str:
    """Return axe and its Japanese words as one script."""
    words = json.loads((AXE / "locales/ja.json").read_text("utf-8"))
    code = (AXE / "axe.min.js").read_text("utf-8")
    return f"{code}; axe.configure({{locale: {json.dumps(words)}}});"


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return one Japanese line for each rule that the page breaks; its policy must be bypassed.

    Some rules alone where they are named.
    """
    page.wait_for_load_state()  # what a press has opened may have no root yet
    stretch(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script())
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'] for node in rule['nodes']]}"
        for rule in page.evaluate(RUN, rules)["violations"]
    ]


def stretch(page: Page) -> None:
    """Make the window as high as the page: a link half below its edge is one scroll away.

    Too small it would be said to be.
    """
    size = page.viewport_size
    assert size
    height = page.evaluate("document.documentElement.scrollHeight")
    if height != size["height"]:
        page.set_viewport_size({"width": size["width"], "height": height})
