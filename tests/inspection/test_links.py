"""Every link of a page leads to something that is there."""

from pathlib import Path

import pytest

from tests.inspection.pages import complaints, page

OTHERS = {"about/index.html": page('<p id="there">a</p>'), "icon.svg": "<svg/>"}


@pytest.mark.parametrize(
    "target",
    [
        "about/",
        "./about/index.html",
        "/about/#there",
        "#main",
        "https://minato.example/about/",
        "icon.svg",
        "https://weather.example/",
        "webcal://minato.example/a.ics",
    ],
)
def test_link_that_resolves_passes(target: str, tmp_path: Path) -> None:
    body = f'<p><a href="{target}" rel="noreferrer">港のこと</a></p>'
    assert complaints(tmp_path, body, OTHERS) == []


@pytest.mark.parametrize(
    "target",
    [
        "abuot/",
        "about/#nowhere",
        "#nowhere",
        "/about",
        "../about/",
        "https://minato.example/nothing/",
        "icon.png",
        "http://weather.example/",
        "javascript:alert(1)",
        "data:text/html,a",
        "//weather.example/",
        "https://[weather.example/",
        "",
    ],
)
def test_link_that_leads_nowhere_or_is_unsafe_is_found(target: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, f'<p><a href="{target}">港のこと</a></p>', OTHERS)
