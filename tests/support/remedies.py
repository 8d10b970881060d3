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


def _in_line(old: str, new: str) -> Mend:
    def mend(desk: Desk) -> None:
        line = desk.lines[desk.number]
        at = line.find(old, desk.column)
        assert at >= 0, (old, line[desk.column :])
        desk.lines[desk.number] = line[:at] + new + line[at + len(old) :]
        desk.save()

    return mend


def write_shown(ahead: int = 0, *, whole: bool = False) -> Mend:
    """Write the line that is shown in the place of the one named, or of one near to it.

    What stands before its words stays as it is, but where the `whole` line is shown.
    """

    def mend(desk: Desk) -> None:
        shown = desk.values["line"]
        desk.reads(f"「{shown}」")
        number = desk.number + ahead
        old = desk.lines[number]
        indent = "" if whole else old[: len(old) - len(old.lstrip(" \t"))]
        desk.lines[number] = indent + (shown if whole else shown.lstrip())
        desk.save()

    return mend


def put(new: str, reads: str = "") -> Mend:
    """Put what the remedy shows in the place of the value that it names."""

    def mend(desk: Desk) -> None:
        desk.reads(reads or new)
        _in_line(desk.values["value"], new)(desk)

    return mend


def put_near(desk: Desk) -> None:
    """Put the word that is suggested in the place of the one that is named."""
    near = desk.values["near"]
    desk.reads(f"（もしかして: {near}）")
    _in_line(desk.values.get("value") or desk.values["field"], near)(desk)


def choose_first(desk: Desk) -> None:
    """Put the first of the words to choose from."""
    word = desk.remedy.partition("次のどれかにしてください: ")[2].partition("・")[0]
    assert word
    _in_line(desk.values["value"], word)(desk)


def swap(old: str, new: str, reads: str = "") -> Mend:
    """Write something else for a sign of the line."""

    def mend(desk: Desk) -> None:
        desk.reads(reads or new)
        _in_line(old, new)(desk)

    return mend


def strike(text: str, reads: str) -> Mend:
    """Take something out of the line."""
    return swap(text, "", reads)


def add(*lines: str, reads: str = "") -> Mend:
    """Add lines before the one that is named, as far in as its value begins."""

    def mend(desk: Desk) -> None:
        desk.reads(reads or lines[0])
        indent = " " * desk.column if desk.lines[desk.number][: desk.column].isspace() else ""
        desk.lines[desk.number : desk.number] = [indent + line for line in lines]
        desk.save()

    return mend


def delete(reads: str, count: int = 1, ahead: int = 0) -> Mend:
    """Delete the line that is named, or so many from it on."""

    def mend(desk: Desk) -> None:
        desk.reads(reads)
        first = desk.number + ahead
        assert desk.lines[first : first + count]
        del desk.lines[first : first + count]
        desk.save()

    return mend


def replace_lines(reads: str, count: int, *new: str, ahead: int = 0) -> Mend:
    """Write other lines in the place of some."""

    def mend(desk: Desk) -> None:
        desk.reads(reads)
        first = desk.number + ahead
        desk.lines[first : first + count] = new
        desk.save()

    return mend


def rename(new: str, reads: str) -> Mend:
    """Give the file another name."""

    def mend(desk: Desk) -> None:
        desk.reads(reads)
        desk.file.rename(desk.file.with_name(new))

    return mend


def remove_file(reads: str) -> Mend:
    """Take the file away."""

    def mend(desk: Desk) -> None:
        desk.reads(reads)
        desk.file.unlink()

    return mend


def leave(desk: Desk) -> None:
    """Do nothing, as the remedy says that it may stay."""
    desk.reads("このままでかまいません")
