"""What a fault is about, as staff call it, and the form in which it is mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.urls import reverse
from yorisoi.faults import Fault, Refused
from yorisoi.loading.yaml_text import read_yaml, split_front_matter
from yorisoi.models import Where

from yorisoi_desk.checkout import saving
from yorisoi_desk.checkout.names import UnsafeName
from yorisoi_desk.facts import changes
from yorisoi_desk.facts import listing as fact_listing
from yorisoi_desk.facts.forms import place_of
from yorisoi_desk.facts.sections import SECTIONS
from yorisoi_desk.facts.service_edits import FILE
from yorisoi_desk.workshops import listing
from yorisoi_desk.yaml_text import reading

RUBY = re.compile(r"\{([^|{}]+)\|[^{}]*\}")  # {安全|あんぜん}


@dataclass(frozen=True)
class Subject:
    """An entry of the content, and the form in which it is changed, if there is one."""

    words: str
    link: str = ""


def subject_of(fault: Fault, data: str) -> Subject:
    """Return what a fault is about; `data` is the text of `service.yaml` that it is about."""
    name = fault.position.path
    if name == FILE:
        return _fact(place_of(fault, data), data)
    if name.startswith("events/") and name.endswith(listing.ENDINGS):
        return _workshop(fault)
    if not name.startswith("pages/"):
        return Subject(name)
    try:
        front, _, _ = split_front_matter(text_of(name), name)
        title = RUBY.sub(r"\1", str(front.data["title"]))
    except (Refused, KeyError, TypeError):
        return Subject(name)
    return Subject(f"ページ「{title}」（{name}）")


def text_of(name: str) -> str:
    """Return what a file of the content says now; nothing where there is none, or may be none."""
    try:
        return saving.repository().read(name)[0]
    except UnsafeName:
        return ""


def _fact(path: Where, text: str) -> Subject:
    """Return the entry of the data at a place, or above it."""
    for name, section in SECTIONS.items():
        if not section.where or path[: len(section.where)] != section.where:
            continue
        for key, entry in changes.entries(section, text).items():
            if path[: len(section.place(key))] == section.place(key):
                words = fact_listing.label(section, entry)
                is_one = section.kind == "one"
                told = f"「{words}」" if is_one else f"{section.title}「{words}」"
                return Subject(told, reverse("change", args=(name, key)))
    special = reading.held(text, path[:3])  # a closure or an opening that comes once
    reason = special.get("reason", "") if isinstance(special, dict) else ""
    return Subject(f"休みの日・臨時に開く日「{reason}」", reverse("facts"))


def _workshop(fault: Fault) -> Subject:
    name = PurePosixPath(fault.position.path)
    text = text_of(str(name))
    event = listing.data_of(name.name, text)
    if not isinstance(event, list):
        return linked("予定", name.stem, event, ())
    document = read_yaml(text, name.name)
    starts = [document.position((number,)).line for number in range(len(event))]
    number = sum(line <= fault.position.line for line in starts) - 1
    return linked("予定", name.stem, event[number], (number,))


def linked(kind: str, stem: str, event: Any, where: Where) -> Subject:
    """Return an event, with the form that opens it where one does."""
    title = event.get("title") if isinstance(event, Mapping) else ""
    opens = listing.STEM.fullmatch(stem)
    link = reverse("workshop", args=(listing.address(stem, where),)) if opens else ""
    return Subject(f"{kind}「{title or stem}」", link)
