"""One task over several processes: every result is there, whatever becomes of a worker."""

import concurrent.futures.process
import multiprocessing.synchronize
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from itertools import chain

import pytest
from yorisoi.system import workers

from tests.support.processes import is_running


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two cores, whatever this machine has."""
    monkeypatch.setattr(workers, "_cores", lambda: 2)


def test_many_items_are_worked_on_by_other_processes_in_order() -> None:
    def task(numbers: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [number * 2 for number in numbers]

    parts = workers.in_batches(task, range(workers.WORTH_PROCESSES))
    assert {pid for pid, _ in parts}.isdisjoint({os.getpid()})
    assert [number for _, part in parts for number in part] == [
        number * 2 for number in range(workers.WORTH_PROCESSES)
    ]


def test_few_items_are_worked_on_here() -> None:
    [pid] = workers.in_batches(lambda _: os.getpid(), range(workers.WORTH_PROCESSES - 1))
    assert pid == os.getpid()


def test_killed_worker_costs_time_only() -> None:
    here = os.getpid()

    def task(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(numbers)

    parts = workers.in_batches(task, range(workers.WORTH_PROCESSES))
    assert list(chain.from_iterable(parts)) == list(range(workers.WORTH_PROCESSES))


@pytest.mark.parametrize("error", [ValueError, FileNotFoundError, RecursionError])
def test_error_of_a_worker_is_raised_here(error: type[Exception]) -> None:
    here = os.getpid()

    def task(_: Sequence[int]) -> None:
        if os.getpid() != here:  # once: done again here, it would be as if nothing had been
            raise error("gone")

    with pytest.raises(error, match="gone"):
        workers.in_batches(task, range(workers.WORTH_PROCESSES))


@pytest.mark.parametrize("error", [ValueError, RecursionError])
def test_error_of_a_thread_is_raised_here(error: type[Exception]) -> None:
    tried: list[int] = []

    def task(number: int) -> None:
        tried.append(number)
        raise error("gone")

    with pytest.raises(error, match="gone"):
        workers.in_threads(task, [1])
    assert tried == [1]


SLOW = """
import os, sys, time
from yorisoi.system import workers
workers._cores = lambda: 2  # whatever this machine has
def task(items):
    os.write(1, b"%d\\n" % os.getpid())  # in one go, beside the other worker
    time.sleep({seconds})
workers.in_batches(task, range(workers.WORTH_PROCESSES))
"""


@pytest.mark.parametrize("seconds", [0.2, 60])
def test_killed_build_leaves_no_worker(seconds: float) -> None:
    command = [sys.executable, "-c", SLOW.format(seconds=seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        pids = {int(process.stdout.readline()) for _ in range(2)}
        assert process.pid not in pids
        process.kill()
    end = time.monotonic() + 60
    while left := [pid for pid in pids if is_running(pid)]:
        assert time.monotonic() < end, left
        time.sleep(0.05)


@pytest.mark.parametrize("started", [0, 1])
@pytest.mark.parametrize("error", [BlockingIOError(11, "no more"), OSError(12, "no memory")])
def test_processes_that_cannot_start_are_done_without(
    started: int, error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork, left = os.fork, [started]

    def fork_few() -> int:
        if not left[0]:
            raise error
        left[0] -= 1
        return fork()

    monkeypatch.setattr(os, "fork", fork_few)
    parts = workers.in_batches(list, range(workers.WORTH_PROCESSES))
    assert list(chain.from_iterable(parts)) == list(range(workers.WORTH_PROCESSES))
    assert multiprocessing.active_children() == []


def test_system_without_semaphores_is_done_without_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(38, "no semaphores")  # as where there is no /dev/shm

    monkeypatch.setattr(multiprocessing.synchronize, "SemLock", none)
    monkeypatch.setattr(concurrent.futures.process, "_check_system_limits", none)
    parts = workers.in_batches(list, range(workers.WORTH_PROCESSES))
    assert list(chain.from_iterable(parts)) == list(range(workers.WORTH_PROCESSES))


def test_threads_that_cannot_start_are_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise RuntimeError  # can't start new thread

    monkeypatch.setattr(threading.Thread, "start", none)
    assert workers.in_threads(str, range(3)) == ["0", "1", "2"]
    parts = workers.in_batches(list, range(workers.WORTH_PROCESSES))
    assert list(chain.from_iterable(parts)) == list(range(workers.WORTH_PROCESSES))
    assert multiprocessing.active_children() == []
