"""What YAML's parser complains of → a fault that says what staff most likely mistyped."""

from dataclasses import replace

from yorisoi.faults import Fault, Position, fault
from yorisoi.loading.yaml_text.slips import Slip, in_brackets, slip

# What libyaml and PyYAML complain of, by the beginning of their own words.
COMPLAINTS = {
    "nesting depth": "too_deep",
    "mapping values are not allowed": "yaml_indent_or_quote",
    "cannot start any token": "yaml_bad_sign",
    "alphabetic or numeric character": "yaml_bad_sign",  # after `&` or `*`
    "expected whitespace or line break": "yaml_bad_sign",  # after `!`
    "expected node content": "yaml_bad_sign",
    "unexpected end of stream": "yaml_open_quote",
    "could not find expected ':'": "yaml_no_colon",
    "expected <block end>": "yaml_indent",
    "expected ',' or": "yaml_open_bracket",
    "did not find expected": "yaml_indent_or_quote",
}
BEGUN_BEFORE = ("yaml_open_quote", "yaml_no_colon", "yaml_bad_sign")  # noticed only later


def complaint(
    position: Position, start: Position, problem: str, text: str, first_line: int
) -> Fault:
    """Return the parser's complaint as a fault.

    `start` is where the broken part began; `text` begins on `first_line` of its file.
    """
    lines = text.split("\n")
    last = first_line + max(len(lines) - 1 - text.endswith("\n"), 0)
    position = replace(position, line=min(position.line, last))
    code = next((code for words, code in COMPLAINTS.items() if words in problem), "not_yaml")
    if code in BEGUN_BEFORE:
        position = start
    before = () if code in BEGUN_BEFORE else (position.line - 1, start.line)
    if "<document start>" in problem:  # the first line stands further in than one below
        before = (*before, first_line + next(i for i, line in enumerate(lines) if _is_yaml(line)))
    for place in (position.line, *before):
        number = place - first_line
        found = slip(lines, number) if 0 <= number < len(lines) else None
        if found:
            return _told(Position(position.path, place), found)
    if code != "yaml_bad_sign":
        return fault(position, code)
    line = lines[position.line - first_line] if position.line <= last else ""
    if found := in_brackets(line, position.column - 1):
        return _told(position, found)
    sign = line[position.column - 1 : position.column]
    if sign:
        return fault(position, code, value=sign)
    return fault(replace(position, line=min(position.line, last)), "yaml_open_bracket")


def _is_yaml(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _told(place: Position, found: Slip) -> Fault:
    place = Position(place.path, place.line, found.column)
    return fault(place, found.code, value=found.value, line=found.line)
