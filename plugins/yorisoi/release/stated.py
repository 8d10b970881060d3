"""Which days the last build stated, so that what it has published is not told again."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from yorisoi.release import snapshot, staging
from yorisoi.rendering.japanese import jday


def last_stated(output: Path) -> Callable[[str, date | datetime], bool] | None:
    """Return what says whether an entry of the last build at `output` states a day or moment.

    None where no build is kept there, or its record cannot be read. An event that was not to be
    shown yet has no entry; its days count as stated.
    """
    builds = staging.kept(output.absolute())
    record = snapshot.read(builds[-1].record) if builds else None
    if record is None:
        return None
    hidden = {f"events/{key}" for key in record.events} - record.entries.keys()
    words = {
        key: "\n".join(line for lines in entry.fields.values() for line in lines)
        for key, entry in record.entries.items()
    }

    def is_stated(entry: str, when: date | datetime) -> bool:
        sought = snapshot.moment_in_words(when) if isinstance(when, datetime) else jday(when)
        return entry in hidden or sought in words.get(entry, "")

    return is_stated
