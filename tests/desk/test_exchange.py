"""What leaves the desk and comes back: Excel, and words to pass on."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from tests.desk.conftest import git, signed_in
from tests.desk.forms import NEW, TEA, shown
from tests.support.writing import HARBOUR


@pytest.fixture
def client(desk: Path) -> Client:
    assert desk
    return signed_in()


def sent(book: openpyxl.Workbook) -> io.BytesIO:
    """Return a workbook as a browser sends it."""
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = "12月.xlsx"
    return stream


def test_workbook_goes_out_and_comes_in(client: Client, desk: Path) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    data = client.get("/excel/2026-12.xlsx").content
    same = io.BytesIO(data)
    same.name = "12月.xlsx"
    answer = client.post("/excel/", {"file": same}, follow=True)
    assert "変わったものも、ありません" in answer.content.decode()

    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    row = next(at for at in range(2, 50) if not sheet.cell(at, 4).value)
    for column, value in enumerate(("12月40日", "13:00", "14:00", "編みものの会"), 1):
        sheet.cell(row, column).value = value
    answer = client.post("/excel/", {"file": sent(book)})
    assert answer.status_code == 422
    assert f"A{row}" in answer.content.decode()
    assert git(desk, "status", "--porcelain") == ""

    sheet.cell(row, 1).value = "12月21日"
    answer = client.post("/excel/", {"file": sent(book)}, follow=True)
    assert "下書き" in answer.content.decode()
    text = (desk / "content/events/_2026-12-21-workshop-1221.yaml").read_text("utf-8")
    assert "title: 編みものの会" in text


def test_what_a_table_holds_beside_its_workshops_is_told(client: Client) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("日付", "時間", "行事名", "講師"), ("12/21", "1時", "編みものの会", "山田")):
        sheet.append(row)
    sheet.append(("※荒天のときは中止します",))
    answer = client.post("/excel/", {"file": sent(book)})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "B2</strong>：「1時」は、午前なら早すぎます" in page
    assert "D「講師」" in page
    sheet["B2"] = "10時"
    page = client.post("/excel/", {"file": sent(book)}, follow=True).content.decode()
    assert "1件を取りこみました" in page
    assert "D「講師」" in page
    assert "A3「※荒天のときは中止します」" in page


def test_a_row_of_a_file_that_nobody_can_read_is_told(client: Client, desk: Path) -> None:
    (desk / "content/events/2026-12-22-broken.yaml").write_text("title: [あ\n", "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "broken")
    book = openpyxl.Workbook()
    for row in (("日付", "始まり", "名前", "ID"), ("12/22", "10時", "あ", "broken")):
        book.worksheets[0].append(row)
    answer = client.post("/excel/", {"file": sent(book)})
    assert answer.status_code == 422
    assert "D2</strong>：「broken」のファイルが読めない" in answer.content.decode()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0", b"\x00" * 3000])
def test_file_that_is_no_table_is_told(client: Client, desk: Path, data: bytes) -> None:
    file = io.BytesIO(data)
    file.name = "table.xlsx"
    answer = client.post("/excel/", {"file": file})
    assert answer.status_code == 422
    assert git(desk, "status", "--porcelain") == ""


def test_words_to_pass_on_end_with_the_address(client: Client) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    page = client.get("/workshops/2026-12-10-workshop-1210/pass-on/").content.decode()
    assert page.count("/workshops/workshop-1210/</textarea>") == 4
    assert client.get("/workshops/2026-12-10-workshop-1210/flyer.pdf").content.startswith(b"%PDF-")
    links = re.findall('href="([^"]+)" download', page)
    kinds = [client.get(link)["Content-Type"] for link in links]
    assert kinds == ["image/png", "image/svg+xml"]
    code = client.get(links[0]).content
    assert code.startswith(b"\x89PNG")


@pytest.fixture
def talks(desk: Path) -> Path:
    """A file of several workshops of the site, by its staff."""
    name = desk / "content/events/talks.yaml"
    name.write_text((HARBOUR / "events/talks.yaml").read_text("utf-8"), "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "talks", "--allow-empty")
    return name


def changed(client: Client, column: str, value: str | None) -> io.BytesIO:
    """Return the workbook of December with one cell of the workshop `tea` changed."""
    book = openpyxl.load_workbook(io.BytesIO(client.get("/excel/2026-12.xlsx").content))
    sheet = book.worksheets[0]
    row = next(at for at in range(2, 50) if sheet[f"R{at}"].value == "tea")
    sheet[f"{column}{row}"].value = value
    return sent(book)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("J", "10〜20"),
        ("C", "12:00"),
        ("M", "定員になり次第"),
        ("D", None),
        ("B", None),
        ("H", "{{ contacts.nothing }} へ"),
    ],
)
def test_a_row_of_a_file_of_several_is_checked_as_any_other(
    desk: Path, talks: Path, column: str, value: str | None
) -> None:
    client, before = signed_in(may_publish=False), talks.read_bytes()
    answer = client.post("/excel/", {"file": changed(client, column, value)})
    assert answer.status_code == 422
    assert re.search(f"<strong>{column}[0-9]+</strong>", answer.content.decode())
    assert talks.read_bytes() == before
    assert git(desk, "status", "--porcelain") == ""


def test_what_was_taken_in_is_told_as_what_it_is(desk: Path, talks: Path) -> None:
    client = signed_in(may_publish=False)
    page = client.post("/excel/", {"file": changed(client, "J", "10名")}, follow=True)
    assert "直した予定1件" in page.content.decode()
    assert "下書き1件" not in page.content.decode()
    assert "直した予定1件" in git(desk, "log", "-1", "--format=%s")
    assert "capacity: 10名" in talks.read_text("utf-8")


@pytest.mark.parametrize("month", ["2026-13", "0-1", "99999999999999999999-1", "2026-99999999999"])
def test_a_month_that_no_year_has_is_no_page(client: Client, month: str) -> None:
    assert client.get(f"/excel/{month}.xlsx").status_code == 404
