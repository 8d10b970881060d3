"""Tasks spread over processes: every result is there, whatever becomes of a helper."""

import subprocess
import sys

import pytest

SCRIPT = """
import os, signal, sys, time
sys.path.insert(0, "plugins")
from yorisoi import parallel
parallel._spare_cores = lambda: 2  # whatever this machine has
home = os.getpid()
def task(number):
    if os.getpid() != home:
        {in_helper}
    else:
        time.sleep(0.003)  # a helper needs its time to start
    return number, os.getpid() == home
results = parallel.run([lambda n=n: task(n) for n in range(200)])
assert [number for number, _ in results] == list(range(200))
print(sum(not here for _, here in results))
"""


def helped(in_helper: str) -> int:
    """Return how many of 200 tasks were done by helpers that do `in_helper` before each."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(in_helper=in_helper)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_helpers_take_their_share() -> None:
    assert helped("pass") > 0


@pytest.mark.parametrize(
    "end", ["os.kill(os.getpid(), signal.SIGKILL)", "raise ValueError", "sys.exit(1)"]
)
def test_what_a_helper_left_undone_is_done_again(end: str) -> None:
    assert helped(end) == 0


def test_error_of_a_task_is_raised_to_the_caller() -> None:
    script = SCRIPT.format(in_helper="pass").replace(
        "return number,", "number[0]\n    return number,"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "TypeError" in done.stderr


def test_things_to_do_are_cut_into_parts_that_have_a_number_each() -> None:
    from yorisoi import parallel

    for count in (0, 1, 40, 41, 10_000, 1_000_000):
        parts = parallel.batches(list(range(count)))
        assert [each for part in parts for each in part] == list(range(count))
        assert 2 * len(parts) <= parallel.MOST
