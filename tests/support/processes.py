"""What runs, as Linux tells it in /proc."""

import signal
from contextlib import suppress
from pathlib import Path


def family(pid: int) -> list[int]:
    """Return a process and all that it started, and those in turn."""
    children: list[str] = []
    with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            children += file.read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def is_running(pid: int) -> bool:
    """Return whether a process is there; what its parent has not asked about yet is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def hear_signals() -> None:
    """Let a process that is about to start hear Ctrl-C and a closed terminal.

    What runs in the background, or by nohup, passes on that it does not.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
