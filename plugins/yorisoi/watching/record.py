"""What a site says of its own build: `build.json`, as `release.manifest` writes it.

Read by the standard library alone, as a machine that only watches has nothing else.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

NAME: Final = "build.json"
VERSION: Final = 1
FRONT: Final = "index.html"
DIGEST = re.compile(r"[0-9a-f]{64}")
COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


@dataclass(frozen=True)
class Record:
    """When a site was built, and the SHA-256 (FIPS 180-4) of each file by its name.

    `commit` is that of the content, or None where it had none. `moved` says of files at former
    addresses where they lead; a host may do so itself.
    """

    commit: str | None
    moment: datetime
    files: Mapping[str, str]
    moved: Mapping[str, str]


def read(data: bytes) -> Record:
    """Return the record; raises ValueError where it is none."""
    try:
        told = json.loads(data)
        version, commit = told["version"], told["commit"]
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        moved = {str(name): str(to) for name, to in told.get("moved", {}).items()}
        moment = datetime.fromisoformat(told["moment"])
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError from error
    is_ours = version == VERSION and (commit is None or COMMIT.fullmatch(str(commit)))
    if not is_ours or moment.tzinfo is None or not all(map(DIGEST.fullmatch, files.values())):
        raise ValueError
    return Record(commit, moment, files, moved)
