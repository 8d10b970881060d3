#!/usr/bin/env python3
"""Post the comment on a proposal, or write it anew: scripts/post_comment.py PROPOSAL_JSON.

Runs with main's code alone. Which proposal it is and which files it changes GitHub says (by the
branch HEAD_LABEL and the commit HEAD_SHA that were checked). The file comes from the proposal's
own run and may hold anything, or be missing.
https://docs.github.com/rest/pulls/pulls and /rest/issues/comments
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from yorisoi.editing import proposal, proposal_comment, proposal_files
from yorisoi.editing.proposal_files import Files

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.github import ask

BIGGEST = 5_000_000  # bytes
PAGE = 100  # what GitHub gives at once, at most
PAGES = 30  # of files: GitHub lists 3,000


def every(path: str, pages: int) -> Iterator[Any]:
    """Yield what GitHub lists under a path, page by page."""
    for page in range(1, pages + 1):
        rows = ask("GET", f"{path}?per_page={PAGE}&page={page}")
        yield from rows
        if len(rows) < PAGE:
            return


def number_of(head: str, label: str) -> int:
    """Return the number of the open proposal of a branch; leaves where it is not one alone."""
    proposals = ask("GET", f"pulls?state=open&per_page={PAGE}&head={quote(label, safe=':')}")
    numbers = [int(row["number"]) for row in proposals if row["head"]["sha"] == head]
    if len(numbers) != 1:
        sys.exit(f"{len(numbers)} open proposals end in that commit: nothing was written.")
    return numbers[0]


def files_of(number: int, head: str) -> Files:
    """Return the files that GitHub says a proposal changes, or why that is not known.

    Leaves where the proposal has moved on from the commit that was checked.
    """
    try:
        files = proposal_files.of_github(every(f"pulls/{number}/files", PAGES))
        whole = ask("GET", f"pulls/{number}")
        sha, count = whole["head"]["sha"], whole["changed_files"]
        is_for_main = whole["base"]["ref"] == whole["base"]["repo"]["default_branch"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        return Files("GitHub", missing=f"GitHub: {type(error).__name__}: {error}")
    if sha != head:
        sys.exit("That proposal has another commit at its head: nothing was written.")
    if count != len(files):
        return Files("GitHub", missing=f"GitHub: {len(files)}/{count}")
    if not is_for_main:
        return Files("GitHub", missing="main への提案ではありません")
    return Files("GitHub", files)


def result_in(file: Path) -> proposal.CheckResult | None:
    """Return what the proposal's own run told, or None where it told nothing that can be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(BIGGEST + 1)
    except OSError:
        return None
    return proposal.read(data) if len(data) <= BIGGEST else None


def ours(number: int) -> int | None:
    """Return the id of the comment that is there already."""
    for comment in every(f"issues/{number}/comments", PAGES):
        is_ours = comment["body"].startswith(proposal_comment.MARK)
        if comment["user"]["type"] == "Bot" and is_ours:
            return int(comment["id"])
    return None


def main() -> None:
    """Ask GitHub, read what was told, and write one comment."""
    head = os.environ["HEAD_SHA"]
    number = number_of(head, os.environ["HEAD_LABEL"])
    result = result_in(Path(sys.argv[1]))
    text = proposal_comment.comment(result, files_of(number, head), head[:10])
    comment = ours(number)
    if comment is None:
        ask("POST", f"issues/{number}/comments", {"body": text})
    else:
        ask("PATCH", f"issues/comments/{comment}", {"body": text})


if __name__ == "__main__":
    main()
