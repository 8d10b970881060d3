"""What a table says of ways to apply and of places ↔ the keys that the data has for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yorisoi.models import ContactPoint, Service
from yorisoi.models.application import parse_apply
from yorisoi.models.event_dates import STATUS_WORDS
from yorisoi.models.parsers import half_width
from yorisoi.models.venue import ONLINE, parse_venue
from yorisoi.schedule.application import usual_key

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_values import parsed
from yorisoi_desk.tables.headings import COLUMNS
from yorisoi_desk.tables.table_row import CellFault, Row, has_lost_its_zero

NEEDED = re.compile("要|必要|要(事前)?(予約|申し?込み?)|(事前)?(予約|申し?込み?)(制|必要|要)|必須")
BY_TELEPHONE = re.compile("お?電話(で|にて)?(の|お)?(予約|申し?込み?|受付|連絡)?|TEL|tel")
NOT_NEEDED = re.compile(r"(.+)\((?:当日|直接|自由).*\)|(当日(参加|受付)|自由参加|当日直接)")


@dataclass(frozen=True)
class Choices:
    """What the data names: ways to apply and places, each by what people call it."""

    service: Service

    @property
    def ways(self) -> dict[str, str]:
        """The ways to apply by their words."""
        contacts = {contact.label: key for key, contact in self.service.contacts.items()}
        return contacts | {word: word for word in ("不要", "窓口", "会場の窓口")}

    @property
    def places(self) -> dict[str, str]:
        """The places by their names."""
        return {place.name: key for key, place in self.service.places.items()}

    def way(self, text: str) -> str:
        """Return the field of ways to apply that words mean, empty for the usual one.

        Words that mean nothing known stay, and the engine says so.
        """
        ways, usual = self.ways, usual_key(self.service)
        named = [ways[text]] if text in ways else [self._one(part) for part in _parts(text)]
        return "" if named == [usual] else ", ".join(filter(None, named))

    def unknown_ways(self, field: str) -> list[str]:
        """Return the words of a field of ways to apply that name no contact and no usual word."""
        known = {*self.service.contacts, *self.ways.values()}
        return [way for way in field.split(", ") if way not in known and "//" not in way and way]

    def _one(self, word: str) -> str:
        usual, plain = usual_key(self.service), half_width(word)
        contact: ContactPoint | None = self.service.contacts.get(usual)
        if word in self.ways:
            return self.ways[word]
        if number := self.by_number(plain):
            return number
        try:
            free = NOT_NEEDED.fullmatch(plain)
            if free and free[2]:
                return "不要"
            return str(parse_apply(re.sub(r"^申込(?=不要)", "", free[1] if free else plain)))
        except ValueError:
            means_usual = NEEDED.fullmatch(plain) or BY_TELEPHONE.fullmatch(plain)
            return usual if contact and contact.telephone and means_usual else word

    def by_number(self, text: str) -> str:
        """Return the contact whose number a text says, also without the zero that Excel drops."""
        said = re.sub(r"^(?:お?電話|TEL|tel)?[\s:]*|[-() ]", "", text).lstrip("0")
        numbers = {
            re.sub("[^0-9]", "", contact.telephone).lstrip("0"): key
            for key, contact in self.service.contacts.items()
            if contact.telephone
        }
        return numbers.get(said, "") if said else ""

    def place(self, name: str) -> str:
        """Return the key of the place of a name, however wide its letters are; empty for none."""
        keys = {_narrow(known): key for known, key in self.places.items()}
        return keys.get(_narrow(name), "")

    def shown(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what our workbook shows of the values of a form, by field."""
        labels = {key: label for label, key in self.ways.items()}
        names = {key: name for name, key in self.places.items()}
        ways = [labels.get(way, way) for way in _parts(values.get("apply", ""))]
        place = values.get("place.name") or values.get("place", "")
        days = values.get("dates", "").replace("\n", "、")
        return {
            **{field: values.get(field, "") for _, field, _ in COLUMNS},
            "date": values.get("date") or days,
            "place": names.get(place, place),
            "apply": "、".join(ways),
            "status": STATUS_WORDS.get(values.get("status", ""), ""),
        }


def _narrow(text: str) -> str:
    return re.sub(r"\s", "", half_width(text)).casefold()


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, re.split("[,、・]", text)) if part]


@dataclass(frozen=True)
class Found:
    """What the cells of a row say of a place or of ways to apply.

    `contact` is name and number of another body, `left` the cells that nothing is taken from.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Sequence[CellFault] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    left: Sequence[tuple[str, str]] = ()


def place_in(row: Row, choices: Choices) -> Found:
    """Return the place of a row: one of the data, online, or one of others with its address."""
    name, address = row.text("place"), row.text("place.address")
    key, service = choices.place(name), choices.service
    here, faults = {"place": "", "place.name": "", "place.address": ""}, []
    if key and address in ("", service.places[key].address):
        here["place"] = "" if key == service.home else key
    elif name and not address and _is_no_venue(name):
        here["place"] = name
    elif name:
        here |= {"place.name": name, "place.address": address}
        if not address:
            told = say("cell_no_address", value=name), say("cell_address")
            faults = [row.fault("place.address", *told)]
    elif address:
        faults = [row.fault("place", say("cell_no_venue", value=address), say("cell_venue"))]
    return Found(here, faults)


def _is_no_venue(name: str) -> bool:
    """Return whether words name no place to go to: online, or told later, or half of both."""
    return isinstance(parsed(parse_venue, name), dict) or bool(ONLINE.search(name))


def ways_in(row: Row, choices: Choices, *, is_said: bool, is_new: bool) -> Found:
    """Return the ways to apply of a row: those of the data, or another body's number.

    `is_said` is whether the column of ways is there and says something new.
    """
    words, name, number = (row.text(one) for one in ("apply", "apply.name", "apply.telephone"))
    ours = "" if words else choices.by_number(number) or choices.ways.get(name, "")
    way, faults = choices.way(ours or words), []
    values = {"apply": way} if ours or is_said else {}
    if values and choices.unknown_ways(way):
        told = say("cell_apply", value=words)
        faults = [row.fault("apply", told, say("cell_apply_words", words="・".join(choices.ways)))]
    used = (values.get("apply") or usual_key(choices.service)).split(", ")
    is_ours = name in choices.ways or bool(choices.by_number(number))
    if number and is_new and not (values.get("apply") or is_ours):
        is_whole = not has_lost_its_zero(row, "apply.telephone")
        contact = {"name": name or number, "telephone": number} if is_whole else {}
        return Found(values, faults, contact)
    left = []
    if name and choices.ways.get(name) not in used:
        left.append((row.cell("apply.name"), name))
    if number and choices.by_number(number) not in used:
        left.append((row.cell("apply.telephone"), number))
    return Found(values, faults, {}, left)
