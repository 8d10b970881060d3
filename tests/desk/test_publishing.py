"""A publication that is cut off: the site is old or new, never half, and the desk says which."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection
from yorisoi_desk import engine, publishing
from yorisoi_desk.models import Entry, Person

from tests.desk.conftest import signed_in
from tests.desk.test_workshops import NEW, TEA, shown
from tests.support.reading import soup


def killed_before(step: int) -> bool:
    """Publish in a process that dies before one of its steps; return whether it came to its end."""
    connection.close()
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    passed = 0

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def one(*arguments: Any, **named: Any) -> Any:
            nonlocal passed
            passed += 1
            if passed == step:
                os._exit(9)
            return real(*arguments, **named)

        return one

    try:
        for holder, name in ((Entry, "save"), (Entry, "delete"), (engine, "build")):
            setattr(holder, name, dying(getattr(holder, name)))
        os._exit(0 if publishing.publish(Person.objects.get()).done else 8)
    finally:
        os._exit(7)


def test_a_kill_at_each_step_leaves_the_old_or_the_new_site_and_the_desk_says_which(
    desk: Path,
) -> None:
    client = signed_in()
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    states = []
    for step in range(1, 5):
        assert killed_before(step) == (step > 3)
        is_public = os.path.lexists(desk / "output")
        if is_public:
            page = soup(desk / "output/workshops/workshop-1210/index.html")
            assert "お茶の時間" in page.get_text()
        waits = "お茶の時間" in client.get("/publication/").content.decode()
        assert waits != is_public, step
        states.append(is_public)
    assert states == [False, False, True, True]
    assert Entry.objects.filter(what=publishing.PUBLISHED).count() == 1
