"""When a file was last changed, as the history of the content's repository says it.

Staff forget to write `updated`, and calendars then keep showing what was. Where there is no
history, or not enough of it, nothing is said: a date that is wrong would be worse than none.
"""

import subprocess
from datetime import datetime
from pathlib import Path

COMMIT = "\x01"  # no name of a file begins so
LOG = (
    "log", "--relative", "--name-only", "--no-renames", f"--format={COMMIT}%cI %P", "--", "events",
)  # fmt: skip


def last_changes(root: Path) -> dict[str, datetime]:
    """Return when each file of `events/` was last changed, by its name below `root`.

    Empty without git. Of a shallow clone, whatever its oldest commit holds is left out: that
    commit seems to have changed every file there is.
    """
    log, shallow = _git(root, *LOG), _git(root, "rev-parse", "--is-shallow-repository")
    changes: dict[str, datetime | None] = {}
    moment: datetime | None = None
    for line in log.splitlines():
        if line.startswith(COMMIT):
            stamp, _, parents = line[1:].partition(" ")
            is_cut = not parents and shallow.strip() == "true"
            moment = None if is_cut else datetime.fromisoformat(stamp)
        elif line:
            changes.setdefault(line, moment)
    return {name: moment for name, moment in changes.items() if moment}


def _git(root: Path, *arguments: str) -> str:
    """Return what git says of the repository that `root` is in; nothing where it cannot."""
    command = ("git", "-C", str(root), "-c", "core.quotePath=false", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
