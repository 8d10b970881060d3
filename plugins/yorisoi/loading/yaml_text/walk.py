"""The events of YAML's parser → plain data, the place of each value, and what YAML left out."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import yaml

from yorisoi.faults import Fault, Position, Refused, fault, notice
from yorisoi.loading.files import CONTROL, LINE_ENDS
from yorisoi.loading.yaml_text.indents import BLANKS, SPACES, aligned
from yorisoi.loading.yaml_text.slips import cut_off, in_brackets, left_commented, name_of, slip
from yorisoi.models import Where

MAX_DEPTH = 12
QUOTES = "“”„‘’"
QUOTED = re.compile(f"[{QUOTES}].*[“”‘’]", re.DOTALL)
SHORT_NUMBER = re.compile(r"[ \t]+(#[0-9]{4})[ \t]*$")
NULLS = {"", "~", "null"}


def position_of(mark: Any, name: str, first_line: int) -> Position:
    """Return where a mark of the parser, which counts from 0, stands in the file."""
    return Position(name, mark.line + first_line, mark.column + 1)


class Walk:
    """Builds the data from the parser's events, so that depth is checked before it costs.

    Marks are kept as the parser gives them: of a thousand values, a fault needs one place.
    """

    following: Callable[[], Any]  # returns the parser's next event

    def __init__(self, name: str, text: str, first_line: int) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.first_line = first_line
        self.values: dict[Where, Any] = {}
        self.keys: dict[Where, Any] = {}
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []

    def position(self, mark: Any) -> Position:
        """Return where a mark of the parser stands."""
        return position_of(mark, self.name, self.first_line)

    def _add(self, mark: Any, code: str, **context: object) -> None:
        self.faults.append(fault(self.position(mark), code, **context))

    def document(self, following: Callable[[], Any]) -> Any:
        """Return the data of a document's events; faults and notices are kept here."""
        self.following = following
        data, seen = None, False
        while not isinstance(event := following(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self._add(event.start_mark, "two_documents")
                    break
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        if data is None and not self.faults:
            self.faults.append(fault(Position(self.name, self.first_line), "empty_file"))
        return data

    def _node(self, event: Any, where: Where) -> Any:
        self.values[where] = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._sign(event.start_mark, "yaml_alias")
            return None
        self._added(event)
        if len(where) >= MAX_DEPTH:
            self._add(event.start_mark, "too_deep")
            raise Refused(self.faults)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where)
        return self._mapping(where)

    def _added(self, event: Any) -> None:
        """Add faults for what YAML lets one add to plain data."""
        if event.anchor is not None:
            self._sign(event.start_mark, "yaml_anchor")
        if event.tag is not None:
            self._sign(event.start_mark, "yaml_tag", value=event.tag)

    def _sign(self, mark: Any, code: str, **context: object) -> None:
        """Add a fault for a sign of YAML's before a value: it may be meant as one of its words."""
        found = slip(self.lines, mark.line)
        if not found or (found.code, found.column) != ("yaml_sign", mark.column + 1):
            found = in_brackets(self.lines[mark.line], mark.column)
        if found:
            self._add(mark, found.code, value=found.value, line=found.line)
        else:
            self._add(mark, code, **context)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        self._added(event)
        if event.style == '"' and (CONTROL.search(value) or LINE_ENDS.search(value)):
            # made by an escape: "\\x07"
            self._add(event.start_mark, "control_character")
        if event.implicit[0]:  # without quotes
            if value in NULLS:
                if not (number := self._number_sign(event.end_mark)):
                    self._empty(event.end_mark)
                return number
            if QUOTED.fullmatch(value):
                self._add(event.start_mark, "typographic_quotes")
            self._dash(event)
        if event.style in ("|", ">"):
            if not value:
                self._empty(event.start_mark)
        else:
            self._cut(event.end_mark)
        return value

    def _line(self, mark: Any) -> str:
        """Return the line of a mark; at the end of a file it may stand after the last one."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _dash(self, event: Any) -> None:
        """Refuse a line that was meant for one of a list, but that YAML takes for words."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.value[0] in "-－" and (found := slip(self.lines, first)):
            if found.code == "wide_dash":
                self._add(event.start_mark, found.code, line=found.line.strip())
        elif self.lines[first].lstrip().startswith("- "):
            below = self.lines[first + 1 : last + 1]
            number = next((at for at, line in enumerate(below) if line.lstrip()[:2] == "- "), None)
            if number is not None and (found := slip(self.lines, first + 1 + number)):
                place = Position(self.name, self.first_line + first + 1 + number)
                self.faults.append(fault(place, found.code, line=found.line))

    def _cut(self, mark: Any) -> None:
        """Tell of words that YAML takes for a comment, as ` #` stands before them."""
        line = self._line(mark)
        if cut := cut_off(line, mark.column):
            place = replace(self.position(mark), column=line.index("#", mark.column) + 1)
            self.notices.append(notice(place, "yaml_cut", value=cut[0], line=cut[1].strip()))

    def _empty(self, mark: Any) -> None:
        """Tell of what an empty value would hold if no `#` stood before it."""
        mended = left_commented(self.lines, mark.line)
        if mended:
            key = self._line(mark).split(":")[0].strip(" -")
            self._add(mark, "half_below", value=key, line=mended)
        self._cut(mark)

    def _number_sign(self, mark: Any) -> str | None:
        """Return the short number that YAML took for a comment: `telephone: #8008`."""
        found = SHORT_NUMBER.match(self._line(mark), mark.column)
        return found[1] if found else None

    def _sequence(self, where: Where) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.following(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*where, len(items))))
        self._after_brackets(event.end_mark)
        return items

    def _mapping(self, where: Where) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := self.following(), yaml.MappingEndEvent):
            key = self._key(event, where)
            here = (*where, key)
            if key in items:
                first = self.position(self.keys[here]).line
                self._add(event.start_mark, "key_twice", value=key, line=first)
            else:
                self.keys[here] = event.start_mark
            items[key] = self._node(self.following(), here)
        self._after_brackets(event.end_mark)
        return items

    def _after_brackets(self, mark: Any) -> None:
        """Tell of words after a list or a record in brackets; in lines of its own, none follow."""
        found = re.compile(r"(?<=[\]}])[ \t]+(#\S.*)").fullmatch(self._line(mark), mark.column)
        if found:
            place = replace(self.position(mark), column=found.start(1) + 1)
            self.notices.append(notice(place, "yaml_cut_after", value=found[1]))

    def _key(self, event: Any, where: Where) -> str:
        plain = isinstance(event, yaml.ScalarEvent)  # which is no value with a place of its own
        value = self._scalar(event) if plain else self._node(event, (*where, "?"))
        if not isinstance(value, str):
            self._add(event.start_mark, "key_not_text")
            return str(value)
        if value == "<<":
            self._add(event.start_mark, "yaml_merge")
        if value.startswith(tuple(SPACES)):
            self._wide(event.start_mark, name_of(value[0]))
        return value

    def _wide(self, mark: Any, name: str) -> None:
        """Add a fault for a special space before a key: at the start of its line, or within it."""
        before, key = self.lines[mark.line][: mark.column], self.lines[mark.line][mark.column :]
        line = before + key.lstrip(BLANKS) if before.strip() else aligned(self.lines, mark.line)
        self._add(mark, "wide_indent", value=name, line=line)
