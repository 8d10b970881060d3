"""YAML and front matter as text, every value with its place.

YAML 1.1 guesses: 10:00 becomes 600, `no` becomes false, #8008 becomes nothing.
So scalars stay text, and what YAML adds to plain data (tags, anchors, merge keys,
several documents) is refused. See https://yaml.org/spec/1.1/ and `docs/decisions/`.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from yorisoi.faults import Fault, Position, Refused, fault
from yorisoi.loading.yaml_text.complaints import complaint
from yorisoi.loading.yaml_text.walk import Walk, position_of
from yorisoi.models import Where


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, None) and the parser's mark at each value and key."""

    path: str
    data: Any
    values: dict[Where, Any]
    keys: dict[Where, Any]
    text: str
    first_line: int
    notices: tuple[Fault, ...] = ()  # of what YAML leaves out, though staff may mean it

    def at(self, where: Where) -> Any:
        """Return the data at a place; KeyError, IndexError or TypeError where there is none."""
        data = self.data
        for step in where:
            data = data[step]
        return data

    def position(self, where: Where) -> Position:
        """Return the place of a value, or of the nearest thing that holds it."""
        while where and where not in self.values:
            where = where[:-1]
        mark = self.values.get(where)
        return position_of(mark, self.path, self.first_line) if mark else Position(self.path)

    def key(self, where: Where) -> Position:
        """Return the place of a key; KeyError where there is none."""
        return position_of(self.keys[where], self.path, self.first_line)

    def inside(self, where: Where, text: str, offset: int) -> Position:
        """Return where in the file that character of the value `text` stands.

        Exact in a block (`|`) and in one line; a folded or escaped text is searched for
        the words, and else its beginning is named.
        """
        start, place = self.position(where), Position(self.path).within(text, offset)
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
    walk = Walk(name, text, first_line)
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


def split_front_matter(text: str, name: str) -> tuple[Document, str, int]:
    """Return a Markdown file's front matter, its body, and the body's first line.

    Raises Refused where the block between two lines of `---` is not there.
    """
    found = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        of_event = name.startswith("events/")
        missing = "front_matter_of_event_missing" if of_event else "front_matter_missing"
        code = "front_matter_open" if text.startswith("---") else missing
        raise Refused([fault(Position(name), code)])
    document = read_yaml(found[1] or "", name, first_line=2)
    return document, text[found.end() :], text[: found.end()].count("\n") + 1
