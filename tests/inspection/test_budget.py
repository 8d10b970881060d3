"""What is too heavy is told: a page with its style, and each kind of picture."""

import gzip
import random
from pathlib import Path

import pytest
from yorisoi.faults import Fault

from tests.inspection.pages import inspected, page

KANJI = [chr(0x4E00 + number) for number in range(20000)]


def told(folder: Path, name: str, data: bytes) -> list[Fault]:
    (folder / name).write_bytes(data)
    faults = inspected(folder)
    return [fault for fault in faults if fault.code in ("page_heavy", "image_heavy")]


def page_of(size: int) -> bytes:
    """Return a page of `size` bytes, packed, or a few less."""
    chance = random.Random(size)  # noqa: S311
    data, words = page("<p></p>").encode(), ""
    while len(gzip.compress(data, 6)) <= size - 16:
        words += "".join(chance.choices(KANJI, k=4))
        data = page(f"<p>{words}</p>").encode()
    return data


def test_page_is_light_up_to_its_budget_and_told_from_there(tmp_path: Path) -> None:
    assert told(tmp_path, "a.html", page_of(14 * 1024)) == []
    (heavy,) = told(tmp_path, "a.html", page_of(14 * 1024 + 32))
    assert (heavy.code, heavy.severity) == ("page_heavy", "notice")
    assert dict(heavy.values) == {"size": "14.0", "limit": "14"}


@pytest.mark.parametrize("place", ["<style>", "<main", "</body>", "</head>"])
def test_page_is_told_wherever_its_weight_is(place: str, tmp_path: Path) -> None:
    words = "".join(random.Random(0).choices(KANJI, k=9000))  # noqa: S311
    after = f"<style>/*{words}*/" if place == "<style>" else f"<p>{words}</p>{place}"
    assert told(tmp_path, "a.html", page().replace(place, after).encode())


def test_script_of_a_page_has_a_budget_of_its_own(tmp_path: Path) -> None:
    script = "".join(random.Random(0).choices(KANJI, k=9000))  # noqa: S311
    data = page().replace("</body>", f"<script>{script}\n</script></body>").encode()
    assert told(tmp_path, "a.html", data) == []


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "webp", "svg", "JPG"])
def test_picture_of_each_kind_is_told_from_its_budget_on(ending: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"a.{ending}", b"a" * 102_400) == []
    (heavy,) = told(tmp_path, f"a.{ending}", b"a" * 103_424)
    assert (heavy.code, heavy.severity) == ("image_heavy", "notice")
    assert dict(heavy.values) == {"size": "101", "limit": "100"}
    (huge,) = told(tmp_path, f"a.{ending}", b"a" * 2_048_000)
    assert dict(huge.values)["size"] == "2000"
    (barely,) = told(tmp_path, f"a.{ending}", b"a" * 102_401)
    assert dict(barely.values)["size"] == "100"


def test_other_files_have_no_budget(tmp_path: Path) -> None:
    assert told(tmp_path, "a.csv", b"a" * 200_000) == []
