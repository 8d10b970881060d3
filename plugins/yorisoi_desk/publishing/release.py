"""Publishing and taking back, by the engine's own build; what waits to be published."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from yorisoi.editing.preview_server import find

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.repository import Change, Repository
from yorisoi_desk.models import Entry, Person
from yorisoi_desk.publishing import engine

PUBLISHED, TAKEN_BACK = "公開した", "公開をもどした"
BEGUN = "公開をはじめた"  # stays where this process was killed before it was told the end
ONE_AT_A_TIME = threading.Lock()
MOST = 50  # saves that are listed


class Busy(Exception):  # noqa: N818 - an outcome
    """Somebody else is publishing now."""


def publish(person: Person, *options: str) -> engine.Ended:
    """Build and switch; raises Busy where somebody else does."""
    with _alone(), content.checked_out() as copy:
        _settle()
        head = _newest(copy)
        begun = Entry.note(person, BEGUN, f"{head} {served()}")
        ended = engine.build(copy, settings.DESK_OUTPUT, settings.DESK_SITE_SETTINGS, *options)
        if ended.done:
            begun.what, begun.about = PUBLISHED, f"{head} {served()}"
            begun.save()
        else:
            begun.delete()
        return ended


def take_back(person: Person, seen: str) -> engine.Ended | None:
    """Serve the publication before this one; raises Busy where somebody publishes.

    None where another than the one that was `seen` is served by now: it was pressed twice.
    """
    with _alone(), content.copied({}) as copy:
        if seen != served():
            return None
        _settle()
        ended = engine.roll_back(copy, settings.DESK_OUTPUT)
        if ended.done:
            Entry.note(person, TAKEN_BACK)
        return ended


def waiting() -> list[Change]:
    """Return the saves that the site of now does not show, the newest first.

    What was taken back with a publication is among them. Before the first publication by this
    desk, those of its own people.
    """
    last = _published()
    saves = saving.repository().history(MOST)
    if last is None:
        people = set(Person.objects.values_list("name", flat=True))
        return [save for save in saves if save.author in people]
    return list(takewhile(lambda save: save.commit != last, saves))


def _published() -> str | None:
    """Return the newest save that is in the build which is served; None for one of nobody here.

    A publication whose end nobody was told is public where another build is served than at its
    beginning.
    """
    live = served()
    for entry in Entry.objects.filter(what__in=(PUBLISHED, BEGUN)):
        head, _, build = entry.about.partition(" ")
        if (build == live) == (entry.what == PUBLISHED):
            return head
    return None


def _settle() -> None:
    """Note of a publication that was cut off whether it went live: what follows moves the site."""
    live = served()
    for begun in Entry.objects.filter(what=BEGUN):
        head, _, before = begun.about.partition(" ")
        this = Entry.objects.filter(pk=begun.pk)
        if before == live:
            this.delete()
        else:
            this.update(what=PUBLISHED, about=f"{head} {live}")


def served() -> str:
    """Return what tells the build that is served from any other; empty where there is none."""
    output: Path = settings.DESK_OUTPUT
    return str(output.readlink()) if output.is_symlink() else ""


def _newest(copy: Path) -> str:
    """Return the commit of the newest save of a content; an empty text where there is none."""
    return next((save.commit for save in Repository(copy).history(1)), "")


def address(path: str = "") -> str:
    """Return where the site can be seen: its public address, or the desk's own view of it."""
    if settings.DESK_SITE_ADDRESS:
        return f"{settings.DESK_SITE_ADDRESS}/{path}"
    return reverse("site-front") + path


def is_served(path: str) -> bool:
    """Return whether the site has a page as it is served now."""
    return find(settings.DESK_OUTPUT, path) is not None


@contextmanager
def _alone() -> Iterator[None]:
    if not ONE_AT_A_TIME.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        ONE_AT_A_TIME.release()
