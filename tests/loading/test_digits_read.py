"""Whatever is written for a time, a day or a number has the digits that were written.

Seeds are fixed; `pytest tests/loading/test_digits_read.py --hypothesis-profile=long` tries more.
"""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yorisoi.models import contacts, parsers, values


def numbers(text: str) -> list[int]:
    """Return the whole numbers that an eye reads in a text."""
    return [int(each) for each in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]


DIGITS = "0123456789０１９٣"
WRITTEN: list[tuple[Callable[[str], object], str]] = [
    (parsers.parse_time, f"[{DIGITS}]{{1,3}}[:：時.][{DIGITS}]{{0,3}}分?"),
    (parsers.parse_day, f"(202|２０２)[{DIGITS}]([-/年－.][{DIGITS}]{{1,2}}){{1,2}}日?"),
    (values.parse_count, f"-?[{DIGITS}]{{1,9}}"),
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
