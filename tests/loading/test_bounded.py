"""No text takes long: whatever is repeated up to a file's size is read, or refused, in few steps.

Steps are calls of Python functions, as seconds differ from machine to machine: three million of
them take about two seconds. What a single call might take long for ends by pytest's timeout.
"""

import sys
from types import FrameType

import pytest
from yorisoi.loading.checks import text_rules
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.prose import Prose

from tests.support.writing import harbour

SIZE = 250_000  # bytes; a file of the content has at most 256 KB
STEPS = 3_000_000
SITE = harbour()
PROSE = Prose(SITE, external="")
WORDS = text_rules.Vocabulary({}, {}, frozenset(SITE.addresses))
# fmt: off
REPEATED = (
    *(
        "a\n---\n",
        "a\n===\n",
        "- a\n",
        "- ",
        "> ",
        ">a\n- b\n",
        "1. ",
        "1. a\n",
        "- a\n\n",
        "a\n\n",
    ),
    *(
        "[",
        "[a](",
        "[a][",
        "![",
        "[]()",
        "](",
        "[a]: b\n",
        "[a][b]\n",
        "[[a]",
        "[a](b ",
        "[![",
        "()",
    ),
    *("*a ", "**a ", "*a_ ", "a**b", "*", "_a ", "~~a ", "~", "**あ。**い", "10*20", "*a **b _c "),
    *(
        "`",
        "`a",
        "``a`",
        "```\n",
        "<",
        "<a",
        "<!--",
        "<https://",
        "https://a.jp ",
        "https://",
        "www.a.",
    ),
    *(
        "&",
        "&amp;",
        "\\",
        "|",
        "a|b\n",
        "|a|b|\n|-|-|\n",
        "|a|\n|-|\n|b|\n\n",
        "#",
        "# a\n",
        "    a\n",
    ),
    *("{{", "{{ a", "{{ contacts.mail }}", "{a|", "\t", "　", "あ\n", "・あ\n", "a  \n", "あ"),
)
# fmt: on
BUILT = {
    "lists, each deeper": "".join("  " * depth + "- a\n" for depth in range(480)),
    "a long line deep in quotes": ">" * 100 + "a\n" + "a\n" * 120_000,
    "longer and longer backquotes": "".join("a" + "`" * count for count in range(1, 700)),
    "many definitions, all used": "".join(f"[a{i}]: #b\n" for i in range(2400))
    + "".join(f"[a{i}] " for i in range(2400)),
    "a wide table": "|".join("a" * 60_000) + "\n" + "|".join("-" * 60_000),
    "a table that fills its rows": "|".join("a" * 300)
    + "\n"
    + "|".join("-" * 300)
    + "\n"
    + "|a\n" * 4000,
    "nested emphasis": "*a " * 40_000 + "b* " * 40_000,
    "open and closed brackets": "[" * 120_000 + "]" * 120_000,
}
TEXTS = {repr(part): part * (SIZE // len(part.encode())) for part in REPEATED} | BUILT


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_takes_many_steps(name: str) -> None:
    steps = 0

    def count(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal steps
        steps += event == "call"

    sys.setprofile(count)
    try:
        faults = text_rules.check_markdown(TEXTS[name], "pages/ja/a.md", WORDS)
        if all(fault.severity == "notice" for fault in faults):
            here = PageContext("a/", "")
            PROSE.html(TEXTS[name], here, "pages/ja/a.md", lambda insert, _: insert)
    finally:
        sys.setprofile(None)
    assert steps < STEPS
    assert len(faults) < 100_000
