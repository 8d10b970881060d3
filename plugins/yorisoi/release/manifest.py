"""`build.json`, published with the site: from what and when it was built, a digest of each file.

It holds nothing that is not public: the commit of the content, the moment, and for each file that
anyone can fetch its SHA-256 (FIPS 180-4). A build on a machine that remembers nothing, as in CI,
learns from it what the last one was; whoever watches the site can compare every file.
"""

import json
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from yorisoi.watching import record
from yorisoi.watching.record import Record

NAME: Final = record.NAME
BIGGEST = 16_000_000  # bytes: 100,000 files
SILENCE, PATIENCE = 20, 60  # seconds: without a byte, and in all
PIECE = 65_536  # bytes
NOT_FOUND = (404, 410)


class NoManifest(Exception):  # noqa: N818 - it is an outcome
    """There is none that can be read; its argument is the code of a notice."""


def write(
    site: Path, names: Iterable[str], commit: str | None, moment: datetime, moved: Mapping[str, str]
) -> None:
    """Write what a built site says of itself beside its files."""
    told = {
        "version": record.VERSION,
        "commit": commit,
        "moment": moment.isoformat(),
        "files": {name: sha256((site / name).read_bytes()).hexdigest() for name in sorted(names)},
        "moved": moved,
    }
    (site / NAME).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def read(place: str) -> Record:
    """Return what the site at an address, or in a folder, says; raises NoManifest."""
    try:
        if place.startswith(("https://", "http://")):
            data = _fetched(f"{place.rstrip('/')}/{NAME}")
        else:
            data = Path(place, NAME).read_bytes()
    except HTTPError as error:
        error.close()
        code = "live_none" if error.code in NOT_FOUND else "live_unreachable"
        raise NoManifest(code) from error
    except FileNotFoundError as error:
        raise NoManifest("live_none") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NoManifest("live_unreachable") from error
    try:
        return record.read(data)
    except ValueError as error:
        raise NoManifest("live_spoilt") from error


def _fetched(address: str) -> bytes:
    """Return what stands at an address, no more than may be; raises OSError where it is slow."""
    request = Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310 - http alone
    end, data = time.monotonic() + PATIENCE, b""
    with urlopen(request, timeout=SILENCE) as answer:  # noqa: S310
        while len(data) < BIGGEST and (piece := answer.read1(PIECE)):
            data += piece
            if time.monotonic() > end:
                raise TimeoutError
    return data
