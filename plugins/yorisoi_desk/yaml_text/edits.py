"""One value of a YAML text changed, added or taken away: all else stays as it is, byte for byte.

Nothing is written anew from data, as that would lose comments, order and quoting. Each function
returns the whole text; all raise Refused where the engine cannot read it, and KeyError where a
path leads nowhere. The text has no byte-order mark. Whether the new value may be published, the
engine says of the result.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import yaml
from yorisoi.models import Where

from yorisoi_desk.yaml_text import writing
from yorisoi_desk.yaml_text.places import (
    COMMENT,
    Holder,
    comments_end,
    end_of,
    holder_of,
    is_empty,
    key_end,
    line_break,
    line_end,
    line_start,
    next_line,
)
from yorisoi_desk.yaml_text.reading import held
from yorisoi_desk.yaml_text.writing import Value


def with_value(text: str, where: Where, value: Value) -> str:
    """Return the text with a value at `where`; a key that was not there follows the others."""
    holder = holder_of(text, where)
    index = holder.index(where[-1])
    if index is None and isinstance(where[-1], int):
        raise KeyError(where[-1])
    if index is None:
        return _with_key(text, holder, str(where[-1]), value)
    return _replaced(text, holder, index, value)


def with_values(text: str, where: Where, values: Mapping[str, Value]) -> str:
    """Return the text with several values of a record; an empty text takes one away."""
    for key, value in values.items():
        here = (*where, key)
        text = without(text, here) if value == "" else with_value(text, here, value)
    return text


def renamed(text: str, where: Where, key: str) -> str:
    """Return the text with another key before the value at `where`."""
    holder = holder_of(text, where)
    index = holder.index(where[-1])
    if index is None or not isinstance(holder.node, yaml.MappingNode):
        raise KeyError(where[-1])
    old = holder.node.value[index][0]
    return text[: old.start_mark.index] + key + text[old.end_mark.index :]


def with_words(text: str, where: Where, words: Sequence[str]) -> str:
    """Return the text with other words in the list at `where`; those that stay do not move."""
    found = held(text, where)
    before = found if isinstance(found, list) else []
    if not words:
        return without(text, where)
    for word in words:
        if word not in before:
            text = with_entry(text, where, word)
    for number in reversed(range(len(before))):
        if before[number] not in words:
            text = without(text, (*where, number))
    return text


def with_entry(text: str, where: Where, entry: Value) -> str:
    """Return the text with one more record or word at the end of the list at `where`."""
    holder = holder_of(text, where)
    index = holder.index(where[-1])
    node = None if index is None else holder.children[index][1]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return with_value(text, where, [entry])
    last = end_of(text, node.value[-1])
    if holder.in_brackets or node.flow_style:
        return f"{text[:last]}, {writing.bracketed(entry)}{text[last:]}"
    column = node.start_mark.column
    entry = _fitting(text, last, column, entry)
    return _after_line(text, last, writing.items([entry], column))


def without(text: str, where: Where) -> str:
    """Return the text without the value at `where`, its key and what stands in their lines.

    A record that held nothing else goes too; what is not there stays away.
    """
    try:
        holder = holder_of(text, where)
    except KeyError:
        return text
    index = holder.index(where[-1])
    if index is None:
        return text
    if len(holder.children) == 1 and len(where) > 1:
        is_list = isinstance(holder.node, yaml.SequenceNode)
        return with_value(text, where[:-1], []) if is_list else without(text, where[:-1])
    if holder.in_brackets:
        return _without_in_brackets(text, holder, index)
    return _without_lines(text, holder, index)


def _with_key(text: str, holder: Holder, key: str, value: Value) -> str:
    """Add a key to a record, where its sample stands in a comment or at its end."""
    if holder.in_brackets:
        added = f"{key}: {writing.bracketed(value)}"
        if not holder.children:
            start = holder.node.start_mark.index + 1
            return f"{text[:start]}{added}{text[start:]}"
        last = end_of(text, holder.children[-1][1])
        return f"{text[:last]}, {added}{text[last:]}"
    sample = re.compile(rf"(?m)^{' ' * holder.column}# ?{re.escape(key)}:")
    found = sample.search(text, holder.node.start_mark.index if holder.column else 0)
    if found and (not holder.column or found.start() < holder.node.end_mark.index):
        at, ends = found.start(), line_break(text)
        lines = writing.pair(key, value, holder.column)
        return text[:at] + "".join(line + ends for line in lines) + text[at:]
    end = end_of(text, holder.node)
    value = _fitting(text, end, holder.column, value)
    return _after_line(text, end, writing.pair(key, value, holder.column))


def _replaced(text: str, holder: Holder, index: int, value: Value) -> str:
    """Put a value in the place of another, in its quotes where it is a text as well."""
    _, node = holder.children[index]
    start, end = node.start_mark.index, end_of(text, node)
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    ends = line_break(text)
    if holder.in_brackets:
        gap = " " if is_empty(node) else ""
        return text[:start] + gap + _in_line(value, node, in_brackets=True) + text[end:]
    if isinstance(node, yaml.CollectionNode) and node.flow_style and not _needs_lines(value):
        return text[:start] + writing.in_line(value) + text[end:]
    is_item = isinstance(holder.node, yaml.SequenceNode)
    after = start if is_item else key_end(text, holder, index)
    if is_block and not is_item:
        text = text[: line_end(text, after)] + text[line_end(text, end) :]
        start = end = after
    value = _fitting(text, end, holder.column, value)
    if not _needs_lines(value):
        gap = " " if start == after and not is_item else ""
        return text[:start] + gap + _in_line(value, node, in_brackets=False) + text[end:]
    return _with_lines(text, holder, (after, end), value, ends)


def _with_lines(text: str, holder: Holder, span: tuple[int, int], value: Value, ends: str) -> str:
    """Write a value that needs lines of its own below its key; a comment beside the key stays."""
    start, end = span
    if isinstance(holder.node, yaml.SequenceNode):
        first, *others = writing.items([value], start - line_start(text, start) - writing.INDENT)
        head = first.lstrip().removeprefix("- ")
    else:
        first, *others = writing.pair("", value, holder.column)
        head = first.strip().removeprefix(":")
    rest_of_line = line_end(text, end)
    below = "".join(ends + line for line in others)
    return text[:start] + head + text[end:rest_of_line] + below + text[rest_of_line:]


def _fitting(text: str, at: int, column: int, value: Value) -> Value:
    """Return a value as it may stand above the next comment: a block would take that in."""
    found = COMMENT.match(text, line_end(text, at))
    return writing.without_blocks(value) if found and len(found[1]) > column else value


def _needs_lines(value: Value) -> bool:
    is_record = isinstance(value, Mapping) and bool(value)
    return is_record or writing.is_long(value) or bool(writing.list_of_records(value))


def _in_line(value: Value, node: yaml.Node, *, in_brackets: bool) -> str:
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    if isinstance(value, str) and value:
        return writing.like(value, style, in_brackets=in_brackets)
    return writing.bracketed(value)


def _after_line(text: str, at: int, lines: Iterable[str]) -> str:
    """Put lines below the line of a place."""
    end, ends = line_end(text, at), line_break(text)
    return text[:end] + "".join(ends + line for line in lines) + text[end:]


def _without_in_brackets(text: str, holder: Holder, index: int) -> str:
    starts = [start for start, _ in holder.children]
    ends = [end_of(text, node) for _, node in holder.children]
    if index + 1 < len(starts):
        return text[: starts[index]] + text[starts[index + 1] :]
    start = ends[index - 1] if index else starts[index]
    return text[:start] + text[ends[index] :]


def _without_lines(text: str, holder: Holder, index: int) -> str:
    start, node = holder.children[index]
    last = comments_end(text, end_of(text, node), holder.column)
    if isinstance(holder.node, yaml.SequenceNode):
        before = end_of(text, holder.children[index - 1][1]) if index else 0
        dash = re.compile(rf"(?m)^ {{{holder.column}}}-")
        first = max(match.start() for match in dash.finditer(text, before, start))
        return text[:first] + text[next_line(text, last) :]
    first = line_start(text, start)
    if not text[first:start].strip():
        return text[:first] + text[next_line(text, last) :]
    following = holder.children[index + 1][0] if index + 1 < len(holder.children) else last
    below = line_end(text, last)
    # The first key of an entry of a list stands beside its dash; a comment after it stays.
    return text[:start] + text[below if text[below:following].strip() else following :]
