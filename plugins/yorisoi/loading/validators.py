"""What reads each kind of record: pydantic's validators, from schemas that are kept.

To import pydantic and let it look at the records takes as long as to read a thousand events,
and gives the same as long as both are the same. So its core schemas are kept, as Python keeps
a module's bytecode and in the same folder, and pydantic is imported only to make them anew.
"""

import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yorisoi import models
from yorisoi.models import IN_FILES, Record

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator

Schemas = dict[type[Record], "CoreSchema"]


@cache
def validators() -> dict[type[Record], "SchemaValidator"]:
    """Return what makes each of the records that a file may hold from the file's data."""
    from pydantic_core import SchemaValidator

    sources, place = (
        _sources(),
        Path(cache_from_source(models.__file__)).with_name("schemas.pickle"),
    )
    schemas = _kept(place, sources)
    if schemas is None:
        schemas = _made()
        _keep(place, sources, schemas)
    return {record: SchemaValidator(schema) for record, schema in schemas.items()}


def _sources() -> list[bytes]:
    """Return what the schemas follow from: Python's version, pydantic's, the records' source."""
    pydantic = find_spec("pydantic")
    if pydantic is None or pydantic.origin is None:
        raise ModuleNotFoundError(name="pydantic")
    files = [Path(pydantic.origin).with_name("version.py")]
    files += sorted(Path(models.__file__).parent.glob("*.py"))
    return [sys.version.encode(), *(file.read_bytes() for file in files)]


def _made() -> Schemas:
    from pydantic import TypeAdapter

    return {record: _bare(TypeAdapter(record).core_schema) for record in IN_FILES.values()}


def _bare(schema: Any) -> Any:
    """Return a core schema without its metadata, which are for JSON Schema."""
    match schema:
        case dict():
            return {name: _bare(each) for name, each in schema.items() if name != "metadata"}
        case list():
            return [_bare(each) for each in schema]
        case _:
            return schema


def _kept(place: Path, sources: list[bytes]) -> Schemas | None:
    """Return the schemas kept at a place, or None where they are not of these sources."""
    try:
        # what is beside our bytecode is as much our own as that
        followed_from, schemas = pickle.loads(place.read_bytes())  # noqa: S301
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        return None
    return pickle.loads(schemas) if followed_from == sources else None  # noqa: S301


def _keep(place: Path, sources: list[bytes], schemas: Schemas) -> None:
    """Keep schemas, in one step, where Python keeps bytecode; it is no matter where it does not."""
    if sys.dont_write_bytecode:
        return
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        draft.write_bytes(pickle.dumps((sources, pickle.dumps(schemas))))
        draft.replace(place)
