"""What YAML's parser complains of → a fault that says what staff most likely mistyped."""

from dataclasses import replace

from yorisoi.faults import Fault, Position, fault
from yorisoi.loading.yaml_slips import slip

# What libyaml and PyYAML complain of, by the beginning of their own words.
COMPLAINTS = {
    "nesting depth": "too_deep",
    "mapping values are not allowed": "yaml_indent_or_quote",
    "cannot start any token": "yaml_bad_sign",
    "unexpected end of stream": "yaml_open_quote",
    "could not find expected ':'": "yaml_no_colon",
    "expected <block end>": "yaml_indent",
    "expected ',' or": "yaml_open_bracket",
    "did not find expected": "yaml_indent_or_quote",
}
BEGUN_BEFORE = ("yaml_open_quote", "yaml_no_colon")  # noticed only on a later line


def complaint(
    position: Position, start: Position, problem: str, text: str, first_line: int
) -> Fault:
    """Return the parser's complaint as a fault.

    `start` is where the broken part began; `text` begins on `first_line` of its file.
    """
    lines = text.split("\n")
    last = first_line + max(len(lines) - 1 - text.endswith("\n"), 0)
    position = replace(position, line=min(position.line, last))
    for line in (position.line, position.line - 1, start.line):
        found = slip(lines, line - first_line) if 0 <= line - first_line < len(lines) else None
        if found:
            shown = {"value": found.value, "line": found.line}
            return fault(Position(position.path, line, found.column), found.code, **shown)
    code = next((code for words, code in COMPLAINTS.items() if words in problem), "not_yaml")
    return fault(start if code in BEGUN_BEFORE else position, code)
