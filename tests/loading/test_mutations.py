"""Good content, spoilt at random: read with the same facts, or refused with place and remedy.

Seeds are fixed; `pytest tests/loading/test_mutations.py --hypothesis-profile=long` tries many more.
"""

import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yorisoi.models import contacts, parsers

from tests.support.building import ROOT
from tests.support.writing import HARBOUR, refusals

ODD = st.sampled_from(
    ["：", "　", "\t", '"', "'", "#", "- ", ": ", "[", "}", "|", ">", "&a ", "*a", "!!x ", "---",
     "<b>", "{{", "](", "０", "\u200b", "\ufeff", "\u2028", "\r", "\0", "0312-99-9999", "\ud7ff"]
)  # fmt: skip


@pytest.fixture(scope="module", params=["harbour", "yorisoi"])
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    good = HARBOUR if request.param == "harbour" else ROOT / "content"
    return shutil.copytree(good, tmp_path_factory.mktemp("mutations") / "content")


def files(content: Path) -> list[Path]:
    return [each for each in sorted(content.rglob("*")) if each.suffix in {".md", ".yaml"}]


def spoilt(data: st.DataObject, good: bytes) -> bytes:
    """Return a file with one byte, line, key or value of it changed."""
    text = good.decode()
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(
        st.sampled_from(["byte", "cut", "twice", "swap", "indent", "key", "value", "odd"])
    ):
        case "byte":
            here = data.draw(st.integers(0, len(good) - 1))
            return good[:here] + bytes([data.draw(st.integers(0, 255))]) + good[here + 1 :]
        case "cut":
            del lines[at]
        case "twice":
            lines.insert(at, lines[at])
        case "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        case "indent":
            lines[at] = data.draw(st.sampled_from([" ", "  ", "\t", "　", "- "])) + lines[at]
        case "key":
            lines[at] = re.sub(r"[a-z_]+(?=:)", lambda key: key[0][::-1], lines[at], count=1)
        case "value":
            lines[at] = re.sub(r"(?<=: ).+", lambda _: data.draw(st.text(max_size=12)), lines[at])
        case _:
            here = data.draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:here] + data.draw(ODD) + lines[at][here:]
    return "".join(lines).encode("utf-8", "surrogatepass")


@given(data=st.data())
def test_spoilt_file_is_read_or_refused(content: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(files(content)))
    good = file.read_bytes()
    try:
        file.write_bytes(spoilt(data, good))
        refusals(content)
    finally:
        file.write_bytes(good)


def numbers(text: str) -> list[int]:
    """Return the whole numbers that an eye reads in a text."""
    return [int(each) for each in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]


DIGITS = "0123456789０１９٣"
WRITTEN: list[tuple[Callable[[str], object], str]] = [
    (parsers.parse_time, f"[{DIGITS}]{{1,3}}[:：時.][{DIGITS}]{{0,3}}分?"),
    (parsers.parse_day, f"(202|２０２)[{DIGITS}]([-/年－.][{DIGITS}]{{1,2}}){{1,2}}日?"),
    (parsers.parse_count, f"-?[{DIGITS}]{{1,9}}"),
    (contacts.parse_postal_code, f"〒?[{DIGITS}]{{2,3}}[-ー－‐]?[{DIGITS}]{{3,5}}"),
    (contacts.parse_telephone, f"[#0０][{DIGITS}]{{1,3}}[-ー－]?[{DIGITS}]{{2,4}}-[{DIGITS}]{{4}}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "form"), WRITTEN, ids=lambda each: getattr(each, "__name__", "")
)
@given(data=st.data())
def test_what_is_read_has_the_digits_that_were_written(
    reader: Callable[[str], object], form: str, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(form, fullmatch=True))
    try:
        read = numbers(str(reader(text)))
    except ValueError:
        return
    assert read[: len(numbers(text))] == numbers(text)
    assert not any(read[len(numbers(text)) :])  # 10:00 becomes 10:00:00
