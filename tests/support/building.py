"""The command as its users run it: in a process of its own."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support import forking

ROOT = Path(__file__).resolve().parents[2]

#: The moment the tests build at: a Tuesday morning, so that golden output never ages.
NOW = "2026-12-01T10:30:00+09:00"

#: What a developer's shell or a runner may hold, and what would change the outcome.
OUTSIDE = {"CI", "GITHUB_ACTIONS", "PYTHONPATH", "SITEURL", "SOURCE_DATE_EPOCH"}


@dataclass(frozen=True)
class Built:
    """What a build said, and where it put the pages."""

    status: int
    stdout: str
    stderr: str
    output: Path


def clean_environment(**environment: str) -> dict[str, str]:
    """Return what a command sees: `environment`, and of this shell what changes no outcome."""
    return {name: value for name, value in os.environ.items() if name not in OUTSIDE} | environment


def yorisoi(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command at the project's root; of the outside settings it sees only `environment`."""
    words, clean = [*map(str, arguments)], clean_environment(**environment)
    if forking.can_fork(clean):
        return subprocess.CompletedProcess(words, *forking.run(words, clean))
    return run("-m", "yorisoi", *words, **environment)


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script at the project's root; of the outside settings it sees `environment`."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=clean_environment(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def tree(output: Path) -> dict[str, str]:
    """Return the sha256 of every file below `output`, by its name there."""
    return {
        file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(output.rglob("*"))
        if file.is_file()
    }


def html_files(output: Path) -> list[Path]:
    """Return every page below `output`; none would let a loop over them pass by.

    The one made for frames of other sites has no menu and no way out, and tests of its own.
    """
    files = sorted(set(output.rglob("*.html")) - {output / "embed/index.html"})
    assert files, output
    return files


def apart(*namespaces: str) -> list[str]:
    """Return what to put before a command so that it runs in namespaces of its own.

    As root, by user namespaces, or by sudo without a password; nowhere else can a disk be
    made small, or a network be taken away, without touching the machine.
    """
    for words in (
        ["unshare", *namespaces],
        ["unshare", "--map-root-user", *namespaces],
        ["sudo", "--non-interactive", "--preserve-env", "unshare", *namespaces],
    ):
        tried = subprocess.run(["env", *words, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return words
    message = "unshare(1) is refused here: run the tests as root, or allow user namespaces"
    raise PermissionError(message)


def build_site(
    output: Path,
    *arguments: str | Path,
    content: Path | None = None,
    now: str = NOW,
    **environment: str,
) -> Built:
    """Build `content`, or the real content where none is given."""
    folder: list[str | Path] = [] if content is None else ["--content", content]
    done = yorisoi("build", *folder, "--output", output, "--now", now, *arguments, **environment)
    return Built(done.returncode, done.stdout, done.stderr, output)
