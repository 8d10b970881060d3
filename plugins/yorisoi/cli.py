"""The `yorisoi` command: build, check, preview, rollback.

Exit status: 0 built, 1 content refused, 2 wrong usage, 3 the machine failed.
"""

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from yorisoi import clock, loading
from yorisoi.faults import Fault, MachineFailed, Refused
from yorisoi.messages import line, machine_sentence, sentence

if TYPE_CHECKING:  # each command imports what it needs, as importing is most of a small one
    from yorisoi.models import Fact
    from yorisoi.release.build import Built
    from yorisoi.site import Site

DONE, REFUSED, FAILED = 0, 1, 3
STOPPED = 130  # by Ctrl-C, as a shell counts it


def run(argv: list[str] | None = None) -> None:
    """Run the command and leave with its exit status.

    The system takes back what the process holds; Python would first free each object, and
    that takes a tenth of a build's time.
    """
    status = main(argv)
    with suppress(OSError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


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
    except (MachineFailed, OSError) as error:
        print(f"できませんでした: {machine_sentence(error)}", file=sys.stderr)
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    outputs = {build: "output", rollback: "output", show: ".yorisoi/preview", print_sheets: "print"}
    parser = argparse.ArgumentParser(prog="yorisoi", description="サイトを作り、確かめます。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, does, words in (
        ("build", build, "確かめて、サイトを作る"),
        ("check", check, "確かめるだけで、作らない"),
        ("preview", show, "作って見せ、保存のたびに作り直す"),
        ("rollback", rollback, "1つ前のサイトにもどす"),
        ("print", print_sheets, "予定表・チラシ・カードを、印刷用のPDFにする"),
        ("new", new, "ワークショップのファイルを、質問に答えて作る"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(does=does)
        command.add_argument("--format", choices=("text", "json"), default="text")
        if does is not rollback:
            command.add_argument("--content", type=Path, default=Path("content"), metavar="DIR")
            command.add_argument(
                "--now", type=_moment, metavar="ISO-8601", help="この時刻として作る"
            )
        if usual := outputs.get(does):
            command.add_argument("--output", type=Path, default=usual, metavar="DIR")
        if does in (build, show):
            command.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"))
        if does is build:
            command.add_argument(
                "--allow-shrink", action="store_true", help="ページが大きく減っても、そのまま作る"
            )
    return parser


def _moment(text: str) -> datetime:
    try:
        return clock.now(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def check(args: argparse.Namespace) -> None:
    """Validate the content and print what the staff still have to settle."""
    from yorisoi.release import expiry

    site, notices = loading.load(args.content)
    report(notices, args.format)
    today = (args.now or clock.now()).date()
    expiry.check(args.content, site, today)
    settle(site, today)
    print(f"まちがいはありません（ページ {len(site.pages)}・ワークショップ {len(site.events)}）。")


def settle(site: "Site", today: date) -> None:
    """Print what the staff still have to settle: open questions, and facts to confirm."""
    from yorisoi.release import open_questions

    questions = open_questions.questions(site)
    print(f"■ まだ決まっていないこと（{len(questions)}件）")
    for path, fact in questions:
        print(f"  {path}: {_mark(fact)}{fact.question}")
    old = open_questions.unconfirmed(site, today)
    print(f"■ {open_questions.CONFIRMED_FOR.days}日以上、確かめていないこと（{len(old)}件）")
    for path, fact in old:
        last = f"最後は {fact.confirmed}" if fact.confirmed else "まだ一度も確かめていません"
        print(f"  {path}: {_mark(fact)}{last}")


def _mark(fact: "Fact") -> str:
    return "【これが済むまで公開できません】" if fact.blocking else ""


def build(args: argparse.Namespace) -> None:
    """Validate, build, and say what was built."""
    gc.disable()  # a build makes millions of objects that live to its end, and few in circles
    began = time.monotonic()
    moment = args.now or clock.now()
    site, notices = loading.load(args.content)
    report(notices, args.format)

    from yorisoi.release import build, open_questions

    job = build.Job(args.content, args.output, args.settings, moment, args.allow_shrink)
    settings = build.read(job, site)
    if build.is_public(settings):
        settle(site, moment.date())
        if faults := open_questions.blocking(site, args.content, moment.date()):
            raise Refused(faults)
    built = build.build(job, site, settings)
    _summary(args.output, site, built, time.monotonic() - began)


def rollback(args: argparse.Namespace) -> None:
    """Serve the build before this one, and say which it is."""
    from yorisoi.release import snapshot, staging

    before = staging.rollback(args.output.absolute())
    stated = snapshot.read(before.record.read_text("utf-8"))
    made = f"（{snapshot.said(stated.made)} に作ったもの）" if stated else ""
    print(f"1つ前のサイト{made}にもどしました。")
    print(f"開くファイル: {args.output / 'index.html'}")
    print("もとの文章は変えていません。直してから、もう一度作ってください。")


def _near(file: Path) -> Path:
    """Return the file as one would type it here."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def show(args: argparse.Namespace) -> None:
    """Build, serve on this computer, and build again at each save, until Ctrl-C."""
    from threading import Event

    from yorisoi.editing import preview, preview_server
    from yorisoi.release import build

    moment = args.now or clock.now()
    job = build.Job(args.content, args.output, args.settings, moment, allow_shrink=True)
    shown = preview.Preview(job, lambda faults: report(faults, args.format), args.now)
    server, stop = preview_server.serve(shown), Event()
    try:
        shown.start((args.content, Path("theme")), stop)
        address = f"http://{preview_server.HOST}:{server.server_port}/"
        print(f"見るアドレス: {address}（Ctrl-C で終わります）")
        sys.stdout.flush()
        stop.wait()
    except KeyboardInterrupt:
        print("終わりました。")
    finally:
        stop.set()
        server.shutdown()
        shown.end()


def print_sheets(args: argparse.Namespace) -> None:
    """Write the month's programme, the flyers and the card as PDF, and say where."""
    from yorisoi.editing import printing
    from yorisoi.formats import Publication
    from yorisoi.rendering import strings

    site, notices = loading.load(args.content)
    report(notices, args.format)
    theme = Path("theme")
    words = strings.load(theme, "ja")
    publication = Publication(site, args.now or clock.now(), "", words)
    for file in printing.write(publication, theme, args.output):
        print(file)


def new(args: argparse.Namespace) -> None:
    """Ask for a workshop's facts, write its file, and say where it will be seen."""
    from yorisoi.editing import new_event

    site, _ = loading.load(args.content)
    today = (args.now or clock.now()).date()
    try:
        file = new_event.new_event(new_event.Asking(site, args.content, today, print, input))
    except (KeyboardInterrupt, EOFError):
        print("\nやめました。ファイルは作っていません。", file=sys.stderr)
        sys.exit(STOPPED)
    print(f"できました: {file}")
    print("画面で見るには: make preview")


def report(faults: Iterable[Fault], form: str = "text") -> None:
    """Print faults to standard error, one a line; under GitHub's CI as annotations too."""
    for each in faults:
        if form == "json":
            told = asdict(each) | {"values": dict(each.values)} | sentence(each)._asdict()
            print(json.dumps(told, ensure_ascii=False), file=sys.stderr)
            continue
        print(line(each), file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS"):
            level = "error" if each.severity == "error" else "notice"
            place = each.position
            where = f"file=content/{place.path},line={place.line},col={place.column}"
            print(f"::{level} {where}::{' → '.join(sentence(each))}")


def _summary(output: Path, site: "Site", built: "Built", seconds: float) -> None:
    """Say what was built, what to open, and where it is told what changed."""
    print(f"できました: {built.pages}ページ、{built.files}ファイル（{seconds:.1f}秒）")
    print(f"ワークショップ: {len(site.events)}件")
    print(f"開くファイル: {output / 'index.html'}")
    print(f"変わったこと: {_near(built.report)}")
