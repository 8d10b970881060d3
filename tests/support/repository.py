"""Git, by somebody who has settings of none."""

import os
import subprocess
from pathlib import Path

WHO = {f"GIT_{who}_NAME": "test" for who in ("AUTHOR", "COMMITTER")}
WHO |= {f"GIT_{who}_EMAIL": "test@minato.example" for who in ("AUTHOR", "COMMITTER")}


def git(folder: Path, *words: str | Path, at: str = "") -> str:
    """Return what Git says in a folder; what is committed then was so `at` a moment."""
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
    command = ["git", "-C", folder, "-c", "commit.gpgsign=false", *words]
    done = subprocess.run(
        command, env=os.environ | WHO | dates, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def commit(folder: Path, at: str = "") -> None:
    """Commit all that a folder holds, be it the same as before."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=change", at=at)
