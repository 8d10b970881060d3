#!/usr/bin/env python3
"""Post the comment on a proposal, or write it anew: scripts/post_comment.py PROPOSAL_JSON.

The file comes from the proposal's own run and may hold anything: the number in it is believed
only where GitHub says that this proposal ends in the commit that was checked (HEAD_SHA).
https://docs.github.com/rest/pulls/pulls and /rest/issues/comments
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from yorisoi.editing import proposal

BIGGEST = 1_000_000  # bytes
PAGE = 100  # comments that GitHub gives at once, at most


def ask(method: str, path: str, body: object = None) -> Any:
    """Return GitHub's answer."""
    address = os.environ["GITHUB_API_URL"] + f"/repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
    }
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, headers, method=method)  # noqa: S310 - the runner's own setting
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.load(answer)


def number_of(told: dict[str, Any], head: str) -> int:
    """Return the proposal's number once GitHub has confirmed it; leaves where it does not."""
    number = told.get("number")
    if type(number) is not int or number < 1:
        sys.exit("The file names no proposal.")
    if ask("GET", f"pulls/{number}")["head"]["sha"] != head:
        sys.exit("That proposal has another commit at its head: nothing was written.")
    return number


def ours(number: int) -> int | None:
    """Return the id of the comment that is there already."""
    page = 1
    while comments := ask("GET", f"issues/{number}/comments?per_page={PAGE}&page={page}"):
        for comment in comments:
            if comment["user"]["type"] == "Bot" and comment["body"].startswith(proposal.MARK):
                return int(comment["id"])
        page += 1
    return None


def main() -> None:
    """Read, confirm, and write one comment."""
    file = Path(sys.argv[1])
    if file.stat().st_size > BIGGEST:
        sys.exit("The file is too big to be ours.")
    told = json.loads(file.read_text("utf-8"))
    text = proposal.comment(told)
    number = number_of(told, os.environ["HEAD_SHA"])
    comment = ours(number)
    if comment is None:
        ask("POST", f"issues/{number}/comments", {"body": text})
    else:
        ask("PATCH", f"issues/comments/{comment}", {"body": text})


if __name__ == "__main__":
    main()
