import re
from pathlib import Path

import pytest
from yorisoi import clock, loading

from benchmarks import bench
from benchmarks.cases import Case
from benchmarks.content import real
from benchmarks.generators import OURS, PELICAN
from tests.support.building import NOW, yorisoi

MARKS = ("\n## ", "\n### ", "\n- ", "**", "](https://", "]({filename}")
BOTH = [OURS, PELICAN]  # the others are installed for the bench alone, which holds them by itself


def test_real_descriptions_have_marks_and_no_two_are_alike() -> None:
    workshops = real(1000, pictured=False)
    descriptions = [workshop.description for workshop in workshops]
    assert len(set(descriptions)) == len(descriptions)
    for text in descriptions:
        words = re.sub(r"\]\([^)]*\)", "", text)
        assert 300 <= sum(map(str.isalnum, words)) <= 800
        assert all(mark in text for mark in MARKS)
    assert 250 <= sum(len(workshop.days) > 1 for workshop in workshops) <= 350


def test_real_workshops_are_accepted_with_their_photographs(tmp_path: Path) -> None:
    OURS.write(tmp_path, bench.BASE, real(11, pictured=True))
    assert len(list((tmp_path / "content/images").iterdir())) == 2
    checked = yorisoi("check", "--content", tmp_path / "content")
    assert checked.returncode == 0, checked.stderr


def test_real_prose_raises_no_false_alarm(tmp_path: Path) -> None:
    """What the words seem to say otherwise is asked about: never for plain prose."""
    OURS.write(tmp_path, bench.BASE, real(300, pictured=False))
    _, notices = loading.load(tmp_path / "content", loading.Today(clock.now(NOW).date()))
    told = {one.code for one in notices if str(one.position).startswith("events")}
    assert not told


def test_bench_refuses_a_site_that_holds_less(tmp_path: Path) -> None:
    case = Case(tmp_path, bench.BASE, real(3, pictured=False), BOTH)
    case.write()
    case.build_all()
    for generator in BOTH:
        output = tmp_path / f"{generator.name}-0"
        for name in (generator.page.format("workshop-1"), generator.calendar, generator.feed):
            (output / name).rename(tmp_path / "away")
            with pytest.raises(ValueError, match=generator.name):
                generator.check(output, case.workshops)
            (tmp_path / "away").rename(output / name)
        generator.check(output, case.workshops)


def test_bench_writes_what_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "PLACES", {"disk": tmp_path})
    results = tmp_path / "results.md"
    words = "--sizes 2 --contents real --modes cold edit --generators ours Pelican --rounds 1"
    bench.main([*words.split(), "--results", str(results)])
    text = results.read_text("utf-8")
    assert f'`make bench ARGS="{words}' in text
    assert bench.CUT_OFF not in text
    rows = [line for line in text.splitlines() if line.startswith("| real | 2 | disk | 1 |")]
    assert len(rows) == 2 * 3  # modes, and in each time, work, output
    assert [path.name for path in tmp_path.iterdir()] == ["results.md"]
