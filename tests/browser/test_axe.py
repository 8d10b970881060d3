import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.chromium import Visit
from tests.building import ROOT, Built

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

# Off by default in axe, required by WCAG 2.2 AA.
RUN = "() => axe.run({rules: {'target-size': {enabled: true}}})"


def kind_of(page: Path) -> str:
    """Tell the page's template; a page that does not name one is a kind of its own."""
    named = re.search(r'<body\b[^>]*\bdata-template="([^"]+)"', page.read_text(encoding="utf-8"))
    return named[1] if named else str(page)


@pytest.fixture(scope="module")
def one_of_each_kind(site: Built) -> list[str]:
    """The largest page of each kind: it holds most of what that kind can hold."""
    largest: dict[str, Path] = {}
    for page in sorted(site.output.rglob("*.html"), key=lambda page: page.stat().st_size):
        largest[kind_of(page)] = page
    assert largest
    return [f"/{page.relative_to(site.output)}" for page in largest.values()]


def violations(visit: Visit) -> list[str]:
    # The whole page at once: a link half below the edge is one scroll away, not too small.
    height = visit.page.evaluate("document.documentElement.scrollHeight")
    visit.page.set_viewport_size({"width": visit.page.viewport_size["width"], "height": height})
    visit.page.evaluate(AXE)
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'] for node in rule['nodes']]}"
        for rule in visit.page.evaluate(RUN)["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_page_of_each_kind_has_no_barrier_that_axe_knows(
    visit: Callable[..., Visit], one_of_each_kind: list[str], scheme: str
) -> None:
    # The page's own policy would keep axe out.
    found = {
        path: violations(visit(path, scheme=scheme, bypass_csp=True)) for path in one_of_each_kind
    }
    assert {path: faults for path, faults in found.items() if faults} == {}
