"""Every link of a page leads to something that is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.inspection.pages import KNOWN, codes, complaints, inspected, page

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


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("abuot/", "page_link_missing"),
        ("abuot/#there", "page_link_missing"),
        ("about", "page_link_missing"),
        ("../about/", "page_link_missing"),
        ("https://minato.example/nothing/", "page_link_missing"),
        ("about/#nowhere", "page_anchor_missing"),
        ("#nowhere", "page_anchor_missing"),
        ("https://minato.example/about/#nowhere", "page_anchor_missing"),
        ("http://weather.example/", "page_link_scheme"),
        ("ftp://weather.example/", "page_link_scheme"),
        ("//weather.example/", "page_link_scheme"),
        ("https://[weather.example/", "page_link_scheme"),
        ("", "page_link_empty"),
        (" ", "page_link_empty"),
    ],
)
def test_link_is_refused_as_what_it_is(target: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, f'<p><a href="{target}">港のこと</a></p>', OTHERS)


@pytest.mark.parametrize("attribute", ["a href", "blockquote cite", "img alt='a' src"])
def test_address_is_looked_for_wherever_it_stands(attribute: str, tmp_path: Path) -> None:
    tag = attribute.partition(" ")[0]
    body = f'<{attribute}="nowhere.svg">港のこと</{tag}>'.replace("</img>", "")
    assert "page_link_missing" in codes(tmp_path, body, OTHERS)


@pytest.mark.parametrize(
    "target",
    [
        "tel:110",
        "mailto:hello@minato.example",
        "about/.",
        "about/../about/",
        ".",
        "/",
        "./#main",
        "%61bout/",
        "about/?a=b",
        "about/#%74here",
        "icon.svg#anything",
    ],
)
def test_other_link_that_resolves_passes(target: str, tmp_path: Path) -> None:
    body = f'<p><a href="{target}">港のこと 110</a></p>'
    told = codes(tmp_path, body, OTHERS)
    assert {code for code in told if code.startswith(("page_link", "page_anchor"))} == set()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/y/about/", set()),
        ("https://npo.example/y/about/", set()),
        ("https://npo.example/y/about/#there", set()),
        ("https://npo.example/y/nothing/", {"page_link_missing"}),
        ("https://npo.example/x/", set()),  # somebody else's
    ],
)
def test_site_below_a_folder_of_its_host_is_found_by_its_address(
    target: str, told: set[str], tmp_path: Path
) -> None:
    complaints(tmp_path, f'<p><a href="{target}" rel="noreferrer">港のこと</a></p>', OTHERS)
    faults = inspected(tmp_path, replace(KNOWN, site_url="https://npo.example/y"))
    assert {fault.code for fault in faults} == told


def test_link_starts_from_the_folder_of_its_page(tmp_path: Path) -> None:
    links = '<p><a href="../">港</a><a href="there.html">会</a><a href="../about/">館</a></p>'
    names = ("about/index.html", "about/there.html")
    told = codes(tmp_path, "", {name: page(links) for name in names})
    assert told == set()
