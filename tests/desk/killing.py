"""A process that is killed at one of its steps, as a machine loses its power."""

import os
from collections.abc import Callable, Iterable
from typing import Any


def ends(action: Callable[[], object], steps: Iterable[tuple[Any, str]], at: int) -> bool:
    """Act in a process that dies before a step; return whether it came to its end.

    The steps are counted from 1: each call of a function by its holder and name.
    """
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    passed = 0

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            nonlocal passed
            passed += 1
            if passed == at:
                os._exit(9)
            return real(*arguments, **named)

        return step

    try:
        for holder, name in steps:
            setattr(holder, name, dying(getattr(holder, name)))
        action()
        os._exit(0)
    finally:
        os._exit(7)
