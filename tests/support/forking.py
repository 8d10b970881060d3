"""The command in a process of its own that need not import everything anew.

A second goes by until `yorisoi build` has read Pelican and the engine; a small site takes a third
of that. Here it is read once, by a process that does nothing else and forks at each command.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).resolve().parents[2]
MOST = 1 << 17  # bytes of a message: the arguments and the environment

#: What begins the names of all that Python and the C library read at their start alone.
AT_START = ("PYTHON", "LC_", "LANG", "LD_")

#: The environment of the process that waits; where ours finds other modules is ours alone.
OURS = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


class Forks:
    """A process that waits for commands."""

    def __init__(self) -> None:
        """Start it; it ends when this process has ended."""
        self.ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                cwd=ROOT,
                env=OURS,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def run(
        self, words: list[str], environment: dict[str, str], before: str
    ) -> tuple[int, str, str]:
        """Return the exit status of a command and what it printed."""
        with TemporaryFile() as out, TemporaryFile() as err:
            streams = [out.fileno(), err.fileno()]
            message = json.dumps([words, environment, before]).encode()
            socket.send_fds(self.ours, [message], streams)
            status = int(self.ours.recv(MOST))
            for stream in (out, err):
                stream.seek(0)
            return status, out.read().decode(), err.read().decode()


_waiting: list[Forks] = []
_next = cycle((0, 1))  # two hash differently: what hangs on the order of a set is seen to differ


def can_fork(environment: dict[str, str]) -> bool:
    """Return whether a fork works in this environment as a process does that starts in it."""
    return _at_start(environment) == _at_start(OURS)


def _at_start(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(AT_START)}


def run(words: list[str], environment: dict[str, str], before: str = "") -> tuple[int, str, str]:
    """Run the command at the project's root; returns its status, and what it printed.

    `before` is a program to be run first, in the same process.
    """
    if not _waiting:
        _waiting.extend((Forks(), Forks()))
    try:
        return _waiting[next(_next)].run(words, environment, before)
    except BaseException:  # by a test's limit: what would answer later answers nobody
        for forks in _waiting:
            forks.process.kill()
        _waiting.clear()
        raise


def serve(channel: socket.socket) -> str:
    """Fork at each message, answer with the fork's exit status.

    Returns in each fork the program that it is to run before the command.
    """
    while True:
        message, streams, *_ = socket.recv_fds(channel, MOST, 2)
        if not message:
            sys.exit()
        if not (child := os.fork()):
            break
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        channel.send(str(os.waitstatus_to_exitcode(status)).encode())
    channel.close()
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    words, environment, before = json.loads(message)
    sys.argv[1:] = words
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which nohup passes on as not to be heard
    return str(before)


if __name__ == "__main__":
    import yorisoi.release.build
    import yorisoi.rendering.generators  # noqa: F401
    from yorisoi import cli

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # its Ctrl-C has nothing to tell
    exec(serve(socket.socket(fileno=int(sys.argv[1]))), {})  # noqa: S102 - the test's own words
    cli.run()
