"""Whatever happens to a build, the served tree is exactly the old one or exactly the new one.

`make test` runs a few of each; `make test-faults` (FAULTS=full) as many as were promised.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from yorisoi.release import staging

from tests.support.building import NOW, ROOT, apart, build_site, tree
from tests.support.writing import copied, replace


class Size(NamedTuple):
    kills: int
    disks: int
    pairs: int


SIZE = {"small": Size(16, 5, 4), "full": Size(200, 20, 50)}[os.environ.get("FAULTS", "small")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two contents, `old` and `new`, that differ on every page."""
    for side, name in (("old", "サロン港"), ("new", "サロン湊")):
        content = copied(tmp_path / side)
        replace(content, "data/service.yaml", "name: サロン港", f"name: {name}")
        content.rename(tmp_path / "content")
        (tmp_path / side).rmdir()
        (tmp_path / "content").rename(tmp_path / side)
    return tmp_path


@pytest.fixture
def trees(folder: Path) -> dict[str, dict[str, str]]:
    """The files of both sites as sha256; `folder/output` serves the old one."""
    found = {}
    for side in ("new", "old"):
        built = build_site(folder / "output", content=folder / side)
        assert built.status == 0, built.stderr
        found[side] = tree(built.output)
    assert all(
        digest != found["old"].get(name)
        for name, digest in found["new"].items()
        if name.endswith(".html")
    )
    return found


def start(folder: Path, side: str) -> subprocess.Popen[str]:
    arguments = ["--content", folder / side, "--output", folder / "output", "--now", NOW]
    return subprocess.Popen(
        [sys.executable, "-m", "yorisoi", "build", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def served(folder: Path, trees: dict[str, dict[str, str]]) -> str:
    found = tree(folder / "output")
    return next((side for side in trees if trees[side] == found), "mixed")


@contextmanager
def visitor(folder: Path) -> Iterator[Counter[str]]:
    """Open the front page again and again, and count how often it was there, and was not."""
    counts, stop = Counter[str](), threading.Event()

    def visit() -> None:
        while not stop.wait(0.002):
            try:
                whole = (
                    (folder / "output" / "index.html")
                    .read_text("utf-8")
                    .rstrip()
                    .endswith("</html>")
                )
                counts["whole" if whole else "half"] += 1
            except OSError:
                counts["missing"] += 1

    thread = threading.Thread(target=visit)
    thread.start()
    try:
        yield counts
    finally:
        stop.set()
        thread.join()


def is_tidy(folder: Path) -> bool:
    """Return whether nothing but kept builds and the lock stands beside the site."""
    output = folder / "output"
    kept = {each.folder.name for each in staging.kept(output)}
    return {each.name for each in (folder / ".yorisoi-output").iterdir()} == {"lock", *kept}


def test_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    folder: Path, trees: dict[str, dict[str, str]]
) -> None:
    began = time.monotonic()
    start(folder, "old").communicate()
    whole = time.monotonic() - began
    assert served(folder, trees) == "old"
    outcomes: Counter[str] = Counter()
    now = "old"
    with visitor(folder) as visits:
        for number in range(SIZE.kills):
            following = "new" if now == "old" else "old"
            # Every other one near its end, where the disk changes.
            earliest = 0.8 * whole if number % 2 else 0
            build = start(folder, following)
            time.sleep(random.uniform(earliest, 1.1 * whole))  # noqa: S311 - a moment, no secret
            build.send_signal(signal.SIGKILL)
            build.communicate()
            after = served(folder, trees)
            assert after in (now, following)
            assert build.returncode == -signal.SIGKILL or after == following
            outcomes["as before" if after == now else "replaced"] += 1
            now = after
    print(f"\n{SIZE.kills} kills: {dict(outcomes)}, 0 mixed; visits: {dict(visits)}")
    assert visits.keys() == {"whole"}
    assert build_site(folder / "output", content=folder / "old").status == 0
    assert served(folder, trees) == "old"
    assert is_tidy(folder)


def test_two_builds_at_once_publish_one_of_them_whole(
    folder: Path, trees: dict[str, dict[str, str]]
) -> None:
    outcomes: Counter[str] = Counter()
    with visitor(folder) as visits:
        for number in range(SIZE.pairs):
            order = ("old", "new") if number % 2 else ("new", "old")
            builds = {side: start(folder, side) for side in order}
            said = {side: build.communicate()[1] for side, build in builds.items()}
            done = {side for side, build in builds.items() if build.returncode == 0}
            assert done
            assert served(folder, trees) in done
            for side in builds.keys() - done:
                assert builds[side].returncode == 3
                assert "いま同じサイトを作っています" in said[side]
                assert "Traceback" not in said[side]
            outcomes[f"{len(done)} built"] += 1
            assert is_tidy(folder)
    print(f"\n{SIZE.pairs} pairs: {dict(outcomes)}, 0 mixed; visits: {dict(visits)}")
    assert visits.keys() == {"whole"}


def test_full_or_read_only_disk_leaves_the_old_site(folder: Path) -> None:
    done = subprocess.run(
        [
            *apart("--mount"),
            sys.executable,
            "-m",
            "tests.support.small_disk",
            folder,
            str(SIZE.disks),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *full, read_only, ample = json.loads(done.stdout)
    assert len(full) == SIZE.disks
    for told in full:
        assert (told["status"], told["served"], told["left"]) == (3, "old", 0), told
        assert "ディスクの空きがたりません" in told["said"], told
        assert "Traceback" not in told["said"], told
    assert (read_only["status"], read_only["served"]) == (3, "old"), read_only
    assert "書きこめません" in read_only["said"]
    assert "Traceback" not in read_only["said"]
    assert (ample["status"], ample["served"]) == (0, "new"), ample
    print(f"\n{SIZE.disks} full disks and a read-only one: the old site each time")
