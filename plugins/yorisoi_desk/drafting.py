"""One workshop on its way from a form to its file: what the file would be, and what it is for."""

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from yorisoi.editing.new_event import usual_answers
from yorisoi.editing.usual import usual_times
from yorisoi.faults import Fault, Refused
from yorisoi.loading import yaml_text
from yorisoi.loading.yaml_walk import Path_
from yorisoi.models import Service
from yorisoi.models.parsers import parse_day

from yorisoi_desk import content, event_files, listing, photographs, saving
from yorisoi_desk.fields import WorkshopForm


@dataclass(frozen=True)
class Held:
    """A workshop's file as it is now: `text` is None for one that is not there yet.

    `where` is its place in a file that holds several.
    """

    name: str
    text: str | None
    revision: str = ""  # what tells it from any other state of it
    where: Path_ = ()

    @property
    def is_draft(self) -> bool:
        """Whether the site passes over it."""
        return not self.name or event_files.public_name(self.name) != self.name

    @property
    def stem(self) -> str:
        """What the desk's addresses call it."""
        return listing.address(PurePosixPath(self.name).stem, self.where)

    @property
    def key(self) -> str:
        """Its id: what it says itself, or the name of its file."""
        return str(self._data().get("id") or listing.event_id(self.stem))

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


def _is_there(one: Held) -> bool:
    """Return whether a file holds such an event; one that cannot be read at all is shown empty."""
    data = listing.data_of(one.name, one.text or "")
    if not isinstance(data, list):
        return not one.where
    number = one.where[0] if one.where else len(data)
    return isinstance(number, int) and number < len(data) and not one.is_draft


def usual(loaded: content.Loaded) -> dict[str, str]:
    """Return what is usual for a new workshop here."""
    if loaded.site is None:
        return {}
    answers = usual_answers(loaded.site, content.now().date())
    start, end = usual_times(loaded.site)
    return {"date": answers["date"], "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


@dataclass(frozen=True)
class Wanted:
    """What a form asks for: the file's new name and text, and a photograph with it."""

    before: Held
    name: str
    text: str
    pictures: Mapping[str, bytes | None] = field(default_factory=dict)

    def files(self, *, is_draft: bool) -> dict[str, bytes | None]:
        """Return the files to write, and the one to take away."""
        name = self.name if not is_draft else event_files.draft_name(self.name)
        gone = {self.before.name: None} if self.before.name not in ("", name) else {}
        return {**self.pictures, name: self.text.encode(), **gone}

    def faults(self) -> list[Fault]:
        """Return what the engine would say of it on the site."""
        files = self.files(is_draft=False)
        told = content.faults(files, [self.name, *self.pictures])
        return errors_of(told, Held(self.name, self.text, where=self.before.where))


def errors_of(told: Iterable[Fault], one: Held) -> list[Fault]:
    """Return the errors that are about a workshop; others of its file are somebody else's."""
    errors = [fault for fault in told if fault.severity == "error"]
    if not one.where:
        return errors
    try:
        document = yaml_text.read_yaml(one.text or "", one.name)
    except Refused:
        return errors
    number = int(one.where[0])
    starts = document.position((number,)).line
    is_last = number + 1 >= len(document.data)
    ends = document.position((number + 1,)).line if not is_last else sys.maxsize
    return [
        fault
        for fault in errors
        if fault.position.path != one.name or starts <= fault.position.line < ends
    ]


def wanted(before: Held, form: WorkshopForm) -> Wanted:
    """Return what a valid form asks for.

    Raises ValueError with the code of a sentence where its name cannot be one.
    """
    values = form.values()
    name = event_files.public_name(before.name) if before.name else ""
    if before.is_draft:
        name = _name(values, listing.event_id(before.stem), before)
    pictures: dict[str, bytes | None] = {}
    if form.cleaned_data.get("no_image"):
        pictures = _left(before)
    if data := photographs.taken(form.cleaned_data.get("photo") or ""):
        values["image"] = _picture_name(name)
        values["image_alt"] = form.cleaned_data["image_alt"]
        pictures[f"images/{values['image']}"] = data
    if before.text is None:
        return Wanted(before, name, event_files.new_text(values), pictures)
    text = event_files.edited(before.name, before.text, values, before.where)
    return Wanted(before, name, text, pictures)


def _name(values: Mapping[str, Any], key: str, before: Held) -> str:
    """Return the name of a file that was never on the site, by its day and its id."""
    day = content.now().date()
    for text in (values.get("date"), str(values.get("dates") or "").partition("\n")[0]):
        with suppress(ValueError):
            day = parse_day(text or "")
            break
    taken = listing.ids() - {listing.event_id(before.stem)}
    key = values.get("id") or key or event_files.free_id(day, taken)
    if key in taken:
        raise ValueError("reserved_id")
    name = event_files.file_name(day, key)
    return name.replace(".yaml", PurePosixPath(before.name).suffix or ".yaml")


def _left(before: Held) -> dict[str, bytes | None]:
    """Return the photograph of a workshop, to be taken away, where no other file names it."""
    name = before.values().get("image", "")
    texts = content.texts().values()
    held = content.root() / "images" / name
    is_ours = name and "/" not in name and held.is_file() and not held.is_symlink()
    return (
        {f"images/{name}": None}
        if is_ours and sum(name.encode() in text for text in texts) == 1
        else {}
    )


def _picture_name(name: str) -> str:
    """Return a name of ours for a workshop's photograph that no other has."""
    stem = PurePosixPath(name).stem
    names = (f"{stem}{f'-{number}' if number else ''}.jpg" for number in range(1000))
    return next(one for one in names if not (content.root() / "images" / one).exists())


def form_for(
    service: Service, before: Held, usual: Mapping[str, str], data: Mapping[str, Any] | None = None
) -> WorkshopForm:
    """Return the form of a workshop: as its file is, or as somebody has filled it in."""
    initial = before.values() if before.text is not None else dict(usual)
    if before.is_draft and before.name:
        initial["id"] = listing.event_id(before.stem)
    return WorkshopForm(service, initial | {"version": before.revision}, data)


def day_of(text: str) -> date | None:
    """Return a day that a picker gave."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
