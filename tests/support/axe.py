"""axe-core in a page, with its Japanese messages: what it finds, and how to say it."""

import json
from functools import cache

from playwright.sync_api import Page

from tests.support.building import ROOT

AXE = ROOT / "node_modules/axe-core"

# Off by default in axe, required by WCAG 2.2 AA.
RUN = "() => axe.run({rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})"


@cache
def script() -> str:
    """Return axe and its Japanese words as one script."""
    words = json.loads((AXE / "locales/ja.json").read_text("utf-8"))
    code = (AXE / "axe.min.js").read_text("utf-8")
    return f"{code}; axe.configure({{locale: {json.dumps(words)}}});"


def violations(page: Page) -> list[str]:
    """Return one Japanese line for each rule that the page breaks; its policy must be bypassed.

    The window is made as high as the page: a link half below the edge is one scroll away, not
    too small.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(script())
    size = page.viewport_size
    assert size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": height})
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'] for node in rule['nodes']]}"
        for rule in page.evaluate(RUN)["violations"]
    ]
