"""Sheets to print: what they say, how they are made, and always the same."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
import yaml
from PIL import Image
from pypdf import PdfReader
from yorisoi.editing import printing
from yorisoi.faults import Refused
from yorisoi.models.contacts import normalise_contact

from tests.support.building import NOW, ROOT, yorisoi
from tests.support.writing import ADDRESS, EVENT, copied, publication, write_only

MARGIN = 51  # points: 18 mm
CONTACT = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}|[\w.+-]+@[\w.-]+\w|\d{3}-\d{4}(?!-)")
SEVERAL = f"""\
- id: tea
{"".join(f"  {line}" for line in EVENT.splitlines(keepends=True))}\
  bring: 飲みもの
  summary: "はじめての人も、どうぞ。くわしくは {{{{ contacts.workshop }}}} へ。"
- id: off
  title: 中止の会
  date: 2026-12-11
  start: 10:00
  status: cancelled
- id: late
  title: 春の会
  date: 2027-03-11
  start: 10:00
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second service with three workshops: one is held, one cancelled, one far away."""
    content = copied(tmp_path_factory.mktemp("print"))
    write_only(content, SEVERAL)
    return content


@pytest.fixture(scope="module")
def printed(content: Path) -> Path:
    """The folder of the sheets."""
    folder = content.parent / "sheets"
    done = yorisoi(
        *("print", "--content", content, "--output", folder, "--now", NOW), "--site-url", ADDRESS
    )
    assert done.returncode == 0, done.stderr
    assert "QRコード" not in done.stderr
    assert str(folder / "card.pdf") in done.stdout
    return folder


def sheets(folder: Path) -> list[Path]:
    files = sorted(folder.iterdir())
    assert files
    return files


def text(file: Path) -> str:
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_there_is_a_sheet_for_each_month_and_workshop_and_a_card(printed: Path) -> None:
    assert {file.name for file in printed.iterdir()} == {
        "programme-2026-12.pdf",
        "programme-2027-03.pdf",
        "flyer-tea.pdf",
        "flyer-late.pdf",
        "card.pdf",
        "poster.pdf",
    }


def test_theme_without_sheets_or_with_a_broken_one_is_told_of(tmp_path: Path) -> None:
    settings, theme = tmp_path / "settings.py", tmp_path / "theme"
    shutil.copytree(ROOT / "theme" / "strings", theme / "strings")
    settings.write_text('THEME = "theme"\n')
    words = (
        "print",
        "--content",
        copied(tmp_path),
        "-s",
        settings,
        "--output",
        tmp_path / "sheets",
    )
    done = yorisoi(*words, "--site-url", ADDRESS)
    assert done.returncode == 3
    assert f"テーマに、紙に刷るもののひな形がありません（{theme / 'print'}）" in done.stderr
    shutil.copytree(ROOT / "theme" / "print", theme / "print")
    (theme / "print" / "card.html").write_text("<p>\n{{ nothing.of_this }}", "utf-8")
    done = yorisoi(*words, "--site-url", ADDRESS)
    assert done.returncode == 1
    assert f"{theme / 'print' / 'card.html'}:2:1: テーマの雛形に誤りがあります" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "sheets").exists()


def test_programme_has_every_workshop_of_its_month_with_its_state(printed: Path) -> None:
    programme = text(printed / "programme-2026-12.pdf")
    for words in ("2026年12月10日（木）", "お茶の時間", "【中止】中止の会", "10:00〜12:00"):
        assert words in programme
    assert "春の会" not in programme


def test_flyer_says_when_where_and_how_to_apply(printed: Path, content: Path) -> None:
    service = publication(content).site.service
    flyer = text(printed / "flyer-tea.pdf")
    for words in ("お茶の時間", "2026年12月10日（木）", "飲みもの", "無料", service.names.fee):
        assert words in flyer
    assert service.contacts["workshop"].telephone in flyer
    apply = flyer.partition(service.contacts["workshop"].label)[2]
    assert "10:00〜16:00" in apply.partition(service.contacts["workshop"].telephone)[0]
    assert "{{" not in flyer


def test_sheets_say_the_same_of_spans_sessions_places_and_ways(tmp_path: Path) -> None:
    content = copied(tmp_path)
    events = """\
- id: show
  title: パネル展
  date: 2026-11-24
  until: 2026-12-20
  closed: 月
  start: 9:00
  end: 17:00
  place: {name: 市民ギャラリー, address: 港町1-1}
  apply: 不要
- id: camp
  title: 一泊の会
  dates:
    - {date: 2026-12-12, end: 翌10:00}
    - {date: 2026-12-19, end: 21:00, place: {name: 北館, address: 港町9-9}}
  start: 19:00
  apply: {name: 市民会館, telephone: 0312-99-1234, note: 平日だけ}
- id: craft
  title: 工作
  date: 2026-12-16
  sessions: [{start: 10:00, end: 11:00, capacity: 15組}, {start: 13:00}]
  apply: 会場の窓口
- id: spring
  title: 春の会
  date: 2026-12-23
  start: 未定
  apply: line
  apply_from: 2026-12-10 9:00
"""
    write_only(content, events)
    made = printing.pages(publication(content), ROOT / "theme")
    said = {name: "".join(re.sub("<[^>]*>", "", page).split()) for name, page in made.items()}
    show, programme = said["flyer-show.pdf"], said["programme-2026-12.pdf"]
    when = "2026年11月24日（火）〜2026年12月20日（日）9:00〜17:00"
    for words in (when, "お休みの日月", "申し込みはいりません"):
        assert words in show
    assert "0312" not in show
    camp = said["flyer-camp.pdf"]
    for words in ("19:00〜翌日10:00", "北館港町9-9", "市民会館0312-99-1234平日だけ"):
        assert words in camp
    assert "10:00〜11:0015組" in said["flyer-craft.pdf"]
    assert "会場の窓口で申し込めます" in said["flyer-craft.pdf"]
    assert "時刻は確認中です" in said["flyer-spring.pdf"]
    assert "申し込みの始まり2026年12月10日（木）9:00" in said["flyer-spring.pdf"]
    assert "lin.ee/minato0" in said["flyer-spring.pdf"]
    for words in (when, "19:00〜翌日10:00", "0312-34-5679"):
        assert words in programme
    assert "0312-99-1234" not in programme


def modules(file: Path) -> list[list[bool]]:
    """Return the dark squares of the QR code on the first page, which alone is quite black."""
    picture = file.with_suffix("")
    command = ["pdftoppm", "-r", "300", "-png", "-singlefile", file, picture]
    subprocess.run(command, capture_output=True, check=True)
    with Image.open(f"{picture}.png") as opened:
        grey = opened.convert("L").point(lambda value: 255 if value < 8 else 0)
    Path(f"{picture}.png").unlink()
    code = grey.crop(grey.getbbox())
    side = 25 if "poster" in file.name else 29
    middles = [round((at + 0.5) * code.width / side) for at in range(side)]
    return [[code.getpixel((x, y)) > 0 for x in middles] for y in middles]  # type: ignore[operator]


@pytest.mark.parametrize(("name", "address"), [("poster", "/"), ("flyer-tea", "/workshops/tea/")])
def test_code_leads_to_the_page(printed: Path, name: str, address: str) -> None:
    code = segno.make(ADDRESS + address, error="m", micro=False)
    assert modules(printed / f"{name}.pdf") == [[bool(dark) for dark in row] for row in code.matrix]


def test_poster_has_the_number_large_and_the_hours_on_one_page(
    printed: Path, content: Path
) -> None:
    service = publication(content).site.service
    (page,) = PdfReader(printed / "poster.pdf").pages
    sizes: dict[str, float] = {}

    def note(words: str, _: object, __: object, ___: object, size: float) -> None:
        sizes[words.strip()] = size

    page.extract_text(visitor_text=note)
    number = service.contacts["consultation"].telephone
    assert sizes[str(number)] == max(sizes.values()) >= 50
    poster = "".join(text(printed / "poster.pdf").split())
    for words in (service.names.greeting, service.names.name, "10:00〜", "火・日・祝日は休み"):
        assert words in poster


def test_sheets_without_an_address_say_so_and_have_no_code(content: Path, tmp_path: Path) -> None:
    done = yorisoi("print", "--content", content, "--output", tmp_path, "--now", NOW)
    assert done.returncode == 0
    assert "QRコードは入れていません" in done.stderr
    assert "minato.example" not in text(tmp_path / "poster.pdf")
    done = yorisoi("print", "--content", content, "--output", tmp_path, "--site-url", "ftp://a.jp")
    assert done.returncode == 2
    assert "https://" in done.stderr


def test_card_has_the_numbers_and_hours_and_fits_a_wallet(printed: Path) -> None:
    (page,) = PdfReader(printed / "card.pdf").pages
    millimetres = [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]]
    assert millimetres == [91, 55]
    assert "0312-34-5678" in text(printed / "card.pdf")


def test_every_contact_on_paper_is_one_of_the_data(printed: Path, content: Path) -> None:
    service = publication(content).site.service
    contacts = [
        value
        for each in service.contacts.values()
        for value in (each.telephone, each.email)
        if value
    ]
    contacts += [each.postal_code for each in service.places.values()]
    known = {normalise_contact(each) for each in contacts}
    for file in sheets(printed):
        found = CONTACT.findall(text(file))
        assert found, file
        assert {normalise_contact(each) for each in found} <= known, file


def test_sheets_are_tagged_and_in_japanese(printed: Path) -> None:
    for file in sheets(printed):
        root = PdfReader(file).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], file
        assert root["/Lang"] == "ja", file
        assert "/StructTreeRoot" in root, file
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], file


def test_every_font_is_embedded_and_japanese(printed: Path) -> None:
    for file in sheets(printed):
        done = subprocess.run(["pdffonts", file], capture_output=True, check=True, encoding="utf-8")
        rows = done.stdout.splitlines()[2:]
        assert rows
        for row in rows:
            assert "Noto-Sans-CJK-JP" in row, (file, row)
            assert re.search(r" yes yes yes +\d+ +\d+$", row), (file, row)


def test_same_content_gives_the_same_bytes(printed: Path, content: Path, tmp_path: Path) -> None:
    again = ("print", "--content", content, "--output", tmp_path, "--now", NOW)
    outside = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7", "SITEURL": f"{ADDRESS}/"}
    assert yorisoi(*again, **outside).returncode == 0

    def digests(folder: Path) -> dict[str, str]:
        return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}

    assert digests(tmp_path) == digests(printed)


def test_content_that_is_refused_is_not_printed(tmp_path: Path) -> None:
    spoiled = copied(tmp_path)
    write_only(spoiled, EVENT.replace("10:00", "25:00"))
    done = yorisoi("print", "--content", spoiled, "--output", tmp_path / "sheets")
    assert done.returncode == 1
    assert not (tmp_path / "sheets").exists()


def test_number_that_the_data_does_not_hold_is_not_printed(content: Path, tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    card = theme / "print" / "card.html"
    card.write_text(card.read_text("utf-8").replace("<p>", "<p>0312-<b>99</b>-9999 ", 1), "utf-8")
    with pytest.raises(Refused) as refused:
        printing.write(publication(content), theme, tmp_path / "sheets")
    assert [each.position.path for each in refused.value.faults] == ["card.pdf"]
    assert not (tmp_path / "sheets").exists()


def test_every_sheet_says_when_nobody_is_there(printed: Path) -> None:
    for file in sheets(printed):
        assert "火・日・祝日は休み" in "".join(text(file).split()), file


FILLED = r"strings\.(\w+)(?:\.format| \| filled)\(([^)]*)"


def test_every_sentence_has_a_place_for_what_is_put_into_it() -> None:
    words = yaml.safe_load((ROOT / "theme/strings/ja.yaml").read_text("utf-8"))
    words |= words["own"]
    uses = [
        (name, place)
        for template in (ROOT / "theme").rglob("*.html")
        for name, places in re.findall(FILLED, template.read_text())
        for place in re.findall(r"(\w+)=", places)
    ]
    assert uses
    assert [use for use in uses if f"{{{use[1]}" not in words[use[0]]] == []


def test_long_address_by_mail_stands_whole_on_the_flyer(tmp_path: Path) -> None:
    content, folder = copied(tmp_path), tmp_path / "sheets"
    address = "madoguchinokakari@kokoronosoudanhiroba.example.jp"
    other = f"apply: {{name: 霞浜ひろば, email: {address}, note: 電話は 平日だけです。}}"
    write_only(content, f"{EVENT}{other}\n")
    done = yorisoi("print", "--content", content, "--output", folder, "--now", NOW)
    assert done.returncode == 0, done.stderr
    [flyer] = folder.glob("flyer-*.pdf")
    page = PdfReader(flyer).pages[0]
    width, height = (f"{side:.0f}" for side in (page.mediabox.width - MARGIN, page.mediabox.height))
    within = ("-x", "0", "-y", "0", "-W", width, "-H", height)
    shown = subprocess.run(["pdftotext", *within, flyer, "-"], capture_output=True, check=True)
    assert address in "".join(shown.stdout.decode().split())
    assert len(PdfReader(flyer).pages) == 1
