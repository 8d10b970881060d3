"""A second process that builds whole sites, so that a save need not share this one with them."""

import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from yorisoi.faults import Fault, MachineFailed, Position, Refused, fault
from yorisoi.messages import machine_sentence
from yorisoi.release import build
from yorisoi.release.build import Job
from yorisoi.reporting import trace
from yorisoi.site import Site

SPAWN = get_context("spawn")  # forking is not safe beside the threads of the preview
PATIENCE = 5.0  # seconds to end


class Builder:
    """Builds one site after another; its process is started when it is needed."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._starting = threading.Lock()
        self._connection: Connection | None = None
        self._is_ended = False

    def build(self, job: Job, site: Site) -> tuple[Fault, ...]:
        """Build a loaded site, and return why it could not be: nothing where it could."""
        with self._one_at_a_time:
            try:
                connection = self._connection or self._start()
                connection.send((job, site))
                built: tuple[Fault, ...] = connection.recv()
            except (EOFError, OSError):  # the process was killed; the next build starts another
                self._connection = None
                return () if self._is_ended else faults_of(MachineFailed("builder_killed"), job)
            return built

    def end(self) -> None:
        """End the process, whatever it is doing, and start no other.

        It removes what it has half built; one that takes too long is killed.
        """
        with self._starting:
            self._is_ended = True
            if self._connection:
                self._process.terminate()
                self._process.join(PATIENCE)
                self._process.kill()
                self._process.join()

    def _start(self) -> Connection:
        with self._starting:
            if self._is_ended:
                raise EOFError
            self._connection, theirs = SPAWN.Pipe()
            self._process = SPAWN.Process(target=_work, args=(theirs,))
            self._process.start()
            theirs.close()  # so that the end of the process is the end of the connection
            return self._connection


def _work(connection: Connection) -> None:
    """Build what is asked for, until the process that asks has ended, however it did."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    signal.signal(signal.SIGTERM, _leave)
    if hasattr(os, "nice"):
        os.nice(5)  # what is edited goes first
    with suppress(EOFError, OSError):
        while True:
            connection.send(_build(*connection.recv()))


def _leave(*_: object) -> None:
    """End by an exception, which removes what is half built; a second signal changes nothing."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit()


def _build(job: Job, site: Site) -> tuple[Fault, ...]:
    try:
        build.run_build(job, site, build.read_settings(job, site))
    except Exception as error:  # noqa: BLE001 - all of it is told on the page
        return faults_of(error, job)
    return ()


def faults_of(error: Exception, job: Job) -> tuple[Fault, ...]:
    """Return an error as the faults to show; of what nobody expected the trace is printed."""
    if isinstance(error, Refused):
        return error.faults
    trace(error)
    return (fault(Position(str(job.output)), "machine", value=machine_sentence(error)),)
