"""One commit and its files brought into the checkout in one step.

A kill leaves the old or the new state.

1. The commit is made beside the branch; a journal says which it is, and which files.
2. The files are written beside those they replace; then the branch moves: this is the step.
3. The files are renamed into their places, the index follows, and the journal goes.

Whoever begins next looks for a journal (`recover`): where the branch has moved, step 3 is done
again, else nothing has happened. What people changed by hand since is never written over.
"""

import json
import os
import shutil
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from yorisoi_desk.checkout.commits import FILES, INDEX, LINK, RUNS, Blob, Changes, Checkout
from yorisoi_desk.checkout.git_command import GitFailed

JOURNAL = "desk-save.json"
STALE = 60  # seconds after which a lock on a branch was left by a killed process


def move(checkout: Checkout, commit: str, changes: Changes, old: str) -> None:
    """Let the branch go from `old` to a commit, and the files of the folder be as in it.

    Raises OSError or GitFailed before anything has changed; afterwards, where a rename
    failed, the journal stays and `recover` does it again.
    """
    with ExitStack() as files:
        try:
            journal = json.dumps({"commit": commit, "old": old, "names": list(changes)})
            _write(checkout.own / f"{JOURNAL}.new", journal.encode())
            (checkout.own / f"{JOURNAL}.new").replace(checkout.own / JOURNAL)
            for name, blob in changes.items():
                if blob is not None:
                    _write_beside(checkout, name, blob)
            files.enter_context(checkout.holding(FILES, alone=True))
            checkout.git.run("update-ref", "-m", "desk", "HEAD", commit, old)
        except BaseException:
            if checkout.git.answer("rev-parse", "HEAD") == old:
                _forget(checkout, changes)
            raise
        _finish(checkout, changes)


def recover(checkout: Checkout) -> None:
    """End what a killed process left in the middle; without a journal there is nothing."""
    _unlock(checkout)
    try:
        journal = json.loads((checkout.own / JOURNAL).read_text("utf-8"))
    except (OSError, ValueError):
        return
    changes: dict[str, Blob | None] = {}
    if checkout.head == journal["commit"]:
        for name in journal["names"]:
            before, new = (checkout.blob(journal[one], name) for one in ("old", "commit"))
            if checkout.held(name) == before != new:
                changes[name] = new
                if new is not None:
                    _write_beside(checkout, name, new)
        with checkout.holding(FILES, alone=True):
            _finish(checkout, changes)
    _forget(checkout, dict.fromkeys(journal["names"]))


def _unlock(checkout: Checkout) -> None:
    """Remove what a killed Git locked long ago."""
    head = (checkout.own / "HEAD").read_text("utf-8")
    branch = head.removeprefix("ref: ").strip() if head.startswith("ref: refs/") else "HEAD"
    for lock in ("HEAD.lock", f"{branch}.lock"):
        with suppress(OSError):
            if time.time() - (checkout.own / lock).stat().st_mtime > STALE:
                (checkout.own / lock).unlink()


def _finish(checkout: Checkout, changes: Changes) -> None:
    for name, blob in changes.items():
        file = checkout.git.folder / name
        if blob is None:
            file.unlink(missing_ok=True)
        else:
            _beside(file).replace(file)
    _write_index(checkout)
    (checkout.own / JOURNAL).unlink(missing_ok=True)


def _write_index(checkout: Checkout) -> None:
    """Let the index be as the commit; what it knows of files that have not changed stays."""
    index, place = checkout.own / INDEX, {"GIT_INDEX_FILE": str(checkout.own / INDEX)}
    index.unlink(missing_ok=True)
    try:
        shutil.copy2(checkout.own / "index", index)  # Git judges what it knows by the time of it
        checkout.git.run("read-tree", "--reset", "HEAD", more=place)
    except (FileNotFoundError, GitFailed):  # there is none, or it cannot be read
        index.unlink(missing_ok=True)
        checkout.git.run("read-tree", "HEAD", more=place)
    index.replace(checkout.own / "index")


def _forget(checkout: Checkout, changes: Changes) -> None:
    for name in changes:
        _beside(checkout.git.folder / name).unlink(missing_ok=True)
    (checkout.own / JOURNAL).unlink(missing_ok=True)


def _write_beside(checkout: Checkout, name: str, blob: Blob) -> None:
    """Write a file on the same disk under a name that the engine passes over."""
    beside = _beside(checkout.git.folder / name)
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.unlink(missing_ok=True)
    if blob.mode == LINK:
        beside.symlink_to(os.fsdecode(blob.data))
        return
    _write(beside, blob.data)
    beside.chmod(0o755 if blob.mode == RUNS else 0o644)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}~")


def _write(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
