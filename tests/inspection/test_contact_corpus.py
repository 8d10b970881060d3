"""What is built is held against 500 texts that hold a contact and 500 that hold none."""

from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from time import process_time

import pytest

from tests.inspection.pages import KNOWN, complaints, inspected, page
from tests.support.contact_corpus import FALSELY_REFUSED, MISSED, MONSTROUS, is_hard, texts


def refused(folder: Path, name: str) -> set[str]:
    """Return the texts of a corpus that are found to be contacts, one in the body of each page."""
    names = {f"text-{number:03}.html": text for number, text in enumerate(texts(name))}
    pages = {
        file: page(f"<p>{escape(unescape(text)).replace(chr(10), '<br>')}</p>")
        for file, text in names.items()
    }
    found = (line for line in complaints(folder, "", pages) if "一覧にありません" in line)
    return {names[line.partition(":")[0]] for line in found}


def test_contact_of_nobody_is_found_whatever_its_form(tmp_path: Path) -> None:
    missed = texts("harmful").keys() - refused(tmp_path, "harmful")
    assert {text for text in missed if not is_hard(text)} == set()
    assert len(missed) <= MISSED


def test_text_without_a_contact_passes(tmp_path: Path) -> None:
    assert len(refused(tmp_path, "harmless")) <= FALSELY_REFUSED


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>03</td><td>9999</td><td>8888</td></tr></table>",
        "<ruby>03<rt>ゼロサン</rt></ruby>-9999-8888",
        "<ruby>電話<rt>03-9999-8888</rt></ruby>",
        '<p id="t03-9999-8888">港</p>',
        '<p><a href="https://wa.me/81399998888" rel="noreferrer">港</a></p>',
        '<p><a href="https://t%2Eme/minato" rel="noreferrer">港</a></p>',
        "<p>電話</p><p>7777</p>",
    ],
)
def test_contact_is_found_wherever_a_page_holds_it(body: str, tmp_path: Path) -> None:
    assert any("一覧にありません" in line for line in complaints(tmp_path, body))


@pytest.mark.parametrize("name", ["03-9999-8888/index.html", "workshops/0399998888.ics"])
def test_contact_in_the_name_of_a_file_is_found(name: str, tmp_path: Path) -> None:
    text = page() if name.endswith("html") else ""
    assert any("一覧にありません" in line for line in complaints(tmp_path, "", {name: text}))


def test_number_over_two_lines_of_a_calendars_text_is_found(tmp_path: Path) -> None:
    assert complaints(tmp_path, "", {"a.ics": "DESCRIPTION:03\\n9999\\n8888\r\n"})


def test_number_of_the_data_with_more_digits_is_found(tmp_path: Path) -> None:
    assert complaints(tmp_path, "<p>0312-34-5678-9</p>")


def test_nearest_contact_of_the_data_is_suggested(tmp_path: Path) -> None:
    assert any(
        "もしかして: 0312-34-5678" in line for line in complaints(tmp_path, "<p>0312-43-5678")
    )


@pytest.mark.parametrize("text", MONSTROUS, ids=lambda text: repr(text[:8]))
def test_monstrous_text_is_read_in_time(text: str, tmp_path: Path) -> None:
    began = process_time()
    complaints(tmp_path, f"<p>{escape(text)}</p>")
    assert process_time() - began < 5


def test_number_of_another_body_stands_where_it_may_and_nowhere_else(tmp_path: Path) -> None:
    for name in ("own.html", "other.html"):
        (tmp_path / name).write_text(page("<p>市民会館 03-9999-8888</p>"), "utf-8")
    expected = replace(KNOWN, contacts_in={"own.html": frozenset({"03-9999-8888"})})
    faults = inspected(tmp_path, expected)
    assert {fault.position.path for fault in faults if "contact" in fault.code} == {"other.html"}
