"""Words where an event has an entry of the data, a list or a record, and the line they mean.

For a way to apply: 電話またはメール, a number, another body. For a place: its name, or an address.
For dates and a repeat: 12/3、12/10, 毎週火曜（12/29休み）.
"""

import re
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from yorisoi.faults import Fault, Position, fault, nearest
from yorisoi.loading.checks.contacts import TypedContact, typed_contacts
from yorisoi.models import Repeat, Service
from yorisoi.models.contacts import normalise_contact
from yorisoi.models.event_fields import BETWEEN_WAYS
from yorisoi.models.parsers import half_width
from yorisoi.models.short_days import short_days
from yorisoi.schedule.application import usual_key

# 電話で申込み, メールにて: what 申込先 says already
AS_SAID = re.compile(
    "(?:で|にて|へ|に|から)?(?:の?お?(?:申し?込み?|予約|連絡)(?:ください|下さい)?)?$|^(?:tel|mailto):"
)
SHORTEST = 3  # letters of a part of a place's name that stands for it
# 市民会館（中央1-1）, or an address in the next line
STREET = r"[^()\n]*[0-9]\s?(?:-|丁目|番)[^()\n]*"
NAME_AND_ADDRESS = re.compile(
    rf"(?P<name>[^()\n,、]+?)\s*(?:\((?P<address>{STREET})\)|[\n,、](?P<below>{STREET}))"
)
OF_NUMBER = re.compile(
    "お?電話(?:番号)?|tel|fax|ファッ?クス|(?:e-?)?(?:メール|mail)", re.IGNORECASE
)
DAY_OF_MONTH = re.compile(r"[0-9]{1,2}日?(?:\(.\))?")
LAST = "2027-03-25"  # an example of the last day of a repeat
A_DAY = "[0-9]{1,2}[月/-][0-9]{1,2}日?"
UNTIL = re.compile(rf"[ 、,(]*(?:から|[〜~-])?[ ]*((?:[0-9]{{4}}[年/-])?{A_DAY})まで\)?")
LEFT_OUT = re.compile(
    rf"\s*\(({A_DAY}(?:[・、, ]+(?:{A_DAY}|[0-9]{{1,2}}日?))*)は?"
    r"(?:お?休み?|休講|休館|を?除く|除き)\)"
)
WORDS_OF_KIND = {
    "telephone": re.compile("お?電話(?:番号)?|tel", re.IGNORECASE),
    "email": re.compile("(?:e-?|E)?(?:メール|mail)(?:アドレス)?", re.IGNORECASE),
    "line": re.compile("(?:公式)?(?:LINE|ライン)(?:公式)?(?:アカウント)?", re.IGNORECASE),
}


def unknown_way(position: Position, value: str, service: Service) -> Fault:
    """Return the fault of words that are no way to apply, with what they mean where it is clear."""
    plain = half_width(value)
    typed = typed_contacts(plain)
    if any(normalise_contact(contact.value) not in _by_address(service) for contact in typed):
        return fault(position, "apply_of_other", value=value, line=_other_body(plain, typed))
    meant, near = _keys_meant(plain, service), ""
    if not meant:
        known = {key: key for key in (*service.contacts, "none", "desk")}
        known |= {contact.label: key for key, contact in service.contacts.items()}
        near = known.get(nearest(value, known), "")
    values = {"value": value, "keys": f"（{'・'.join(service.contacts)}）"}
    return fault(position, "unknown_apply", **values, near=", ".join(meant) or near)


def _other_body(words: str, typed: Sequence[TypedContact]) -> str:
    """Return the line for the contacts of another body, whose name stands around them.

    What each is stands before it (TEL 029-…), or behind the only one (029-… FAX).
    """
    around, end, given = "", 0, dict[str, str]()
    for contact in typed:
        before = words[end : contact.start]
        label = before + (words[contact.end :] if len(typed) == 1 else "")
        by_fax = re.search("fax|ファッ?クス", label, re.IGNORECASE)
        kind = "email" if "@" in contact.value else "fax" if by_fax else "telephone"
        given.setdefault(kind, contact.value.strip())
        around, end = around + before, contact.end
    name = OF_NUMBER.sub("", around + words[end:]).strip(" ()・:、,/") or "…"
    named = ", ".join(f"{kind}: {value}" for kind, value in given.items())
    return f"apply: {{name: {' '.join(name.split())}, {named}}}"


def _by_address(service: Service) -> dict[str, str]:
    """Return the key of each contact by its number or address."""
    return {
        normalise_contact(address): key
        for key, contact in service.contacts.items()
        for address in (contact.telephone, contact.email, contact.line_url, contact.line_id)
        if address
    }


def _keys_meant(words: str, service: Service) -> list[str]:
    """Return the ways that words name between them, or nothing where one of them is not clear.

    電話 is the telephone one applies to; メール and LINE are what there is one of.
    """
    contacts = service.contacts
    of_kind = {
        kind: [key for key, contact in contacts.items() if contact.kind == kind]
        for kind in ("telephone", "email", "line")
    }
    usual = usual_key(service)
    of_kind["telephone"] = [usual] if usual in of_kind["telephone"] else of_kind["telephone"]
    of_words = {half_width(contact.label): key for key, contact in contacts.items()}
    of_words |= {key: key for key in contacts} | _by_address(service) | {"窓口": "窓口"}
    meant = []
    for part in [words] if words in of_words else re.split(BETWEEN_WAYS, words):
        named = AS_SAID.sub("", part).strip()
        kind = next((kind for kind, of in WORDS_OF_KIND.items() if of.fullmatch(named)), "")
        keys = of_kind.get(kind, [])
        key = of_words.get(named) or of_words.get(named.lower())
        key = key or of_words.get(normalise_contact(named)) or (keys[0] if len(keys) == 1 else "")
        if not key:
            return []
        meant.append(key)
    return list(dict.fromkeys(meant))


def unknown_place(position: Position, value: str, service: Service) -> Fault:
    """Return the fault of words that name no place, with the line that says what they mean."""
    plain = half_width(value)
    for key, place in service.places.items():
        name = half_width(place.name)
        if plain == name or (len(plain) >= SHORTEST and plain in name):
            return fault(position, "place_by_name", value=value, line=f"place: {key}")
    if "オンライン" in plain:
        return fault(position, "place_and_online", value=value)
    parts = NAME_AND_ADDRESS.fullmatch(plain)
    name, address = (parts["name"], parts["address"] or parts["below"]) if parts else (plain, "…")
    line = f"place: {{name: {name.strip()}, address: {address.strip()}}}"
    return fault(position, "not_a_place", value=value, line=line)


def dates_in_words(position: Position, value: str, _service: Service) -> Fault:
    """Return the fault of dates in one line of words, with the list that they mean."""
    month, days = "", list[str]()
    for part in re.split(r"\s*[、,・;]\s*", half_width(value)):
        if DAY_OF_MONTH.fullmatch(part) and month:
            days.append(month + part)
            continue
        named = re.match(r"(?:.*[年/-])?[0-9]{1,2}[月/-](?=[0-9])", part)
        month = named[0] if named else ""
        days.append(part)
    meant = days and all(len(short_days(re.sub("^[0-9]{4}[-/年]", "", day))) == 1 for day in days)
    line = ", ".join(days) if meant else "2026-12-10, 2026-12-17"
    return fault(position, "dates_in_words", value=value, line=f"dates: [{line}]")


def repeat_in_words(position: Position, value: str, _service: Service) -> Fault:
    """Return the fault of a repeat in words, with the line that says its last day too."""
    plain = half_width(value)
    left_out, until = LEFT_OUT.search(plain), UNTIL.search(plain)
    rule = UNTIL.sub("", LEFT_OUT.sub("", plain)).strip()
    weekday = re.search("[月火水木金土日](?=曜)", plain)
    usual = f"毎週{weekday[0] if weekday else '木'}曜"
    every = next(filter(_is_rule, (rule, re.sub(r"\(.*?\)", "", rule), usual)))
    days = f", except: {left_out[1]}" if left_out else ""
    line = f"repeat: {{every: {every}, until: {until[1] if until else LAST}{days}}}"
    return fault(position, "repeat_in_words", value=value, line=line)


def _is_rule(words: str) -> bool:
    try:
        Repeat.model_validate({"every": words, "until": LAST})
    except ValidationError:
        return False
    return True


IN_WORDS: dict[str, Callable[[Position, str, Service], Fault]] = {
    "unknown_apply": unknown_way,
    "not_a_place": unknown_place,
    "dates_in_words": dates_in_words,
    "repeat_in_words": repeat_in_words,
}
