"""Where the values of a YAML text begin and end, so that one can be changed and no other moves.

The engine's own reading (`loading.yaml_text`) has refused before what has more than one meaning:
anchors, tags, several documents. Here the same parser's nodes are asked for their ends as well.
"""

import re
from dataclasses import dataclass

import yaml
from yorisoi.loading.files import LINE_ENDS
from yorisoi.loading.yaml_text.document import read_yaml
from yorisoi.models import Where

COMMENT = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+([ \t]*)#[^\r\n]*")  # in the lines below a value
BREAK = re.compile(r"\r\n|\r|\n")
SHORT_NUMBER = re.compile(r"[ \t]+#[0-9]{4}(?=[ \t]*(?:\r|\n|\Z))")
Node = yaml.Node


@dataclass(frozen=True)
class Holder:
    """A record or a list of the text, and where it begins and ends.

    `children` are its entries as (start, value), where a record's entry starts with its key.
    """

    node: yaml.CollectionNode
    in_brackets: bool
    keys: tuple[str, ...]
    children: tuple[tuple[int, Node], ...]

    @property
    def column(self) -> int:
        """How far in its keys or dashes stand."""
        return int(self.node.start_mark.column)

    def index(self, step: str | int) -> int | None:
        """Return which of its entries a step of a path names, or None."""
        if isinstance(step, int):
            is_there = isinstance(self.node, yaml.SequenceNode) and step < len(self.children)
            return step if is_there else None
        return self.keys.index(step) if step in self.keys else None


def root_of(text: str) -> Node:
    """Return the node of a whole text; raises Refused where the engine cannot read it."""
    read_yaml(BREAK.sub("\n", LINE_ENDS.sub(" ", text)), "text")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    node = yaml.compose(LINE_ENDS.sub(" ", text), Loader=loader)
    if node is None:
        raise KeyError(text)
    return node


def holder_of(text: str, where: Where) -> Holder:
    """Return what holds the value at `where`; KeyError where there is no such record or list."""
    holder = _holder(root_of(text), in_brackets=False)
    for step in where[:-1]:
        index = holder.index(step)
        if index is None:
            raise KeyError(step)
        holder = _holder(holder.children[index][1], in_brackets=holder.in_brackets)
    return holder


def _holder(node: Node, *, in_brackets: bool) -> Holder:
    if not isinstance(node, yaml.CollectionNode):
        raise KeyError(node.value)
    in_brackets = in_brackets or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((key.start_mark.index, value) for key, value in node.value)
        return Holder(node, in_brackets, tuple(key.value for key, _ in node.value), pairs)
    items = tuple((item.start_mark.index, item) for item in node.value)
    return Holder(node, in_brackets, (), items)


def key_end(text: str, holder: Holder, index: int) -> int:
    """Return where the value of a record's entry may begin: after its colon."""
    assert isinstance(holder.node, yaml.MappingNode)  # noqa: S101 - a list has no keys
    return text.index(":", holder.node.value[index][0].end_mark.index) + 1


def end_of(text: str, node: Node) -> int:
    """Return where the last sign of a value stands, without the comments and lines after it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return int(start + len(text[start:end].rstrip()))
    if is_empty(node) and (number := SHORT_NUMBER.match(text, end)):
        return number.end()  # which the engine reads as the value: telephone: #8008
    return int(end)


def is_empty(node: Node) -> bool:
    """Return whether nothing stands where a value might."""
    return bool(node.start_mark.index == node.end_mark.index)


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, before its line end."""
    found = BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Return where the line after that of a place begins."""
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


def line_break(text: str) -> str:
    """Return how the lines of a text end."""
    found = BREAK.search(text)
    return found[0] if found else "\n"


def comments_end(text: str, at: int, column: int) -> int:
    """Return the end of the comments below a value that stand further in than its key."""
    while (found := COMMENT.match(text, line_end(text, at))) and len(found[1]) > column:
        at = found.end()
    return at
