"""One workshop on its way from a form to its file: what the file would be, and what it is for."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from yorisoi.editing.new_event import usual_answers
from yorisoi.editing.usual import usual_times
from yorisoi.faults import Fault, Refused
from yorisoi.loading import yaml_text
from yorisoi.models.parsers import parse_day
from yorisoi.models.values import parse_key

from yorisoi_desk.checkout import content
from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.events.shape import rows_within
from yorisoi_desk.workshops import listing, photographs
from yorisoi_desk.workshops.form import WorkshopForm
from yorisoi_desk.workshops.held import Held


def usual(loaded: content.Loaded) -> dict[str, str]:
    """Return what is usual for a new workshop here."""
    if loaded.site is None:
        return {}
    answers = usual_answers(loaded.site, content.now().date())
    start, end = usual_times(loaded.site)
    return {"date": answers["date"], "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}


@dataclass(frozen=True)
class Wanted:
    """What a form asks for: the file's new name and text, and a photograph with it.

    `apart` is there for one of several drafts in a file, which goes to the site in a file of its
    own: the file of drafts with this one changed, and without it.
    """

    before: Held
    name: str
    text: str
    pictures: Mapping[str, bytes | None] = field(default_factory=dict)
    apart: tuple[str, str] | None = None

    @property
    def after(self) -> Held:
        """The workshop as it would be on the site."""
        return Held(self.name, self.text, where=() if self.apart else self.before.where)

    @property
    def path(self) -> str:
        """The address of its page below that of the site."""
        return f"workshops/{self.after.key}/"

    def files(self, *, is_draft: bool) -> dict[str, bytes | None]:
        """Return the files to write, and the one to take away."""
        here = self.before.name
        if self.apart and is_draft:
            return {**self.pictures, here: self.apart[0].encode()}
        if self.apart:
            others = self.apart[1].encode() or None
            return {**self.pictures, self.name: self.text.encode(), here: others}
        name = file_names.draft_name(self.name) if is_draft else self.name
        gone = {here: None} if here not in ("", name) else {}
        return {**self.pictures, name: self.text.encode(), **gone}

    def faults(self) -> list[Fault]:
        """Return what the engine would say of it on the site."""
        return errors_of(self.files(is_draft=False), self.after)


def errors_of(files: content.Files, one: Held) -> list[Fault]:
    """Return what the engine would refuse of a workshop if these files were changed."""
    return of_one([fault for fault in content.errors(files) if fault.position.path in files], one)


def of_one(errors: list[Fault], one: Held) -> list[Fault]:
    """Return the faults but those of the others of its file, which are somebody else's."""
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
    key = values.pop("id")
    name = _name(values, key, before)
    pictures: dict[str, bytes | None] = {}
    if form.cleaned_data.get("no_image"):
        pictures = _left(before)
    if data := photographs.taken(form.cleaned_data.get("photo") or ""):
        values["image"] = _picture_name(name)
        values["image_alt"] = form.cleaned_data["image_alt"]
        pictures[f"images/{values['image']}"] = data
    if before.text is None:
        return Wanted(before, name, event_files.new_text(values), pictures)
    if key and (before.where or before.own_id):
        values["id"] = key
    if key not in ("", before.key) and not before.is_draft:
        values["aliases"] = ", ".join(filter(None, (values["aliases"], before.key)))
    text = event_files.edited(before.name, before.text, values, before.where)
    if before.where and before.is_draft:
        own, others = event_files.apart(text, int(before.where[0]))
        return Wanted(before, name, own, pictures, (text, others))
    return Wanted(before, name, text, pictures)


def _name(values: Mapping[str, str], key: str, before: Held) -> str:
    """Return the name of a workshop's file on the site.

    That of one that was never there comes from its day and its id.
    """
    taken = listing.ids() - {before.key}
    if key in taken:
        raise ValueError("reserved_id")
    key = parse_key(key) if key else before.key
    suffix = PurePosixPath(before.name).suffix or ".yaml"
    if not before.is_draft:
        if before.where or before.own_id:
            return before.name
        stem = PurePosixPath(before.name).stem
        return f"events/{stem.removesuffix(before.key)}{key}{suffix}"
    day = next(_days(values), content.now().date())
    name = file_names.file_name(day, key or file_names.free_id(day, taken))
    return name.replace(".yaml", suffix)


def _days(values: Mapping[str, str]) -> Iterator[date]:
    """Yield the days that a form names."""
    for text in (values.get("date"), *(row.get("date") for row in rows_within(values, "dates"))):
        with suppress(ValueError):
            yield parse_day(text or "")


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


def day_of(text: str) -> date | None:
    """Return a day that a picker gave."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
