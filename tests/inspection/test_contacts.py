"""A contact that the data does not hold is found in every disguise."""

from dataclasses import replace
from pathlib import Path

import pytest
from yorisoi.inspection import Expected
from yorisoi.inspection.contacts import Known

from tests.inspection.pages import KNOWN as KNOWN_DATA
from tests.inspection.pages import complaints, inspected, page

KNOWN = [
    '<p>電話 <a href="tel:+81312345678">0312-34-5678</a></p>',
    "<p>0312345678</p>",
    "<p>010-81-312-34-5678 010-81-0312-34-5678 81-(0)312-34-5678</p>",
    "<p>184-0312-34-5678 186 0312345678</p>",
    "<p>10:00 1 000 000 のこと</p>",
    "<p>０３１２－３４－５６７８</p>",
    '<p><a href="tel:%238008">#8008</a> <a href="tel:110">110</a></p>',
    "<p>電話 110・#8008、110番へ</p>",
    "<p>〒100-0001 HELLO@minato.example</p>",
    "<p>2026-12-10 10:00〜16:00 236日 7,566千円</p>",
    "<TABLE><TR><TD>03</TD><TD>12345678</TD></TR></TABLE>",
    "<table><tr><td>03</td><td>12345678</td></tr></table>",
    # for programs alone: the lines of a drawing, its colours, the hours that a script reads
    '<svg viewbox="0 312 99 9999"><path d="M0312 99 9999" fill="#7777" stroke="#7776"/></svg>',
    '<p data-hours="[0312999999]">港</p>',
    f"""<p title="'sha256-{"A" * 10}0312999999{"A" * 23}='">港</p>""",  # of a policy
]
UNKNOWN = [
    "<p>0312-99-9999</p>",
    "<TABLE><TR><TD>06</TD><TD>12345678</TD></TR></TABLE>",
    "<table><tr><td>06</td><td>12345678</td></tr></table>",
    "<p>０３１２-９９-９９９９</p>",
    "<p>٠٣١٢-٩٩-٩٩٩٩</p>",
    "<p>0312‐99‑9999</p>",
    "<p>0312\u200b-99-\u200d9999</p>",
    "<p>03<b>12</b>-99-9<i>999</i></p>",
    "<p>(0312) 99-9999</p>",
    "<p>+81 312 99 9999</p>",
    "<p>&#48;312-99-9999</p>",
    '<p title="0312-99-9999">a</p>',
    '<img src="icon.svg" alt="0312-99-9999">',
    '<a href="tel:+81312999999">電話</a>',
    "<p>#7777</p>",
    "<p>03 110 9999</p>",
    "<p>0120・999・110</p>",
    "<p>other@minato.example</p>",
    "<p>〒999-9999</p>",
    "<p>https://lin.ee/other</p>",
    '<script type="application/ld+json">{"telephone": "0312-99-9999"}</script>',
]
ICON = {"icon.svg": "<svg/>"}


@pytest.mark.parametrize("body", KNOWN)
def test_what_the_data_holds_passes(body: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, body, ICON) == []


@pytest.mark.parametrize("body", UNKNOWN)
def test_what_the_data_does_not_hold_is_found(body: str, tmp_path: Path) -> None:
    assert any("一覧に" in each for each in complaints(tmp_path, body, ICON))


def test_number_shown_and_number_dialled_must_agree(tmp_path: Path) -> None:
    said = complaints(tmp_path, '<a href="tel:110">0312-34-5678</a>')
    assert any("かける先" in each for each in said)


def test_hash_number_without_its_escape_dials_nothing_and_is_found(tmp_path: Path) -> None:
    assert complaints(tmp_path, '<a href="tel:#8008">#8008</a>')


@pytest.mark.parametrize("name", ["a.ics", "a.csv", "a.json", "feed.atom", "a.txt", "a.svg"])
def test_unknown_number_is_found_in_every_kind_of_file(name: str, tmp_path: Path) -> None:
    said = complaints(tmp_path, "", {name: "DESCRIPTION:0312-99-9999\r\n"})
    assert [each for each in said if each.startswith(name)]


def test_number_split_by_a_folded_line_of_a_calendar_is_found(tmp_path: Path) -> None:
    assert complaints(tmp_path, "", {"a.ics": "DESCRIPTION:0312-9\r\n 9-9999\r\n"})


def test_id_of_a_calendar_entry_is_no_mail_address(tmp_path: Path) -> None:
    assert complaints(tmp_path, "", {"a.ics": "UID:tea-20261202@minato.example\r\n"}) == []


def test_contact_of_one_workshop_is_found_on_every_other_page(tmp_path: Path) -> None:
    own = replace(
        KNOWN_DATA, contacts_in={"workshops/hall/index.html": frozenset({"0312-99-9999"})}
    )
    body = page('<p>電話 <a href="tel:+81312999999">0312-99-9999</a></p>')
    for name in ("workshops/hall/index.html", "workshops/index.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")
    faults = inspected(tmp_path, own)
    assert {fault.position.path for fault in faults} == {"workshops/index.html"}
    assert {fault.code for fault in faults} == {"page_contact_unknown", "page_dials_unknown"}


def test_text_of_a_calendar_ends_with_its_line(tmp_path: Path) -> None:
    lines = "DESCRIPTION:10\\n0312-34-5678\r\nSEQUENCE:0399998888\r\n"
    assert complaints(tmp_path, "", {"a.ics": lines}) == []


@pytest.mark.parametrize("text", ["0312-99-9999", "other@minato.example"])
def test_site_that_knows_no_contact_and_no_address_may_show_none(text: str) -> None:
    assert Known(Expected(frozenset())).unknown(text)
