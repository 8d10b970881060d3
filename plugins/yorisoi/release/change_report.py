"""The page that a second person reads before saying yes: what changed since the last publication.

It stands beside the site, not in it; it loads nothing and runs nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from yorisoi.release.changes import Change, changes
from yorisoi.release.snapshot import Snapshot, moment_in_words
from yorisoi.rendering.templates import templates_in

KINDS = {"added": "増えたもの", "changed": "変わったもの", "gone": "なくなったもの"}

# What is marked as a whole: 5678 became 5687, not “a digit moved”.
WORD = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)


def page(before: Snapshot | None, after: Snapshot, *, public: bool, first: bool) -> str:
    """Return the report as HTML.

    `before` is the last publication; None where there is none (`first`), or no record of it.
    """
    sections: dict[str, list[Change]] = {}
    for change in (found := changes(before, after)):
        sections.setdefault(change.section, []).append(change)
    counts = Counter(change.kind for change in found)
    templates = templates_in(Path(__file__).parent)
    templates.filters["compared_with"] = compared_with
    return templates.get_template("change_report.html").render(
        made=moment_in_words(after.made),
        last=moment_in_words(before.made) if before else None,
        first=first,
        public=public,
        sections=sections,
        counts={word: counts[kind] for kind, word in KINDS.items() if counts[kind]},
        kinds=KINDS,
    )


def compared_with(line: str, other: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line, each with whether the other line has it too."""
    own = WORD.findall(line)
    matcher = SequenceMatcher(None, own, WORD.findall(other), autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        yield "".join(own[start:end]), tag == "equal"
