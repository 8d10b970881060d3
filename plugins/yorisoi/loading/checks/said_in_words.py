"""What the words of an event say, while its field says nothing, or something else.

Staff paste the announcement they have into the description: 参加費 300円, 会場は市民会館, 申込みは
12月8日まで. Pages, calendars and open data are made of the fields alone: free, at the usual place,
open until the day. Told, with the line that is missing or with both values; words alone are no
ground to refuse.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yorisoi.faults import Told
from yorisoi.loading.checks import phrases
from yorisoi.loading.checks.announcement import Look, Words, differs, read
from yorisoi.loading.checks.phrases import may_be
from yorisoi.loading.checks.said_of_days import deadline, when
from yorisoi.loading.yaml_text.slips import quoted
from yorisoi.models import Event, Service, Where
from yorisoi.models.event_dates import STATUS_NAMES, STATUS_WORDS
from yorisoi.models.parsers import half_width
from yorisoi.schedule.occurrence import Occurrence

FIELDS = ("title", "summary", "note", "bring", "description")
STATES = STATUS_NAMES | {"休講": "cancelled"}
MOST = 3  # finds of a kind that are told
SHORTEST = 3  # letters of a name: a shorter one stands in those of other places


def said_in_words(
    event: Event, service: Service, dates: Sequence[Occurrence]
) -> Iterator[tuple[Where, str, Told]]:
    """Yield what the texts say, each thing once with its text's place, and few of a kind."""
    told: dict[str, set[str]] = defaultdict(set)
    for where, written, about in _texts(event, dates):
        text, places = read(written)
        words = Words(event, service, about, where, text)
        for look in LOOKS if dates else ():
            for said in look(words):
                of_kind = told[f"{said.code}{said.values.get('field', '')}"]
                remedy = said.values.get("line") or said.values.get("status")
                thing = str(remedy or re.sub(r"\s", "", str(said.values["value"])))
                if thing not in of_kind and len(of_kind) < MOST:
                    of_kind.add(thing)
                    yield where, written, _as_written(said, written, places)


def _as_written(said: Told, text: str, places: Sequence[int]) -> Told:
    """Return the same with its words, and their place, as they stand in the text."""
    start, end = places[said.offset], places[said.offset + len(str(said.values["value"]))]
    return said._replace(offset=start, values={**said.values, "value": text[start:end].strip()})


def _texts(
    event: Event, dates: Sequence[Occurrence]
) -> Iterator[tuple[Where, str, Sequence[Occurrence]]]:
    """Yield each text of an event: where it stands, its words, and the dates it is about."""
    for field in FIELDS:
        if written := str(getattr(event, field) or ""):
            yield (field,), written, dates
    for number, entry in enumerate(event.dates):
        of_day = [one for one in dates if one.day == entry.date]
        if entry.note and of_day:
            yield ("dates", number, "note"), entry.note, of_day


def _fee(words: Words) -> Iterator[Told]:
    """Tell of a price that no field has, or of another one."""
    fee = words.event.fee
    pattern = phrases.PRICE_IN_TITLE if words.in_title else phrases.FEE
    found = next((one for one in pattern.finditer(words.text) if not phrases.of_others(one)), None)
    if found and fee is None:
        line = re.sub(r"[がを]?(?:かかり|いただき|必要|お支払|ご?用意|お持ち).*", "", found[0])
        line = re.sub(r"[\s:|/★☆●■◆◇○◎□【】]+", " ", line).strip("💰💴 ")
        line += ")" * (line.count("(") - line.count(")"))
        line = f"fee: {quoted(line) if ': ' in line else line}"
        yield Told(found.start(), "fee_in_words", {"value": found[0], "line": line})
    elif found and fee is not None and not words.in_title:
        stated, said = _prices(half_width(fee)), _prices(found[0])
        if said and not said & stated and (stated or fee.is_free):
            yield differs(found, "fee", fee)
    elif fee is not None and not fee.is_free and "無料" not in fee:
        free = phrases.FREE.search(words.text)
        if free and not re.search(phrases.MONEY, phrases.sentence_of(free)):
            yield differs(free, "fee", fee)


def _prices(words: str) -> set[int]:
    plain = f"{words}円" if re.fullmatch("[0-9,]+", words) else words
    return {_yen(price.strip().replace(",", "")) for price in phrases.PRICE.findall(plain)}


def _yen(price: str) -> int:
    """Return how much 500, 3千 or 1万2000 is."""
    parts = re.findall("([0-9]+)([万千]?)", price)
    return sum(int(number) * {"万": 10_000, "千": 1_000}.get(unit, 1) for number, unit in parts)


def _state(words: Words) -> Iterator[Told]:
    """Tell of a state that no field has, or of another one."""
    event, dates = words.event, words.dates
    if any(one.status != dates[0].status for one in dates):
        return  # told date by date
    status = event.status if dates[0].status == "moved" else dates[0].status
    pattern = phrases.STATE_IN_TITLE if words.in_title else phrases.STATE
    for found in pattern.finditer(words.text):
        name = STATES.get(found["state"] or "満席", "full")
        is_moved = name == "postponed" and dates[0].status == "moved"
        if name == status or is_moved or phrases.of_others(found, phrases.OF_A_PART):
            continue
        if not words.in_title and may_be(found, dates):
            continue
        if status != "scheduled" or ("status" in event.model_fields_set and len(dates) == 1):
            yield differs(found, "status", STATUS_WORDS[status])
            continue
        yield _state_missing(words, found, name)
    planned = phrases.AS_PLANNED.search(words.text)
    if planned and status in ("cancelled", "postponed") and not may_be(planned, dates):
        yield differs(planned, "status", STATUS_WORDS[status])
    for found in phrases.CLOSED.finditer(words.text) if status == "scheduled" else ():
        if not any(one.deadline for one in dates) and not may_be(found, dates):
            yield Told(found.start(), "closed_in_words", {"value": found[0]})


def _state_missing(words: Words, found: re.Match[str], name: str) -> Told:
    """Return that a state stands in words alone, with how to write it for one date of several."""
    event, dates = words.event, words.dates
    values = {"value": found[0], "status": name}
    if words.in_title:
        return Told(found.start(), "state_in_title", values)
    if not (event.repeat or event.dates):
        return Told(found.start(), "state_in_words", values)
    days = phrases.days_of(found, dates) or [dates[0].day]
    line = ", ".join(f"{{date: {day}, status: {name}}}" for day in days)
    return Told(found.start(), "state_of_date_in_words", values | {"line": line})


def _place(words: Words) -> Iterator[Told]:
    """Tell of a place that no field has, or of another one."""
    event, service = words.event, words.service
    usual = next(iter(service.places.values()))
    places = {one.place for one in words.dates}
    place = next(iter(places)) if len(places) == 1 else None
    if len(places) > 1:
        return
    if place is None and not event.online:
        pattern = phrases.ONLINE_IN_TITLE if words.in_title else phrases.ONLINE
        online, changed = pattern.search(words.text), phrases.PLACE_CHANGED.search(words.text)
        for code, found in (("online_in_words", online), ("place_in_words", changed)):
            if found and not may_be(found, words.dates):
                yield Told(found.start(), code, {"value": found[0], "place": usual.name})
                return
    stated = service.places.get(place or "", usual) if isinstance(place, str | None) else place
    known = [stated.name, stated.address]
    if stated is usual:
        known += [service.names.name, service.names.short_name]
    for venue in phrases.VENUE.finditer(words.text) if not words.in_title else ():
        said = phrases.ENDING.sub("", venue["place"] or venue["hall"])
        name = phrases.BEHIND_NAME.sub("", said)
        if phrases.HERE.search(name) or _is_one_of(said, known) or may_be(venue, words.dates):
            continue
        if place is None:
            yield Told(venue.start(), "place_in_words", {"value": venue[0], "place": usual.name})
        elif not venue[0].startswith("集合"):
            yield differs(venue, "place", stated.name)


def _is_one_of(said: str, names: Sequence[str]) -> bool:
    """Return whether words name a place by its name, a part of that, or its address."""
    plain, first = said.strip(), said.split(maxsplit=1)[0] if said.split() else ""
    levelled = [half_width(name) for name in names if len(name) >= SHORTEST]
    return any(
        name in plain or plain in name or (len(first) >= SHORTEST and first in name)
        for name in levelled
    )


def _application(words: Words) -> Iterator[Told]:
    """Tell that nobody need apply, or that one must, where the field does not say so."""
    apply = words.event.apply
    needless = any(str(way) == "不要" for way in apply)
    pattern = phrases.APPLICATION if needless else phrases.NO_APPLICATION
    found = next((one for one in pattern.finditer(words.text) if not phrases.of_others(one)), None)
    if found and apply:
        yield differs(found, "apply", "・".join(map(str, apply)))
    elif found:
        yield Told(found.start(), "no_application_in_words", {"value": found[0]})


def _capacity(words: Words) -> Iterator[Told]:
    """Tell of another number of people than the field has."""
    capacity = words.event.capacity
    found = phrases.CAPACITY.search(words.text) if capacity else None
    if found and found["number"] not in re.findall("[0-9]+", half_width(capacity or "")):
        yield differs(found, "capacity", capacity)


LOOKS: tuple[Look, ...] = (_fee, _state, _place, deadline, when, _application, _capacity)
