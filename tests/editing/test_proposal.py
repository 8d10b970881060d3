"""What is told of a proposal, by its script, from a whole repository that is built twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from yorisoi.editing import proposal
from yorisoi.editing.proposal import CheckResult

from tests.support.building import ROOT, clean_environment
from tests.support.repository import commit, git

SERVICE = "content/data/service.yaml"
ABOUT = "content/pages/ja/about.md"
BASE = "theme/templates/base.html"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit: the second service, the script, the theme and the engine."""
    for name in ("pelicanconf.py", "scripts/comment.py", ".gitignore"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tests" / "sites" / "harbour", tmp_path / "content")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    skipped = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=skipped)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def comment(repository: Path) -> str:
    """Return what the script says of the repository as it stands, against its last commit."""
    done = subprocess.run(
        [sys.executable, "scripts/comment.py", "HEAD"],
        cwd=repository,
        env=clean_environment(PYTHONPATH=str(repository / "plugins")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = (repository / "proposal" / "comment.md").read_text("utf-8")
    assert done.stdout == written
    left = git(repository, "worktree", "list")
    assert len(left.splitlines()) == 1  # the tree that was built for the base is gone
    return written


def told(repository: Path) -> CheckResult:
    """Return what the script wrote for the run that posts."""
    read = proposal.read((repository / "proposal" / "proposal.json").read_bytes())
    assert read
    return read


def change(repository: Path, name: str, old: str, new: str) -> None:
    file = repository / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_changed_hour_is_told_before_and_after_and_on_its_pages(repository: Path) -> None:
    change(repository, SERVICE, "20:00", "19:30")
    said = comment(repository)
    assert said.startswith("<!-- yorisoi -->\n変わるのは、文章・データ・写真だけです。")
    assert "` 20:00 ` | ` 19:30 `" in said
    assert "変わりません" not in said
    built = told(repository).built
    assert built
    lines = [line for page in built.pages for line in page.lines]
    assert any(line.startswith("- ") and "20:00" in line for line in lines)
    assert any(line.startswith("+ ") and "19:30" in line for line in lines)


def test_number_that_the_theme_puts_on_every_page_is_told_and_nothing_claimed(
    repository: Path,
) -> None:
    number = '<p><a href="tel:+81312345679">0312-34-5679</a></p>'
    change(repository, BASE, '<main id="main"', f'{number}<main id="main"')
    said = comment(repository)
    first = said.splitlines()[1]
    assert "文章・データ・写真のほかに、1 個のファイルが変わります" in first
    assert "この提案のプログラムが自分で書いた" in first
    assert f"` {BASE} `（変更）" in said
    assert "変わりません" not in said
    built = told(repository).built
    assert built
    (group,) = built.pages
    pages = {file.name for file in (repository / "content/pages/ja").glob("*.md")} - {"draft.md"}
    assert len(group.pages) >= len(pages)
    assert group.lines == ["+ 0312-34-5679", "+ → tel:+81312345679"]


def test_content_and_theme_together_are_told_apart(repository: Path) -> None:
    change(repository, SERVICE, "20:00", "19:30")
    change(repository, BASE, '<main id="main"', '<p>受付は北口です</p><main id="main"')
    said = comment(repository)
    theirs = said.index("提案のプログラムが書いたこと")
    assert said.index(BASE) < said.index(SERVICE) < theirs < said.index("19:30")
    assert "+ 受付は北口です" in said[theirs:]


def test_program_of_the_base_builds_the_base(repository: Path) -> None:
    robots = "plugins/yorisoi/formats/robots.py"
    change(repository, robots, "User-agent: *", "User-agent: me")
    assert "plugins/yorisoi/formats/robots.py" in comment(repository)
    built = told(repository).built
    assert built
    assert (built.pages, built.files) == ([], [("changed", "robots.txt")])


def test_style_that_changes_no_word_is_told_as_that(repository: Path) -> None:
    change(repository, BASE, '<main id="main"', '<main id="main" data-new')
    assert "見え方や動きがちがうかもしれないページ" in comment(repository)
    built = told(repository).built
    assert built
    assert built.pages == []
    assert "about/index.html" in built.markup


def test_same_pages_byte_for_byte_are_said_to_be_the_same(repository: Path) -> None:
    change(repository, SERVICE, "# A second", "# The second")
    committed = int(git(repository, "log", "-1", "--format=%ct"))
    os.utime(repository / SERVICE, (committed, committed))  # else calendars have another stamp
    said = comment(repository)
    assert "サイトに書いてあることは、変わりません。" in said
    assert "1バイトもちがいません" in said


def test_record_that_no_visitor_reads_is_no_reason_to_say_that_nothing_changes(
    repository: Path,
) -> None:
    change(repository, SERVICE, "confirmed: 2026-11-01", "confirmed: 2026-11-02")
    said = comment(repository)
    assert "変わるのは、公開されない記録か、別の日に公開されるものです" in said
    assert "サイトに書いてあることは、変わりません" not in said


def test_every_one_of_300_changed_lines_is_shown(repository: Path) -> None:
    page = repository / ABOUT
    page.write_text(page.read_text("utf-8") + "".join(f"\n{n}つめの段です。\n" for n in range(300)))
    said = comment(repository)
    assert "<details><summary>変わる行 300 行</summary>" in said
    for number in range(300):
        assert said.count(f"+ {number}つめの段です。\n") == 2  # of the content, of the page


def test_renamed_file_and_page_are_told_by_both_names(repository: Path) -> None:
    change(repository, ABOUT, "slug: about", "slug: us")
    (repository / "content/events/talks.yaml").rename(repository / "content/events/walks.yaml")
    said = comment(repository)
    assert "` content/events/talks.yaml `（削除）" in said
    assert "` content/events/walks.yaml `（追加）" in said
    assert "変わりません" not in said
    built = told(repository).built
    assert built
    kinds = {change.kind: change.pages for change in built.pages if change.kind != "changed"}
    assert kinds == {"gone": ["about/index.html"], "added": ["us/index.html"]}


def test_fault_is_told_with_its_place_and_no_page_is_compared(repository: Path) -> None:
    change(repository, SERVICE, "20:00", "20:70")
    said = comment(repository)
    assert "data/service.yaml" in said
    assert "できあがったページは比べていません" in said
    assert "変わりません" not in said


def test_base_that_cannot_be_built_is_told(repository: Path) -> None:
    change(repository, SERVICE, "20:00", "20:70")
    commit(repository)
    change(repository, SERVICE, "20:70", "20:00")
    said = comment(repository)
    assert "いまのサイトを作れなかったので" in said
    assert "変わりません" not in said


def test_text_of_the_content_is_no_command_of_the_runner(repository: Path) -> None:
    page = repository / ABOUT
    page.write_text(page.read_text("utf-8") + "\n::error::あ\n\nあ ##[error]い\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "scripts/comment.py", "HEAD"],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "[error]い" in done.stdout
    assert "##[" not in done.stdout
    assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
