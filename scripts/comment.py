#!/usr/bin/env python3
"""Write what a proposal changes: scripts/comment.py BASE [NUMBER] > into proposal/.

BASE is the commit it is held against; NUMBER is the proposal's. The proposal is the tree as
it stands. Always ends well: whether the content may be published is for `make check` to say.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from yorisoi import clock, loading
from yorisoi.editing import proposal
from yorisoi.faults import Fault, Refused
from yorisoi.release import build, snapshot
from yorisoi.release.changes import changes
from yorisoi.site import Site

ROOT = Path(__file__).resolve().parent.parent


def content_of(commit: str, folder: Path) -> Path:
    """Put the content as it was at a commit into a folder."""
    archive = ["git", "-C", str(ROOT), "archive", "--end-of-options", commit, "content"]
    packed = subprocess.run(archive, stdout=subprocess.PIPE, check=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return folder / "content"


def read(content: Path, folder: Path) -> tuple[Site | None, tuple[Fault, ...]]:
    """Return the site, and what is wrong with it once it has been built and inspected."""
    job = build.Job(content, folder / "output", ROOT / "pelicanconf.py", clock.now())
    site = None
    try:
        site, _ = loading.load(content, loading.Today(job.moment.date()))
        build.run_build(job, site, build.read_settings(job, site))
    except Refused as refused:
        return site, refused.faults
    return site, ()


def main() -> None:
    """Compare, write proposal/proposal.json and proposal/comment.md, and show the comment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("number", nargs="?", type=int)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--into", type=Path, default=Path("proposal"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site, faults = read(args.content, Path(name))
        try:
            today = loading.Today(clock.now().date())
            base, _ = loading.load(content_of(args.base, Path(name)), today)
        except Refused:
            base = None
    changed = []
    if base and site and not faults:
        moment = clock.now()
        changed = changes(snapshot.everything(base, moment), snapshot.everything(site, moment))
    told = proposal.told(faults, changed, args.number)
    args.into.mkdir(parents=True, exist_ok=True)
    (args.into / "proposal.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (args.into / "comment.md").write_text(proposal.comment(told), "utf-8")
    sys.stdout.write(proposal.comment(told))


if __name__ == "__main__":
    main()
