"""The faults and notices of one reading of the content, kept until all of it is read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from yorisoi.faults import Fault, Position, fault, nearest, notice
from yorisoi.loading.today import Today

PositionOf = Callable[..., Position]  # of a value, by the keys that lead to it


@dataclass
class Findings:
    """What was found so far in the content folder `root`; `today` is None where no day counts."""

    root: Path
    today: Today | None = None
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)

    def add(self, position: Position, code: str, **context: object) -> None:
        """Keep one more fault."""
        self.faults.append(fault(position, code, **context))

    def note(self, position: Position, code: str, **context: object) -> None:
        """Keep one more notice."""
        self.notices.append(notice(position, code, **context))

    def tell(self, told: Fault) -> None:
        """Keep one more fault or notice."""
        (self.notices if told.severity == "notice" else self.faults).append(told)

    def unknown_key(
        self, position: Position, key: str | None, keys: Collection[str], kind: str
    ) -> None:
        """Keep that `key` names no entry of the data, where it does not, and the nearest one."""
        if key is not None and key not in keys:
            self.add(position, "unknown_key", value=key, kind=kind, near=nearest(key, keys))
