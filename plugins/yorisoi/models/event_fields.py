"""What a value of an event may be, beyond the types that all records share (see `fields`)."""

import re
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    InstanceOf,
    Tag,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from yorisoi.models.admission import Capacity, Fee, parse_capacity, parse_fee
from yorisoi.models.application import ApplyTo, OtherContact, parse_apply
from yorisoi.models.day_grammar import DATED
from yorisoi.models.event_times import (
    UNDECIDED_WORDS,
    Before,
    ClosedDays,
    Ending,
    ForAll,
    parse_closed_days,
    parse_ending,
    parse_event_deadline,
    parse_opening,
    parse_start,
)
from yorisoi.models.fields import (
    CLOCK,
    CLOSED_DAYS,
    DAY,
    TEXT_OR_NUMBER,
    Text,
    as_list,
    as_text,
    editor,
    written,
)
from yorisoi.models.parsers import half_width
from yorisoi.models.values import parse_kana
from yorisoi.models.year_spans import closed_days_alone

Start = Annotated[
    time | Literal["未定"],
    written(parse_start, "[0-9]{1,2}:[0-9]{2}|未定"),
    editor(f"{CLOCK}|未定"),
    BeforeValidator(as_text),
]
End = Annotated[
    Ending,
    written(parse_ending, "翌?[0-9]{1,2}:[0-9]{2}|[0-9]{4}-[0-9-]{5} [0-9]{1,2}:[0-9]{2}"),
    editor(f"翌?{CLOCK}|{DAY} {CLOCK}|未定"),
    BeforeValidator(as_text),
]


def nothing_for(words: Collection[str], kind: Any) -> BeforeValidator:
    """Return the validator of a value of a `kind` that some words say is not there."""
    return BeforeValidator(
        lambda value: None if str(value).strip() in words else value, json_schema_input_type=kind
    )


# Without an end it is not set yet.
MaybeEnd = Annotated[End | None, nothing_for(UNDECIDED_WORDS, End | None)]
OF_DATES = editor(f"((全回 )?{DAY}|(各回)?([0-9]+日前|当日|前日)(まで)?)( {CLOCK})?")
EventDeadline = Annotated[
    date | datetime | Before | ForAll,
    written(
        parse_event_deadline,
        "((全回 )?[0-9-]{10}|(各回)?([0-9]+日前|[当前]日)(まで)?)( [0-9]{1,2}:[0-9]{2})?",
    ),
    OF_DATES,
]
OpensAt = Annotated[
    date | datetime | Before | ForAll,
    written(parse_opening, "[0-9-]{10}( [0-9]{1,2}:[0-9]{2})?"),
    OF_DATES,
]
# Who writes that there is none means no other than who writes nothing.
NO_DEADLINE = ("なし", "無し", "特になし", "設けません")
MaybeDeadline = Annotated[EventDeadline | None, nothing_for(NO_DEADLINE, EventDeadline | None)]
CLOSED_ONES = f"{DAY}([〜～~]{DAY})?|{CLOSED_DAYS}"
Closed = Annotated[InstanceOf[ClosedDays], written(parse_closed_days, CLOSED_ONES), editor()]


def as_lines(value: object) -> object:
    """Return the items of a list as lines of one text, and what they name before a colon.

    Staff write a list of things to bring as a list, and a fee by who pays it. Keys of letters
    are those of a field that stands too far in.
    """
    match value:
        case [str(), *_] if all(isinstance(item, str) for item in value):
            return "\n".join(map(str, value))
        case dict() if value and all(isinstance(words, str) for words in value.values()):
            if not any(key.isascii() for key in value):
                return "\n".join(f"{key}：{words}" for key, words in value.items())
    return value


# An editor takes lists and records for them too.
OF_LINES = [*TEXT_OR_NUMBER, "array", "object"]
Lines = Annotated[Text, BeforeValidator(as_lines), editor(kind=OF_LINES)]
CapacityText = Annotated[
    InstanceOf[Capacity],
    written(parse_capacity),
    BeforeValidator(as_lines),
    editor(r".*[0-9].*|.*(なし|無制限|順|抽選).*", OF_LINES),
]
FeeText = Annotated[
    InstanceOf[Fee], written(parse_fee), BeforeValidator(as_lines), editor(kind=OF_LINES)
]
# Tuples, as a value may be a list: it is in none
OFFERED = ("true", "yes", "あり", "有", "有り", "可", "可能", "はい", "○", "〇", "◯")
NOT_OFFERED = (
    *("false", "no", "なし", "無", "無し", "不可", "いいえ", "×"),
    *("ありません", "できません", "-", "ー"),
)


def as_offered(value: object) -> object:
    """Return what is offered in words, or None where a value says that it is not."""
    plain = half_width(value) if isinstance(value, str) else value
    if plain in NOT_OFFERED:
        return None
    return "できます" if plain in OFFERED else value


Online = Annotated[Text | None, BeforeValidator(as_offered), editor(kind=["string", "boolean"])]
Kana = Annotated[str, written(parse_kana), editor()]
Way = Annotated[
    Annotated[ApplyTo, written(parse_apply), editor(), Tag("text")]
    | Annotated[OtherContact, Tag("record")],
    Discriminator(lambda value: "record" if isinstance(value, dict | OtherContact) else "text"),
]


BETWEEN_WAYS = r"\s*(?:[,、・/&]|または|又は|もしくは|および|及び|[やとか])\s*"
ONE_WAY = "(?:[a-z0-9-]+|窓口|会場の窓口)"
SEVERAL_KEYS = re.compile(f"{ONE_WAY}(?:{BETWEEN_WAYS}{ONE_WAY})+")


def as_ways(value: object) -> object:
    """Return ways to apply as a list; keys in one line are taken apart."""
    if isinstance(value, str) and SEVERAL_KEYS.fullmatch(half_width(value)):
        return re.split(BETWEEN_WAYS, half_width(value))
    return as_list(value)


Ways = Annotated[
    tuple[Way, ...], BeforeValidator(as_ways, json_schema_input_type=Way | tuple[Way, ...])
]


# Between days, not within brackets
SIGN = re.compile("(?:[・、,]|と(?=[0-9])) *(?![^(（]*[)）])")
DAY_ALONE = re.compile(r"[0-9]{1,2}日?\s*(?:[(（].*[)）])?$")


def as_days(value: object) -> object:
    """Return closed days as a list: 12/24・12/31 are two, 日・祝、12/29〜1/3 a rule and a span.

    The 31日 of 12月24日、31日 has no month, and is no rule beside a date.
    """
    if not isinstance(value, str):
        return as_list(value)
    parts = [part for part in SIGN.split(value) if part]
    dated = [part for part in parts if DATED.match(closed_days_alone(half_width(part)))]
    if not dated or any(map(DAY_ALONE.match, parts)):
        return [value]
    rule = "・".join(part for part in parts if part not in dated)
    return [*([rule] if rule else []), *dated]


def _told(value: object, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Return what is read of closed days; of one text that is several of them, it is told."""
    days = read(value)
    if isinstance(value, str) and len(days) > 1 and info.context is not None:
        info.context.append((value, "・".join(map(str, days))))
    return days


ClosedOnes = Annotated[
    tuple[Closed, ...],
    BeforeValidator(as_days, json_schema_input_type=Closed | tuple[Closed, ...]),
    WrapValidator(_told, json_schema_input_type=Closed | tuple[Closed, ...]),
]
