"""Patterns mean the same on every Python that the project names, Debian 12's 3.11.2 among them."""

import re

from tests.support.building import ROOT

# CPython up to 3.11.4 takes less than there is where a group that may be read in several ways is
# repeated possessively (gh-106052): `(?:a|ab)*+`. A single character, `[ab]*+`, is read well.
MISREAD = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")


def test_no_group_is_repeated_possessively() -> None:
    files = [file for name in ("plugins", "scripts") for file in (ROOT / name).rglob("*.py")]
    assert len(files) > 200
    found = {file.name: MISREAD.findall(file.read_text("utf-8")) for file in files}
    assert {name: told for name, told in found.items() if told} == {}
