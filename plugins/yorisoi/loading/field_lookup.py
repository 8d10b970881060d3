"""Which field of which record stands at a place of a file: its title, choices and holder."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from yorisoi.faults import nearest
from yorisoi.models import Record, names

SHORTEST = 3  # letters of a key that stands for a longer one
# What staff and other programs call a field, beside its title
ALSO_CALLED = {
    "title": ("タイトル", "題名", "name"),
    "date": ("日時", "開催日", "day"),
    "start": ("時間", "時刻", "開始", "time"),
    "place": ("会場", "ところ", "location", "venue"),
    "fee": ("参加費", "費用", "price"),
    "bring": ("持ち物", "持物"),
    "apply": ("申込", "申込み", "申し込み"),
    "deadline": ("締切", "締め切り", "〆切"),
    "description": ("説明", "内容"),
    "childcare": ("託児", "保育"),
    "audience": ("参加対象", "target"),
}


def title_of(fields: Mapping[str, FieldInfo], name: str | int) -> str:
    """Return what staff call a field; an empty text where it is an entry of their own."""
    field = fields.get(str(name))
    return (field.title if field else None) or ""


def key_like(key: str, fields: Mapping[str, FieldInfo]) -> str:
    """Return the field that an unknown key most likely means, or an empty text.

    That is one with almost the same letters, one whose name holds them (`tel`), or one that staff
    call so (場所).
    """
    titles = {name: title_of(fields, name) for name in fields}
    called = [name for name, others in ALSO_CALLED.items() if name in fields and key in others]
    called += [name for name, title in titles.items() if title == key]
    called += [name for name, title in titles.items() if title.startswith(key)]
    holding = [name for name in fields if len(key) >= SHORTEST and key.lower() in name]
    return next(iter(called), "") or nearest(key, fields) or next(iter(holding), "")


def are_entries(record: type[Record], loc: Sequence[str | int]) -> bool:
    """Return whether a path ends at an entry with a key of the staff's own, as contacts have."""
    field = fields_at(record, loc[:-1]).get(str(loc[-2])) if len(loc) > 1 else None
    held = get_origin(field.annotation) if field else None
    return isinstance(held, type) and issubclass(held, Mapping)


def holder_above(
    holder: Any, key: str | int, fields: Mapping[str, FieldInfo], *, of_entry: bool
) -> str | None:
    """Return the key of `holder` above a line to which it belongs, where it only lacks its indent.

    `fields` are those of the record that holds both or, where the line stands as an entry of its
    own (`of_entry`), those of each entry. None where something else is wrong with the line.
    """
    if not isinstance(holder, dict):
        return None
    for name in reversed(list(holder)[: list(holder).index(key)]):
        held, known = holder[name], fields
        if not of_entry:
            if name not in fields:
                continue  # it lacks its indent too
            inner = _record_in(fields[name].annotation)
            known = inner.model_fields if inner else {}
        elif isinstance(held, str):
            continue
        return str(name) if key in known and (held is None or isinstance(held, dict)) else None
    return None


def fields_at(record: type[Record], loc: Sequence[str | int]) -> dict[str, FieldInfo]:
    """Return the fields, by their names in a file, of the record in which a path ends."""
    fields = dict(zip(names(record), record.model_fields.values(), strict=True))
    for depth, step in enumerate(loc[:-1], start=1):
        if step in fields and (inner := _record_in(fields[str(step)].annotation)):
            return fields_at(inner, loc[depth:])
    return fields


def _record_in(annotation: object) -> type[Record] | None:
    """Return the kind of record that a field may hold, alone or in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def choices(annotation: object) -> tuple[str, ...]:
    """Return the words that a field may have, where it has a list of them; else none."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(chain.from_iterable(map(choices, get_args(annotation))))
