"""What else stands in the folders: what computers leave, copies, and the template as it was."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import build_site
from tests.support.writing import (
    EVENT,
    PAGE,
    Said,
    picture,
    refusals,
    write,
)

YOGA = "events/2026-12-10-yoga"
TEMPLATE = f"{EVENT}summary: どんなことをするかを書きます。\n".replace("お茶の時間", "名前")

LEFT_BY_COMPUTERS = [
    ".DS_Store",
    "events/.DS_Store",
    "events/._2026-12-10-yoga.yaml",
    "pages/ja/._about.md",
    "pages/ja/~$about.md",
    "pages/ja/.about.md.swp",
    "pages/ja/about.md~",
    "pages/ja/.~lock.about.md#",
    "pages/ja/#about.md#",
    "pages/ja/~WRL0001.tmp",
    "images/Thumbs.db",
    "images/THUMBS.DB",
    "images/desktop.ini",
    "images/Icon\r",
    "data/service.yaml.bak",
    "data/.service.yaml.swo",
    "__MACOSX/events/._a.yaml",
    "events/.AppleDouble/a.yaml",
    "images/@eaDir/a.jpg",
    "pages/ja/__MACOSX/about.md",
]


def test_what_computers_leave_is_passed_over_and_never_published(
    content: Path, tmp_path: Path
) -> None:
    before = build_site(tmp_path / "before", content=content)
    for name in LEFT_BY_COMPUTERS:
        write(content, name, b"\0\1\2 not for the public")
    (content / "events/.#2026-12-10-yoga.yaml").symlink_to("staff@desk.1234")
    built = build_site(tmp_path / "after", content=content)
    assert (built.status, built.stderr) == (before.status, before.stderr) == (0, built.stderr)
    assert names(built.output) == names(before.output)


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*")}


@pytest.mark.parametrize("name", ["events/.hidden.yaml", "events/a.docx", "events/db.doc"])
def test_what_a_person_put_there_is_still_told(name: str, content: Path) -> None:
    write(content, name, "a")
    assert [fault.code for fault in refusals(content)] == ["not_allowed_file"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("events/a.yml", "a.yaml"),
        ("events/a.YAML", "a.yaml"),
        ("events/a.yaml.txt", "a.yaml"),
        ("events/a.YML.TXT", "a.yaml"),
        ("pages/ja/a.markdown", "a.md"),
        ("pages/ja/a.md.txt", "a.md"),
        ("data/plain_words.yaml.txt", "plain_words.yaml"),
        ("images/a.JFIF", "a.jpg"),
    ],
)
def test_a_wrong_ending_is_told_with_the_right_name(name: str, meant: str, content: Path) -> None:
    write(content, name, "a")
    (fault,) = refusals(content)
    assert (fault.code, dict(fault.values)) == ("wrong_ending", {"value": meant})


def test_file_whose_right_name_is_taken_is_to_be_removed(content: Path) -> None:
    write(content, YOGA + ".yml", "a")
    (fault,) = refusals(content)
    assert (fault.code, dict(fault.values)["value"]) == ("copied_file", "2026-12-10-yoga.yaml")


@pytest.mark.parametrize("ending", ["gif", "BMP", "tiff", "avif", "svg"])
def test_pictures_of_other_kinds_are_to_be_saved_anew(ending: str, content: Path) -> None:
    write(content, f"images/a.{ending}", "a")
    assert [fault.code for fault in refusals(content)] == ["picture_kind"]


@pytest.mark.parametrize(
    "name",
    ["pages/ja/index.md", "pages/ja/about.md", YOGA + ".yaml", "data/brand.yaml", "images/a.jpg"],
)
def test_folder_with_the_name_of_a_file_is_told(name: str, content: Path) -> None:
    (content / name).unlink(missing_ok=True)
    (content / name).mkdir(parents=True)
    assert "folder_not_file" in [fault.code for fault in refusals(content)]


@pytest.mark.parametrize("name", ["images/IMG_0001.HEIC", "images/a.heif"])
def test_photograph_of_a_telephone_is_told_how_to_save(name: str, content: Path) -> None:
    write(content, name, b"\0\0\0 ftypheic")
    assert [fault.code for fault in refusals(content)] == ["heic"]


@pytest.mark.parametrize(
    "copy",
    [
        "{} - コピー",
        "{} - コピー (2)",
        "{} - コピー - コピー",
        "{} - Copy",
        "{} (1)",
        "{}(1)",
        "{}（1）",
        "{} copy",
        "{} copy 2",
        "{}のコピー",
        "{} のコピー2",
        "{}のコピー 2",
        "{} 2",
        "{} (コピー)",
        "{} (another copy)",
        "{}_copy",
    ],
)
@pytest.mark.parametrize("stem", [YOGA, "pages/ja/about", "data/service"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_copy_of_a_file_is_refused_and_says_of_which(
    copy: str, stem: str, form: str, content: Path, check: Callable[[], Said]
) -> None:
    ending = ".md" if stem.startswith("pages") else ".yaml"
    name = unicodedata.normalize(form, copy.format(stem)) + ending  # type: ignore[arg-type]
    write(content, name, (content / (stem + ending)).read_bytes())
    said = check()
    assert said.status == 1
    told = [line for line in said.lines if line.startswith(f"{name}:1:1: ")]
    original = (stem + ending).rpartition("/")[2]
    assert any(f"「{original}」のコピー" in line for line in told), said.err


@pytest.mark.parametrize("before", ["コピー ～ ", "コピー 〜 ", "Copy of ", "copy of "])
def test_copy_is_known_by_the_beginning_of_its_name(before: str, content: Path) -> None:
    name = f"events/{before}2026-12-10-yoga.yaml"
    write(content, name, (content / f"{YOGA}.yaml").read_bytes())
    assert "copied_file" in {fault.code for fault in refusals(content)}


def test_copy_that_was_changed_says_that_its_name_is_that_of_a_copy(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/ja/about (1).md", PAGE)
    write(content, f"{YOGA} (1).yaml", f"id: tea-2\n{EVENT}")
    said = check()
    assert said.status == 0, said.err
    assert "pages/ja/about (1).md:1:1: お知らせ: " in said.err
    assert "「2026-12-10-yoga.yaml」のコピー" in said.err


def test_copy_that_was_changed_but_has_no_id_is_told_how_files_are_named(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "events/2026-12-11-tea (1).yaml", EVENT)
    (line,) = check().lines
    assert "ファイルの名前" in line
    assert "2026-12-10-yoga.yaml" in line


def test_name_like_a_copy_of_nothing_is_as_good_as_any(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/ja/sample (1).md", PAGE)
    write(content, "images/a.jpg", picture())
    write(content, "images/a (1).jpg", picture())
    said = check()
    assert said.status == 0
    assert "(1)" not in said.err


def test_template_published_unchanged_is_refused_with_the_places_of_its_words(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "events/_template.yaml", TEMPLATE)
    write(content, f"{YOGA}.yaml", TEMPLATE)
    said = check()
    places = [line.partition(": ")[0] for line in said.lines if "見本の言葉" in line]
    assert places == [f"{YOGA}.yaml:1:8", f"{YOGA}.yaml:5:10"], said.err


def test_template_whose_words_were_changed_is_published(content: Path) -> None:
    write(content, "events/_template.yaml", TEMPLATE)
    changed = TEMPLATE.replace("名前", "ヨガ").replace("どんなことをするかを書きます", "体を動かす")
    write(content, f"{YOGA}.yaml", changed)
    assert refusals(content) == ()


def test_template_that_cannot_be_read_stops_nothing(content: Path) -> None:
    write(content, "events/_template.yaml", "title: [")
    assert refusals(content) == ()


def test_copy_of_the_template_that_nobody_will_see_is_told(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "events/_template.yaml", TEMPLATE)
    write(content, "events/_template - コピー.yaml", EVENT)
    said = check()
    assert said.status == 0
    assert "events/_template - コピー.yaml:1:1: お知らせ: " in said.err
    assert "サイトに出ません" in said.err
