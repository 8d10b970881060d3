"""Which days the last build stated, so that what it has published is not told again."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from yorisoi.release import snapshot, staging


def last_stated(output: Path) -> Callable[[str, date | datetime], bool] | None:
    """Return what says whether an entry of the last build at `output` states a day or moment.

    None where no build is kept there, or its record cannot be read or holds no days. An event that
    was not to be shown yet has no entry; its days count as stated.
    """
    builds = staging.kept(output.absolute())
    record = snapshot.read(builds[-1].record) if builds else None
    if record is None or record.days is None:
        return None
    days, hidden = record.days, {f"events/{key}" for key in record.events} - record.entries.keys()

    def is_stated(entry: str, when: date | datetime) -> bool:
        return entry in hidden or when.isoformat() in days.get(entry, ())

    return is_stated
