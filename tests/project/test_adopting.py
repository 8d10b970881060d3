"""Another city begins: what it is given, and what it is told."""

import re
from pathlib import Path

import pytest
from yorisoi.inserts import BLOCKS
from yorisoi.models import PageMeta, names

from scripts.start_content import start
from tests.support.building import NOW, ROOT, yorisoi
from tests.support.writing import ADDRESS

TOLD = (ROOT / "docs/adopting.md").read_text("utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What a city begins with."""
    start(tmp_path / "content")
    return tmp_path / "content"


def build(content: Path, settings: str = "pelicanconf.py") -> tuple[int, str]:
    """Return the status of a build, and what was told."""
    output = content.parent / "output"
    words = ("build", "--content", content, "--output", output, "--now", NOW, "-s", settings)
    done = yorisoi(*words, SITEURL=ADDRESS)
    return done.returncode, done.stderr


def test_beginning_is_built_and_names_no_other_city(content: Path) -> None:
    status, told = build(content)
    assert status == 0, told
    texts = "".join(file.read_text("utf-8") for file in content.rglob("*") if file.is_file())
    assert not re.search("土浦|YORISOI", texts)
    assert (content / "events/_template.yaml").is_file()


def test_beginning_is_not_published_until_each_fact_was_confirmed(content: Path) -> None:
    status, told = build(content, "publishconf.py")
    files = [content / "data/service.yaml", content / "data/hotlines.yaml"]
    marked = [
        f"data/{file.name}:{number}:"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if "confirmed: null  #" in line
    ]
    assert status == 1
    assert marked
    assert [place for place in marked if place not in told] == []
    for file in files:
        unread = r"confirmed: null  #.*\n *blocking: true"
        confirmed = re.sub(unread, "confirmed: 2026-11-01", file.read_text("utf-8"))
        file.write_text(confirmed, "utf-8")
    assert build(content, "publishconf.py")[0] == 0


def test_what_stands_there_is_not_written_over(content: Path) -> None:
    with pytest.raises(FileExistsError):
        start(content)


def test_every_key_of_a_page_and_every_insert_is_told() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)` \|", TOLD, re.MULTILINE))
    assert told == set(names(PageMeta))
    assert set(re.findall(r"^\| `\{\{ blocks\.([a-z_]+) \}\}` \|", TOLD, re.MULTILINE)) == {*BLOCKS}
