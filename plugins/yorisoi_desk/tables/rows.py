"""One row of a table → the values of a form, and what stands in the wrong cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yorisoi.faults import Position, fault
from yorisoi.messages import sentence
from yorisoi.models.parsers import half_width, parse_time

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import days_in, has_wrong_weekday
from yorisoi_desk.tables.cell_values import is_early, is_time, text_of, times_of
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.state_words import state_and_reason, state_in_title, status_of
from yorisoi_desk.tables.table_row import CellFault, Row, has_lost_its_zero, trouble

PLAIN = (
    *("title_kana", "summary", "description", "audience", "bring", "childcare"),
    *("language", "accessibility", "organizer", "note", "capacity", "fee"),
)
SEVERAL = re.compile("[、,\n]")
WITH_UNIT = re.compile("[0-9]")
NOTHING = re.compile("[-ー－―—–‐]+")  # a line that stands for nothing
NO_DAY = re.compile(rf"{NOTHING.pattern}|なし|特になし")
OF_A_STATE = re.compile("満席|満員|中止|延期")
AS_USUAL = ("無料", "0", "0円")  # what a fee is where nothing is said


@dataclass
class Reading:
    """The values of one row as they are read; `shown` is what our workbook said of it, if it did.

    What a cell still says as it was written there is no change, and gives no value.
    """

    row: Row
    choices: Choices
    shown: Mapping[str, str] | None = None
    values: dict[str, str] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)

    def read(self) -> "Reading":
        """Fill in the values and the faults, and return this."""
        self._check()
        self._state_and_title()
        self._days()
        self._times()
        for name in ("deadline", "apply_from"):
            self._moment(name)
        for name in PLAIN:
            self._plain(name)
        self._place()
        self._ways()
        return self

    def _is_said(self, name: str) -> bool:
        """Return whether the cell of a field is there and says something new."""
        if name not in self.row.columns:
            return False
        return self.shown is None or self._as_shown(name) != self.shown.get(name, "")

    def _as_shown(self, name: str) -> str:
        value = self.row.value(name)
        if name == "date" and not SEVERAL.search(text_of(value)):
            return self.row.days.days[0]
        if name in ("start", "end"):
            return clock_of(times_of(value)[0])
        return text_of(value)

    def _check(self) -> None:
        for name in self.row.columns:
            text = self.row.text(name)
            if told := trouble(self.row, name):
                self._tell(name, *told)
            elif has_lost_its_zero(self.row, name) and not self.choices.by_number(text):
                self._tell(name, say("cell_zero", value=text), say("cell_zero_mend"))

    def _tell(self, name: str, message: str, remedy: str = "") -> None:
        self.faults.append(self.row.fault(name, message, remedy))

    def _state_and_title(self) -> None:
        written = self.row.text("title").replace("\n", " ")
        title, mark = state_in_title(written)
        if mark and mark != "日程変更":
            self.values["status"] = status_of(mark) or ""
        if self._is_said("title"):
            self.values["title"] = title
            if OF_A_STATE.search(title) and not self.row.text("status") and not mark:
                self._tell("title", say("cell_state_in_title"), say("cell_state_mend"))
        if self._is_said("status"):
            state, why = state_and_reason(self.row.text("status"))
            if state is None:
                told = say("cell_status", value=self.row.text("status"))
                self._tell("status", told, say("cell_status_words"))
            self.values["status"] = state or self.values.get("status", "")
            if why and not self.row.text("note"):
                self.values["note"] = why

    def _days(self) -> None:
        if not self._is_said("date"):
            return
        found = self.row.days
        is_several = len(found.days) > 1
        self.values["date"] = "" if is_several else found.days[0]
        if is_several:
            self.values["dates"] = "\n".join(found.days)
        elif has_wrong_weekday(found.days[0], self.row.period):
            told = fault(Position("."), "wrong_weekday", value=found.days[0])
            self._tell("date", *sentence(told))
        elif self.shown:
            self.values["dates"] = ""
        if found.rest:
            self._beside_the_day(found.rest)
        self._until(found.until, is_several=is_several)

    def _until(self, until: str, *, is_several: bool) -> None:
        """Take the last day of a span, from the cell of the day or from a column of its own."""
        column = days_in(self.row.value("until"), self.row.period)
        until = until or column.days[0]
        if column.rest or len(column.days) > 1:
            told = say("cell_rest", value=self.row.text("until"))
            self._tell("until", told, say("cell_rest_mend"))
        elif until and is_several:
            self._tell("date", say("cell_rest", value=until), say("cell_rest_mend"))
        elif until and until != self.values["date"]:
            self.values["until"] = until

    def _beside_the_day(self, rest: str) -> None:
        """Take the times that stand in the cell of the day: 12月10日(木) 10時〜12時."""
        start, end = times_of(rest)
        is_taken = is_time(start) and (not end or is_time(end))
        if self.row.text("start"):
            is_taken = start == "0:00" or start == clock_of(times_of(self.row.value("start"))[0])
        elif is_taken:
            self.values["start"] = start
            self.values |= {"end": end} if end else {}
            self._check_clock("date", start)
        if not is_taken:
            self._tell("date", say("cell_rest", value=rest), say("cell_rest_mend"))

    def _times(self) -> None:
        for name in ("start", "end"):
            if self._is_said(name) and (self.row.text(name) or self.shown):
                first, second = times_of(self.row.value(name))
                self.values[name] = self.row.text(name) if name == "end" and second else first
                self._check_clock(name, first)
                if name == "end" or not second:
                    continue
                if not self.row.text("end"):
                    self.values["end"] = second
                elif clock_of(second) != clock_of(times_of(self.row.value("end"))[0]):
                    self._tell("end", say("cell_two_ends", value=second), say("cell_two_ends_mend"))

    def _check_clock(self, name: str, clock: str) -> None:
        """Ask which half of the day is meant by 1:00, where nobody would be there."""
        if name != "end" and is_early(clock):
            self._tell(name, say("cell_early", value=clock), say("cell_early_mend"))

    def _moment(self, name: str) -> None:
        if not self._is_said(name):
            return
        text, found = self.row.text(name), days_in(self.row.value(name), self.row.period)
        if len(found.days) > 1 or found.until or NO_DAY.fullmatch(text):
            self.values[name] = "" if NO_DAY.fullmatch(text) else text
            return
        begins, ends = times_of(found.rest)
        clock = times_of(self.row.value(f"{name}.clock"))[0] or (found.rest if ends else begins)
        self.values[name] = f"{found.days[0]} {clock_of(clock)}".strip()

    def _plain(self, name: str) -> None:
        better, other = f"{name}.words", {"fee": "fee.basic"}.get(name, "")
        text = self.row.text(better) or self.row.text(name) or self.row.text(other)
        if not (self._is_said(name) or self.row.text(better) or self.row.text(other)):
            return
        if name == "fee":
            text = "" if text in AS_USUAL else text
        if name == "note" and (times := self.row.text("note.times")):
            text = "／".join(filter(None, (text, times)))
        if name == "capacity" and not WITH_UNIT.search(half_width(text)):
            text = "" if text in ("なし", "未定") else text
        self.values[name] = "" if NOTHING.fullmatch(text) else text

    def _place(self) -> None:
        if not (self._is_said("place") or self._is_said("place.address")):
            return
        name, address = self.row.text("place"), self.row.text("place.address")
        key, service = self.choices.place(name), self.choices.service
        here = {"place": "", "place.name": "", "place.address": ""}
        if key and address in ("", service.places[key].address):
            here["place"] = "" if key == next(iter(service.places)) else key
        elif name and not address and re.search("オンライン|online|申込後", name, re.IGNORECASE):
            here["place"] = name
        elif name:
            here |= {"place.name": name, "place.address": address}
            if not address:
                told = say("cell_no_address", value=name)
                self._tell("place.address", told, say("cell_address"))
        elif address:
            self._tell("place", say("cell_no_venue", value=address), say("cell_venue"))
        self.values |= here

    def _ways(self) -> None:
        number = self.choices.by_number(self.row.text("apply.telephone"))
        if number and not self.row.text("apply"):
            self.values["apply"] = self.choices.way(number)
        elif self._is_said("apply"):
            words = self.row.text("apply")
            self.values["apply"] = self.choices.way(words)
            is_told = any(fault.column == self.row.columns["apply"] + 1 for fault in self.faults)
            if self.choices.unknown_ways(self.values["apply"]) and not is_told:
                told = say("cell_apply", value=words)
                self._tell(
                    "apply", told, say("cell_apply_words", words="・".join(self.choices.ways))
                )


def other_contact(row: Row, choices: Choices) -> dict[str, str]:
    """Return name and number of another body that a list of a city names, if it names one."""
    name, number = row.text("apply.name"), row.text("apply.telephone")
    if not number or name in choices.ways or choices.by_number(number):
        return {}
    if has_lost_its_zero(row, "apply.telephone"):
        return {}
    return {"name": name or number, "telephone": number}


def clock_of(text: str) -> str:
    """Return a time as pickers write it; what is none stays."""
    try:
        return f"{parse_time(text):%H:%M}"
    except ValueError:
        return text


def required(row: Row, values: Mapping[str, str]) -> Iterator[CellFault]:
    """Yield what every new workshop needs and a row does not say."""
    words = {"title": "名前", "date": "日付", "start": "始まりの時刻"}
    for name, word in words.items():
        if not (values.get(name) or (name == "date" and values.get("dates"))):
            yield row.fault(name, say("cell_missing", title=word))
