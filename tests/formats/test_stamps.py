"""When a workshop or a page was last changed: from the data, or from the history of its file."""

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from yorisoi.formats import atom, ics
from yorisoi.formats.sitemap import sitemap

from tests.support.building import yorisoi
from tests.support.repository import commit, git
from tests.support.writing import (
    ADDRESS,
    EVENT,
    PAGE,
    copied,
    publication,
    replace,
    write,
    write_only,
)

CASE, SERVICE = "events/case.yaml", "data/service.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site with one workshop, all of it committed once."""
    if not shutil.which("git"):
        pytest.fail("these tests need Git")
    content = copied(tmp_path / "work")
    write_only(content, EVENT)
    git(content.parent, "init", "-b", "main")
    commit(content.parent, "2026-11-20T09:00:00+09:00")
    return content


def stamps(content: Path) -> tuple[str, int, str]:
    """Return LAST-MODIFIED, SEQUENCE and the feed's `updated` of the one workshop."""
    calendar, feed = ics.calendar(publication(content)), atom.feed(publication(content))
    (modified,) = re.findall("^LAST-MODIFIED:(.*)\r$", calendar, re.MULTILINE)
    (sequence,) = re.findall("^SEQUENCE:(.*)\r$", calendar, re.MULTILINE)
    updated = re.findall("<updated>(.*)</updated>", feed)
    assert updated[0] == updated[1]
    return modified, int(sequence), updated[1]


def test_without_updated_the_last_commit_of_the_file_is_the_stamp(content: Path) -> None:
    modified, _, updated = stamps(content)
    assert (modified, updated) == ("20261120T000000Z", "2026-11-20T00:00:00+00:00")


@pytest.mark.parametrize("extra", ["bring: 飲みもの\n", "updated: 2026-11-19\n"])
def test_every_commit_of_the_file_moves_all_three(content: Path, extra: str) -> None:
    """Twice on one day, and although `updated` was forgotten."""
    write_only(content, EVENT + extra)
    commit(content.parent, "2026-11-20T10:00:00+09:00")
    before = stamps(content)
    replace(content, CASE, "start: 10:00", "start: 10:30")
    commit(content.parent, "2026-11-20T10:01:00+09:00")
    assert all(new > old for new, old in zip(stamps(content), before, strict=True))


def test_later_day_in_the_data_wins(content: Path) -> None:
    write_only(content, EVENT + "updated: 2026-11-25\n")
    commit(content.parent, "2026-11-21T09:00:00+09:00")
    assert stamps(content)[0] == "20261125T000000Z"


def test_commit_of_another_file_changes_nothing(content: Path) -> None:
    before = stamps(content)
    write(content, "events/other.yaml", EVENT.replace("2026-12-10", "2024-01-10"))
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    assert stamps(content) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("address: 港町1-2-3", "address: 港町9-9-9"),
        ("telephone: 0312-34-5679", "telephone: 0312-34-5670"),
        ("    label: 申込の電話", "    label: 申込の受付"),
    ],
)
def test_change_of_the_place_or_the_desk_moves_all_three(content: Path, old: str, new: str) -> None:
    before = stamps(content)
    replace(content, SERVICE, old, new)
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    assert all(new > old for new, old in zip(stamps(content), before, strict=True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("telephone: 0312-34-5678", "telephone: 0312-34-5670"),
        ("value: 200", "value: 201"),
        ("confirmed: 2026-11-01", "confirmed: 2026-11-21"),
    ],
)
def test_change_of_other_data_moves_nothing(content: Path, old: str, new: str) -> None:
    before = stamps(content)
    text = (content / SERVICE).read_text("utf-8").replace(old, new)
    write(content, SERVICE, text)
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    assert stamps(content) == before


def test_merge_counts_when_it_is_made(content: Path) -> None:
    """An edit that waited on a branch is new to the site on the day of its merge."""
    root = content.parent
    git(root, "switch", "-c", "edit")
    replace(content, CASE, "start: 10:00", "start: 10:30")
    commit(content.parent, "2026-11-21T09:00:00+09:00")
    git(root, "switch", "main")
    git(root, "merge", "--no-ff", "-m", "merge", "edit", at="2026-11-24T09:00:00+09:00")
    assert stamps(content)[0] == "20261124T000000Z"


def test_edit_that_is_not_committed_counts_when_it_was_saved(content: Path) -> None:
    replace(content, CASE, "start: 10:00", "start: 10:30")
    saved = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC).timestamp()
    os.utime(content / CASE, (saved, saved))
    assert stamps(content)[0] == "20261123T040506Z"


def test_shallow_clone_claims_no_change_that_it_cannot_see(content: Path, tmp_path: Path) -> None:
    write(content, "events/other.yaml", EVENT.replace("2026-12-10", "2024-01-10"))
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    git(tmp_path, "clone", "--depth=1", f"file://{content.parent}", "shallow")
    assert stamps(tmp_path / "shallow" / "content")[0] == "20200101T000000Z"
    git(tmp_path / "shallow", "fetch", "--unshallow")
    assert stamps(tmp_path / "shallow" / "content")[0] == "20261120T000000Z"


def test_check_asks_where_neither_the_data_nor_git_knows(content: Path) -> None:
    now = ("--now", "2026-12-01T09:00:00+09:00")
    assert "updated" not in yorisoi("check", "--content", content, *now).stdout
    shutil.rmtree(content.parent / ".git")
    asked = yorisoi("check", "--content", content, *now).stdout
    assert "（1件）。直した日を、updated: 2026-12-01 のように書いてください。" in asked
    assert asked.splitlines()[-2] == "  case"
    write_only(content, EVENT + "updated: 2026-11-25\n")
    assert "updated" not in yorisoi("check", "--content", content, *now).stdout


def listed(content: Path) -> dict[str, str | None]:
    """Return the day that the list of pages gives each address below the site's."""
    root = etree.fromstring(sitemap(publication(content)).encode())
    return {
        url.findtext("{*}loc").removeprefix(f"{ADDRESS}/"): url.findtext("{*}lastmod")
        for url in root
    }


SAMPLE = "pages/ja/sample.md"


@pytest.mark.parametrize(
    ("name", "old", "new", "moved"),
    [
        (SAMPLE, "本文", "本文の続き", {"sample/"}),
        (SERVICE, "value: 200", "value: 201", {"access/"}),
        (CASE, "start: 10:00", "start: 10:30", {"workshops/case/", "workshops/2026-12/"}),
    ],
)
def test_page_was_changed_with_its_file_and_with_what_it_shows(
    content: Path, name: str, old: str, new: str, moved: set[str]
) -> None:
    write(content, SAMPLE, PAGE)
    commit(content.parent, "2026-11-20T10:00:00+09:00")
    before = listed(content)
    assert set(before.values()) == {"2026-11-20", None}  # no workshop is over yet
    replace(content, name, old, new)
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    after = listed(content)
    others = {"sample/", "access/", "workshops/case/", "workshops/2026-12/"} - moved
    assert {after[address] for address in moved} == {"2026-11-22"}
    assert {after[address] for address in others} == {"2026-11-20"}


def test_page_of_workshops_was_changed_with_the_last_of_them(content: Path) -> None:
    write(content, "pages/ja/sample.md", PAGE + "\n{{ blocks.upcoming }}\n")
    replace(content, CASE, "start: 10:00", "start: 10:30")
    commit(content.parent, "2026-11-22T09:00:00+09:00")
    assert listed(content)["sample/"] == "2026-11-22"


def test_without_git_only_the_data_says_when_a_page_was_changed(tmp_path: Path) -> None:
    content = copied(tmp_path)
    replace(content, "pages/ja/access.md", "title: ", "updated: 2026-11-19\ntitle: ")
    days = listed(content)
    assert (days["access/"], days["about/"]) == ("2026-11-19", None)
