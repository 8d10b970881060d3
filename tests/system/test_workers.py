"""Tasks spread over processes: every result is there, whatever becomes of a helper."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import chain
from typing import Any

import pytest
from yorisoi.system import workers

from tests.support.processes import is_running

SCRIPT = """
import os, signal, sys, time
sys.path.insert(0, "plugins")
from yorisoi.system import workers
workers._spare_cores = lambda: 2  # whatever this machine has
home = os.getpid()
def task(number):
    if os.getpid() != home:
        {in_helper}
    else:
        time.sleep(0.003)  # a helper needs its time to start
    return number, os.getpid() == home
first = []
def meanwhile():
    assert os.getpid() == home
    {meanwhile}
    first.append(len(first))
with workers.begun([lambda n=n: task(n) for n in range({count})]) as finish:
    meanwhile()
    results = finish()
assert first == [0]
assert [number for number, _ in results] == list(range({count}))
print(sum(not here for _, here in results))
"""


def script(in_helper: str = "pass", meanwhile: str = "pass", count: int = 200) -> str:
    return SCRIPT.format(in_helper=in_helper, meanwhile=meanwhile, count=count)


def ran(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


def helped(in_helper: str = "pass", **parts: Any) -> int:
    """Return how many of the tasks were done by helpers that do `in_helper` before each."""
    done = ran(script(in_helper, **parts))
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_helpers_take_their_share() -> None:
    assert helped() > 0


@pytest.mark.parametrize(
    "end", ["os.kill(os.getpid(), signal.SIGKILL)", "raise ValueError", "sys.exit(1)"]
)
def test_what_a_helper_left_undone_is_done_again(end: str) -> None:
    assert helped(end) == 0


def test_helper_killed_while_it_tells_its_results_costs_time_only() -> None:
    dying = "type('', (), {'__reduce__': lambda _: os.kill(os.getpid(), signal.SIGKILL)})()"
    telling = (
        f"real = pickle.dump; pickle.dump = lambda done, put: real([bytes(9**6), {dying}], put)"
    )
    assert helped(f"import pickle; {telling}", meanwhile="time.sleep(0.5)") == 0


def test_error_of_a_task_is_raised_to_the_caller() -> None:
    done = ran(script().replace("return number,", "number[0]\n    return number,"))
    assert "TypeError" in done.stderr


def test_helpers_work_while_something_else_is_done_first() -> None:
    assert helped(meanwhile="time.sleep(1)") == 200


def test_something_else_is_done_for_few_tasks_too() -> None:
    assert helped(count=0) == helped(count=5) == 0


def test_error_of_something_else_is_raised_and_ends_the_helpers() -> None:
    began = time.monotonic()
    done = ran(script("time.sleep(0.1)", "raise ValueError('not there')"))
    assert "ValueError: not there" in done.stderr
    assert time.monotonic() - began < 5  # of the 20 seconds all tasks would take


def test_things_to_do_are_cut_into_parts_that_have_a_number_each() -> None:
    from yorisoi.system import workers

    for count in (0, 1, 40, 41, 10_000, 1_000_000):
        parts = workers.batches(list(range(count)))
        assert [each for part in parts for each in part] == list(range(count))
        assert 2 * len(parts) <= workers.MOST


def test_many_items_are_worked_on_by_other_processes_in_order() -> None:
    def task(numbers: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), [number * 2 for number in numbers]

    parts = workers.in_batches(task, range(workers.WORTH_PROCESSES))
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


def test_error_of_a_worker_is_raised_here() -> None:
    def task(_: Sequence[int]) -> None:
        raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        workers.in_batches(task, range(workers.WORTH_PROCESSES))


SLOW = """
import os, sys, time
from yorisoi.system import workers
workers._spare_cores = lambda: 1
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
    end = time.monotonic() + 10
    while left := [pid for pid in pids if is_running(pid)]:
        assert time.monotonic() < end, left
        time.sleep(0.05)
