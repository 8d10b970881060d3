#!/usr/bin/env python3
"""Change one thing in a module and see whether its tests notice: scripts/mutants.py [ROOM | FILE].

`mutants.yaml` names for each file the tests that should, and the changes that alter nothing a
visitor or a member of staff could see. Works in a copy of the repository; a sample is the same
at each run. Ends with status 1 where a change went unseen.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
# Imported once, before the forks. Plugins of pytest must be left to it.
LIBRARIES = (
    "pytest", "lxml.etree", "pydantic", "PIL.Image", "markdown_it", "yaml", "jpholiday",
    "playwright.sync_api",
)  # fmt: skip
sys.path.insert(0, str(ROOT))

from scripts.mutations import mutants_of  # noqa: E402


def seen(copy: Path, tests: list[str], limit: float) -> bool:
    """Return whether a test fails, or does not end within `limit` seconds, in a fork of its own."""
    child = os.fork()
    if not child:
        try:
            _run(copy, tests)
        finally:
            os._exit(1)  # whatever it was: the copy is the parent's to remove
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if (ended := os.waitpid(child, os.WNOHANG))[0]:
            return ended[1] != 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _run(copy: Path, tests: list[str]) -> None:
    os.setsid()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    os.chdir(copy)
    sys.path[:0] = [str(copy), str(copy / "plugins")]
    import pytest

    from tests.support import building

    building.OUTSIDE.discard("PYTHONPATH")  # a build in its own process is the copy's too
    options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=unshrunk"]
    os._exit(int(pytest.main([*options, *tests])))


def _write(file: Path, source: bytes) -> None:
    file.write_bytes(source)
    shutil.rmtree(file.parent / "__pycache__", ignore_errors=True)  # told apart by seconds only


def tried(copy: Path, name: str, tests: list[str], equal: dict[str, str], most: int) -> list[str]:
    """Say how many changes of a file were seen; return the others."""
    file = copy / name
    source = file.read_bytes()
    mutants = mutants_of(file, source)
    mutants = sorted(random.Random(name).sample(mutants, min(most, len(mutants))))  # noqa: S311
    began = time.monotonic()
    if seen(copy, tests, 600):
        sys.exit(f"{name}: its tests fail as it is")
    limit = 5 + 4 * (time.monotonic() - began)
    explained, unseen = 0, []
    for mutant in mutants:
        told = mutant.told(source)
        if told in equal:
            explained += 1
            continue
        _write(file, mutant.applied(source))
        if not seen(copy, tests, limit):
            line = source[: mutant.start].count(b"\n") + 1
            unseen.append(f"{name}:{line}: {told}")
            print(unseen[-1], flush=True)
    _write(file, source)
    killed = len(mutants) - explained - len(unseen)
    print(f"{name}: {len(mutants)} tried, {killed} seen, {explained} explained", flush=True)
    return unseen


def main() -> None:
    """Try the files of the rooms asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*")
    parser.add_argument("--most", type=int, default=40, help="changes of one file")
    arguments = parser.parse_args()
    table = yaml.safe_load((ROOT / "scripts/mutants.yaml").read_text("utf-8"))
    unseen = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, encoding="utf-8")
        for name in filter(None, listed.split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        os.environ |= {"PYTHONPATH": str(copy / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
        for room, files in table["rooms"].items():
            for name, tests in files.items():
                if not arguments.rooms or {room, name} & set(arguments.rooms):
                    equal = table["explained"].get(name, {})
                    unseen += tried(copy, name, tests.split(), equal, arguments.most)
    sys.exit(1 if unseen else 0)


if __name__ == "__main__":
    for library in LIBRARIES:
        __import__(library)
    main()
