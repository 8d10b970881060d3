"""What can be said of a look at a site, on the command line."""

import argparse
from urllib.parse import urlsplit

from yorisoi.messages import say

HOURS = 48  # a night may be missed, two may not
PATIENCE = 60  # seconds for one answer
AGAIN = 600  # seconds: hosts show an old file for some minutes after a publication


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give a parser what can be said of a look."""
    parser.add_argument("url", type=_address, metavar="URL")
    parser.add_argument("--hours", type=int, default=HOURS, help=say("option_hours"))
    parser.add_argument("--again", type=int, default=AGAIN, help=say("option_again"))
    parser.add_argument("--patience", type=int, default=PATIENCE, help=say("option_patience"))
    parser.add_argument("--number", action="append", default=[], help=say("option_number"))
    parser.add_argument("--no-headers", action="store_true", help=say("option_no_headers"))
    parser.add_argument("--http-port", type=int, default=80, help=say("option_http_port"))
    parser.add_argument("--test", action="store_true", help=say("option_test"))
    parser.add_argument("-v", "--verbose", action="store_true", help=say("option_verbose"))


def _address(text: str) -> str:
    """Return an address as it was given, without the slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise argparse.ArgumentTypeError(say("no_address"))
    return text.rstrip("/")
