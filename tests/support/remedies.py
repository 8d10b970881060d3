"""A member of staff who does what a remedy says, word for word, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from yorisoi import loading
from yorisoi.faults import Fault, Refused
from yorisoi.messages import sentence


def told(content: Path) -> tuple[Fault, ...]:
    """Return every fault and notice of a content folder."""
    try:
        return loading.load(content)[1]
    except Refused as refused:
        return refused.faults


@dataclass
class Desk:
    """One message, and the file that it names, open in an editor at the place."""

    content: Path
    fault: Fault
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.remedy = sentence(self.fault).remedy
        self.values = dict(self.fault.values)
        self.number, self.column = self.fault.position.line - 1, self.fault.position.column - 1
        self.file = self.content / self.fault.position.path
        self.lines = self.file.read_text("utf-8").split("\n") if self.file.is_file() else []

    def reads(self, words: str) -> None:
        """Hold that the remedy says so: what it does not say, nobody can do."""
        assert words in self.remedy, (words, self.remedy)

    def save(self) -> None:
        self.file.write_text("\n".join(self.lines), "utf-8")


Mend = Callable[[Desk], None]


def _mend(act: Callable[..., None]) -> Callable[..., Mend]:
    """Make of what is done at a desk, with more words, a function of those words alone."""

    def mend(*words: object, **named: object) -> Mend:
        return lambda desk: act(desk, *words, **named)

    return mend


def _in_line(desk: Desk, old: str, new: str) -> None:
    line = desk.lines[desk.number]
    at = line.find(old, desk.column)
    assert at >= 0, (old, line[desk.column :])
    desk.lines[desk.number] = line[:at] + new + line[at + len(old) :]
    desk.save()


@_mend
def write_shown(desk: Desk, ahead: int = 0, *, whole: bool = False) -> None:
    """Write the line that is shown in the place of the one named, or of one near to it.

    What stands before its words stays as it is, but where the `whole` line is shown.
    """
    shown = desk.values["line"]
    desk.reads(f"「{shown}」")
    number = desk.number + ahead
    old = desk.lines[number]
    indent = "" if whole else old[: len(old) - len(old.lstrip(" \t"))]
    desk.lines[number] = indent + (shown if whole else shown.lstrip())
    desk.save()


@_mend
def put(desk: Desk, new: str, reads: str = "") -> None:
    """Put what the remedy shows in the place of the value that it names."""
    desk.reads(reads or new)
    _in_line(desk, desk.values["value"], new)


def put_near(desk: Desk) -> None:
    """Put the word that is suggested in the place of the one that is named."""
    near = desk.values["near"]
    desk.reads(f"（もしかして: {near}）")
    _in_line(desk, desk.values.get("value") or desk.values["field"], near)


def choose_first(desk: Desk) -> None:
    """Put the first of the words to choose from."""
    word = desk.remedy.partition("次のどれかにしてください: ")[2].partition("・")[0]
    assert word
    _in_line(desk, desk.values["value"], word)


@_mend
def swap(desk: Desk, old: str, new: str, reads: str = "") -> None:
    """Write something else for a sign of the line."""
    desk.reads(reads or new)
    _in_line(desk, old, new)


def strike(text: str, reads: str) -> Mend:
    """Take something out of the line."""
    return swap(text, "", reads)


@_mend
def add(desk: Desk, *lines: str, reads: str = "") -> None:
    """Add lines before the one that is named, as far in as its value begins."""
    desk.reads(reads or lines[0])
    indent = " " * desk.column if desk.lines[desk.number][: desk.column].isspace() else ""
    desk.lines[desk.number : desk.number] = [indent + line for line in lines]
    desk.save()


@_mend
def delete(desk: Desk, reads: str, count: int = 1, ahead: int = 0) -> None:
    """Delete the line that is named, or so many from it on."""
    desk.reads(reads)
    first = desk.number + ahead
    assert desk.lines[first : first + count]
    del desk.lines[first : first + count]
    desk.save()


@_mend
def replace_lines(desk: Desk, reads: str, count: int, *new: str, ahead: int = 0) -> None:
    """Write other lines in the place of some."""
    desk.reads(reads)
    first = desk.number + ahead
    desk.lines[first : first + count] = new
    desk.save()


@_mend
def rename(desk: Desk, new: str, reads: str) -> None:
    """Give the file another name."""
    desk.reads(reads)
    desk.file.rename(desk.file.with_name(new))


@_mend
def remove_file(desk: Desk, reads: str) -> None:
    """Take the file away."""
    desk.reads(reads)
    desk.file.unlink()


def leave(desk: Desk) -> None:
    """Do nothing, as the remedy says that it may stay."""
    desk.reads("このままでかまいません")
