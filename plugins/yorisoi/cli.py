"""The `yorisoi` command: build, check, preview, new.

Exit status: 0 built, 1 content refused, 2 wrong usage, 3 the machine failed.
"""

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from yorisoi import clock, loading, publishing
from yorisoi.content import Site
from yorisoi.faults import Fault, MachineFailed, Refused

BUILT, REFUSED, FAILED = 0, 1, 3


def run(argv: list[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    sys.exit(main(argv))


def main(argv: list[str] | None = None) -> int:
    """Return the exit status of one command; wrong usage leaves with 2 by argparse."""
    args = _parser().parse_args(argv)
    try:
        return int(args.does(args))
    except Refused as refused:
        report(refused.faults, args.format)
        count = sum(each.severity == "error" for each in refused.faults)
        print(f"公開しませんでした。直すところが {count} か所あります。", file=sys.stderr)
        return REFUSED
    except MachineFailed as failed:
        print(f"このコンピューターでは作れませんでした: {failed}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"ファイルを書けませんでした: {error}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yorisoi", description="サイトを作り、確かめます。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, does, words in (
        ("build", build, "確かめて、サイトを作る"),
        ("check", check, "確かめるだけで、作らない"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(does=does)
        command.add_argument("--content", type=Path, default=Path("content"))
        command.add_argument("--now", type=_moment, help="ISO 8601")
        command.add_argument("--format", choices=("text", "json"), default="text")
        if does is build:
            command.add_argument("--output", type=Path, default=Path("output"))
            command.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"))
    return parser


def _moment(text: str) -> datetime:
    try:
        return clock.now(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def check(args: argparse.Namespace) -> int:
    """Validate the content and print what the staff still have to settle."""
    site, notices = loading.load(args.content)
    report(notices, args.format)
    print(f"まちがいはありません（ページ {len(site.pages)}・ワークショップ {len(site.events)}）。")
    return BUILT


def build(args: argparse.Namespace) -> int:
    """Validate, build beside the live site, inspect, and switch."""
    began = time.monotonic()
    moment = args.now or clock.now()
    site, notices = loading.load(args.content)
    report(notices, args.format)
    with publishing.staging(args.output.absolute()) as staged:
        generate(args, site, moment, staged)
        publishing.switch(staged, args.output.absolute())
    _summary(args.output, site, time.monotonic() - began)
    return BUILT


def generate(args: argparse.Namespace, site: Site, moment: datetime, staged: Path) -> None:
    """Let Pelican write the site into `staged`.

    Raises MachineFailed on anything Pelican complains of: it would go on without.
    """
    import pelican
    from jinja2 import TemplateError
    from pelican.settings import read_settings

    override: dict[str, Any] = {
        "PATH": str(args.content.absolute()),
        "OUTPUT_PATH": str(staged),
        "YORISOI_SITE": site,
        "YORISOI_NOW": moment,
    }
    complaints = _Complaints()
    logging.getLogger("pelican").addHandler(complaints)
    pelican.console.quiet = True
    try:
        pelican.Pelican(read_settings(str(args.settings), override=override)).run()
    except TemplateError as error:
        message = f"テーマの雛形に誤りがあります: {error}"
        raise MachineFailed(message) from error
    finally:
        logging.getLogger("pelican").removeHandler(complaints)
    if complaints.texts:
        raise MachineFailed("\n".join(complaints.texts))


class _Complaints(logging.Handler):
    """Keeps what Pelican warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def report(faults: Iterable[Fault], form: str = "text") -> None:
    """Print faults to standard error, one a line; under GitHub's CI as annotations too."""
    for each in faults:
        if form == "json":
            print(json.dumps(asdict(each), ensure_ascii=False), file=sys.stderr)
            continue
        print(each, file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS"):
            level = "error" if each.severity == "error" else "notice"
            place = each.position
            where = f"file=content/{place.path},line={place.line},col={place.column}"
            print(f"::{level} {where}::{each.message} → {each.remedy}")


def _summary(output: Path, site: Site, seconds: float) -> None:
    """Say what was built and what to open."""
    files = [each for each in output.rglob("*") if each.is_file()]
    pages = sum(each.suffix == ".html" for each in files)
    size = sum(each.stat().st_size for each in files) / 1024
    print(f"できました: {pages}ページ、{len(files)}ファイル、{size:,.0f} KB（{seconds:.1f}秒）")
    print(f"ワークショップ: {len(site.events)}件")
    print(f"開くファイル: {output / 'index.html'}")
