"""The engine's own command, asked by the desk: the same build, inspection and switch as by hand.

In a process of its own, so that Pelican's state, its memory and its end are not the desk's.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from yorisoi.faults import Fault, Position

PATIENCE = 600  # seconds
AT_ONCE = threading.BoundedSemaphore(os.cpu_count() or 1)  # so that pages still answer meanwhile


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it told: `severity`, `message`, maybe `remedy`, `position`."""

    status: int
    told: list[dict[str, Any]]

    @property
    def done(self) -> bool:
        """Whether it did what it was asked."""
        return self.status == 0

    @property
    def errors(self) -> list[dict[str, Any]]:
        """What kept it from that, or was held back from it."""
        return [told for told in self.told if told["severity"] == "error"]

    @property
    def faults(self) -> list[Fault]:
        """Those of them that stand at a place."""
        return [
            Fault(Position(**told["position"]), told["code"], tuple(told["values"].items()))
            for told in self.errors
            if "code" in told
        ]


def build(content: Path, output: Path, site_settings: Path, *options: str) -> Ended:
    """Build a content; the site at `output` changes only where that is done."""
    return _run("build", "--content", content, "--output", output, "-s", site_settings, *options)


def roll_back(content: Path, output: Path) -> Ended:
    """Serve the build before this one again."""
    theirs = settings.DESK_SITE_SETTINGS
    return _run("rollback", "--content", content, "--output", output, "-s", theirs)


def _run(*words: str | Path) -> Ended:
    moment = ["--now", settings.DESK_NOW] if settings.DESK_NOW and "--now" not in words else []
    command = [sys.executable, "-m", "yorisoi", *map(str, words), "--format", "json", *moment]
    environment = {name: text for name, text in os.environ.items() if name != "GITHUB_ACTIONS"}
    with AT_ONCE:
        done = subprocess.run(
            command,
            cwd=settings.DESK_SITE_SETTINGS.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    return Ended(done.returncode, list(_told(done.stderr)))


def _told(text: str) -> Iterator[dict[str, Any]]:
    for line in text.splitlines():
        with suppress(ValueError):  # a trace, for whoever looks after the machine
            yield json.loads(line)
