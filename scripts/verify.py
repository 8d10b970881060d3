#!/usr/bin/env python3
"""Compare the live site with what was built: scripts/verify.py URL [--output DIR] [--tries N].

Fetches `build.json`, which differs in each build, the front page, a workshop's page and the
calendar, and waits where the host is slow to show what it was given. Leaves with 1 where they
differ to the end.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

PAUSE = 15  # seconds between two looks; hosts keep a page for some minutes
BUILD, FRONT, CALENDAR = "build.json", "index.html", "workshops/calendar.ics"


def chosen(output: Path) -> list[str]:
    """Return the files to compare, those of them that there are.

    None at a former address: a host may lead on from there.
    """
    own = [BUILD] if (output / BUILD).is_file() else []
    moved = json.loads((output / BUILD).read_bytes()).get("moved", {}) if own else {}
    pages = (file.stem for file in sorted((output / "workshops").glob("*.ics")))
    named = [f"workshops/{name}/index.html" for name in pages if name != "calendar"]
    workshops = [name for name in named if name not in moved]
    return [*own, FRONT, *workshops[:1], CALENDAR]


def fetched(address: str) -> bytes:
    """Return what stands at an address, or the reason why nothing does."""
    request = Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310 - given by us
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return bytes(answer.read())
    except (URLError, OSError) as error:
        return str(error).encode()


def differing(output: Path, url: str, names: list[str]) -> list[str]:
    """Return the files that are live as something else."""
    return [
        name
        for name in names
        if fetched(f"{url}/{name.removesuffix('index.html')}") != (output / name).read_bytes()
    ]


def main() -> None:
    """Look until all are the same, or the tries are used up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--output", type=Path, default=Path("output"))
    parser.add_argument("--tries", type=int, default=40)
    args = parser.parse_args()
    url, left = args.url.rstrip("/"), chosen(args.output)
    for number in range(args.tries):
        time.sleep(PAUSE if number else 0)
        left = differing(args.output, url, left)
        if not left:
            print(f"公開されたサイトは、作ったものと同じです: {url}/")
            return
    sys.exit(f"公開されたサイトが、作ったものと違います: {'、'.join(left)}（{url}/）")


if __name__ == "__main__":
    main()
