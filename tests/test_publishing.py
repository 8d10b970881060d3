"""A finished build takes the old one's place in one step, or not at all."""

from pathlib import Path

import pytest
from yorisoi import publishing


def publish(output: Path, words: str) -> None:
    with publishing.staging(output) as staged:
        (staged / "index.html").write_text(words)
        publishing.switch(staged, output)


def test_new_build_stands_where_the_old_one_stood(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for words in ("old", "new"):
        publish(output, words)
        assert (output / "index.html").read_text() == words


def fail_halfway(output: Path) -> None:
    with publishing.staging(output) as staged:
        (staged / "index.html").write_text("half")
        raise RuntimeError


def test_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, "old")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RuntimeError):
        fail_halfway(output)
    assert (output / "index.html").read_text() == "old"
    assert sorted(tmp_path.rglob("*")) == before


def test_last_ten_builds_are_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for number in range(13):
        publish(output, str(number))
    kept = sorted(int((each / "index.html").read_text()) for each in tmp_path.glob(".*/[0-9]*"))
    assert kept == list(range(3, 13))


def test_folder_that_stock_pelican_wrote_is_moved_aside(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("stock")
    publish(output, "new")
    assert (output / "index.html").read_text() == "new"
    assert [each.read_text() for each in tmp_path.glob(".*/replaced-*/output/index.html")] == [
        "stock"
    ]
