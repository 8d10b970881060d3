"""A desk in a process of its own, as its users have it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.building import NOW, ROOT
from tests.support.nginx import free_port


@dataclass(frozen=True)
class Desk:
    """Where it listens, the invitation that it printed, and its process."""

    port: int
    invitation: str
    process: "subprocess.Popen[str]"


def surroundings() -> dict[str, str]:
    """Return the environment without what only tests in their own process need."""
    return {name: text for name, text in os.environ.items() if not name.startswith("DJANGO_")}


@contextmanager
def served(checkout: Path, folder: Path, **settings: str) -> Iterator[Desk]:
    """Serve a desk over a checkout that nobody has been let into yet."""
    port = free_port()
    ours = {
        "DESK_ADDRESS": f"http://127.0.0.1:{port}",
        "DESK_STATE": str(folder / "state"),
        "DESK_CONTENT": str(checkout / "content"),
        "DESK_OUTPUT": str(folder / "output"),
        "DESK_NOW": NOW,
    }
    command = [sys.executable, "-m", "yorisoi", "desk", "serve", "--port", str(port)]
    environment = surroundings() | ours | settings
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as desk:
        assert desk.stdout
        try:
            lines = [desk.stdout.readline() for _ in range(3)]
            _wait(port)
            yield Desk(port, lines[-1].strip(), desk)
        finally:
            desk.terminate()


def _wait(port: int) -> None:
    """Wait until it listens: it says its address a moment before."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(port)
