"""What the forms of facts share: rare fields folded, faults beside the fields that they are about."""

import re
from collections.abc import Iterable, Iterator

from django import forms
from yorisoi.faults import Fault
from yorisoi.loading.yaml_text import read_yaml
from yorisoi.loading.yaml_walk import Path_
from yorisoi.messages import sentence

from yorisoi_desk import fact_rows
from yorisoi_desk.messages import SENTENCES, say
from yorisoi_desk.yaml_places import BREAK

Bound = list[forms.BoundField]
FIELD_OF_ROW = re.compile(r"([0-9]{1,2})\.([a-z_]+)")


class Folding(forms.Form):
    """A form of which rare fields, and rows that are still empty, are folded away."""

    use_required_attribute = False
    rare: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    more_rows = ""  # what the folded rows are for
    version = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def first(self) -> Bound:
        """Return what is asked at once."""
        folded = {*self.rare, *self.last}
        visible = (field for field in self.visible_fields() if field.name not in folded)
        return [field for field in visible if not FIELD_OF_ROW.match(field.name)]

    def folded(self) -> Bound:
        """Return the rare fields."""
        return [self[name] for name in self.rare]

    def ending(self) -> Bound:
        """Return what comes last."""
        return [self[name] for name in self.last if name in self.fields]

    def opens(self) -> bool:
        """Return whether one of the rare fields has to be looked at."""
        return any(field.errors for field in self.folded())

    def rows(self) -> list[tuple[Bound, Bound]]:
        """Return the rows that are filled in, or the first; each with its own rare fields."""
        return [row for row in self._rows() if not _is_spare(row)]

    def spare_rows(self) -> list[tuple[Bound, Bound]]:
        """Return the empty rows."""
        return [row for row in self._rows() if _is_spare(row)]

    def _rows(self) -> Iterator[tuple[Bound, Bound]]:
        names = [name for name in self.fields if FIELD_OF_ROW.match(name)]
        for number in dict.fromkeys(name.partition(".")[0] for name in names):
            row = [self[name] for name in names if name.startswith(f"{number}.")]
            kept = [field for field in row if not _is_rare(field.name)]
            yield kept, [field for field in row if _is_rare(field.name)]

    def show(self, faults: Iterable[Fault], text: str = "", where: Path_ = ()) -> None:
        """Put the engine's sentences beside the fields that they are about; `text` is the file."""
        for fault in faults:
            field = self.field_of(fault, text, where)
            self.add_error(field if field in self.fields else None, words_of(fault))

    def field_of(self, fault: Fault, text: str, where: Path_) -> str:
        """Return the name of the field that a fault is about."""
        del text, where
        return dict(fault.values).get("field", "")


def _is_rare(name: str) -> bool:
    return name.partition(".")[2] in fact_rows.RARE["ranges"]


def _is_spare(row: tuple[Bound, Bound]) -> bool:
    fields = [*row[0], *row[1]]
    is_first = fields[0].name.startswith("0.")
    return not is_first and not any(field.value() or field.errors for field in fields)


def words_of(fault: Fault) -> str:
    """Return the engine's sentence; what it says of the lines of a file, in words of a form."""
    if fault.code == "missing":
        return f"「{dict(fault.values)['title']}」を書いてください"
    message, remedy = sentence(fault)
    mend = f"mend_{fault.code}"
    return f"{message} → {say(mend) if mend in SENTENCES else remedy}"


def place_of(fault: Fault, text: str) -> Path_:
    """Return the path of what a fault is about, by its line and column; () where it is nothing."""
    document = read_yaml(BREAK.sub("\n", text), fault.position.path)
    places = {document.position(path): path for path in document.values}
    places |= {document.key(path): path for path in document.keys}
    return places.get(fault.position, ())
