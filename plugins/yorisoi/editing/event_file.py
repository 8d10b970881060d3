"""The file of a new workshop: its name, its text, and how it comes into the content."""

import json
from collections.abc import Mapping
from pathlib import Path

from yorisoi.editing.trial import Try
from yorisoi.faults import Position, Refused, fault, refuse
from yorisoi.loading.yaml_text import document
from yorisoi.models import parsers

KEYS = ("title", "date", "start", "end", "summary", "capacity", "apply", "deadline", "bring")


def file_name(given: Mapping[str, str]) -> str:
    """Return the name of the file, from its day and its id."""
    try:
        day: object = parsers.parse_day(given["date"])
    except ValueError:
        day = "0"  # told as no day, whatever the name
    return f"events/{day}-{given['id']}.yaml"


def file_text(given: Mapping[str, str]) -> str:
    """Return the text of the file; what was not answered gets no line."""
    return "".join(f"{key}: {_value(key, given[key])}\n" for key in KEYS if given.get(key))


def _value(key: str, text: str) -> str:
    if key == "apply" and "," in text:
        return f"[{', '.join(written(way) for way in text.split(', '))}]"
    return written(text)


def written(text: str) -> str:
    """Return a text as YAML that is read as the same text: in quotes only where it must be."""
    try:
        data = document.read_yaml(f"key: {text}\n", "answer").data
    except Refused:
        data = None
    return text if data == {"key": text} else json.dumps(text, ensure_ascii=False)


def write(root: Path, name: str, text: str, tried: Try) -> Path:
    """Put the whole file in its place in one step, under a name that is passed over until then.

    Raises Refused, and leaves no file, where the name was taken meanwhile or the engine refuses.
    """
    file = root / name
    if file.exists():
        raise Refused([fault(Position(name), "file_there")])
    refuse(one for one in tried(name, text) if one.severity == "error")
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f"{file.name}~")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return file
