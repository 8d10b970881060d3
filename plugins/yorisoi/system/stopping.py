"""What Ctrl-C, SIGTERM and a closed terminal do: end a command in order, or well once it is done.

A command that was stopped leaves with 128 and the number of the signal, as shells count. After the
step that cannot be taken back the same signals end it with 0: what it was asked for has been done.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

OF_A_SIGNAL = 128
asked: list[int] = []  # signals of this process; Python drops what is raised amid a fork
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop_in_order() -> None:
    """From now on let whatever is open be tidied up when this process is told to stop.

    A signal that is ignored stays so: `nohup` asks for that, and shells do for what runs behind.
    """
    for number in STOPS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _stop)


def stop_at_once() -> None:
    """Undo that in a process that was forked: what it works at is thrown away by the other."""
    for number in STOPS:
        if signal.getsignal(number) is _stop:
            # Ctrl-C reaches every process of a terminal; the one that forked this one ends it.
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def stop_no_more() -> None:
    """Let a second signal not leave half of what is being tidied up."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)


def status_of(stopped: KeyboardInterrupt) -> int:
    """Return the exit status of a process that was stopped."""
    return OF_A_SIGNAL + next(iter(stopped.args), signal.SIGINT)


@contextmanager
def held() -> Iterator[None]:
    """Let signals wait for a step that must not be cut in two."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def last_step() -> Iterator[None]:
    """Do the step that cannot be taken back: signals wait for it, and then end the process well.

    Where it fails, they stop the process as before.
    """
    with held():
        if asked:
            raise KeyboardInterrupt(asked[0])
        yield
        for number in STOPS:
            if signal.getsignal(number) is _stop:
                signal.signal(number, _leave)


def _stop(number: int, _: FrameType | None) -> None:
    asked.append(number)
    raise KeyboardInterrupt(number)


def _leave(*_: object) -> None:
    os._exit(0)
