"""schema.org's vocabulary as npm's `schema-dts` holds it: types, properties, what they may hold."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.support.building import ROOT

FILE = ROOT / "node_modules/schema-dts/dist/schema.d.ts"
CLASS = re.compile(r"^interface (\w+)Base extends ([^{]*) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
LEAF = re.compile(r"^export interface (\w+)Leaf extends (\w+)Base", re.MULTILINE)
PROPERTY = re.compile(r'^    "([^"]+)"\?: SchemaValue<(.*), "[^"]*">;', re.MULTILINE)
UNION = re.compile(r"^export type (\w+) = (.*);$", re.MULTILINE)
TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "Duration"}
NUMBERS = {"Number", "Integer", "Float"}


@cache
def classes() -> dict[str, tuple[list[str], dict[str, set[str]]]]:
    """Return of each type those above it, and its own properties with what each may hold."""
    text = FILE.read_text("utf-8")
    plain = {name: ([above], dict[str, set[str]]()) for name, above in LEAF.findall(text)}
    return plain | {
        name: (
            [above.removesuffix("Base") for above in re.findall(r"\w+Base", extends)],
            {key: set(re.findall(r"\w+", held)) for key, held in PROPERTY.findall(body)},
        )
        for name, extends, body in CLASS.findall(text)
    }


@cache
def members() -> dict[str, set[str]]:
    """Return the names that stand for the members of each enumeration."""
    found = UNION.findall(FILE.read_text("utf-8"))
    return {name: set(re.findall(r'"([^"]+)"', union)) for name, union in found if '"' in union}


def above(name: str) -> set[str]:
    """Return a type and all those that it is one of."""
    return {name}.union(*(above(other) for other in classes()[name][0]))


def complaints(value: object, where: str = "") -> Iterator[str]:
    """Yield what in a JSON-LD document schema.org does not know, or would not have there."""
    if isinstance(value, list):
        for part in value:
            yield from complaints(part, where)
    elif isinstance(value, dict) and "@graph" in value:
        yield from complaints(value["@graph"], where)
    elif isinstance(value, dict) and value.keys() != {"@id"}:
        yield from _of_object(value, where)


def _of_object(value: dict[str, Any], where: str) -> Iterator[str]:
    name = value.get("@type", "")
    if name not in classes():
        yield f"{where}: no type {name!r}"
        return
    known = {key: held for one in above(name) for key, held in classes()[one][1].items()}
    for key, held in value.items():
        place = f"{where}/{name}.{key}"
        if key.startswith("@"):
            continue
        if key not in known:
            yield f"{place}: no such property"
            continue
        for part in held if isinstance(held, list) else [held]:
            if not _fits(part, known[key]):
                yield f"{place}: {part!r} is none of {sorted(known[key])}"
        yield from complaints(held, place)


def _fits(value: object, allowed: set[str]) -> bool:
    if isinstance(value, dict):
        kind = value.get("@type")
        return "IdReference" in allowed if kind is None else bool(above(kind) & allowed)
    if isinstance(value, bool):
        return "Boolean" in allowed
    if isinstance(value, int | float):
        return bool(NUMBERS & allowed)
    named = {member for name in allowed for member in members().get(name, ())}
    if str(value).startswith("https://schema.org/"):
        return value in named
    return value in named or bool(TEXTS & allowed)
