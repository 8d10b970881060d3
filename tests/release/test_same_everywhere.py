"""A build depends on its content and its moment alone: on no place, zone, seed or network."""

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

import pytest

from tests.support.building import NOW, ROOT, apart, tree
from tests.support.writing import HARBOUR

ZONES = ("America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati")
SEEDS = ("1", "2")

#: Runs a command after taking the network from it: whoever asks for it is told loudly.
OFFLINE = """
import runpy, sys

def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise AssertionError(f"the network was asked for: {event} {arguments}")

sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
#: Asks for the network, as a build must not.
ASKS = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)"


def project(folder: Path) -> Path:
    """Return a copy of the whole project, with the second service as its content."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HARBOUR, folder / "content")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    return folder


def build(project: Path, *before: str, **environment: str) -> dict[str, str]:
    """Build a project where it stands, and return its files, record and report included."""
    # A folder of its own for each build: by sudo it is root's, and nobody here can empty it.
    folder = Path(tempfile.mkdtemp(dir=project))
    program = before or (sys.executable, "-m")
    command = [*program, "yorisoi", "build", "--now", NOW, "--output", folder / "output"]
    place = {"PATH": os.environ["PATH"], "PYTHONPATH": str(project / "plugins")}
    done = subprocess.run(
        command,
        cwd=project,
        env=place | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(folder / ".yorisoi-output" / "1-local")


def test_ten_builds_in_two_places_three_zones_and_two_seeds_are_the_same(tmp_path: Path) -> None:
    places = (project(tmp_path / "a"), project(tmp_path / "b" / "日本語 と 空白"))
    circumstances = list(product(places, ZONES, SEEDS))[1:-1]
    builds = [build(where, TZ=zone, PYTHONHASHSEED=seed) for where, zone, seed in circumstances]
    assert len(builds) == 10
    assert {"site/workshops/feed.atom", "site/workshops/calendar.ics"} <= builds[0].keys()
    assert all(each == builds[0] for each in builds)


@pytest.fixture
def offline(tmp_path: Path) -> list[str]:
    """What to put before a module's name to run it with no network, in a namespace without one."""
    program = tmp_path / "offline.py"
    program.write_text(OFFLINE)
    return [*apart("--net"), sys.executable, str(program)]


def test_build_needs_no_network(tmp_path: Path, offline: list[str]) -> None:
    place = project(tmp_path / "a")
    assert build(place, *offline) == build(place)


def test_network_asked_for_would_be_told(tmp_path: Path, offline: list[str]) -> None:
    (tmp_path / "asks.py").write_text(ASKS)
    done = subprocess.run(
        [*offline, "asks"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "the network was asked for: socket." in done.stderr
