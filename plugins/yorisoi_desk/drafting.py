"""One workshop on its way from a form to its file: what the file would be, and what it is for."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yorisoi.editing.new_event import usual_answers
from yorisoi.editing.usual import usual_times
from yorisoi.faults import Fault, Refused
from yorisoi.models import Service
from yorisoi.models.parsers import parse_day

from yorisoi_desk import content, event_files, listing, photographs, saving
from yorisoi_desk.fields import WorkshopForm


@dataclass(frozen=True)
class Held:
    """A workshop's file as it is now: `text` is None for one that is not there yet."""

    name: str
    text: str | None
    revision: str = ""  # what tells it from any other state of it

    @property
    def is_draft(self) -> bool:
        """Whether the site passes over it."""
        return not self.name or event_files.public_name(self.name) != self.name

    @property
    def stem(self) -> str:
        """What the desk's addresses call it."""
        return self.name.removeprefix("events/").removesuffix(".yaml")

    def values(self) -> dict[str, str]:
        """Return what a form shows of it; nothing where it cannot be read."""
        try:
            return event_files.values_of(self.name, self.text) if self.text else {}
        except Refused:
            return {}


def held(stem: str) -> Held | None:
    """Return a workshop's file; None where the form cannot open one of that name."""
    if not listing.STEM.fullmatch(stem):
        return None
    name = f"events/{stem}.yaml"
    text, revision = saving.repository().read(name)
    return Held(name, text, revision) if revision else None


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
        return {**gone, name: self.text.encode(), **self.pictures}

    def faults(self) -> list[Fault]:
        """Return what the engine would say of it on the site."""
        files = self.files(is_draft=False)
        told = content.faults(files, [self.name, *self.pictures])
        return [fault for fault in told if fault.severity == "error"]


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
    return Wanted(before, name, event_files.edited(before.name, before.text, values), pictures)


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
    return event_files.file_name(day, key)


def _left(before: Held) -> dict[str, bytes | None]:
    """Return the photograph of a workshop, to be taken away, where no other file names it."""
    name = before.values().get("image", "")
    others = (file for file in content.root().rglob("*") if file.suffix in (".yaml", ".md"))
    texts = (content.read(str(file.relative_to(content.root()))) or "" for file in others)
    held = content.root() / "images" / name
    is_ours = name and "/" not in name and held.is_file() and not held.is_symlink()
    return {f"images/{name}": None} if is_ours and sum(name in text for text in texts) == 1 else {}


def _picture_name(name: str) -> str:
    """Return a name of ours for a workshop's photograph that no other has."""
    stem = name.removeprefix("events/").removesuffix(".yaml")
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
