import re
from pathlib import Path

from benchmarks.bench import BASE
from benchmarks.content import real, write_ours
from tests.support.building import yorisoi

MARKS = ("\n## ", "\n### ", "\n- ", "**", "](https://", "]({filename}")


def test_real_descriptions_have_marks_and_no_two_are_alike() -> None:
    descriptions = [workshop.description for workshop in real(1000, pictured=False)]
    assert len(set(descriptions)) == len(descriptions)
    for text in descriptions:
        words = re.sub(r"\]\([^)]*\)", "", text)
        assert 300 <= sum(map(str.isalnum, words)) <= 800
        assert all(mark in text for mark in MARKS)


def test_real_workshops_are_accepted_with_their_photographs(tmp_path: Path) -> None:
    write_ours(tmp_path / "content", BASE, real(11, pictured=True))
    assert len(list((tmp_path / "content" / "images").iterdir())) == 2
    checked = yorisoi("check", "--content", tmp_path / "content")
    assert checked.returncode == 0, checked.stderr
