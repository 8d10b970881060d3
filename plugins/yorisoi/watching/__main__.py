"""`python -m yorisoi.watching URL`, where nothing of ours is installed."""

import argparse
import sys
from datetime import datetime, timedelta, timezone

from yorisoi.messages import say
from yorisoi.reporting import fail, report
from yorisoi.watching.arguments import add_arguments
from yorisoi.watching.command import watch
from yorisoi.watching.telephones import NOBODY_SAID

JAPAN = timezone(timedelta(hours=9))  # `clock` needs a data base of zones, which may be missing


def main() -> int:
    """Return the exit status: 0 all is well, 1 it is not, 3 people could not be told."""
    parser = argparse.ArgumentParser(prog="yorisoi.watching", description=say("about_watch"))
    add_arguments(parser)
    args = parser.parse_args()
    try:
        faults = watch(args, datetime.now(JAPAN), NOBODY_SAID)
    except Exception as error:  # noqa: BLE001 - as in `cli`
        fail(error)
        return 3
    report(faults)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
