"""Small outputs written by hand, to hold the inspection against."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from yorisoi.faults import Fault
from yorisoi.inspection import Expected, inspect, list_output
from yorisoi.messages import line

KNOWN = Expected(
    contacts=frozenset({"0312-34-5678", "#8008", "110", "100-0001", "hello@minato.example"}),
    site_url="https://minato.example",
    avoided=("暴力",),
)
STYLE = "p{margin:0}"
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; img-src 'self'"
GOOD = f"""<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<title>港</title>
<style>{STYLE}</style>
</head>
<body>
<main id="main"><h1>港</h1>BODY</main>
</body>
</html>
"""


def page(body: str = "") -> str:
    """Return a page that passes, with `body` in it."""
    return GOOD.replace("BODY", body)


class Memory(dict[bytes, bytes]):
    """Remembers in a dictionary."""

    def key(self, *parts: str | bytes) -> bytes:
        """Return the key of some parts."""
        return hashlib.sha256(repr(parts).encode()).digest()

    def keep(self, used: Mapping[bytes, bytes]) -> None:
        """Remember what was found clean."""
        self.update(used)


def at_once(task: Callable[[Sequence[str]], Any], names: Sequence[str]) -> list[Any]:
    """Read all files in one part."""
    return [task(names)]


def inspected(
    folder: Path,
    expected: Expected = KNOWN,
    memory: Memory | None = None,
    spread: Callable[..., list[Any]] = at_once,
) -> list[Fault]:
    """Return what is wrong with the site in a folder; without a memory all of it is read."""
    memory = Memory() if memory is None else memory
    return inspect(list_output(folder, expected), spread, memory)


def codes(folder: Path, body: str, others: Mapping[str, str] | None = None) -> set[str]:
    """Return the codes of what the inspection says of the same."""
    complaints(folder, body, others)
    return {fault.code for fault in inspected(folder)}


def complaints(folder: Path, body: str, others: Mapping[str, str] | None = None) -> list[str]:
    """Return what the inspection says of a page with `body`, and of other files beside it."""
    for name, text in {"index.html": page(body), **(others or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return [line(fault) for fault in inspected(folder)]
