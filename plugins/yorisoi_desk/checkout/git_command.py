"""Git as the desk calls it: without hooks, prompts, filters and settings of a stranger's shell."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

LOCAL, FAR = 60, 45  # seconds for a command here, and for one that asks a remote
SETTINGS = (
    *("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.autocrlf=false"),
    *("-c", "commit.gpgSign=false", "-c", "core.quotePath=false", "-c", "gc.auto=0"),
    *("-c", "protocol.ext.allow=never", "-c", "core.logAllRefUpdates=true"),
)
QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "false",
    "SSH_ASKPASS": "false",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=10",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Tokyo",
}
NOTHING: Mapping[str, str] = MappingProxyType({})
NOT_IN_A_NAME = re.compile("[\x00-\x1f\x7f<>]")


class GitFailed(Exception):  # noqa: N818 - an outcome, like the engine's
    """Git could not do it: what it said, for the log of the desk."""


@dataclass(frozen=True)
class Git:
    """One checkout, of which `folder` is the top."""

    folder: Path

    def run(self, *words: str, given: bytes = b"", more: Mapping[str, str] = NOTHING) -> bytes:
        """Return what a command printed; GitFailed where it ends with a fault or not at all.

        `given` is what it reads, `more` belongs to its environment.
        """
        done = self._run(words, given, more, LOCAL)
        if done.returncode:
            raise GitFailed(_said(done))
        return done.stdout

    def text(self, *words: str, given: bytes = b"", more: Mapping[str, str] = NOTHING) -> str:
        """Return the same as one text without the line end."""
        return os.fsdecode(self.run(*words, given=given, more=more)).strip()

    def answer(self, *words: str) -> str | None:
        """Return what a command printed, or None where there is no such thing."""
        done = self._run(words, b"", NOTHING, LOCAL)
        return None if done.returncode else os.fsdecode(done.stdout).strip()

    def status(self, *words: str) -> tuple[int, bytes]:
        """Return the exit status of a command, and what it printed."""
        done = self._run(words, b"", NOTHING, LOCAL)
        return done.returncode, done.stdout

    def ask_far(self, *words: str) -> str | None:
        """Return why a command that asks a remote failed, or None where it did not."""
        try:
            done = self._run(words, b"", NOTHING, FAR)
        except GitFailed as failed:
            return str(failed)
        return _said(done) or "git" if done.returncode else None

    def _run(
        self, words: tuple[str, ...], given: bytes, more: Mapping[str, str], seconds: int
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        command = ["git", "-C", str(self.folder), *SETTINGS, *words]
        environment = {**kept, **QUIET, **more}
        try:
            return subprocess.run(
                command, input=given, capture_output=True, check=False, env=environment,
                timeout=seconds,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitFailed(str(error)) from error


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return os.fsdecode(done.stderr).strip()


def person(name: str) -> dict[str, str]:
    """Return the environment that makes a person the author, without any address."""
    plain = " ".join(NOT_IN_A_NAME.sub(" ", name).split()) or "職員"
    return {
        "GIT_AUTHOR_NAME": plain,
        "GIT_AUTHOR_EMAIL": "",
        "GIT_COMMITTER_NAME": plain,
        "GIT_COMMITTER_EMAIL": "",
    }
