"""What was measured, as tables of Markdown: medians, and the medians of ratios pair by pair."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.cases import Result
from benchmarks.measuring import Cost

OURS = "ours"
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Row:
    """The result of one case in one mode."""

    content: str
    size: int
    place: str
    rounds: int
    result: Result


Column = tuple[str, Callable[[Row], str]]
CASE: list[Column] = [
    ("content", lambda row: row.content),
    ("workshops", lambda row: f"{row.size:,}"),
    ("where", lambda row: row.place),
    ("rounds", lambda row: str(row.rounds)),
]


def tables(mode: str, rows: Sequence[Row], names: Sequence[str]) -> str:
    """Return the tables of one mode for the generators of these names: time, work, output."""
    ratios = [(f"ours / {name}", _ratio(name)) for name in names if name != OURS]
    times = [*_each(names, "", lambda cost: f"{cost.wall:.2f} s"), *ratios]
    if mode == "cold":
        times += [("of ours, inspection", _inspection), ("ours, a workshop", _workshop)]
    if mode == "watch":
        times += _each(names, ", all done", lambda cost: f"{cost.settled:.1f} s")
    work = [
        *_each(names, ", CPU", lambda cost: f"{cost.cpu:.2f} s"),
        *((f"{name}, peak", _memory(name)) for name in names),
    ]
    output = [
        *_each(names, ", files", lambda cost: f"{cost.files:,}"),
        *_each(names, ", MiB", lambda cost: f"{cost.size / MEBIBYTE:.1f}"),
    ]
    return "\n\n".join(_table([*CASE, *columns], rows) for columns in (times, work, output))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _table(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    return table(
        [name for name, _ in columns], [[cell(row) for _, cell in columns] for row in rows]
    )


def _each(names: Iterable[str], what: str, said: Callable[[Cost], str]) -> list[Column]:
    """Return a column a generator, that says something of its median cost."""

    def column(name: str) -> Column:
        return f"{name}{what}", lambda row: said(_middle(row.result.costs[name]))

    return [column(name) for name in names]


def _middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of each part of some costs."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        round(median(cost.files for cost in costs)),
        round(median(cost.size for cost in costs)),
        median(cost.settled for cost in costs),
    )


def _ratio(name: str) -> Callable[[Row], str]:
    def cell(row: Row) -> str:
        pairs = zip(row.result.costs[OURS], row.result.costs[name], strict=True)
        return f"**{median(our.wall / their.wall for our, their in pairs):.2f}**"

    return cell


def _memory(name: str) -> Callable[[Row], str]:
    return lambda row: f"{row.result.memory[name]:.0f} MiB"


def _inspection(row: Row) -> str:
    walls, cpus = zip(*row.result.inspection, strict=True)
    return f"{median(walls):.2f} s (CPU {median(cpus):.2f} s)"


def _workshop(row: Row) -> str:
    wall = _middle(row.result.costs[OURS]).wall
    return f"{wall / row.size * 1000:.2f} ms" if row.size else "–"
