"""Follows the staff guide: takes its blocks out, and puts them where it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.building import ROOT
from tests.support.writing import picture

GUIDE = ROOT / "docs" / "staff-guide.md"
BLOCK = re.compile(
    r"^```yaml (file|section)=(\S+)(?: image=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
QUOTED = re.compile("「([^」]+)」")
AT_THE_DESK = GUIDE.read_text("utf-8").partition("\n## 2")[0]


@dataclass(frozen=True)
class Step:
    """One block of the guide: a whole file, or a part of one that takes the old one's place."""

    heading: str
    kind: str
    file: str
    image: str | None
    text: str

    def follow(self, content: Path) -> None:
        """Do what the guide says."""
        file = content / self.file
        if self.image:
            (content / "images").mkdir(exist_ok=True)
            (content / "images" / self.image).write_bytes(picture())
        if self.kind == "section":
            file.write_text(with_section(file.read_text("utf-8"), self.text), "utf-8")
        else:
            file.write_text(self.text, "utf-8")


def steps() -> Iterator[Step]:
    """Yield the blocks of the guide in its order."""
    guide = GUIDE.read_text("utf-8")
    for found in BLOCK.finditer(guide):
        heading = re.findall(r"^### (.+)$", guide[: found.start()], re.MULTILINE)[-1]
        yield Step(heading, *found.groups())


def words_of_task(heading: str) -> list[str]:
    """Return what the numbered steps of a task at the desk quote, in their order."""
    task = AT_THE_DESK.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    lines = re.findall(r"^[0-9]+\. .+$", task, re.MULTILINE)
    return [words for line in lines for words in QUOTED.findall(line)]


def with_section(text: str, section: str) -> str:
    """Return a file with the part of this name replaced, or with it on top where it is not yet."""
    first = section.splitlines()[0]
    indent = len(first) - len(first.lstrip())
    old = re.compile(rf"^{re.escape(first)}\n(?:(?: {{{indent + 1},}}.*|[ ]*)\n)*", re.MULTILINE)
    assert len(old.findall(text)) <= 1, first
    if not old.search(text):
        return text.replace("names:\n", section + "names:\n", 1)
    return old.sub(lambda _: section, text)
