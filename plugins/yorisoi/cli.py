"""The `yorisoi` command: arguments in, exit status out.

Exit status: 0 done, 1 content refused, 2 wrong usage, 3 the machine failed or this program
did, 130 stopped by Ctrl-C, 143 by SIGTERM, 129 by a closed terminal. A build and a rollback have
moved the link where it is 0, and only there; `tests/release/test_endings.py` holds each way to end.

By argparse: with click the same options take half as many lines again, and its questions
(`click.prompt`) mix English words into a Japanese conversation.
"""

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from yorisoi import clock
from yorisoi.faults import Refused
from yorisoi.messages import say
from yorisoi.reporting import fail, report, warn
from yorisoi.system import stopping
from yorisoi.watching import arguments

DONE, REFUSED, FAILED = 0, 1, 3
# The group of entry points by which other packages add commands; ABOUT of the module that one
# stands in is its line of the help.
FURTHER = "yorisoi.commands"
HELP = ("-h", "--help")

# argparse has no other name for it
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def run() -> None:
    """Run the command and leave with its exit status, whatever has become of its streams."""
    _open_streams()
    stopping.stop_in_order()
    try:
        status = main()
    except SystemExit as ended:  # by argparse
        status = ended.code if isinstance(ended.code, int) else FAILED
    except KeyboardInterrupt as stopped:  # while it told of something else
        status = stopping.status_of(stopped)
    gc.freeze()  # the last collection would go through all objects: a tenth of a small build
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        os._exit(status)  # Python would try once more at its end, and leave with 120
    sys.exit(status)


def _open_streams() -> None:
    """Let each stream be there, and take any text.

    One that was closed (`>&-`) or never was (pythonw) is None, and its number would be given to the
    next file that is opened: what a library prints would be written into that.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # its encoding need not be ours
            stream.reconfigure(errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command, tell what went wrong, and return the exit status.

    Wrong usage leaves with 2, by argparse. A command of another package tells for itself.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser, ours = _parser()
    if words and words[0] not in ours.choices and (further := _further(words[0])):
        return further(words[1:])
    if not words or words[0] in HELP:
        for name, about in _all_further():
            ours.add_parser(name, help=about)
    args = _arguments(parser, words)
    try:
        from yorisoi import commands  # with all models: nobody waits for them who asks for help

        getattr(commands, args.command)(args)
    except Refused as refused:
        report(refused.faults, args.format, args.content)
        count = sum(fault.severity == "error" for fault in refused.faults)
        if args.format == "text":
            warn(say(args.refused, count=count))
        return REFUSED
    except KeyboardInterrupt as stopped:
        warn(say("stopped"))
        return stopping.status_of(stopped)
    except Exception as error:  # noqa: BLE001 - a mistake of ours is no fault of the content
        fail(error, args.format)
        return FAILED
    return DONE


def _further(name: str) -> Callable[[list[str]], int] | None:
    """Return a command that another package brings: its arguments in, an exit status out."""
    from importlib.metadata import entry_points  # reads every installed package

    found = tuple(entry_points(group=FURTHER, name=name))
    return found[0].load() if found else None


def _all_further() -> Iterator[tuple[str, str]]:
    """Yield the name and the line of help of each command that other packages bring."""
    from importlib import import_module
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=FURTHER), key=attrgetter("name")):
        about = ""
        with suppress(ImportError):  # the help is there, whatever is wrong with it
            about = getattr(import_module(entry.module), "ABOUT", "")
        yield entry.name, about


def _arguments(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    """Return the arguments, with `moment`: the moment asked for, or now."""
    args = parser.parse_args(words)
    try:
        args.moment = args.now or clock.now()
    except (ValueError, OverflowError, OSError):
        parser.error(say("no_epoch"))
    return args


def _parser() -> tuple[argparse.ArgumentParser, Commands]:
    """Return the parser, and its commands."""
    parser = argparse.ArgumentParser(prog="yorisoi", description=say("about"))
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, output: str = "", *, does: str = "") -> argparse.ArgumentParser:
        about = say(f"about_{name}")
        added = subparsers.add_parser(name, help=about, description=about)
        added.set_defaults(command=does or name, refused="refused")
        added.add_argument("--format", choices=("text", "json"), default="text")
        added.add_argument("--content", type=Path, default=Path("content"), metavar="DIR")
        added.add_argument("--now", type=_moment, metavar="ISO-8601", help=say("option_now"))
        usual = Path("pelicanconf.py")
        added.add_argument(
            "-s", "--settings", type=Path, default=usual, help=say("option_settings")
        )
        if output:
            added.add_argument("--output", type=Path, default=Path(output), metavar="DIR")
        return added

    build = add("build", "output")
    build.add_argument("--allow-shrink", action="store_true", help=say("option_allow_shrink"))
    build.add_argument("--hold-back", action="store_true", help=say("option_hold_back"))
    build.add_argument("--published", metavar="URL|DIR", help=say("option_published"))
    # Not where it is: a build of another content, which knows nothing of this one, may stand there.
    add("check").add_argument("--output", type=Path, metavar="DIR")
    add("preview", ".yorisoi/preview")
    rollback = add("rollback", "output")
    rollback.set_defaults(refused="refused_rollback")
    rollback.add_argument("--check", type=Path, metavar="DIR", help=say("option_check"))
    rollback.add_argument("--allow-old", action="store_true", help=say("option_allow_old"))
    printed = add("print", "print", does="print_sheets")
    address = os.environ.get("SITEURL", "")
    printed.add_argument("--site-url", type=_site_url, default=address, help=say("option_site_url"))
    add("card", does="draw")
    add("new")
    translated = add("translated")
    translated.set_defaults(refused="refused_translated")
    translated.add_argument("page", help=say("option_page"))
    watch = add("watch")
    watch.set_defaults(refused="watch_bad")
    arguments.add_arguments(watch)
    return parser, subparsers


def _site_url(text: str) -> str:
    address = text.rstrip("/")
    if address and not re.fullmatch(r"https://[a-z0-9.-]+(/[!-~]*)?", address):
        raise argparse.ArgumentTypeError(say("no_site_url"))
    return address


def _moment(text: str) -> datetime:
    try:
        return clock.now(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("no_moment")) from None
