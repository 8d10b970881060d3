"""Going back never serves a number that is not, or no longer, one of the data's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import Built, yorisoi
from tests.support.writing import copied, replace, write

OLD, NEW = "0312-34-5678", "0312-34-5611"
Build = Callable[..., Built]


@pytest.fixture(params=["pelicanconf.py", "publishconf.py"])
def changed(request: pytest.FixtureRequest, tmp_path: Path, build: Build) -> tuple[Path, Path]:
    """A content whose number was changed between two builds, and the served folder."""
    content = copied(tmp_path)
    settings = {"SITEURL": "https://minato.example"}
    for number in (OLD, NEW):
        replace(content, "data/service.yaml", f"telephone: {OLD}", f"telephone: {number}")
        built = build("-s", request.param, content=content, **settings)
        assert built.status == 0, built.stderr
    return content, built.output


def test_earlier_site_with_an_old_number_is_not_served(changed: tuple[Path, Path]) -> None:
    content, output = changed
    before = output.readlink()
    done = yorisoi("rollback", "--content", content, "--output", output)
    assert (done.returncode, output.readlink()) == (1, before)
    assert f"「{OLD}」は、いまのデータにありません" in done.stderr
    assert "もどしませんでした" in done.stderr
    assert done.stdout == ""


def test_earlier_site_is_served_where_that_is_meant(changed: tuple[Path, Path]) -> None:
    content, output = changed
    done = yorisoi("rollback", "--allow-old", "--content", content, "--output", output)
    assert done.returncode == 0, done.stderr
    assert f"お知らせ: もどそうとしたサイトの「{OLD}」" in done.stderr
    assert OLD in (output / "index.html").read_text("utf-8")


def test_content_that_cannot_be_read_stops_no_way_back(changed: tuple[Path, Path]) -> None:
    content, output = changed
    write(content, "data/service.yaml", "name: [")
    done = yorisoi("rollback", "--content", content, "--output", output)
    assert done.returncode == 0, done.stderr
    assert "番号が古くないか、確かめられません" in done.stderr
    assert OLD in (output / "index.html").read_text("utf-8")


def test_earlier_site_of_the_same_numbers_is_served(tmp_path: Path, build: Build) -> None:
    content = copied(tmp_path)
    build(content=content)
    replace(content, "data/service.yaml", "name: サロン港", "name: サロン湊")
    built = build(content=content)
    done = yorisoi("rollback", "--content", content, "--output", built.output)
    assert (done.returncode, done.stderr) == (0, "")
