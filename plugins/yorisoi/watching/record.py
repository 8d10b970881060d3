"""What a site says of its own build: `build.json`, written by `release`.

Read here without the engine's models, which a machine that only watches does not have.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

NAME: Final = "build.json"
FRONT: Final = "index.html"
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Record:
    """When a site was built, and the SHA-256 (FIPS 180-4) of each file by its name.

    `moved` says of files at former addresses where they lead; a host may do so itself.
    """

    moment: datetime
    files: Mapping[str, str]
    moved: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes) -> Record:
    """Return the record; raises ValueError where it is none."""
    try:
        told = json.loads(data)
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        moved = {str(name): str(to) for name, to in told.get("moved", {}).items()}
        moment = datetime.fromisoformat(told["moment"])
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError from error
    is_whole = FRONT in files and all(map(DIGEST.fullmatch, files.values()))
    if not is_whole or moment.tzinfo is None:  # an empty list would make every site look whole
        raise ValueError
    return Record(moment, files, moved)
