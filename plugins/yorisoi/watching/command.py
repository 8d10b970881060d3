"""`yorisoi watch URL`: look, look again, and tell; nothing is said where all is well."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from yorisoi.faults import Fault, MachineFailed
from yorisoi.messages import say, sentence
from yorisoi.reporting import one_line, report, tell, warn
from yorisoi.watching import alarm
from yorisoi.watching.alarm import Letter
from yorisoi.watching.look import Watched, look
from yorisoi.watching.telephones import Telephones


def watch(args: argparse.Namespace, moment: datetime, telephones: Telephones) -> list[Fault]:
    """Return what is wrong, once people were told of it; raises MachineFailed if they were not."""
    ways = alarm.settings(os.environ)
    if args.test:
        alarm.send(ways, Letter(say("watch_test"), say("watch_test_text"), args.url))
        tell(say("watch_test_sent" if ways.mail or ways.webhook else "watch_nobody"))
        return []
    numbers = Telephones(telephones.needed | frozenset(args.number), telephones.allowed)
    watched = Watched(
        args.url,
        timedelta(hours=args.hours),
        numbers,
        can_set_headers=not args.no_headers,
        http_port=args.http_port,
        patience=args.patience,
    )
    faults = _twice(watched, moment, args.again)
    if faults:
        try:
            alarm.send(ways, _letter(args.url, faults, moment))
        except MachineFailed:  # what is wrong must not be lost with the letter
            report(faults)
            raise
    elif args.verbose:
        tell(say("watch_well", url=watched.url))
        if not watched.telephones.needed:
            tell(say("watch_no_numbers"))
    return faults


def _twice(watched: Watched, moment: datetime, pause: int) -> list[Fault]:
    """Return what is wrong at the second look, where there was anything at the first.

    Between the two a publication comes to its end, and a short trouble of the network too.
    """
    faults = look(watched, moment)
    if faults and pause:
        if sys.stderr.isatty():
            warn(say("watch_again", count=len(faults), seconds=pause))
        time.sleep(pause)
        faults = look(watched, moment + timedelta(seconds=pause))
    return faults


def _letter(url: str, faults: Sequence[Fault], moment: datetime) -> Letter:
    told = [sentence(fault) for fault in faults]
    lines = [
        f"{number}. {one_line(message)}\n   → {one_line(remedy)}"
        for number, (message, remedy) in enumerate(told, 1)
    ]
    count, host = len(faults), urlsplit(url).hostname
    return Letter(
        say("watch_subject", count=count, host=host),
        say("watch_text", url=url, count=count, moment=moment, faults="\n\n".join(lines)),
        url,
        [{"code": fault.code} | text._asdict() for fault, text in zip(faults, told, strict=True)],
    )
