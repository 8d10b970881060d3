"""Files that were inspected before, to the last byte and under the same rules, without a fault.

Only what nothing was found in is remembered. What depends on other files is asked anew: whether
the files that a page leads to are there, and whether those have the places that it names.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from yorisoi.inspection.links import Anchor
from yorisoi.inspection.output import Expected, File


class Memory(Protocol):
    """What was remembered of clean files, by a key of all that this depends on."""

    def key(self, *parts: str | bytes) -> bytes:
        """Return the key of some parts, and of the program that inspects."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was remembered under a key."""

    def keep(self, used: Mapping[bytes, bytes]) -> None:
        """Remember what was found clean."""


@dataclass(frozen=True)
class Clean:
    """What a file without a fault holds for others: ids, and what it looks for elsewhere."""

    ids: frozenset[str] = frozenset()
    anchors: tuple[Anchor, ...] = ()
    files: frozenset[str] = frozenset()  # that it leads to or loads


def rules(expected: Expected) -> str:
    """Return all that files are held against, but what is known of one alone."""
    known = sorted(expected.contacts), sorted(expected.secrets)
    return json.dumps((*known, expected.avoided, expected.site_url))


def key(file: File, expected: Expected, rules: bytes) -> bytes:
    """Return the key of a file under some rules."""
    others = sorted(expected.contacts_in.get(file.name, ()))
    own = json.dumps((file.name, others, expected.former.get(file.name))).encode()
    return sha256(rules + sha256(own).digest() + file.data).digest()


def packed(clean: Clean) -> bytes:
    """Return what is remembered of a clean file."""
    return json.dumps((sorted(clean.ids), clean.anchors, sorted(clean.files))).encode()


def unpacked(data: bytes | None, names: frozenset[str]) -> Clean | None:
    """Return what was remembered, or None where a file that is led to is not there any more."""
    if data is None:
        return None
    ids, anchors, files = json.loads(data)
    if not frozenset(files) <= names:
        return None
    return Clean(frozenset(ids), tuple(Anchor(*one) for one in anchors), frozenset(files))
