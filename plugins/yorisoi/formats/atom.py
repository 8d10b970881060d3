"""The feed of workshops to come (Atom, RFC 4287): one entry a date."""

from xml.etree import ElementTree as ET

from yorisoi.formats import words
from yorisoi.formats.publication import STAMPS_START, Publication
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.site import event_address

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 100  # entries; a feed reader keeps what it has seen


def feed(publication: Publication) -> str:
    """Return the feed's XML: what has not ended, last changed first."""
    upcoming = publication.site.upcoming(publication.moment)
    shown = sorted(
        upcoming, key=lambda date: (-publication.stamp(date.event).timestamp(), date.start)
    )[:MOST]
    name = publication.site.service.names.name
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": publication.strings["lang"]})
    _text(root, "id", publication.tag("workshops"))
    _text(root, "title", name)
    newest = max(
        (publication.stamp(occurrence.event) for occurrence in shown), default=STAMPS_START
    )
    _text(root, "updated", newest.isoformat())
    _text(ET.SubElement(root, "author"), "name", name)
    self_address = publication.absolute("workshops/feed.atom")
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=self_address)
    ET.SubElement(root, "link", rel="alternate", href=publication.absolute("workshops/"))
    for occurrence in shown:
        _entry(publication, root, occurrence)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(publication: Publication, root: ET.Element, occurrence: Occurrence) -> None:
    event, entry = occurrence.event, ET.SubElement(root, "entry")
    _text(entry, "id", publication.tag_of(occurrence))
    _text(entry, "title", publication.title(occurrence))
    _text(entry, "updated", publication.stamp(event).isoformat())
    lines = (words.when(occurrence), publication.site.place(occurrence).name)
    told = "\n".join((*lines, words.details(publication, occurrence)))
    _text(entry, "summary", told.strip())
    address = publication.absolute(event_address(event.id))
    ET.SubElement(entry, "link", rel="alternate", href=address)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
