"""Each save of the desk: one commit with the name of the person, and a line in the log."""

import threading
from collections.abc import Mapping

from django.conf import settings

from yorisoi_desk.checkout.content import Files
from yorisoi_desk.checkout.remote import Sync
from yorisoi_desk.checkout.repository import Repository, Saved
from yorisoi_desk.models import Entry, Person

# Saves of this process wait here as long as it takes; the checkout's own lock, for other processes,
# gives up after a while.
IN_TURN = threading.Lock()


def repository() -> Repository:
    """Return the content as a git checkout, with the remote that the desk is told of."""
    return Repository(settings.DESK_CONTENT, settings.DESK_REMOTE or None)


def save(person: Person, said: str, files: Files, seen: Mapping[str, str]) -> Sync:
    """Write files in the person's name; `seen` holds the revision of each that she has read.

    Return how it stands with the remote. Raises Changed where a file is not as she has read it;
    OSError, GitFailed and UnsafeName pass through: the content is as it was.
    """
    with IN_TURN:
        saved = repository().save(files, seen, person.name, said)
    return _noted(person, said, saved)


def take_back(person: Person, said: str, commit: str) -> Sync:
    """Undo one save by another; raises Changed where its lines were changed since."""
    with IN_TURN:
        saved = repository().take_back(commit, person.name, said)
    return _noted(person, said, saved)


def _noted(person: Person, said: str, saved: Saved) -> Sync:
    if saved.commit:
        Entry.note(person, said)
    return saved.sync
