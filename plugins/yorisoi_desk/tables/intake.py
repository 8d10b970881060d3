"""What rows are read against, and what they become: drafts of workshops."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yorisoi.models import Where

from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.table_row import CellFault, Row


@dataclass(frozen=True)
class Known:
    """A workshop that has a file already."""

    name: str
    text: str
    where: Where = ()
    revision: str = ""


@dataclass(frozen=True)
class Draft:
    """A workshop that a row says: a new file, or the one that is there with other words.

    `name` is that of a new file, empty where the row has no day that can be read; `where` is its
    place in a file that holds several.
    """

    id: str
    name: str
    text: str
    row: Row
    faults: tuple[CellFault, ...]
    is_new: bool = True
    where: Where = ()


@dataclass(frozen=True)
class Intake:
    """What rows are read against: the data, the workshops by id, and the day."""

    choices: Choices
    today: date
    known: Mapping[str, Known] = field(default_factory=dict)
