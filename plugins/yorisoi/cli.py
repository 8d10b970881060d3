"""The `yorisoi` command: build, check, preview.

Exit status: 0 built, 1 content refused, 2 wrong usage, 3 the machine failed.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from yorisoi import clock, loading, review
from yorisoi.content import Site
from yorisoi.faults import Fault, MachineFailed, Refused

DONE, REFUSED, FAILED = 0, 1, 3


def run(argv: list[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    sys.exit(main(argv))


def main(argv: list[str] | None = None) -> int:
    """Return the exit status of one command; wrong usage leaves with 2 by argparse."""
    args = _parser().parse_args(argv)
    return _attempt(args, args.does)


def _attempt(args: argparse.Namespace, does: Callable[[argparse.Namespace], None]) -> int:
    """Do it, tell what went wrong, and return the exit status."""
    try:
        does(args)
    except Refused as refused:
        report(refused.faults, args.format)
        count = sum(each.severity == "error" for each in refused.faults)
        print(f"公開しませんでした。直すところが {count} か所あります。", file=sys.stderr)
        return REFUSED
    except MachineFailed as failed:
        print(f"このコンピューターでは作れませんでした: {failed}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"ファイルを読み書きできませんでした: {error}", file=sys.stderr)
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yorisoi", description="サイトを作り、確かめます。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, does, words in (
        ("build", build, "確かめて、サイトを作る"),
        ("check", check, "確かめるだけで、作らない"),
        ("preview", show, "作って見せ、保存のたびに作り直す"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(does=does)
        command.add_argument("--content", type=Path, default=Path("content"), metavar="DIR")
        command.add_argument("--now", type=_moment, metavar="ISO-8601", help="この時刻として作る")
        command.add_argument("--format", choices=("text", "json"), default="text")
        if does is not check:
            command.add_argument("--output", type=Path, default=Path("output"), metavar="DIR")
            command.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"))
    return parser


def _moment(text: str) -> datetime:
    try:
        return clock.now(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def check(args: argparse.Namespace) -> None:
    """Validate the content and print what the staff still have to settle."""
    site, notices = loading.load(args.content)
    report(notices, args.format)
    questions = review.questions(site)
    print(f"■ まだ決まっていないこと（{len(questions)}件）")
    for path, question in questions:
        print(f"  {path}: {question}")
    old = review.unconfirmed(site, (args.now or clock.now()).date())
    print(f"■ {review.CONFIRMED_FOR.days}日以上、確かめていないこと（{len(old)}件）")
    for path, confirmed in old:
        print(f"  {path}: {f'最後は {confirmed}' if confirmed else 'まだ一度も確かめていません'}")
    print(f"まちがいはありません（ページ {len(site.pages)}・ワークショップ {len(site.events)}）。")


def build(args: argparse.Namespace) -> None:
    """Validate, build, and say what was built."""
    began = time.monotonic()
    moment = args.now or clock.now()
    site, notices = loading.load(args.content)
    report(notices, args.format)

    from yorisoi import building

    building.build(building.Job(args.content, args.output, args.settings, moment), site)
    _summary(args.output, site, time.monotonic() - began)


def show(args: argparse.Namespace) -> None:
    """Build, serve on this computer, and build again at each save."""
    from yorisoi import preview

    build(args)
    print(f"見るアドレス: http://{preview.HOST}:{preview.PORT}/（Ctrl-C で終わります）")
    preview.serve(args.output, (args.content, Path("theme")), lambda: _attempt(args, build))


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
