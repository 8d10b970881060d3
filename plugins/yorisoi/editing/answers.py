"""Answers of a conversation that has not come to its end, kept below the folder of the command."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from yorisoi.system import disk

FILE = Path(".yorisoi") / "new.json"


def kept() -> dict[str, str]:
    """Return the answers by their keys; nothing where there are none that can be read."""
    try:
        answers = json.loads(FILE.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_whole = isinstance(answers, dict) and all(isinstance(text, str) for text in answers.values())
    return answers if is_whole else {}


def keep(answers: Mapping[str, str]) -> None:
    """Keep the answers in one step, so that a machine that stops leaves these or those before."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(FILE, json.dumps(answers, ensure_ascii=False).encode())


def forget() -> None:
    """Take the answers away."""
    with suppress(OSError):
        FILE.unlink()
