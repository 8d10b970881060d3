"""Files of events that an earlier command has read, from the same bytes and with the same data.

Only files without a fault are kept. Whether a date was published before is asked anew each time: an
entry holds while each answer is the same.

Records are kept by `pickle`, as only that gives them back without a second check; see decision 33.
It is given no class but those named below and our records': nothing else can be run by a file.
"""

import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from yorisoi.cache import Cache
from yorisoi.clock import TOKYO
from yorisoi.loading.events import Batch, Checked, read_events
from yorisoi.loading.today import Today
from yorisoi.system import workers

NAMED = {
    "builtins": {"frozenset"},
    "datetime": {"date", "datetime", "time"},
    "yorisoi.faults": {"Fault", "Position"},
    "yorisoi.loading.events": {"Batch"},
    "yorisoi.loading.markdown.references": {"LinkToEvent"},
}
RECORDS = "yorisoi.models."
Asked = tuple[str, date | datetime, str]
Answers = dict[Asked, bool]
Entry = tuple[Batch, Answers]
RECORD: Asked = "", date.min, ""  # the question whether there is any


@dataclass(frozen=True)
class Noting(Today):
    """A day that notes what it was asked of what was published, and what it answered."""

    answers: Answers = field(default_factory=dict)

    @property
    def has_record(self) -> bool:
        """Whether it is known what the last build stated, noted too."""
        self.answers[RECORD] = answer = super().has_record
        return answer

    def is_new(self, entry: str, when: date | datetime, file: str) -> bool:
        """Answer as `Today` does, and note the answer.

        Without a record it follows from what is in the key: the day, and when files were saved.
        """
        answer = super().is_new(entry, when, file)
        if self.has_record:
            # A zone would be asked for by a function: all moments are in that of the clock.
            self.answers[entry, _without_zone(when), file] = answer
        return answer


@dataclass(frozen=True)
class _File:
    """One file of events: what it holds, packed where that has no fault."""

    name: str
    key: bytes
    packed: bytes = b""
    entry: Entry | None = None


Files = dict[bytes, _File]  # by their keys


class KeptEvents:
    """The files of events of a content, as far as they were read before, there or in a copy.

    A process that reads again and again keeps one, and unpacks nothing twice.
    """

    def __init__(self, root: Path) -> None:
        """Read what earlier commands have kept."""
        self.root, self._cache = root, Cache("events")
        self._just_read: Files | None = None
        self._known: Files | None = None

    def begin(self) -> None:
        """Forget what was read and not kept, as a file may have changed meanwhile."""
        self._just_read = None

    def read(self, names: Sequence[str], checked: Checked, today: Today | None) -> list[Batch]:
        """Return what each file holds, with its faults and notices."""
        rules = self._rules(checked, today)
        files = [self._file(name, rules, checked, today) for name in names]

        def read_anew(some: Sequence[_File]) -> list[_File]:
            return [_read_file(self.root, file, checked, today) for file in some]

        missing = [file for file in files if not file.entry]
        if missing:  # what `events` imports when it needs it, once for all workers
            import yorisoi.loading.announcements.said_in_words  # noqa: F401
        parts = workers.in_batches(read_anew, missing)
        made = {file.name: self._held(file, checked, today) for part in parts for file in part}
        files = [made.get(file.name, file) for file in files]
        self._just_read = {file.key: file for file in files if file.packed}
        return [file.entry[0] for file in files if file.entry]

    def keep(self) -> None:
        """Keep what was read last in this process; to be called where no file changed meanwhile."""
        if self._just_read is not None:
            self._known = self._just_read

    def save(self) -> None:
        """Write what was kept, for other commands."""
        if self._known is not None:
            self._cache.keep({key: file.packed for key, file in self._known.items()})

    def _held(self, file: _File, checked: Checked, today: Today | None) -> _File:
        """Return a file that was just read; read again if its records cannot be given back."""
        entry = file.entry or unpacked(file.packed)
        return replace(
            file, entry=entry or (read_events(self.root, [file.name], checked, today), {})
        )

    def _rules(self, checked: Checked, today: Today | None) -> bytes:
        """Return the key of all that events are checked against."""
        words, parts = checked.words, list[str | bytes]()
        for file in sorted((self.root / "data").iterdir()):
            name = f"data/{file.name}"
            if file.is_file():
                parts += (name, file.read_bytes(), str(today and today.saved(name)))
        for known in (words.files, words.drafts, checked.template):
            parts += (str(len(known)), *sorted(known))
        parts.append(str(today and (today.day, today.now)))
        return self._cache.key(*parts)

    def _file(self, name: str, rules: bytes, checked: Checked, today: Today | None) -> _File:
        """Return a file, with what it holds where that is known and holds today."""
        known = str((name in checked.with_history, today and today.saved(name)))
        try:
            data = (self.root / name).read_bytes()
        except FileNotFoundError:  # told where it is read
            return _File(name, b"")
        key = self._cache.key(rules, name, known, data)
        file = (self._known or {}).get(key)
        if not file:
            packed = self._cache.get(key) or b""
            file = _File(name, key, packed, unpacked(packed) if packed else None)
        answers = file.entry[1].items() if file.entry else ()
        holds = all(_answered(today, asked) == answer for asked, answer in answers)
        return file if holds else _File(name, key)


def _read_file(root: Path, file: _File, checked: Checked, today: Today | None) -> _File:
    noting = Noting(today.day, today.stated, today.history, today.now) if today else None
    batch = read_events(root, [file.name], checked, noting)
    if batch.faults:
        return _File(file.name, file.key, entry=(batch, {}))
    return replace(file, packed=pickle.dumps((batch, noting.answers if noting else {})))


def _answered(today: Today | None, asked: Asked) -> bool | None:
    """Return what a day says of a date today; None without one."""
    entry, when, file = asked
    if today and asked == RECORD:
        return today.has_record
    if isinstance(when, datetime):
        when = when.replace(tzinfo=TOKYO)
    return today.is_new(entry, when, file) if today else None


def _without_zone(when: date | datetime) -> date | datetime:
    return when.replace(tzinfo=None) if isinstance(when, datetime) else when


def unpacked(packed: bytes) -> Entry | None:
    """Return an entry, or None where it is none that we would have made."""
    try:
        batch, answers = _Unpickler(io.BytesIO(packed)).load()
    except Exception:  # noqa: BLE001 - broken bytes raise whatever they stumble on
        return None
    return batch, answers


class _Unpickler(pickle.Unpickler):
    """Gives back records alone, so that no code is run."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the class that was named; raises UnpicklingError where it is none of ours."""
        if name in NAMED.get(module, ()) or (module.startswith(RECORDS) and name.isidentifier()):
            named = super().find_class(module, name)
            if isinstance(named, type) and named.__module__ == module:
                return named
        message = f"{module}.{name}"
        raise pickle.UnpicklingError(message)
