"""A page that was found clean is spared as long as all that it was held against is the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.inspection import Expected

from tests.inspection.pages import KNOWN, Memory, complaints, inspected, page

NUMBER = "0312-34-5678"
BODY = f'<p>{NUMBER}</p><p><a href="about/#there">港のこと</a></p>'
KEPT_BACK = "ある日のひみつの文です"
OTHERS = {"about/index.html": page(f'<p id="there">{KEPT_BACK}</p>'), "old/index.html": page()}


def said(folder: Path, memory: Memory, expected: Expected = KNOWN) -> set[str]:
    faults = inspected(folder, expected, memory=memory)
    assert faults == inspected(folder, expected)
    return {fault.code for fault in faults}


@pytest.fixture
def known(tmp_path: Path) -> Memory:
    assert complaints(tmp_path, BODY, OTHERS) == []
    memory = Memory()
    assert said(tmp_path, memory) == set()
    assert len(memory) == 3
    return memory


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contacts": frozenset({"110"})}, "page_contact_unknown"),
        ({"secrets": frozenset({KEPT_BACK})}, "page_leak"),
        ({"avoided": ("港",)}, "name_tells"),
        ({"avoided": ("old",)}, "name_tells"),
    ],
)
def test_other_rules_are_held_against_all(
    change: dict[str, object], code: str, known: Memory, tmp_path: Path
) -> None:
    assert code in said(tmp_path, known, replace(KNOWN, **change))


def test_contacts_of_others_count_for_their_file(tmp_path: Path, known: Memory) -> None:
    theirs = {"index.html": frozenset({NUMBER})}
    others = replace(KNOWN, contacts=frozenset({"110"}), contacts_in=theirs)
    assert said(tmp_path, known, others) == set()
    assert said(tmp_path, known, replace(others, contacts_in={})) == {"page_contact_unknown"}


def test_file_that_went_is_missed_by_pages_that_did_not_change(
    tmp_path: Path, known: Memory
) -> None:
    (tmp_path / "about/index.html").unlink()
    assert said(tmp_path, known) == {"page_link_missing"}


def test_place_that_went_is_missed_by_pages_that_did_not_change(
    tmp_path: Path, known: Memory
) -> None:
    (tmp_path / "about/index.html").write_text(page(), "utf-8")
    assert said(tmp_path, known) == {"page_anchor_missing"}


def test_same_bytes_under_another_name_are_inspected(tmp_path: Path, known: Memory) -> None:
    (tmp_path / "old").rename(tmp_path / "暴力")
    assert "name_tells" in said(tmp_path, known)


def test_what_has_a_fault_is_never_remembered(tmp_path: Path) -> None:
    complaints(tmp_path, "<p>0312-34-0000</p>", OTHERS)
    memory = Memory()
    assert said(tmp_path, memory) == said(tmp_path, memory) == {"page_contact_unknown"}
    assert len(memory) == 2
