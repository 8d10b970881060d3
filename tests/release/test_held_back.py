"""A slip in one file holds back that file alone, where a build is asked for the rest."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import repository
from tests.support.building import Built, build_site
from tests.support.writing import ADDRESS, EVENT, PAGE, copied, replace, write

NOW = "2026-12-01T10:30:00+09:00"
OLD, NEW = "0312-34-5678", "0312-34-5611"
YOGA, TALKS, ABOUT = "events/2026-12-10-yoga.yaml", "events/talks.yaml", "pages/ja/about.md"
SLIP = "\ntelephone: 0\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the second service, committed on one day and published."""
    content = copied(tmp_path_factory.mktemp("begun"))
    repository.git(content.parent, "init", "--quiet")
    commit(content, "2026-11-20")
    assert published(content).status == 0
    return content.parent


@pytest.fixture
def content(begun: Path, tmp_path: Path) -> Path:
    """The same for this test alone."""
    return shutil.copytree(begun, tmp_path / "here", symlinks=True) / "content"


def commit(content: Path, day: str = "2026-11-30") -> None:
    repository.commit(content, f"{day}T10:00:00+09:00")


def published(content: Path, *more: str) -> Built:
    options = ("-s", "publishconf.py", *more)
    output = content.parent / "output"
    return build_site(output, *options, content=content, now=NOW, SITEURL=ADDRESS)


def page(built: Built, name: str) -> str:
    return (built.output / name / "index.html").read_text("utf-8")


def correct(content: Path) -> None:
    replace(content, "data/service.yaml", OLD, NEW)


def new_workshop(content: Path) -> str:
    write(content, "events/2026-12-10-case.yaml", EVENT + SLIP)
    return "events/2026-12-10-case.yaml"


def changed_workshop(content: Path) -> str:
    replace(content, YOGA, "title: ", "title: 直した")
    write(content, YOGA, (content / YOGA).read_text("utf-8") + SLIP)
    return YOGA


def one_of_many(content: Path) -> str:
    replace(content, TALKS, "- id: letters", "- id: letters\n  telephone: 0")
    return TALKS


def changed_page(content: Path) -> str:
    write(content, ABOUT, (content / ABOUT).read_text("utf-8") + "\n電話 0312-99-9999\n")
    return ABOUT


def new_page(content: Path) -> str:
    write(content, "pages/ja/news.md", PAGE.replace("slug: sample", "slug: news") + "<b>\n")
    return "pages/ja/news.md"


def same_id(content: Path) -> str:
    write(content, "events/2026-12-12-yoga.yaml", EVENT)
    return "events/2026-12-12-yoga.yaml"


def document(content: Path) -> str:
    write(content, "events/a.docx", b"PK")
    return "events/a.docx"


def link(content: Path) -> str:
    write(content.parent, "elsewhere.yaml", EVENT)
    (content / YOGA).unlink()
    (content / YOGA).symlink_to(content.parent / "elsewhere.yaml")
    return YOGA


SLIPS: list[Callable[[Path], str]] = [
    new_workshop, changed_workshop, one_of_many, changed_page, new_page, same_id, document, link,
]  # fmt: skip


@pytest.mark.parametrize("saved", ["committed", ""])
@pytest.mark.parametrize("slip", SLIPS)
def test_corrected_number_is_published_beside_a_slip(
    slip: Callable[[Path], str],
    saved: str,
    content: Path,
) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    correct(content)
    if saved:
        commit(content)
    file = slip(content)
    if saved:
        commit(content)
    as_it_was = (content.parent / "output").readlink()
    refused = published(content)
    assert (refused.status, (content.parent / "output").readlink()) == (1, as_it_was)
    built = published(content, "--hold-back")
    assert built.status == 0, built.stderr
    assert f"前のままにします（新しいものは、のせません）: {file}" in built.stderr
    assert f"{file}:" in built.stderr  # what is wrong with it, and where
    front = page(built, "")
    assert NEW in front
    assert OLD not in front
    for name in ("workshops/yoga", "workshops/letters", "about"):
        assert "直した" not in page(built, name)
        assert "0312-99-9999" not in page(built, name)
    assert not (built.output / "workshops/case").exists()
    held = {path: path.read_bytes() for path in before if path.name != "service.yaml"}
    assert slip is not new_workshop or held.items() <= before.items()  # the staff's own stays


def test_all_at_once_are_held_back(content: Path) -> None:
    correct(content)
    files = [slip(content) for slip in SLIPS if slip not in {changed_workshop, link}]
    built = published(content, "--hold-back")
    assert built.status == 0, built.stderr
    said = next(line for line in built.stderr.splitlines() if "前のまま" in line)
    assert said.endswith("、".join(sorted(files)))
    assert NEW in page(built, "")


def test_second_slip_upon_the_first_goes_back_to_what_was_published(content: Path) -> None:
    changed_workshop(content)
    commit(content, "2026-11-28")
    replace(content, YOGA, "telephone: 0", "telefon: 0")
    commit(content, "2026-11-29")
    correct(content)
    built = published(content, "--hold-back")
    assert built.status == 0, built.stderr
    assert "直した" not in page(built, "workshops/yoga")


def test_link_to_a_workshop_that_is_held_back_holds_back_its_page(content: Path) -> None:
    new_workshop(content)
    address = "[ここへ]({filename}/events/2026-12-10-case.yaml)"
    write(content, ABOUT, (content / ABOUT).read_text("utf-8") + f"\n{address}\n")
    correct(content)
    built = published(content, "--hold-back")
    assert built.status == 0, built.stderr
    assert "ここへ" not in page(built, "about")


def test_state_of_a_page_from_long_ago_never_comes_back(content: Path) -> None:
    about = (content / ABOUT).read_text("utf-8")
    write(content, ABOUT, f"{about}\n[ヨガ]({{filename}}/{YOGA})\n")
    commit(content, "2026-11-10")  # what was before it ended on that day
    assert published(content).status == 0
    (content / YOGA).unlink()
    correct(content)
    commit(content)
    as_it_was = (content.parent / "output").readlink()
    built = published(content, "--hold-back")
    assert (built.status, (content.parent / "output").readlink()) == (1, as_it_was)
    assert ABOUT in built.stderr


@pytest.mark.parametrize("name", ["service", "hotlines", "brand"])
def test_slip_in_the_data_holds_back_all(name: str, content: Path) -> None:
    new_workshop(content)
    file = content / f"data/{name}.yaml"
    file.write_text(file.read_text("utf-8") + "\nslip: 1\n", "utf-8")
    as_it_was = (content.parent / "output").readlink()
    built = published(content, "--hold-back")
    assert (built.status, (content.parent / "output").readlink()) == (1, as_it_was)
    assert "events/2026-12-10-case.yaml:" in built.stderr  # all there is to mend


def test_content_that_git_does_not_know_is_held_back_whole(tmp_path: Path) -> None:
    content = copied(tmp_path)
    assert published(content).status == 0
    new_workshop(content)
    correct(content)
    assert published(content, "--hold-back").status == 1


def test_sound_content_is_built_as_without_it(content: Path) -> None:
    correct(content)
    commit(content)
    built = published(content, "--hold-back")
    assert built.status == 0
    assert "前のまま" not in built.stderr


def test_publication_after_it_is_whole_again(content: Path) -> None:
    file = new_workshop(content)
    correct(content)
    commit(content)
    assert published(content, "--hold-back").status == 0
    write(content, file, EVENT)
    commit(content, "2026-12-01")
    built = published(content)
    assert built.status == 0, built.stderr
    assert page(built, "workshops/case")
