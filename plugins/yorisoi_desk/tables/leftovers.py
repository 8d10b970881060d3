"""What a table holds that is not taken in, said by its cells: nothing is left out in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yorisoi_desk.messages import say

MOST, LONGEST = 40, 30  # places that one sentence names; letters of what stands there
KINDS = (
    *("left_columns", "left_beside", "left_cells", "left_texts", "left_rows", "left_hidden"),
    *("left_sheets", "left_no_table", "left_notes", "left_boxes", "left_held", "left_listed"),
    *("told_past", "told_year", "told_half", "told_blank", "told_public"),
    *("told_colours", "told_many_colours"),
)


@dataclass
class Leftovers:
    """What was left aside, by its kind."""

    found: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)  # cells by sentences of the engine

    def add(self, kind: str, place: str, words: str = "") -> None:
        """Note one place, and what stands there."""
        short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        said = f"{place}「{short}」" if words else place
        places = self.found.setdefault(kind, [])
        if said not in places:
            places.append(said)

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each kind, and each of the engine's."""
        for kind in KINDS:
            if places := self.found.get(kind):
                yield say(kind, places=_listed(places))
        for sentence, cells in self.told.items():
            yield f"{_listed(cells)}：{sentence}"


def _listed(places: list[str]) -> str:
    more = f" ほか{len(places) - MOST}" if len(places) > MOST else ""
    return "、".join(places[:MOST]) + more
