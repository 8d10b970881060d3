"""The files of `events/` → events with their places; what they say is checked in `events`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from yorisoi.faults import Fault, Position, Refused
from yorisoi.loading import yaml_text
from yorisoi.loading.files import composed
from yorisoi.loading.findings import Findings
from yorisoi.loading.repeat_count import with_last_day
from yorisoi.loading.tails import read_without_tails
from yorisoi.loading.validation import validated
from yorisoi.loading.yaml_text import Document
from yorisoi.loading.years import Years
from yorisoi.models import Event, Service, Where
from yorisoi.models.values import parse_key

RESERVED_IDS = re.compile(r"past|calendar|feed|events|index|[0-9]{4}(-[0-9]{2})?")
# At its beginning, where ids of feeds write it behind a year: it is seen as a number of somebody
OF_DIGITS = re.compile(r"[0-9]{4}-?[0-9]{2}")
NAME = re.compile(r"events/(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-)?(.*)\.(?:yaml|md)", re.DOTALL)
TEMPLATE = "events/_template.yaml"
OWN_WORDS = ("title", "summary")  # what is never the same as in the template
NO_ID = "no-id"  # of an event whose file has none, while its other faults are looked for


@dataclass(frozen=True)
class Written:
    """An event with the document it stands in, so that faults have a place."""

    event: Event
    document: Document
    where: Where
    body: Position | None = None

    def position(self, *keys: str | int) -> Position:
        """Return where one of its fields stands."""
        return self.document.position((*self.where, *keys))

    def inside(self, keys: Where, text: str, offset: int) -> Position:
        """Return where in the file a character of one of its texts stands."""
        if keys == ("description",) and self.body:
            return self.body.within(text, offset)
        return self.document.inside((*self.where, *keys), text, offset)


def written(findings: Findings, name: str, service: Service | None = None) -> Iterator[Written]:
    """Yield each event of a file that is whole; faults may need to know the service."""
    try:
        document, body = _document(findings, name)
    except Refused as refused:
        findings.faults += refused.faults
        return
    many = isinstance(document.data, list)
    places: list[Where] = [(i,) for i in range(len(document.data))] if many else [()]
    years = Years(findings, document)
    for where in places:
        data = document.at(where)
        years.of_event(data, where, alone=not many)
        if not many and isinstance(data, dict) and data.get("id") is None:
            data["id"] = _id_of(findings, name)
        faults: list[Fault] = []
        event = validated(document, Event, faults, findings.notices, where)
        if service and any(told.code == "repeat_count_alone" for told in faults):
            faults = with_last_day(faults, data, service)
        findings.faults += faults
        if event and event.id != NO_ID:
            yield Written(event, document, where, body)


def _id_of(findings: Findings, name: str) -> str:
    """Return the id that the name of a file says, or NO_ID after adding a fault."""
    named = composed(NAME.sub(r"\1", name))
    with suppress(PydanticCustomError):
        if not OF_DIGITS.match(named):
            return parse_key(named)
    findings.add(Position(name), "file_name_not_id", value=named)
    return NO_ID


def words_of_template(root: Path) -> frozenset[str]:
    """Return the title and the summary of the staff's template, where it is there and whole."""
    try:
        data = _document(Findings(root), TEMPLATE)[0].data
    except (OSError, Refused):
        return frozenset()
    words = [data.get(key) for key in OWN_WORDS] if isinstance(data, dict) else []
    return frozenset(word for word in words if isinstance(word, str))


def _document(findings: Findings, name: str) -> tuple[Document, Position | None]:
    """Return the data of a file, and where its text begins if it is Markdown."""
    text = read_without_tails(findings, name)
    if not name.endswith(".md"):
        return yaml_text.read_yaml(text, name), None
    document, description, line = yaml_text.split_front_matter(text, name)
    if not (isinstance(document.data, dict) and description.strip()):
        return document, None
    document.data["description"] = description
    line += len(description) - len(description.lstrip("\n"))
    return document, Position(name, line)
