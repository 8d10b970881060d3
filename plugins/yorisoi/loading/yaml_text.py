"""YAML and front matter as text, every value with its place.

YAML 1.1 guesses: 10:00 becomes 600, `no` becomes false, #8008 becomes nothing.
So scalars stay text, and what YAML adds to plain data (tags, anchors, merge keys,
several documents) is refused. See https://yaml.org/spec/1.1/ and `docs/decisions/`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from yorisoi.faults import Fault, Position, Refused, fault, notice
from yorisoi.loading.files import CONTROL
from yorisoi.loading.yaml_complaints import complaint
from yorisoi.loading.yaml_slips import SPACES, cut_off, left_commented, name_of, slip

MAX_DEPTH = 12
QUOTES = "“”„‘’"
QUOTED = re.compile(f"[{QUOTES}].*[“”‘’]", re.DOTALL)
NULLS = {"", "~", "null"}
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, None) and the parser's mark at each value and key."""

    path: str
    data: Any
    values: dict[Path_, Any]
    keys: dict[Path_, Any]
    text: str
    first_line: int
    notices: tuple[Fault, ...] = ()  # of what YAML leaves out, though staff may mean it

    def position(self, where: Path_) -> Position:
        """Return the place of a value, or of the nearest thing that holds it."""
        while where and where not in self.values:
            where = where[:-1]
        mark = self.values.get(where)
        return _position(mark, self.path, self.first_line) if mark else Position(self.path)

    def key(self, where: Path_) -> Position:
        """Return the place of a key; KeyError where there is none."""
        return _position(self.keys[where], self.path, self.first_line)

    def inside(self, where: Path_, text: str, place: Position) -> Position:
        """Return where in the file that part of the value `text` stands which `place` names.

        Exact in a block (`|`) and in one line; a folded or escaped text is searched for
        the words, and else its beginning is named.
        """
        start = self.position(where)
        below = self.text.split("\n")[start.line - self.first_line :]
        if not below or not text:
            return start
        if below[0][start.column - 1 :].startswith("|"):
            skipped = next((i for i, line in enumerate(below[1:], start=1) if line.strip()), 0)
            indent = len(below[skipped]) - len(below[skipped].lstrip(" "))
            return Position(
                start.path, start.line + skipped + place.line - 1, place.column + indent
            )
        rest = text.split("\n")[place.line - 1][place.column - 1 :]
        for words in (rest, rest[:12], rest[:4], rest[:1]):
            for number, line in enumerate(below if words else ()):
                found = line.find(words, 0 if number else start.column - 1)
                if found >= 0:
                    return Position(start.path, start.line + number, found + 1)
        return start


def read_yaml(text: str, name: str, first_line: int = 1) -> Document:
    """Return the data of one YAML document; `first_line` is where it begins in its file.

    Raises Refused with every fault found up to the first that ends the parse.
    """
    walk = _Walk(name, text, first_line)
    try:
        data = walk.document(getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = walk.position(mark) if mark else Position(name, first_line)
        start = walk.position(error.context_mark) if error.context_mark else position
        walk.faults.append(complaint(position, start, str(error.problem), text, first_line))
    except yaml.YAMLError:
        walk.faults.append(fault(Position(name, first_line), "not_yaml"))
    if walk.faults:
        raise Refused(walk.faults)
    return Document(name, data, walk.values, walk.keys, text, first_line, tuple(walk.notices))


def _position(mark: Any, name: str, first_line: int) -> Position:
    """Return where a mark of the parser, which counts from 0, stands in the file."""
    return Position(name, mark.line + first_line, mark.column + 1)


def split_front_matter(text: str, name: str) -> tuple[Document, str, int]:
    """Return a Markdown file's front matter, its body, and the body's first line.

    Raises Refused where the block between two lines of `---` is not there.
    """
    found = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        code = "front_matter_open" if text.startswith("---") else "front_matter_missing"
        raise Refused([fault(Position(name), code)])
    document = read_yaml(found[1] or "", name, first_line=2)
    return document, text[found.end() :], text[: found.end()].count("\n") + 1


class _Walk:
    """Builds the data from the parser's events, so that depth is checked before it costs.

    Marks are kept as the parser gives them: of a thousand values, a fault needs one place.
    """

    following: Callable[[], Any]  # returns the parser's next event

    def __init__(self, name: str, text: str, first_line: int) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.first_line = first_line
        self.values: dict[Path_, Any] = {}
        self.keys: dict[Path_, Any] = {}
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []

    def position(self, mark: Any) -> Position:
        return _position(mark, self.name, self.first_line)

    def add(self, mark: Any, code: str, **context: object) -> None:
        self.faults.append(fault(self.position(mark), code, **context))

    def document(self, following: Callable[[], Any]) -> Any:
        self.following = following
        data, seen = None, False
        while not isinstance(event := following(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self.add(event.start_mark, "two_documents")
                    break
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                data = self.node(event, ())
        if data is None and not self.faults:
            self.faults.append(fault(Position(self.name, self.first_line), "empty_file"))
        return data

    def node(self, event: Any, where: Path_) -> Any:
        self.values[where] = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self.sign(event.start_mark, "yaml_alias")
            return None
        if event.anchor is not None or event.tag is not None:
            self.added(event)
        if len(where) >= MAX_DEPTH:
            self.add(event.start_mark, "too_deep")
            raise Refused(self.faults)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(where)
        return self.mapping(where)

    def added(self, event: Any) -> None:
        """Add faults for what YAML lets one add to plain data."""
        if event.anchor is not None:
            self.sign(event.start_mark, "yaml_anchor")
        if event.tag is not None:
            self.sign(event.start_mark, "yaml_tag", value=event.tag)

    def sign(self, mark: Any, code: str, **context: object) -> None:
        """Add a fault for a sign of YAML's before a value: it may be meant as one of its words."""
        found = slip(self.lines, mark.line)
        if found and found.code == "yaml_sign" and found.column == mark.column + 1:
            self.add(mark, found.code, value=found.value, line=found.line)
        else:
            self.add(mark, code, **context)

    def scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.added(event)
        if event.style == '"' and CONTROL.search(value):  # made by an escape: "\\x07"
            self.add(event.start_mark, "control_character")
        if event.implicit[0]:  # without quotes
            if value in NULLS:
                if not (number := self.number_sign(event.end_mark)):
                    self.empty(event.end_mark)
                return number
            if value[0] in QUOTES and QUOTED.fullmatch(value):
                self.add(event.start_mark, "typographic_quotes")
        if event.style in ("|", ">"):
            if not value:
                self.empty(event.start_mark)
        else:
            self.cut(event.end_mark)
        return value

    def cut(self, mark: Any) -> None:
        """Tell of words that YAML takes for a comment, as ` #` stands before them."""
        cut = cut_off(self.lines[mark.line], mark.column) if mark.line < len(self.lines) else None
        if cut:
            place = replace(
                self.position(mark), column=self.lines[mark.line].index("#", mark.column) + 1
            )
            self.notices.append(notice(place, "yaml_cut", value=cut[0], line=cut[1].strip()))

    def empty(self, mark: Any) -> None:
        """Tell of what an empty value would hold if no `#` stood before it."""
        mended = left_commented(self.lines, mark.line)
        if mended:
            key = self.lines[mark.line].split(":")[0].strip(" -")
            self.add(mark, "half_below", value=key, line=mended)
        self.cut(mark)

    def number_sign(self, mark: Any) -> str | None:
        """Return the short number that YAML took for a comment: `telephone: #8008`."""
        line = self.lines[mark.line]
        found = re.match(r"[ \t]+(#[0-9]{4})[ \t]*$", line[mark.column :])
        return found[1] if found else None

    def sequence(self, where: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.following(), yaml.SequenceEndEvent):
            items.append(self.node(event, (*where, len(items))))
        self.after_brackets(event.end_mark)
        return items

    def mapping(self, where: Path_) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := self.following(), yaml.MappingEndEvent):
            key = self.key(event, where)
            here = (*where, key)
            if key in items:
                first = self.position(self.keys[here]).line
                self.add(event.start_mark, "key_twice", value=key, line=first)
            else:
                self.keys[here] = event.start_mark
            items[key] = self.node(self.following(), here)
        self.after_brackets(event.end_mark)
        return items

    def after_brackets(self, mark: Any) -> None:
        """Tell of words after a list or a record in brackets; in lines of its own, none follow."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        found = re.compile(r"(?<=[\]}])[ \t]+(#\S.*)").fullmatch(line, mark.column)
        if found:
            place = replace(self.position(mark), column=found.start(1) + 1)
            self.notices.append(notice(place, "yaml_cut_after", value=found[1]))

    def key(self, event: Any, where: Path_) -> str:
        plain = isinstance(event, yaml.ScalarEvent)
        value = self.scalar(event) if plain else self.node(event, (*where, "?"))
        if not isinstance(value, str):
            self.add(event.start_mark, "key_not_text")
            return str(value)
        if value == "<<":
            self.add(event.start_mark, "yaml_merge")
        if found := re.match(f"[{SPACES}]", value):
            self.add(event.start_mark, "wide_indent", value=name_of(found[0]))
        return value
