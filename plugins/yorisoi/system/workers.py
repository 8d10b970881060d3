"""One task over many items, on every core, as far as the system lets us.

Processes, as Python's threads share one core; forked, as what a task needs is in memory already.
"""

import os
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from typing import Any, TypeVar

from yorisoi.system import stopping

T = TypeVar("T")
R = TypeVar("R")

# Starting processes costs about 30 ms, as much as the reading of a dozen workshops. A site of 50
# files gains nothing by it: many are written in a moment.
WORTH_PROCESSES = 80

_task: Callable[[Sequence[Any]], Any]  # of this process, where it is a worker


def in_batches(task: Callable[[Sequence[T]], R], items: Sequence[T]) -> list[R]:
    """Return what `task` makes of the items, given to it in batches, in order.

    From 80 items on, one worker a core takes batches in turn, where the system can fork and
    no other thread runs; what a worker returns must be picklable. Raises what a task raises.
    What cannot be started is done without.
    """
    cores = _cores()
    if len(items) < WORTH_PROCESSES or cores == 1:
        return [task(items)] if items else []
    size = -(-len(items) // (16 * cores))  # small enough that no worker waits long for another
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    started = False
    try:
        # Forked workers inherit the task with all that it refers to; only items are sent.
        with ProcessPoolExecutor(cores, get_context("fork"), _remember, (task,)) as pool:
            with stopping.held():  # stopped amid the forks, it would wait for workers for ever
                results = pool.map(_work, parts)
            started = True
            return list(results)
    except (OSError, RuntimeError) as error:
        # A worker was killed, or the system has no more processes, threads, memory, semaphores.
        if started and not isinstance(error, BrokenProcessPool):
            raise  # by a task
        for child in active_children():  # those that came to life wait for work for ever
            child.kill()
            child.join()
        return [task(part) for part in parts]


def in_threads(task: Callable[[T], R], items: Collection[T]) -> list[R]:
    """Return what `task` makes of each item, in order, by threads where they can be started.

    Worth it where most of a task lets go of the interpreter's lock. Raises what a task raises.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            results: Iterable[R] = pool.map(task, items)
        except RuntimeError:  # no thread can be started
            results = map(task, items)
        return list(results)


def _cores() -> int:
    """Return how many processes may work; one where forking is not there or not safe."""
    forks = hasattr(os, "sched_getaffinity") and sys.platform != "darwin"
    return len(os.sched_getaffinity(0)) if forks and threading.active_count() == 1 else 1


def _remember(task: Callable[[Sequence[Any]], Any]) -> None:
    global _task  # noqa: PLW0603 - a worker has one task for its life
    _task = task
    stopping.stop_at_once()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process once the one that started it has, even by SIGKILL: it gets no more work."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(items: Sequence[Any]) -> Any:
    return _task(items)
