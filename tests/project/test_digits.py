"""A digit is 0 to 9: `\\d` and `str.isdigit` mean those of every script, and read ٣ as a 3."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.building import ROOT

FILES = sorted(file for room in ("plugins", "scripts") for file in (ROOT / room).rglob("*.py"))
METHODS = ("isdigit", "isdecimal", "isnumeric")


def loose(text: str) -> Iterator[int]:
    """Yield each line of a program that counts the digits of other scripts too."""
    for node in ast.walk(ast.parse(text)):
        words = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
        if words and any(sign in words.replace("\\\\", "") for sign in ("\\d", "\\D")):
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield node.lineno


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_digits_of_the_engine_are_0_to_9(file: Path) -> None:
    assert list(loose(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [r"re.match(r'\d+', a)", r"re.compile(rf'{a}\D')", "A = '\\\\d'", "a.isdigit()"],
)
def test_what_reads_other_digits_is_found(text: str) -> None:
    assert list(loose(text)) == [1]


@pytest.mark.parametrize("text", ["re.match('[0-9]+', a)", r"a = r'C:\\data'", "a = 'd'"])
def test_what_reads_0_to_9_is_not(text: str) -> None:
    assert list(loose(text)) == []
