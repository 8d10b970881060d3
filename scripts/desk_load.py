"""Let twenty people work at the desk at once for a minute, and count what went wrong.

Usage: scripts/desk_load.py [PEOPLE] [SECONDS]. Prints requests, errors, and how long they took.
"""

import http.cookiejar
import re
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.desk.serving import Desk, served
from tests.support.repository import commit, git
from tests.support.writing import copied

PEOPLE, SECONDS = 20, 60
PASSPHRASE = "湖 ランプ 二つの茶わん"  # noqa: S105 - of nobody
PAGES = ("/", "/workshops/new/", "/facts/", "/publication/", "/log/")
INPUT = re.compile(r'name="(csrfmiddlewaretoken)" value="([^"]+)"')


@dataclass
class Count:
    """What all of them met."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Hand:
    """One person with a browser of her own."""

    def __init__(self, front: str, count: Count) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        self.front, self.count, self.token = front, count, ""

    def ask(self, address: str, **fields: str) -> str:
        """Return a page; send fields where there are any."""
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        began, page = time.monotonic(), ""
        try:
            with self.opener.open(self.front + address, data if fields else None, 120) as answer:
                page = answer.read().decode("utf-8", "replace")
        except (OSError, urllib.error.HTTPError) as error:
            self.count.errors.append(f"{address}: {error}")
        self.count.seconds.append(time.monotonic() - began)
        if found := INPUT.search(page):
            self.token = found[2]
        return page

    def work(self, number: int, until: float) -> None:
        """Look around and save drafts until the end; look at one's own page once in a while."""
        for turn, address in enumerate(_round(until)):
            self.ask(address)
            day = f"2027-{number % 12 + 1:02}-{turn % 28 + 1:02}"
            draft = {"title": f"会{number}-{turn}", "date": day, "start": "10:00", "end": "11:00"}
            self.ask("/workshops/new/")
            self.ask("/workshops/new/", **draft, do="look" if turn % 5 == number % 5 else "draft")


def _round(until: float) -> Iterator[str]:
    while time.monotonic() < until:
        for address in PAGES:
            if time.monotonic() < until:
                yield address


def _let_in(desk: Desk, count: Count, people: int) -> list[Hand]:
    """Return everybody, each signed in by an invitation from the first."""
    front = desk.invitation.partition("/invitation/")[0]
    first = Hand(front, count)
    path = desk.invitation.removeprefix(front)
    first.ask(path)
    first.ask(path, name="人0", passphrase=PASSPHRASE)
    hands = [first]
    for number in range(1, people):
        first.ask("/people/")
        page = first.ask("/people/", name=f"人{number}", do="invite")
        path = re.findall(r"/invitation/[\w-]+/", page)[0]
        hands.append(Hand(front, count))
        hands[-1].ask(path)
        hands[-1].ask(path, passphrase=PASSPHRASE)
    return hands


def main() -> int:
    """Run it, and return 1 where there was an error."""
    given = [int(word) for word in sys.argv[1:]]
    people, seconds = [*given, PEOPLE, SECONDS][:2] if len(given) != 1 else (given[0], SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder) / "checkout"
        checkout.mkdir()
        copied(checkout)
        git(checkout, "init", "--quiet")
        commit(checkout)
        count = Count()
        with served(checkout, Path(folder)) as desk:
            hands = _let_in(desk, count, people)
            until = time.monotonic() + seconds
            threads = [
                threading.Thread(target=hand.work, args=(number, until))
                for number, hand in enumerate(hands)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    cuts = statistics.quantiles(count.seconds, n=20)
    told = (
        f"{people} people, {seconds} s: {len(count.seconds)} requests, {len(count.errors)} errors"
    )
    print(f"{told}; half within {cuts[9]:.2f} s, 95 % within {cuts[18]:.2f} s")
    print("\n".join(count.errors[:20]))
    return 1 if count.errors else 0


if __name__ == "__main__":
    sys.exit(main())
