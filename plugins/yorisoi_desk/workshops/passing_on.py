"""One workshop in the words of its page, ready to pass on: LINE, Instagram, a newsletter, a code.

What the page says of its state is said here too, and first: nobody is sent to a workshop that is
full, cancelled or over. Only whole sentences are left out, and never the address.
"""

import io
from dataclasses import dataclass

import segno
from yorisoi.formats import Publication

from yorisoi_desk.workshops.letters import letters, shortened, whole_sentences
from yorisoi_desk.workshops.pieces import Pieces

SHORT, LONG = 120, 300  # letters that a city's newsletter gives
SHORTEST_TITLE = 12
# What comes first where not all fits, and the order it is told in.
FIRST = (
    *("place", "apply", "note", "summary", "deadline", "fee", "audience", "capacity"),
    *("dates", "childcare", "bring", "online", "organizer"),
)
ORDER = (
    *("title", "state", "note", "summary", "when", "dates", "place", "online", "audience"),
    *("capacity", "fee", "childcare", "bring", "organizer", "apply", "deadline", "address"),
)
ALWAYS = ("title", "state", "when", "address")


@dataclass(frozen=True)
class Words:
    """The texts to copy: `short` has at most 120 letters, all others at most 300."""

    line: str
    instagram: str
    short: str
    long: str
    address: str


def words_of(publication: Publication, event_id: str) -> Words:
    """Return what may be passed on of an event; KeyError where no such one is public."""
    dates = [held for held in publication.public if held.event.id == event_id]
    if not dates:
        raise KeyError(event_id)
    pieces = Pieces(publication, dates)
    return Words(
        line=_fitting(pieces, LONG, "\n"),
        instagram=_fitting(pieces, LONG, "\n\n"),
        short=_fitting(pieces, SHORT, "　"),
        long=_fitting(pieces, LONG, "　"),
        address=pieces.address,
    )


def qr_code(address: str, kind: str) -> bytes:
    """Return a QR code (ISO/IEC 18004) of an address, as a file of `png` or `svg`."""
    stream, code = io.BytesIO(), segno.make_qr(address, error="m")
    code.save(stream, kind=kind, scale=10, border=4, dark="#000", light="#fff")
    return stream.getvalue()


def _fitting(pieces: Pieces, most: int, between: str) -> str:
    """Return the pieces that fit, in order; a title alone too long loses its end."""
    told = {name: text for name in ALWAYS if (text := pieces.text(name))}

    def joined(more: dict[str, str]) -> str:
        held = told | more
        return between.join(held[name] for name in ORDER if held.get(name))

    if (over := letters(joined({})) - most) > 0:
        room = max(letters(told["title"]) - over, SHORTEST_TITLE)
        told["title"] = shortened(told["title"], room) or told["title"]
    if letters(joined({})) > most:
        told.pop("when", None)
    for name in FIRST:
        text = pieces.text(name)
        if text and letters(joined({name: text})) > most and name in ("summary", "note"):
            room = most - letters(joined({name: "x"})) + 1
            text = whole_sentences(text, room)
        if text and letters(joined({name: text})) <= most:
            told[name] = text
    return joined({})
