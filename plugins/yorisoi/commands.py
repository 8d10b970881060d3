"""What each command does: the rooms put together, and what staff are told of it.

`cli` tells what they raise: Refused, MachineFailed, OSError, KeyboardInterrupt.

A command imports the rooms that it alone needs: without Pelican and all that Pelican imports,
`check` and `new` take half their time.
"""

import argparse
import time
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from yorisoi import clock, loading
from yorisoi.faults import (
    Fault,
    MachineFailed,
    Position,
    Refused,
    fault,
    nearest_file,
    notice,
    refuse,
)
from yorisoi.loading import translations
from yorisoi.loading.files import read_text
from yorisoi.messages import say
from yorisoi.release import open_questions
from yorisoi.release.theme import theme_of
from yorisoi.reporting import advise, report, tell, warn
from yorisoi.site import Site
from yorisoi.system import history
from yorisoi.unsettled import tell_unsettled
from yorisoi.watching.telephones import NOBODY_SAID, Telephones


def build(args: argparse.Namespace) -> None:
    """Validate, build, and say what was built."""
    from yorisoi.release import build as building

    began, commit = time.monotonic(), history.commit(args.content)
    with ExitStack() as copies:
        copy, site = _to_build(args, copies)
        job = building.Job(
            args.content,
            args.output,
            args.settings,
            args.moment,
            allow_shrink=args.allow_shrink,
            any_moment=args.now is not None,
            published=args.published,
            copy=copy,
            commit=commit,
        )
        settings = building.read_settings(job, site)
        if building.is_public(settings):
            tell_unsettled(site, args.moment)
            refuse(
                open_questions.blocking(site, job.folder)
                + open_questions.nobodys(site, job.folder, settings["SITEURL"])
            )
        built = building.run_build(job, site, settings)
    report(built.notices, args.format, args.content)
    seconds = time.monotonic() - began
    tell(say("built", pages=built.pages, files=built.files, seconds=seconds))
    tell(say("built_events", called=site.service.names.event, count=len(site.events)))
    tell(say("open_file", file=args.output / "index.html"))
    tell(say("open_report", file=_near(built.report)))


def _to_build(args: argparse.Namespace, copies: ExitStack) -> tuple[Path | None, Site]:
    """Return the site; where it is refused and may hold files back, a whole copy and its site."""
    from yorisoi.release import held_back

    try:
        return None, _load_and_report(args)
    except Refused:
        if not args.hold_back:
            raise
    folder = TemporaryDirectory(prefix="content-", ignore_cleanup_errors=True)
    copy = Path(copies.enter_context(folder), "content")
    today, known, theme = _today(args), history.history(args.content), theme_of(args.settings)
    read = partial(loading.load, today=today, known=known, theme=theme)
    (site, notices), held = held_back.read_whole(args.content, known, copy, args.moment, read)
    report([*held, *notices], args.format, args.content)
    files = sorted({fault.position.path for fault in held})
    warn(say("held_back", count=len(files), files="、".join(files)))
    return copy, site


def check(args: argparse.Namespace) -> None:
    """Validate the content, and print what is still to settle and how texts could be plainer."""
    from yorisoi.formats import Publication

    site = _load_and_report(args)
    tell_unsettled(site, args.moment)
    inserts = Publication(site, args.moment, "").insert_words
    if advice := loading.advise(args.content, site, args.moment, inserts):
        advise(advice, args.format, args.content)
    called, count = site.service.names.event, len(site.events)
    tell(say("no_faults", pages=len(site.pages), called=called, events=count))


def translated(args: argparse.Namespace) -> None:
    """Write into a translated page that it follows its original as it is now."""
    site, _ = _load(args)
    originals = translations.originals(site.pages.values())
    name = f"pages/{args.page.removeprefix('content/').removeprefix('pages/')}"
    if name not in originals:
        near = nearest_file(name, originals).removeprefix("pages/")
        raise Refused([fault(Position(name), "no_translation", near=near)])
    original, file = originals[name], args.content / name
    text = translations.following(read_text(args.content, name), original)
    file.write_text(text, "utf-8", newline="\n")
    tell(say("translated", file=file, original=original.path))


def preview(args: argparse.Namespace) -> None:
    """Build, serve on this computer, and build again at each save, until told to end."""
    from yorisoi.editing import preview_server
    from yorisoi.editing.preview import Preview
    from yorisoi.release import build as building

    job = building.Job(args.content, args.output, args.settings, args.moment, allow_shrink=True)
    shown = Preview(job, lambda faults: report(faults, args.format, args.content), args.now)
    with preview_server.serving(shown) as address:
        tell(say("preview_address", address=address))
        shown.watch((args.content, theme_of(args.settings)))
    tell(say("preview_ended"))


def rollback(args: argparse.Namespace) -> None:
    """Serve the build before this one, and say which it is, unless its contacts are old."""
    from yorisoi.release import snapshot, staging

    if args.check:
        if not (front := args.check / "index.html").is_file():
            raise MachineFailed("not_there", path=front)
        _refuse_old_contacts(args.check, args)
        tell(say("contacts_hold", folder=args.check))
        return
    before = staging.rollback(
        args.output.absolute(), lambda build: _refuse_old_contacts(build.site, args)
    )
    if record := snapshot.read(before.record):
        tell(say("rolled_back", made=snapshot.moment_in_words(record.made)))
    else:
        tell(say("rolled_back_unknown"))
    tell(say("open_file", file=args.output / "index.html"))
    tell(say("rolled_back_content"))


def _refuse_old_contacts(folder: Path, args: argparse.Namespace) -> None:
    """Raise Refused where an earlier site tells contacts that are not those of today's data.

    Where that is allowed, or the data cannot be read, it is told.
    """
    from yorisoi.release.old_contacts import old_contacts

    try:
        site, _ = _load(args, _today(args))
    except (Refused, OSError):
        # What is wrong with the content may be why somebody goes back.
        old = [notice(Position(str(args.content)), "old_contacts_unread")]
    else:
        old = old_contacts(folder, site)
    if args.allow_old:
        old = [replace(fault, severity="notice") for fault in old]
    if any(fault.severity == "error" for fault in old):
        raise Refused(old)
    report(old, args.format, args.content)


def watch(args: argparse.Namespace) -> None:
    """Look at a published site from outside, and tell people what is wrong with it."""
    from yorisoi.watching import command

    refuse(command.watch(args, args.moment, _telephones(args)))


def print_sheets(args: argparse.Namespace) -> None:
    """Write the poster, the month's programme, the flyers and the card as PDF, and say where."""
    from yorisoi.editing import printing
    from yorisoi.formats import Publication

    publication = Publication(_load_and_report(args), args.moment, args.site_url)
    if not args.site_url:
        warn(say("print_without_code"))
    for file in printing.write(publication, theme_of(args.settings), args.output):
        tell(str(file))


def draw(args: argparse.Namespace) -> None:
    """Draw the share card and the banner of the name as it is now, and say where."""
    from yorisoi.editing import drawing

    site, _ = _load(args, loading.Today(args.moment.date()))
    for file in drawing.write(site, args.content):
        tell(str(file))


def new(args: argparse.Namespace) -> None:
    """Ask for a workshop's facts, write its file, and say where it will be seen."""
    from yorisoi.editing.new_event import Asking, new_event
    from yorisoi.editing.trial import trial

    today, theme = loading.Today(args.moment.date()), theme_of(args.settings)
    site, _ = _load(args, today)
    try:
        with trial(args.content, today, theme) as tried:
            file = new_event(Asking(site, args.content, today.day, tried))
    except (KeyboardInterrupt, EOFError):
        tell()
        warn(say("new_not_written"))
        raise KeyboardInterrupt from None
    except Refused:
        warn(say("new_not_written"))
        raise
    tell(say("new_written", file=file))
    tell(say("new_more"))
    tell(say("new_see"))


def _telephones(args: argparse.Namespace) -> Telephones:
    """Return the numbers that a site of this content dials: all of ours, and those of others."""
    from yorisoi.release.expected import contacts, contacts_of_others

    if not (args.content / "data").is_dir():
        return NOBODY_SAID
    try:
        site, _ = _load(args)
    except (Refused, OSError):
        warn(say("watch_content_unread"))
        return NOBODY_SAID
    ours = {contact.telephone for contact in site.service.contacts.values() if contact.telephone}
    others = frozenset[str]().union(contacts(site), *contacts_of_others(site).values())
    return Telephones(frozenset(ours), others)


def _load(
    args: argparse.Namespace, today: loading.Today | None = None
) -> tuple[Site, tuple[Fault, ...]]:
    """Return the site in the words of its theme, and notices; raises Refused."""
    return loading.load(args.content, today, theme=theme_of(args.settings))


def _load_and_report(args: argparse.Namespace) -> Site:
    """Return the site, once its notices and what ends soon were told."""
    site, notices = _load(args, _today(args))
    aging = open_questions.aging(site, args.content, args.moment.date())
    report([*notices, *aging], args.format, args.content)
    return site


def _today(args: argparse.Namespace) -> loading.Today:
    """Return the day of the command, with what the last build beside this content stated."""
    from yorisoi.release.stated import last_stated

    day, now = args.moment.date(), clock.now().date()
    output = args.output or args.content.absolute().parent / "output"
    return loading.Today(day, last_stated(output), now=now)


def _near(file: Path) -> Path:
    """Return the file as one would type it here."""
    try:
        here = Path.cwd()
    except OSError:  # somebody has removed this folder
        return file
    return file.relative_to(here) if file.is_relative_to(here) else file
