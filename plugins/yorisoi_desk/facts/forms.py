"""What the forms of facts share: rare fields folded, faults beside their fields."""

import re
from collections.abc import Iterable, Iterator

from django import forms
from yorisoi.faults import Fault
from yorisoi.loading.yaml_text import read_yaml
from yorisoi.models import Where

from yorisoi_desk.facts import rows as fact_rows
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.yaml_text.places import BREAK

Bound = list[forms.BoundField]
Row = tuple[int, Bound, Bound]  # its number from 1, its fields, its rare fields
FIELD_OF_ROW = re.compile(r"([0-9]{1,2})\.([a-z_]+)")


class Folding(forms.Form):
    """A form of which rare fields, and rows that are still empty, are folded away."""

    use_required_attribute = False
    rare: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    one_row = ""  # what stands above a row that is alone
    row_title = ""  # what stands after the number of one of several
    more_rows = ""  # what the folded rows are for
    is_table = False  # whether a row is a name and two numbers
    needs_row = True  # whether the first is shown where all are empty
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

    def rows(self) -> list[Row]:
        """Return the rows that are filled in, or the first."""
        return [row for row in self._rows() if not self._is_spare(row)]

    def spare_rows(self) -> list[Row]:
        """Return the empty rows."""
        return [row for row in self._rows() if self._is_spare(row)]

    def has_one_row(self) -> bool:
        """Return whether a row needs no number."""
        return len(self.rows()) == 1

    def _rows(self) -> Iterator[Row]:
        names = [name for name in self.fields if FIELD_OF_ROW.match(name)]
        for number in dict.fromkeys(name.partition(".")[0] for name in names):
            row = [self[name] for name in names if name.startswith(f"{number}.")]
            kept = [field for field in row if not _is_rare(field.name)]
            yield int(number) + 1, kept, [field for field in row if _is_rare(field.name)]

    def _is_spare(self, row: Row) -> bool:
        number, kept, rare = row
        is_shown = self.needs_row and number == 1
        return not is_shown and not any(field.value() or field.errors for field in [*kept, *rare])

    def show(self, faults: Iterable[Fault], text: str = "", where: Where = ()) -> None:
        """Put the engine's sentences beside the fields that they are about; `text` is the file."""
        for fault in faults:
            field = self.field_of(fault, text, where)
            self.add_error(field if field in self.fields else None, words_of(fault))

    def field_of(self, fault: Fault, text: str, where: Where) -> str:
        """Return the name of the field that a fault is about."""
        del text, where
        return dict(fault.values).get("field", "")


def _is_rare(name: str) -> bool:
    return name.partition(".")[2] in fact_rows.RARE["ranges"]


def place_of(fault: Fault, text: str) -> Where:
    """Return the path of what a fault is about, by its line and column; () where it is nothing."""
    document = read_yaml(BREAK.sub("\n", text), fault.position.path)
    places = {document.position(path): path for path in document.values}
    places |= {document.key(path): path for path in document.keys}
    return places.get(fault.position, ())
