"""What the parser's room says of a text: each sign, each column and each line mended, by tables.

A fault is written `line:column code 「value」 → the line mended`.
"""

from typing import Any

import pytest
from yorisoi.faults import Fault, Refused
from yorisoi.loading.yaml_text import read_yaml


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [_told(fault) for fault in faults]


def _told(fault: Fault) -> str:
    values = dict(fault.values)
    value, line = values.get("value"), values.get("line")
    place = f"{fault.position.line}:{fault.position.column}"
    shown = (f"「{value}」" if value else "", f"→ {line}" if line else "")
    return " ".join(filter(None, (place, fault.code, *shown)))


def refused(text: str) -> list[str]:
    """Return what refuses a text; it must be refused."""
    with pytest.raises(Refused) as refusal:
        read_yaml(text, "a.yaml")
    return told(refusal.value.faults)


REFUSED = [
    ("a：1\nb: 2\n", "1:1 wide_colon → a: 1"),
    ("a\u3000：\u30001\nb: 1\n", "1:1 wide_colon → a: 1"),
    ("\ta：1\n", "1:1 wide_colon → a: 1"),
    ("a b：1\nc: 1\n", "2:2 yaml_indent_or_quote"),
    ("1a：1\nc: 1\n", "2:2 yaml_indent_or_quote"),
    ("a:\u30001\nb: 2\n", "1:3 wide_space 「全角の空白」 → a: 1"),
    ("a:\u3000 1 \nb: 1\n", "1:3 wide_space 「全角の空白」 → a: 1"),
    ("a:\n\tb: 1\n", "2:1 yaml_tab →   b: 1"),
    ("a:\n  \tb: 1\n", "2:3 yaml_tab →   b: 1"),
    ("\ta: 1\n", "1:1 yaml_tab → a: 1"),
    ("a:\n\t- 1\n", "2:1 yaml_tab →   - 1"),
    ("a:\n  b: 1\n\tc: 1\n", "3:1 yaml_tab →   c: 1"),
    ("a:\n\u3000b: 1\n", "2:1 wide_indent 「全角の空白」 →   b: 1"),
    ("a:\n \xa0b: 1\n", "2:2 wide_indent 「改行しない空白（NBSP）」 →   b: 1"),
    ("a:\n\u2003b: 1\n", "2:1 wide_indent 「特別な空白」 →   b: 1"),
    ("a:\n  \u3000 b: 1\n", "2:3 wide_indent 「全角の空白」 →   b: 1"),
    ("a:\n-\u30001\n- 2\n", "2:1 wide_dash → - 1"),
    ("a:\n－1\n- 2\n", "2:1 wide_dash → - 1"),
    ("a:\n  -\xa0 x\n", "2:3 wide_dash → - x"),
    ("a:\n  － x\n  - y\n", "2:3 wide_dash → - x"),
    ("a:\n- 2\n－1\n", "3:1 wide_dash → - 1"),
    ("a:1\nb: 2\n", "1:3 colon_space → a: 1"),
    ("a:お茶\nb: 2\n", "1:3 colon_space → a: お茶"),
    ("- a:1\n  b: 1\n", "1:5 colon_space → - a: 1"),
    ("a: b:c\nb:1\n", "2:3 colon_space → b: 1"),
    ("a:/b\nc: 1\n", "2:2 yaml_indent_or_quote"),
    ("a::b\nc: 1\n", "2:2 yaml_indent_or_quote"),
    ("  a:1\n  b: 1\n", "2:1 space_left → b: 1"),
    ("http://a\nb: 1\n", "2:2 yaml_indent_or_quote"),
    ("a: @b\n", '1:4 yaml_sign 「@」 → a: "@b"'),
    ("- @b\n", '1:3 yaml_sign 「@」 → - "@b"'),
    ("a: `b\n", '1:4 yaml_sign 「`」 → a: "`b"'),
    ("- a: %b\n", '1:6 yaml_sign 「%」 → - a: "%b"'),
    ("a: [b] c\nd: 1\n", '1:4 yaml_sign 「[」 → a: "[b] c"'),
    ("a: {b} c\nd: 1\n", '1:4 yaml_sign 「{」 → a: "{b} c"'),
    ("a: 'b' c\nd: 1\n", "1:4 yaml_sign 「'」 → a: \"'b' c\""),
    ('a: "b" c\nd: 1\n', '1:4 yaml_sign 「"」 → a: \'"b" c\''),
    ('a: "b"c" \nd: 1\n', "1:7 yaml_indent_or_quote"),
    ("a: [b #1]\n", "1:7 yaml_cut_inside"),
    ("a: [b, #1]\n", "1:1 yaml_open_bracket"),
    ("a: {b: c #1}\nd: 1\n", "1:10 yaml_cut_inside"),
    ("a: - b\n", '1:4 yaml_sign 「-」 → a: "- b"'),
    ("a: ? b\n", '1:4 yaml_sign 「?」 → a: "? b"'),
    ("a: -\tb\n", '1:4 yaml_sign 「-」 → a: "-\tb"'),
    ("a: b: c\n", '1:4 yaml_two_colons → a: "b: c"'),
    ("a: b:\n", '1:4 yaml_two_colons → a: "b:"'),
    ("- b: c: d\n", '1:6 yaml_two_colons → - b: "c: d"'),
    ("a: &b\n", '1:4 yaml_sign 「&」 → a: "&b"'),
    ("a: &b\n  c: 1\n", "1:4 yaml_anchor"),
    ("a: !b\n  c: 1\n", "1:4 yaml_tag 「!b」"),
    ("a: !b c\n", '1:4 yaml_sign 「!」 → a: "!b c"'),
    ("- a: &b\n  c: 1\n", '1:6 yaml_sign 「&」 → - a: "&b"'),
    ("- a: &b\n    c: 1\n", "1:6 yaml_anchor"),
    ("a: &お茶 c\n", '1:4 yaml_sign 「&」 → a: "&お茶 c"'),
    ("a: *b\n", '1:4 yaml_sign 「*」 → a: "*b"'),
    ("a: *お茶\n", '1:4 yaml_sign 「*」 → a: "*お茶"'),
    ("a: ]b\n", '1:4 yaml_sign 「]」 → a: "]b"'),
    ("a: }b\n", '1:4 yaml_sign 「}」 → a: "}b"'),
    ("a: ,b\n", '1:4 yaml_sign 「,」 → a: ",b"'),
    ("a: >b\n", '1:4 yaml_sign 「>」 → a: ">b"'),
    ("a: |b\n", '1:4 yaml_sign 「|」 → a: "|b"'),
    ("a: !! x\n", '1:4 yaml_sign 「!」 → a: "!! x"'),
    ("a: %x\\y\n", "1:4 yaml_sign 「%」 → a: '%x\\y'"),
    ('a: @"x"\n', "1:4 yaml_sign 「@」 → a: '@\"x\"'"),
    ("a: @x'y\"\n", "1:4 yaml_sign 「@」 → a: '@x''y\"'"),
    ("# a:\n  b: 1\nc: 1\n", "2:1 half_above 「# a:」 → a:"),
    ("# - a:\n    b: 1\nc: 1\n", "2:1 half_above 「# - a:」 → - a:"),
    ("#  a:\n  b: 1\nc: 2\n", "2:1 space_left → b: 1"),
    ("# a:\n#   x: 1\n  b: 1\nc: 1\n", "3:1 half_above_all 「# a:」 →   b: 1"),
    ("# a: 1\n  b: 1\nc: 1\n", "2:1 space_left → b: 1"),
    ("x: 1\n# a:  \n  b: 1\n", "3:1 half_above 「# a:」 → a:"),
    ("x: 1\n# a:\n# お茶\n  b: 1\n", "4:1 half_above_all 「# a:」 →   b: 1"),
    ("x: 1\n# a:\n\n  b: 1\n", "4:1 space_left → b: 1"),
    ("a: x #1\n  y\nb: 1\n", '2:1 yaml_cut_above 「#1」 → a: "x #1"'),
    ("a: お茶 # 1\n  y\nb: 1\n", '2:1 yaml_cut_above 「# 1」 → a: "お茶 # 1"'),
    ("a: x # 1\n  y\nb: 1\n", "2:3 yaml_indent_or_quote"),
    ("# a\n  y\nb: 1\n", "3:2 yaml_indent_or_quote"),
    ("#a b #c\n  y\nb: 1\n", "3:2 yaml_indent_or_quote"),
    ("a: |\nx\n", "2:1 block_left →   x"),
    ("a: |\n  x\ny\n", "3:1 block_left →   y"),
    ("a: |\n    x\n  y\nb: 1\n", "3:1 block_left →     y"),
    ("- a: |\n    x\n  y\nb: 1\n", "3:1 block_left →     y"),
    ("- a: |\n  x\n", "2:1 block_left →     x"),
    ("a: |\n  x\n#y\nz\n", "4:1 block_left →   z"),
    ("a: |\n\n  x\n\ny\n", "5:1 block_left →   y"),
    ("a: |\n  x\n# y\nb: 1\nz\n", "5:1 yaml_no_colon"),
    ("a: |\n  x\n z: 1\n", "3:1 space_short →   z: 1"),
    ("a: |\nx\ny\n", "2:1 block_left →   x"),
    ("a: >-\n x\ny\n", "3:1 block_left →   y"),
    ("a: |2\n   x\ny\n", "3:1 block_left →    y"),
    ("a: | # c\n  x\ny\n", "3:1 block_left →   y"),
    ("a:\n  b: 1\n c: 1\n", "3:1 space_short →   c: 1"),
    ("a:\n  b:\n    c: 1\n   d: 1\n", "4:1 space_short →     d: 1"),
    ("a:\n  b: 1\n   c: 1\n", "3:1 space_left →   c: 1"),
    (" a: 1\nb: 1\n", "1:1 space_left → a: 1"),
    ("   a: 1\nb: 1\n", "1:1 space_left → a: 1"),
    ("a: 1\n b: 1\n", "2:1 space_left → b: 1"),
    ("a:\n  - b: 1\n   c: 1\n", "3:1 space_short →     c: 1"),
    ("a:\n  - b: 1\n     c: 1\n", "3:1 space_left →     c: 1"),
    ("a:\n  - b\n - c\n", "3:1 space_short →   - c"),
    ("a:\n  - b\n   - c\n", "3:1 space_left →   - c"),
    ("a:\n    - b\n  - c\n", "3:1 space_short →     - c"),
    ("a:\nb: 1\n  c: 1\n", "2:1 space_short →   b: 1"),
    ("a:\nb: 1\n  c: 1\nd: 1\n", "2:1 space_short →   b: 1"),
    ("a:\n- b: 1\nc: 2\n    d: 1\n", "4:1 space_left → d: 1"),
    ("a:\n  b:\n  c: 1\n    d: 1\n", "3:1 space_short →     c: 1"),
    ("a: 1\nb: 1\n  c: 1\n", "3:1 space_left → c: 1"),
    ("a:\nb:\n  c: 1\n   d: 1\n", "4:1 space_left →   d: 1"),
    ("a:\n b: 1\n  c: 1\n", "3:1 space_left →  c: 1"),
    ("- a:\n  b: 1\n    c: 1\n", "3:1 space_left →   c: 1"),
    ("a:\nb: 1\n\t c: 1\n", "3:1 yaml_tab → c: 1"),
    ("x:\n  - a: 1\n b: 1\n    c: 1\n", "3:1 space_short →   b: 1"),
    ("a: x\ny\n", "2:1 yaml_no_colon"),
    ("a: x\ny\nb: 1\n", "2:1 yaml_no_colon"),
    ("a:\n  - x\n  y\n", "3:3 yaml_no_colon"),
    ("", "1:1 empty_file"),
    ("# a\n", "1:1 empty_file"),
    ("---\n", "1:1 empty_file"),
    ("a: 1\n---\nb: 2\n", "2:1 two_documents"),
    ("a: 1\n---\nb: 2\n---\nc: 3\n", "2:1 two_documents"),
    ("a: 1\n...\n---\n...\n", "3:1 two_documents"),
    ("~\n", "1:1 empty_file"),
    ("a: &x 1\nb: *x\n", '1:4 yaml_sign 「&」 → a: "&x 1"', '2:4 yaml_sign 「*」 → b: "*x"'),
    ("a: &x [1]\n", '1:4 yaml_sign 「&」 → a: "&x [1]"'),
    ("a: !!str 1\n", '1:4 yaml_sign 「!」 → a: "!!str 1"'),
    ("a: !t [1]\n", '1:4 yaml_sign 「!」 → a: "!t [1]"'),
    ("a: !t {b: 1}\n", '1:4 yaml_sign 「!」 → a: "!t {b: 1}"'),
    ("a: [*x]\n", '1:5 yaml_sign 「*」 → a: ["*x"]'),
    ("a: [*お茶]\n", '1:5 yaml_sign 「*」 → a: ["*お茶"]'),
    ("a: [&お茶 x]\n", '1:5 yaml_sign 「&」 → a: ["&お茶 x"]'),
    ("a: {b: *x}\n", '1:8 yaml_sign 「*」 → a: {b: "*x"}'),
    ("a: {b: @x}\n", '1:8 yaml_sign 「@」 → a: {b: "@x"}'),
    ("a: [@x, y]\n", '1:5 yaml_sign 「@」 → a: ["@x", y]'),
    ("a: [y, %x z]\n", '1:8 yaml_sign 「%」 → a: [y, "%x z"]'),
    ("a: [- x]\n", '1:5 yaml_sign 「-」 → a: ["- x"]'),
    ("a:\n  b: &x\n    c: 1\n", "2:6 yaml_anchor"),
    ("&x a: 1\n", "1:1 yaml_anchor"),
    ("a: &x !t 1\n", '1:4 yaml_sign 「&」 → a: "&x !t 1"'),
    ("a: &x !t [1]\n", '1:4 yaml_sign 「&」 → a: "&x !t [1]"'),
    ("<<: {a: 1}\nb: 1\n", "1:1 yaml_merge"),
    ("a: {<<: {b: 1}}\n", "1:5 yaml_merge"),
    ("? [a]\n: 1\n", "1:3 key_not_text"),
    ("? {a: 1}\n: 1\n", "1:3 key_not_text"),
    ("[a]: 1\n", "1:1 key_not_text"),
    ("{a: 1}: 1\n", "1:1 key_not_text"),
    ("a: 1\na: 2\n", "2:1 key_twice 「a」 → 1"),
    ("a: 1\nb: 1\na: 2\na: 3\n", "3:1 key_twice 「a」 → 1", "4:1 key_twice 「a」 → 1"),
    ("b:\n  a: 1\n  a: 2\n", "3:3 key_twice 「a」 → 2"),
    (": 1\n", "1:1 yaml_indent_or_quote"),
    ("~: 1\n", "1:1 key_not_text"),
    ("null: 1\n", "1:1 key_not_text"),
    ("&x : 1\n", "1:1 key_not_text", "1:1 yaml_anchor"),
    ("*x : 1\n", "1:1 key_not_text", "1:1 yaml_alias"),
    ('a: "\\x07"\n', "1:4 control_character"),
    ('a: "\\u2028"\n', "1:4 control_character"),
    ('a: "\\u202e"\n', "1:4 control_character"),
    ('"\\x07": 1\n', "1:1 control_character"),
    ("a: “お茶”\n", "1:4 typographic_quotes"),
    ("a: „お茶“\n", "1:4 typographic_quotes"),
    ("a: ‘お茶’\n", "1:4 typographic_quotes"),
    ("a: ”お茶”\n", "1:4 typographic_quotes"),
    ("a: “お茶\n  会”\n", "1:4 typographic_quotes"),
    ("“a”: 1\n", "1:1 typographic_quotes"),
    ("a: |\n#   x\n", "1:4 half_below 「a」 →   x"),
    ("a: >\n#   x\nb: 1\n", "1:4 half_below 「a」 →   x"),
    ("a:\n#   b: 1\n", "1:3 half_below 「a」 →   b: 1"),
    ("a:\n# - b\n", "1:3 half_below 「a」 → - b"),
    ("a:\n#  b: 1\nc: 1\n", "1:3 half_below 「a」 →  b: 1"),
    ("a: ~\n#   b: 1\n", "1:5 half_below 「a」 →   b: 1"),
    ("- a:\n#   b: 1\n", "1:5 half_below 「a」 →   b: 1"),
    ("  a :\n#   b: 1\n", "1:6 half_below 「a」 →   b: 1"),
    ("a: #x\n#   b: 1\n", "1:3 half_below 「a」 →   b: 1"),
    ("a: # x\n#   b: 1\n", "1:3 half_below 「a」 →   b: 1"),
    ("a: - お茶\n", '1:4 yaml_sign 「-」 → a: "- お茶"'),
    ("- お茶\n  - 会\n", "2:1 space_left → - 会"),
    ("a:\n  - お茶\n    - 会\n    - 席\n", "3:1 space_left →   - 会"),
    ("a:\n  －お茶\n", "2:3 wide_dash → - お茶"),
    ("a: -\n", "1:4 not_yaml"),
    ("a:\n  - お茶\n      会\n    - 席\n", "4:1 space_left →   - 席"),
    ("a:\n  - お茶\n   - 会\n", "3:1 space_left →   - 会"),
    ("a:\n  - お茶\n\n    - 会\n", "4:1 space_left →   - 会"),
    ("\u3000a: 1\n", "1:1 wide_indent 「全角の空白」 → a: 1"),
    ("a: 1\n\u3000b: 2\n", "2:1 wide_indent 「全角の空白」 → b: 2"),
    ("a: {\u3000b: 1}\n", "1:5 wide_indent 「全角の空白」 → a: {b: 1}"),
    ("\xa0a: 1\n", "1:1 wide_indent 「改行しない空白（NBSP）」 → a: 1"),
    ("\u2003a: 1\nb: 2\n", "1:1 wide_indent 「特別な空白」 → a: 1"),
    ("[[[[[[[[[[[[[]]]]]]]]]]]]]\n", "1:13 too_deep"),
    ("a: [[[[[[[[[[[[]]]]]]]]]]]]\n", "1:15 too_deep"),
    ("a: {b: 1,\u3000c: 2}\n", "1:10 wide_indent 「全角の空白」 → a: {b: 1,c: 2}"),
    ("a:\n  - {\xa0b: 1}\n", "2:6 wide_indent 「改行しない空白（NBSP）」 →   - {b: 1}"),
    ("a:\n  b: お茶\n     会\n    c: 1\n", "4:1 space_left →   c: 1"),
    ("a:\n  b: x\n  - c: 1\n", "3:3 yaml_indent_or_quote"),
    ("a:\n  b: x\n   - c: 1\n", "3:1 space_left →   - c: 1"),
    ("{\u3000a: 1}\n", "1:2 wide_indent 「全角の空白」 → {a: 1}"),
    (
        "a: 1\n\u3000b: {\u3000c: 1}\n",
        "2:1 wide_indent 「全角の空白」 → b: {\u3000c: 1}",
        "2:6 wide_indent 「全角の空白」 → \u3000b: {c: 1}",
    ),
    ("- \u3000a: 1\n", "1:3 wide_indent 「全角の空白」 → - a: 1"),
    ("a:\n  - お茶\n      会\n    - 席\n", "4:1 space_left →   - 席"),
    ("a:\n  - お茶\n  会\n  -\u3000a: 1\n", "3:3 yaml_no_colon"),
    ("a:\n  - \u3000b: 1\n", "2:5 wide_indent 「全角の空白」 →   - b: 1"),
    ("- \u3000a: 1\n", "1:3 wide_indent 「全角の空白」 → - a: 1"),
    ("a:\n  - b: 1\n    \u3000c: 1\n", "3:5 wide_indent 「全角の空白」 →     c: 1"),
    ("\u3000- a: 1\n", "1:1 wide_indent 「全角の空白」 → - a: 1"),
    ("a:\n\u3000- b: 1\n", "2:1 wide_indent 「全角の空白」 →   - b: 1"),
    ("a:\n  b:\n    c: 1\n d: 1\n", "4:1 space_short →   d: 1"),
    ("a:\n b:\n  c: 1\n\u3000d: 1\n", "4:1 wide_indent 「全角の空白」 →   d: 1"),
    ("a:\n b:\n  c: 1\n\td: 1\n", "4:1 yaml_tab →   d: 1"),
    ("a:\n b:\n  c: 1\n\u00a0d: 1\n", "4:1 wide_indent 「改行しない空白（NBSP）」 →  d: 1"),
]

READ: list[tuple[Any, ...]] = [
    ("a： 1\n", "a： 1"),
    ("- a : 1\n", [{"a": "1"}]),
    (" a：1\n", "a：1"),
    ("a-b_C9：お茶\n", "a-b_C9：お茶"),
    ("- a:\xa01\n", ["a:\xa01"]),
    ("  a:\u20091\n", "a:\u20091"),
    ("- a:1\n- b\n", ["a:1", "b"]),
    ("a: [b]\n", {"a": ["b"]}),
    ("a: [b] # c\n", {"a": ["b"]}),
    ("a: b:c\n", {"a": "b:c"}),
    ("a: |\n  b\n", {"a": "b\n"}),
    ("a: |2-\n   b\n", {"a": " b"}),
    ("a: > # x\n  b\n", {"a": "b\n"}),
    ("a: |  # x\n  b\n", {"a": "b\n"}),
    ("#a: |\n  x\n", "x"),
    ("# a: |\n  x\n y\n", "x y"),
    ("a: |\n#y\n", {"a": ""}),
    ("a: 1\n - b\n", {"a": "1 - b"}),
    ("---\na: 1\n", {"a": "1"}),
    ("a: 1\n...\n", {"a": "1"}),
    ("a\n", "a"),
    ("a: [-, x]\n", {"a": ["-", "x"]}),
    ("a: [? x]\n", {"a": [{"x": None}]}),
    ("a: [y, ?x]\n", {"a": ["y", {"x": None}]}),
    ("? |\n  a\n: 1\n", {"a\n": "1"}),
    ('a: "\\n\\t"\n', {"a": "\n\t"}),
    ("a: '\\x07'\n", {"a": "\\x07"}),
    (
        "a:\nb: ~\nc: null\nd: ''\ne: \"\"\nf: Null\n",
        {"a": None, "b": None, "c": None, "d": "", "e": "", "f": "Null"},
    ),
    ("a: #8008\n", {"a": "#8008"}),
    ("a: #8008 \n", {"a": "#8008"}),
    ("a:  #8008\n", {"a": "#8008"}),
    ("a: #800\n", {"a": None}, '1:4 yaml_cut 「#800」 → a: "#800"'),
    ("a: #80080\n", {"a": None}, '1:4 yaml_cut 「#80080」 → a: "#80080"'),
    ("a: ~ #8008\n", {"a": "#8008"}),
    ("- #8008\n", ["#8008"]),
    ("a: #8008 x\n", {"a": None}, '1:4 yaml_cut 「#8008 x」 → a: "#8008 x"'),
    ("a: '' #8008\n", {"a": ""}, "1:7 yaml_cut 「#8008」 → a: \"'' #8008\""),
    ("a:\t#8008\n", {"a": "#8008"}),
    ("a: [ #8008\n ]\n", {"a": []}),
    ("a: “お茶” の会\n", {"a": "“お茶” の会"}),
    ("a: の“お茶”\n", {"a": "の“お茶”"}),
    ("a: '“お茶”'\n", {"a": "“お茶”"}),
    ("a: “お茶\n", {"a": "“お茶"}),
    ("a: |\n", {"a": ""}),
    ("a: >\nb: 1\n", {"a": "", "b": "1"}),
    ("a:\n# b: 1\n", {"a": None}),
    ("a:\n#\n", {"a": None}),
    ("a:\n", {"a": None}),
    ("a: ''\n#   b: 1\n", {"a": ""}),
    ("a: x #y\n", {"a": "x"}, '1:6 yaml_cut 「#y」 → a: "x #y"'),
    ("a: x # y\n", {"a": "x"}),
    ("a: お茶 # y\n", {"a": "お茶"}, '1:7 yaml_cut 「# y」 → a: "お茶 # y"'),
    ("a: お茶  # y\n", {"a": "お茶"}),
    ("a: お茶\t# y\n", {"a": "お茶"}),
    ("a: お茶\t#y\n", {"a": "お茶"}, '1:7 yaml_cut 「#y」 → a: "お茶\t#y"'),
    ("- お茶 # y\n", ["お茶"], '1:6 yaml_cut 「# y」 → - "お茶 # y"'),
    ("お茶 # y\n", "お茶"),
    ("a: x #y \n", {"a": "x"}, '1:6 yaml_cut 「#y」 → a: "x #y"'),
    ('a: "x" #y\n', {"a": "x"}, "1:8 yaml_cut 「#y」 → a: '\"x\" #y'"),
    ("a: |  #y\n  x\n", {"a": "x\n"}),
    ("a: |\n  x #y\n", {"a": "x #y\n"}),
    ("a: x\n  z #y\n", {"a": "x z"}, '2:5 yaml_cut 「#y」 → "z #y"'),
    ("a: x#y\n", {"a": "x#y"}),
    ("  - a: お茶 # y\n", [{"a": "お茶"}], '1:11 yaml_cut 「# y」 → - a: "お茶 # y"'),
    ("a: x #  y\n", {"a": "x"}),
    ("a: x ## y\n", {"a": "x"}, '1:6 yaml_cut 「## y」 → a: "x ## y"'),
    ("a: x # \n", {"a": "x"}),
    ("a: お茶 #\n", {"a": "お茶"}),
    ("a: 茶 # y\n", {"a": "茶"}, '1:6 yaml_cut 「# y」 → a: "茶 # y"'),
    ("a: あ # y\n", {"a": "あ"}, '1:6 yaml_cut 「# y」 → a: "あ # y"'),
    ("a: ア # y\n", {"a": "ア"}, '1:6 yaml_cut 「# y」 → a: "ア # y"'),
    ("a: 一 # y\n", {"a": "一"}, '1:6 yaml_cut 「# y」 → a: "一 # y"'),
    ("a: ヶ # y\n", {"a": "ヶ"}, '1:6 yaml_cut 「# y」 → a: "ヶ # y"'),
    ("a: a\\b #y\n", {"a": "a\\b"}, "1:8 yaml_cut 「#y」 → a: 'a\\b #y'"),
    ("a: [x] #y\n", {"a": ["x"]}, "1:8 yaml_cut_after 「#y」"),
    ("a: [x] # y\n", {"a": ["x"]}),
    ("a: {b: x} #y\n", {"a": {"b": "x"}}, "1:11 yaml_cut_after 「#y」"),
    ("a: [x]  #y z \n", {"a": ["x"]}, "1:9 yaml_cut_after 「#y z 」"),
    ("a: [x,\n y] #z\n", {"a": ["x", "y"]}, "2:5 yaml_cut_after 「#z」"),
    ("a:\n- x\n#y\n", {"a": ["x"]}),
    ("a:\n  b: [] #y\n", {"a": {"b": []}}, "2:9 yaml_cut_after 「#y」"),
    ("a: [] #\n", {"a": []}),
    ("a: [x]\t#y\n", {"a": ["x"]}, "1:8 yaml_cut_after 「#y」"),
    ("a:\n  - x\n  #y\n", {"a": ["x"]}),
    ("a: －お茶\n", {"a": "－お茶"}),
    ("a:\n- お茶\n- 会\n", {"a": ["お茶", "会"]}),
    ("a:\n  - お茶\n    会\n", {"a": ["お茶 会"]}),
    ("a: お茶\n  - 会\n", {"a": "お茶 - 会"}),
    ("a:\n  -お茶\n", {"a": "-お茶"}),
    ("a:\n  -お茶\n  -会\n", {"a": "-お茶 -会"}),
    ("a: -5\n", {"a": "-5"}),
    ("a:\n  - 'お茶\n    - 会'\n", {"a": ["お茶 - 会"]}),
    ("[[[[[[[[[[[]]]]]]]]]]]\n", [[[[[[[[[[[]]]]]]]]]]]),
    ("[[[[[[[[[[[[]]]]]]]]]]]]\n", [[[[[[[[[[[[]]]]]]]]]]]]),
    ("a: [\u3000b, c]\n", {"a": ["\u3000b", "c"]}),
    ("a: {b:\u30001, c: 2}\n", {"a": {"b:\u30001": None, "c": "2"}}),
]


@pytest.mark.parametrize("row", REFUSED, ids=range(len(REFUSED)))
def test_slip_is_told_at_its_place_with_the_line_mended(row: tuple[str, ...]) -> None:
    assert refused(row[0]) == [*row[1:]]


@pytest.mark.parametrize("row", READ, ids=range(len(READ)))
def test_text_is_read_as_written_and_what_yaml_left_out_is_told(row: tuple[Any, ...]) -> None:
    document = read_yaml(row[0], "a.yaml")
    assert (document.data, told(document.notices)) == (row[1], [*row[2:]])


SPACES = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
NAMES = dict.fromkeys(SPACES, "特別な空白") | {
    "\u00a0": "改行しない空白（NBSP）",
    "\u3000": "全角の空白",
}


@pytest.mark.parametrize(("space", "name"), NAMES.items(), ids=map(ascii, NAMES))
def test_every_space_that_is_not_the_usual_one_is_named(space: str, name: str) -> None:
    assert refused(f"a:\n{space}b: 1\n") == [f"2:1 wide_indent 「{name}」 →   b: 1"]
    assert refused(f"a:{space}{space}1\nb: 1\n") == [f"1:3 wide_space 「{name}」 → a: 1"]
    assert refused(f"a:\n  -{space}b\n") == ["2:3 wide_dash → - b"]
    assert refused(f"a{space}：{space}1\nb: 1\n") == ["1:1 wide_colon → a: 1"]
    assert refused(f"a: {{{space}b: 1}}\n") == [f"1:5 wide_indent 「{name}」 → a: {{b: 1}}"]


@pytest.mark.parametrize("sign", ["\u1fff", "\u200b", "\u2030", "\u2060", "\u3001"])
def test_what_is_no_space_is_left_in_the_line(sign: str) -> None:
    told = f"2:1 wide_indent 「全角の空白」 →   {sign}b: 1"
    assert refused(f"a:\n\u3000{sign}b: 1\n") == [told]


def lines_above(line: str, count: int, first: str = "a:\n") -> str:
    return first + f"{line}\n" * count


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # How many lines above are looked through
        (lines_above("#", 199) + "\u3000b: 1\n", "201:1 wide_indent 「全角の空白」 →   b: 1"),
        (lines_above("#", 200) + "\u3000b: 1\n", "202:1 wide_indent 「全角の空白」 → b: 1"),
        (
            lines_above("#", 199, "# a:\n") + "  b: 1\nc: 1\n",
            "201:1 half_above_all 「# a:」 →   b: 1",
        ),
        (lines_above("#", 200, "# a:\n") + "  b: 1\nc: 1\n", "202:1 space_left → b: 1"),
        (lines_above("  x", 200, "a: |\n") + "y\n", "202:1 block_left →   y"),
        (lines_above("  x", 201, "a: |\n") + "y\n", "203:1 yaml_no_colon"),
        # And how many letters of a line
        (f"a: @{'b' * 1996}\n", f'1:4 yaml_sign 「@」 → a: "@{"b" * 1996}"'),
        (f"a: @{'b' * 1997}\n", "1:4 yaml_bad_sign 「@」"),
        (f"a: [{'b' * 1991}, @c]\n", f'1:1998 yaml_sign 「@」 → a: [{"b" * 1991}, "@c"]'),
        (f"a: [{'b' * 1992}, @c]\n", "1:1999 yaml_bad_sign 「@」"),
    ],
    ids=range(10),
)
def test_what_is_looked_through_is_bounded(text: str, last: str) -> None:
    assert refused(text) == [last]
