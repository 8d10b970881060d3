"""One workshop as its file holds it now, found by what the desk's addresses call it."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from yorisoi.faults import Refused
from yorisoi.models import Where

from yorisoi_desk.checkout import saving
from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.workshops import listing


@dataclass(frozen=True)
class Held:
    """A workshop's file as it is now: `text` is None for one that is not there yet.

    `where` is its place in a file that holds several.
    """

    name: str
    text: str | None
    revision: str = ""  # what tells it from any other state of it
    where: Where = ()

    @property
    def is_draft(self) -> bool:
        """Whether the site passes over it."""
        return not self.name or file_names.public_name(self.name) != self.name

    @property
    def stem(self) -> str:
        """What the desk's addresses call it."""
        return listing.address(PurePosixPath(self.name).stem, self.where)

    @property
    def own_id(self) -> str:
        """The id that its lines say; empty where the name of the file does."""
        return str(self._data().get("id") or "")

    @property
    def key(self) -> str:
        """Its id; empty for one of several that has none yet."""
        return self.own_id or ("" if self.where else listing.event_id(self.stem))

    @property
    def mark(self) -> str:
        """What tells it from others of its file, also after one of them was taken away."""
        return self.key or str(self._data().get("title") or "")

    @property
    def title(self) -> str:
        """What it is called; empty where that cannot be read."""
        return self.values().get("title", "")

    def _data(self) -> dict[str, Any]:
        try:
            return event_files.file_data(self.name, self.text or "{}", self.where)
        except Refused:
            return {}

    def values(self) -> dict[str, str]:
        """Return what a form shows of it; nothing where it cannot be read."""
        try:
            return event_files.values_of(self.name, self.text, self.where) if self.text else {}
        except Refused:
            return {}


def held(stem: str) -> Held | None:
    """Return a workshop's file; None where the form cannot open one of that name."""
    match = listing.ADDRESS.fullmatch(stem)
    if not match:
        return None
    where = (int(match["number"]) - 1,) if match["number"] else ()
    for ending in listing.ENDINGS:
        name = f"events/{match['file']}{ending}"
        text, revision = saving.repository().read(name)
        if revision:
            one = Held(name, text, revision, where)
            return one if _is_there(one) else None
    return None


def held_still(stem: str, mark: str) -> Held | None:
    """Return the workshop that had a mark when it was opened, wherever it stands by now."""
    one = held(stem)
    if not mark or (one and one.mark == mark):
        return one
    others = filter(None, map(held, listing.stems()))
    return next((other for other in others if other.mark == mark), None)


def _is_there(one: Held) -> bool:
    """Return whether a file holds such an event; one that cannot be read at all is shown empty."""
    data = listing.data_of(one.name, one.text or "")
    if not isinstance(data, list):
        return not one.where
    number = one.where[0] if one.where else len(data)
    return isinstance(number, int) and number < len(data)
