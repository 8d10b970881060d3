"""Values → YAML as staff write it: in quotes only where it must be, lists of words in brackets."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from yorisoi.editing.event_file import written
from yorisoi.faults import Refused
from yorisoi.loading.files import LINE_ENDS
from yorisoi.loading.yaml_text.document import read_yaml

INDENT = 2
# What a file of the content may hold: a text, several, or a record; None is written as null.
Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value] | None"


class Quoted(str):
    """A text that is written in one line, in quotes, where a block would take in what follows."""

    __slots__ = ()


def without_blocks(value: Value) -> Value:
    """Return a value whose texts are all written in one line each."""
    match value:
        case str():
            return Quoted(value)
        case Mapping():
            return {key: without_blocks(item) for key, item in value.items()}
        case None:
            return None
    return [without_blocks(item) for item in value]


def is_filled(value: Value) -> bool:
    """Return whether there is anything to write in a value, however deep."""
    match value:
        case Mapping():
            return any(map(is_filled, value.values()))
        case str() | None:
            return bool(value)
    return any(map(is_filled, value))


def is_long(value: Value) -> bool:
    """Return whether a value is a text that needs lines of its own."""
    return isinstance(value, str) and "\n" in value and not isinstance(value, Quoted)


def lines_of(record: Mapping[str, Value], indent: int) -> Iterator[str]:
    """Yield the lines of a record whose keys stand so far in."""
    for key, value in record.items():
        yield from pair(key, value, indent)


def pair(key: str, value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of one key and its value."""
    before = " " * indent
    if isinstance(value, Mapping) and value:
        yield f"{before}{key}:"
        yield from lines_of(value, indent + INDENT)
    elif records := list_of_records(value):
        yield f"{before}{key}:"
        yield from items(records, indent + INDENT)
    elif isinstance(value, str) and is_long(value):
        first, *others = block(value, indent + INDENT)
        yield f"{before}{key}: {first}"
        yield from others
    else:
        yield f"{before}{key}: {in_line(value)}"


def items(values: Sequence[Value], indent: int) -> Iterator[str]:
    """Yield the lines of a list, a dash before each of its entries."""
    before = " " * indent
    for value in values:
        if isinstance(value, Mapping) and value:
            first, *others = lines_of(value, indent + INDENT)
            yield f"{before}- {first.lstrip()}"
            yield from others
        elif isinstance(value, str) and "\n" in value:
            yield f"{before}- {quoted(value)}"
        else:
            yield f"{before}- {in_line(value)}"


def list_of_records(value: Value) -> Sequence[Value]:
    """Return a list that needs lines of its own, as it holds records; else an empty one."""
    if value is None or isinstance(value, str | Mapping):
        return ()
    return value if any(isinstance(item, Mapping) for item in value) else ()


def in_line(value: Value) -> str:
    """Return a value that stands after its key: lists and records within it in brackets."""
    return written(value) if isinstance(value, str) and value else bracketed(value)


def bracketed(value: Value) -> str:
    """Return a value as it may stand between brackets."""
    match value:
        case None:
            return "null"
        case str():
            return value if _is_plain_in_brackets(value) else quoted(value)
        case Mapping():
            pairs = (f"{key}: {bracketed(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(bracketed, value))}]"


def _is_plain_in_brackets(text: str) -> bool:
    try:
        data = read_yaml(f"- [{text}, {text}]\n- {{key: {text}}}\n", "value").data
    except Refused:
        return False
    return bool(data == [[text, text], {"key": text}])


def like(value: str, style: str | None, *, in_brackets: bool) -> str:
    """Return a text of one line in the quotes that stood around the one before, if any did."""
    if style == '"' or "\n" in value:
        return quoted(value)
    if style == "'":
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return bracketed(value) if in_brackets else in_line(value)


def quoted(text: str) -> str:
    """Return a text in double quotes; JSON's escapes are YAML's (YAML 1.2.2, 1.2)."""
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: int) -> list[str]:
    """Return a text of several lines as a block (`|`), or in quotes where a block cannot hold it.

    A block ends with one line end, whether the text has one or not.
    """
    words = text.strip("\n")
    told = INDENT if words.startswith((" ", "\t")) else ""
    lines = [" " * indent + line if line.strip() else "" for line in words.split("\n")]
    whole = [f"|{told}", *lines]
    shown = [whole[0], *(line[indent - INDENT :] for line in lines)]
    try:
        data = read_yaml("key: " + "\n".join(shown) + "\n", "value").data
    except Refused:
        data = None
    kept = re.sub(r"(?m)^\s+$", "", LINE_ENDS.sub(" ", words))
    return whole if data == {"key": f"{kept}\n"} else [quoted(text)]
