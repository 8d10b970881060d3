"""What is written is held against 500 texts that hold a contact and 500 that hold none."""

from pathlib import Path
from time import process_time

import pytest
import yaml

from tests.support.contact_corpus import FALSELY_REFUSED, MISSED, MONSTROUS, is_hard, texts
from tests.support.writing import EVENT, PAGE, copied, refusals, write

CODES = {"unknown_contact", "control_character"}


def refused(content: Path, name: str, *others: str) -> set[str]:
    """Return the texts of a corpus that are refused as contacts, or by `others`, one an event."""
    for number, text in enumerate(texts(name)):
        note = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**9)
        write(content, f"events/corpus-{number:03}.yaml", f"{EVENT}note: {note}")
    names = {f"events/corpus-{number:03}.yaml": text for number, text in enumerate(texts(name))}
    faults = (fault for fault in refusals(content) if fault.code in {*CODES, *others})
    return {names[fault.position.path] for fault in faults}


def test_contact_of_nobody_is_refused_whatever_its_form(tmp_path: Path) -> None:
    missed = texts("harmful").keys() - refused(copied(tmp_path), "harmful", "join_link")
    assert {text for text in missed if not is_hard(text)} == set()
    assert len(missed) <= MISSED


def test_text_without_a_contact_is_taken(tmp_path: Path) -> None:
    assert len(refused(copied(tmp_path), "harmless")) <= FALSELY_REFUSED


@pytest.mark.parametrize("text", MONSTROUS, ids=lambda text: repr(text[:8]))
def test_monstrous_text_is_read_in_time(text: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    note = yaml.safe_dump(text, default_style='"', width=10**9)
    write(content, "events/case.yaml", f"{EVENT}note: {note}")
    began = process_time()
    refusals(content)
    assert process_time() - began < 5


@pytest.mark.parametrize("name", ["harmful", "harmless"])
def test_corpus_holds_five_hundred_texts(name: str) -> None:
    assert len(texts(name)) >= 500


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("slug: sample", "slug: call-03-9999-8888"),
        ("title: 見本のページ", "title: 見本 ０３（９９９９）８８８８"),
        ("本文です。", "![03‐9999‐8888](../../images/tea.jpg)"),
        ("本文です。", "[くわしく](https://wa.me/81399998888)"),
        ("本文です。", "| 03 | 9999 |\n| --- | --- |\n| 8888 | 0 |"),
        ("本文です。", "{03|ゼロサン}-9999-8888"),
    ],
)
def test_contact_is_refused_wherever_a_page_holds_it(old: str, new: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    page = PAGE.replace(old, new)
    write(content, "pages/ja/sample.md", page)
    assert "unknown_contact" in {fault.code for fault in refusals(content)}


def test_contact_in_the_name_of_a_workshops_file_is_refused(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/2026-12-10-0399998888.yaml", EVENT)
    assert {fault.code for fault in refusals(content)} == {"file_name_not_id"}


def test_nearest_contact_of_the_data_is_suggested(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/case.yaml", f"{EVENT}note: 電話 0312-43-5678\n")
    (fault,) = refusals(content)
    assert dict(fault.values)["near"] == "contacts.consultation"
