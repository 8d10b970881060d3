#!/usr/bin/env python3
"""Write what a proposal changes: scripts/comment.py BASE > into proposal/.

BASE is the commit it is held against; the proposal is the tree as it stands. Both are built, the
base by its own program in a tree of its own (git worktree). On GitHub this runs in a job that may
only read, as the proposal may be a stranger's; scripts/post_comment.py adds what GitHub knows.
Always ends well: whether the content may be published is for `make check` to say.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from yorisoi import clock, loading
from yorisoi.editing import built_changes, proposal, proposal_comment, proposal_files
from yorisoi.editing.proposal_files import git
from yorisoi.faults import Fault, Refused
from yorisoi.release import build, snapshot
from yorisoi.release.changes import changes
from yorisoi.reporting import tell
from yorisoi.site import Site

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def tree_of(commit: str, folder: Path) -> Iterator[Path]:
    """Yield a working tree of a commit, with the history that calendars and feeds ask for."""
    tree = folder / "base"
    git(ROOT, "worktree", "add", "--quiet", "--detach", str(tree), commit)
    try:
        yield tree
    finally:
        git(ROOT, "worktree", "remove", "--force", str(tree))


def read(content: Path, output: Path, moment: datetime) -> tuple[Site | None, tuple[Fault, ...]]:
    """Return the site, and what is wrong with it once it has been built and inspected."""
    job = build.Job(content, output, ROOT / "pelicanconf.py", moment)
    site = None
    try:
        site, _ = loading.load(content, loading.Today(moment.date()))
        build.run_build(job, site, build.read_settings(job, site))
    except Refused as refused:
        return site, refused.faults
    return site, ()


def build_base(tree: Path, output: Path, moment: datetime) -> bool:
    """Build a tree by its own program; returns whether that could be done."""
    command = [sys.executable, "-m", "yorisoi", "build", "--output", str(output)]
    done = subprocess.run(
        [*command, "--now", moment.isoformat()],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "plugins")},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def compared(content: Path, base: str, folder: Path) -> proposal.CheckResult:
    """Return what the proposal's content and its built site have that the base has not."""
    moment = clock.now()
    site, faults = read(content, folder / "after", moment)
    if faults or site is None:
        return proposal.check_result(faults, (), None, "refused")
    with tree_of(base, folder) as tree:
        try:
            before, _ = loading.load(tree / "content")
        except Refused:
            return proposal.check_result((), (), None, "base")
        parts = (snapshot.everything(before, moment), snapshot.everything(site, moment))
        if not build_base(tree, folder / "before", moment):
            return proposal.check_result((), changes(*parts), None, "base")
    built = built_changes.compare(folder / "before", folder / "after")
    return proposal.check_result((), changes(*parts), built)


def main() -> None:
    """Compare, write proposal/proposal.json and proposal/comment.md, and show the comment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--into", type=Path, default=Path("proposal"))
    args = parser.parse_args()
    commit = f"{args.base}^{{commit}}"
    base = git(ROOT, "rev-parse", "--verify", "--end-of-options", commit).strip()
    with tempfile.TemporaryDirectory() as name:
        result = compared(args.content, base, Path(name))
    files = proposal_files.of_git(ROOT, base)
    text = proposal_comment.whole(result, files, f"{base[:10]} と、いまの作業フォルダー")
    args.into.mkdir(parents=True, exist_ok=True)
    (args.into / "proposal.json").write_bytes(proposal.write(result))
    (args.into / "comment.md").write_text(text, "utf-8")
    for line in text.splitlines():
        tell(line)


if __name__ == "__main__":
    main()
