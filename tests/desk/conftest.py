"""The desk in this process: a state of its own, a small content in a git checkout of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import current_thread, main_thread
from typing import Any

import django
import pytest

STATE = TemporaryDirectory(prefix="desk-")  # until this process ends
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "yorisoi_desk.settings",
    "DESK_STATE": STATE.name,
    # A browser of another test may have an event loop in this thread; nothing here is async.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
django.setup()

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache as desk_cache
from django.test import Client
from django.test.utils import override_settings
from yorisoi_desk.__main__ import open_desk
from yorisoi_desk.models import Entry, Invitation, Person, Proposal
from yorisoi_desk.publishing import engine

from tests.support import forking
from tests.support.building import NOW, ROOT
from tests.support.writing import copied


class LessWork(Argon2PasswordHasher):
    """The same hash, which takes the desk a twentieth of a second for each passphrase."""

    time_cost, memory_cost, parallelism = 1, 8, 1


settings.PASSWORD_HASHERS = [f"{__name__}.{LessWork.__name__}"]


class Forked:
    """Runs the engine's command for the desk without reading the engine anew, where it can."""

    DEVNULL = subprocess.DEVNULL

    @staticmethod
    def run(command: list[str], **how: Any) -> "subprocess.CompletedProcess[str]":
        alone = current_thread() is main_thread()  # of two at once, each has its own process
        if alone and how["cwd"] == ROOT and forking.can_fork(how["env"]):
            return subprocess.CompletedProcess(command, *forking.run(command[3:], how["env"]))
        return subprocess.run(command, **how)  # noqa: PLW1510 - the engine says it


engine.subprocess = Forked

NAME, PASSPHRASE = "佐藤 花子", "湖 ランプ 二つの茶わん"
WHO = {
    f"GIT_{role}_{part}": "test" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
}


@pytest.fixture(scope="session")
def tables() -> Path:
    """The state of all tests of this process, with its tables."""
    open_desk()
    return Path(STATE.name)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second service's content, committed."""
    folder = tmp_path_factory.mktemp("begun")
    copied(folder)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "begin"]):
        git(folder, *words)
    return folder


@pytest.fixture
def checkout(begun: Path, tmp_path: Path) -> Path:
    """The same in a checkout of this test's own."""
    return shutil.copytree(begun, tmp_path / "checkout")


@pytest.fixture
def desk(nobody: Path, checkout: Path) -> Iterator[Path]:
    """The checkout, with the desk over it and nobody known to it yet."""
    with override_settings(
        DESK_STATE=nobody,
        DESK_CONTENT=checkout / "content",
        DESK_OUTPUT=checkout / "output",
        DESK_SITE_SETTINGS=ROOT / "pelicanconf.py",
        DESK_NOW=NOW,
    ):
        yield checkout


@pytest.fixture
def nobody(tables: Path) -> Iterator[Path]:
    """The state of a desk that knows nobody yet; it has no content."""
    with override_settings(ALLOWED_HOSTS=["testserver", "localhost"]):
        yield tables
    for model in (Person, Invitation, Entry, Proposal):
        model.objects.all().delete()
    desk_cache.clear()


@pytest.fixture
def client(desk: Path) -> Client:
    """The browser of somebody who is in, and may publish."""
    assert desk.is_dir()
    return signed_in()


def signed_in(name: str = NAME, *, may_publish: bool = True) -> Client:
    """Return the browser of somebody who is in."""
    person = Person.objects.invited(name, may_publish=may_publish, passphrase=PASSPHRASE)
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def git(folder: Path, *words: str) -> str:
    """Return what git says in a folder."""
    done = subprocess.run(
        ["git", "-C", folder, *words],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | WHO,
    )
    return done.stdout
