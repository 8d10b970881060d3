"""The accessibility page says what the tests really looked at: page, results and tests agree."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from scripts.accessibility import PAGE, RESULTS, SECTION, section
from tests.project.test_rules import functions_of
from tests.support.building import ROOT, Built, build_site, html_files
from tests.support.reading import soup

DATA: dict[str, Any] = yaml.safe_load(RESULTS.read_text("utf-8"))
GROUPS = ("partly", "absent", "unknown")

# WCAG 2.2, levels A and AA; 4.1.1 is no longer one of them.
CRITERIA = [
    "1.1.1",
    "1.2.1",
    "1.2.2",
    "1.2.3",
    "1.2.4",
    "1.2.5",
    "1.3.1",
    "1.3.2",
    "1.3.3",
    "1.3.4",
    "1.3.5",
    "1.4.1",
    "1.4.2",
    "1.4.3",
    "1.4.4",
    "1.4.5",
    "1.4.10",
    "1.4.11",
    "1.4.12",
    "1.4.13",
    "2.1.1",
    "2.1.2",
    "2.1.4",
    "2.2.1",
    "2.2.2",
    "2.3.1",
    "2.4.1",
    "2.4.2",
    "2.4.3",
    "2.4.4",
    "2.4.5",
    "2.4.6",
    "2.4.7",
    "2.4.11",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "2.5.7",
    "2.5.8",
    "3.1.1",
    "3.1.2",
    "3.2.1",
    "3.2.2",
    "3.2.3",
    "3.2.4",
    "3.2.6",
    "3.3.1",
    "3.3.2",
    "3.3.3",
    "3.3.4",
    "3.3.7",
    "3.3.8",
    "4.1.2",
    "4.1.3",
]

# Sound, film, forms, what is loaded into a page, and what begins by itself.
ABSENT = "audio, video, form, input, select, textarea, iframe, object, embed, marquee"


def pages_tested() -> int:
    """Return how many pages the browser tests open: those of both services."""
    with tempfile.TemporaryDirectory() as name:
        content = shutil.copytree(ROOT / "tests/sites/harbour", Path(name) / "content")
        shutil.copy(ROOT / "tests/sites/crowded/workshops.yaml", content / "events")
        built = [
            build_site(Path(name) / "first"),
            build_site(Path(name) / "second", content=content),
        ]
        return sum(len(list(each.output.rglob("*.html"))) for each in built)


def test_every_criterion_is_answered_once() -> None:
    answered = [str(each["id"]) for group in GROUPS for each in DATA[group]]
    assert sorted(answered) == sorted(CRITERIA)


def test_every_test_that_is_named_is_there() -> None:
    assert DATA["partly"]
    assert DATA["processes"]
    for each in (*DATA["partly"], *DATA["processes"]):
        assert each["tests"]
        for test in each["tests"]:
            assert any(name.startswith("test_") for name in functions_of(test)), test


def test_page_says_what_the_results_say() -> None:
    found = SECTION.search(PAGE.read_text("utf-8"))
    assert found
    assert found[0] == section(DATA), "run make accessibility"


def test_page_claims_no_conformity(site: Built) -> None:
    text = soup(site.output / "accessibility/index.html").get_text()
    assert "準拠" not in text
    assert "満たしている適合レベル：未確認" in text
    assert "まだしていない試験" in text


def test_nothing_on_any_page_would_need_what_is_absent(site: Built) -> None:
    for page in html_files(site.output):
        assert soup(page).select(ABSENT) == [], page
        assert "@keyframes" not in page.read_text("utf-8"), page
