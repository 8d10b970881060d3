"""Independent tasks on every core, where the system can fork.

Processes, as Python's threads share one core; forked, as what the tasks need is in memory
already. What a helper leaves undone, for whatever reason, is done again here: so an error
is raised where it can be caught, and a helper that was killed costs time only.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_HELPER = 6  # tasks; starting one takes as long as a few batches
BATCH = 20  # files that one process reads or writes in one go
MOST = 255  # a task's number is one byte


def run(tasks: Sequence[Callable[[], R]]) -> list[R]:
    """Return the result of each task, in order; at most 255, none depending on another.

    Results must be picklable. Raises what a task raises.
    """
    with begun(tasks) as finish:
        return finish()


@contextmanager
def begun(
    tasks: Sequence[Callable[[], R]], worth: int = WORTH_A_HELPER
) -> Iterator[Callable[[], list[R]]]:
    """Let helpers begin with the tasks while this process does something else.

    What is yielded takes part in them, once, and returns the result of each, as `run` does.
    There are no helpers for fewer tasks than are `worth` one. After an error none begins
    another task.
    """
    numbers = _numbers(len(tasks))
    count = min(_spare_cores(), len(tasks)) if len(tasks) >= worth else 0
    helpers = [_helper(tasks, numbers) for _ in range(count)]

    def finish() -> list[R]:
        done = {number: tasks[number]() for number in _drawn(numbers)}
        while helpers:
            done |= _result(*helpers.pop())
        return [done[n] if n in done else task() for n, task in enumerate(tasks)]

    try:
        yield finish
    finally:
        os.read(numbers, MOST)
        os.close(numbers)
        for helper in helpers:
            _result(*helper)


def batches(items: Sequence[R]) -> list[Sequence[R]]:
    """Return the items in parts of 20 or more, as many as there may be tasks at most."""
    size = max(BATCH, -(-len(items) // (MOST // 2)))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _spare_cores() -> int:
    """Return how many helpers may run; none where forking is not there or not safe."""
    forks = hasattr(os, "sched_getaffinity") and sys.platform != "darwin"
    return len(os.sched_getaffinity(0)) - 1 if forks and threading.active_count() == 1 else 0


def _numbers(count: int) -> int:
    """Return a pipe to draw the numbers of tasks from: a read of one byte is nobody else's."""
    drawn, put = os.pipe()
    os.write(put, bytes(range(count)))
    os.close(put)
    return drawn


def _drawn(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, 1):
        yield number[0]


def _helper(tasks: Sequence[Callable[[], R]], numbers: int) -> tuple[int, int]:
    """Start a process that does tasks until none is left; return its pid and its results."""
    parent = os.getpid()
    results, put = os.pipe()
    pid = os.fork()
    if pid:
        os.close(put)
        return pid, results
    status = 1
    try:  # from here on in the helper, which never returns
        done: dict[int, bytes] = {}  # pickled at once, so that little is left to do at the end
        for number in _drawn(numbers):
            if os.getppid() != parent:
                break
            done[number] = pickle.dumps(tasks[number]())
        with os.fdopen(put, "wb") as stream:
            pickle.dump(done, stream)
        status = 0
    finally:
        os._exit(status)


def _result(pid: int, results: int) -> dict[int, R]:
    """Return what a helper has done; nothing where it has not ended well."""
    with os.fdopen(results, "rb") as stream:
        text = stream.read()
    _, status = os.waitpid(pid, 0)
    if status:
        return {}
    done = pickle.loads(text)  # noqa: S301 - from our own process, as are the texts within
    return {number: pickle.loads(each) for number, each in done.items()}  # noqa: S301


# Starting processes costs about 30 ms: worth it only for some hundred pages.
WORTH_PROCESSES = 300

_task: Callable[[Sequence[Any]], Any]  # of this process, where it is a worker


def in_batches(task: Callable[[Sequence[T]], R], items: Sequence[T]) -> list[R]:
    """Return what `task` makes of the items, given to it in batches, in order.

    From 300 items on, one worker a core takes batches in turn, where the system can fork and
    no other thread runs; what a worker returns must be picklable. Raises what a task raises.
    """
    cores = _spare_cores() + 1
    if len(items) < WORTH_PROCESSES or cores == 1:
        return [task(items)] if items else []
    size = -(-len(items) // (4 * cores))  # small enough that no worker waits long for another
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    try:
        # Forked workers inherit the task with all that it refers to; only items are sent.
        with ProcessPoolExecutor(cores, get_context("fork"), _remember, (task,)) as pool:
            return list(pool.map(_work, parts))
    except BrokenProcessPool:  # a worker was killed, or could not be started
        return [task(part) for part in parts]


def _remember(task: Callable[[Sequence[Any]], Any]) -> None:
    global _task  # noqa: PLW0603 - a worker has one task for its life
    _task = task
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process once the one that started it has, even by SIGKILL: it gets no more work."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(items: Sequence[Any]) -> Any:
    return _task(items)
