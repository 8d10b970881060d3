"""One row of a table → the values of a form, and what stands in the wrong cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from yorisoi.faults import Position, fault
from yorisoi.messages import sentence
from yorisoi.models.parsers import parse_time

from yorisoi_desk.messages import say
from yorisoi_desk.tables.cell_days import days_in, has_wrong_weekday, weekday_in
from yorisoi_desk.tables.cell_values import clock_of, is_early, parsed, text_of, times_of
from yorisoi_desk.tables.cell_words import IN_TWO, NOTHING, words_of
from yorisoi_desk.tables.columns import Choices, Found, place_in, ways_in
from yorisoi_desk.tables.row_state import state_in
from yorisoi_desk.tables.state_words import state_and_reason
from yorisoi_desk.tables.table_row import CellFault, Row, has_lost_its_zero, trouble

PLAIN = (
    *("title_kana", "summary", "description", "audience", "bring", "childcare"),
    *("language", "accessibility", "organizer", "note", "capacity", "fee"),
)
SEVERAL = re.compile("[、,\n]")
NO_DAY = re.compile(rf"{NOTHING.pattern}|なし|特になし")


@dataclass
class Reading:
    """The values of one row as they are read; `shown` is what our workbook said of it, if it did.

    What a cell still says as it was written there is no change, and gives no value.
    """

    row: Row
    choices: Choices
    today: date
    shown: Mapping[str, str] | None = None
    values: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)  # of another body, to apply to
    faults: list[CellFault] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)  # cells, and what is not taken

    def read(self) -> "Reading":
        """Fill in the values and the faults, and return this."""
        self._check()
        self._take(state_in(self.row, self._is_said, self.today))
        self._days()
        self._times()
        for name in ("deadline", "apply_from"):
            self._moment(name)
        for name in PLAIN:
            self._plain(name)
        if self._is_said("place") or self._is_said("place.address"):
            self._take(place_in(self.row, self.choices))
        is_new = self.shown is None
        self._take(ways_in(self.row, self.choices, is_said=self._is_said("apply"), is_new=is_new))
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
            return self._clock(name)
        return text_of(value)

    def _clock(self, name: str) -> str:
        return clock_of(times_of(self.row.clock(name))[0])

    def _check(self) -> None:
        self.faults += self.row.beyond()
        for name in self.row.columns:
            text = self.row.text(name)
            if not (self._is_said(name) or self.row.is_struck(name)):
                continue
            if told := trouble(self.row, name):
                self._tell(name, *told)
            elif has_lost_its_zero(self.row, name) and not self.choices.by_number(text):
                self._tell(name, say("cell_zero", value=text), say("cell_zero_mend"))

    def _tell(self, name: str, message: str, remedy: str = "") -> None:
        self.faults.append(self.row.fault(name, message, remedy))

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
        weekday = self.row.text("weekday")
        if weekday and not weekday_in(self.row.value("weekday")):
            self.left.append((self.row.cell("weekday"), weekday))
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
        start, end = map(clock_of, times_of(rest))
        clocks = [parsed(parse_time, clock) for clock in (start, end) if clock]
        is_taken = bool(clocks) and None not in clocks
        for name, clock in {"start": start, "end": end}.items() if is_taken else ():
            said = self._clock(name) or clock_of(times_of(self.row.clock("start"))[name == "end"])
            if said:
                is_taken = is_taken and clock in (said, "", "00:00")
            elif clock:
                self.values[name] = clock
                self._check_clock("date", clock if name == "start" else "")
        if not is_taken:
            self._tell("date", say("cell_rest", value=rest), say("cell_rest_mend"))

    def _times(self) -> None:
        for name in ("start", "end"):
            if self._is_said(name) and (self.row.text(name) or self.shown):
                first, second = times_of(self.row.clock(name))
                self.values[name] = self.row.text(name) if name == "end" and second else first
                self._check_clock(name, first)
                if name == "end" or not second:
                    continue
                if not self.row.text("end"):
                    self.values["end"] = second
                elif clock_of(second) != self._clock("end"):
                    self._tell("end", say("cell_two_ends", value=second), say("cell_two_ends_mend"))

    def _check_clock(self, name: str, clock: str) -> None:
        """Ask which half of the day is meant by 1:00, where nobody would be there; what by →."""
        if "→" in clock:
            self._tell(name, say("cell_arrow", value=clock), say("cell_arrow_mend"))
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
        columns, why = IN_TWO.get(name, (name,)), ""
        if name == "note" and self._is_said("status"):
            why = state_and_reason(self.row.text("status"))[1]
        if why or any(self._is_said(column) for column in columns):
            self.values[name] = words_of(self.row, name, why)

    def _take(self, found: Found) -> None:
        """Take what some cells say, and of each cell the first thing that is wrong."""
        told = {fault.column for fault in self.faults}
        self.values |= found.values
        self.contact |= found.contact
        self.left += found.left
        self.faults += [fault for fault in found.faults if fault.column not in told]


def required(row: Row, values: Mapping[str, str]) -> Iterator[CellFault]:
    """Yield what every new workshop needs and a row does not say."""
    words = {"title": "名前", "date": "日付", "start": "始まりの時刻"}
    for name, word in words.items():
        if not (values.get(name) or (name == "date" and values.get("dates"))):
            yield row.fault(name, say("cell_missing", title=word))
