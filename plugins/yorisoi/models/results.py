"""What was done so far: the numbers and the table of the yearly report."""

from pydantic import Field

from yorisoi.models.fields import Count, Fact, Text
from yorisoi.models.record import Record


class Figure(Fact):
    """One number of the yearly report, with its unit."""

    label: Text = Field(title="名前", description="何の数字か")
    value: Count | None = Field(title="数", description="数字だけ。分からなければ null")
    unit: Text = Field(title="単位", description="件、日など")


class ResultRow(Record):
    """How often one kind of help was given."""

    label: Text = Field(title="種類", description="相談の種類")
    count: Count = Field(title="件数", description="数字だけ")
    new: Count = Field(title="うち新規", description="数字だけ")


class Results(Fact):
    """The table of what was done; sums are computed, never typed."""

    label: Text = Field(title="名前", description="表の名前")
    unit: Text = Field(title="単位", description="件など")
    rows: tuple[ResultRow, ...] = Field(title="行", description="種類ごとの件数")

    @property
    def total(self) -> int:
        """All cases together."""
        return sum(row.count for row in self.rows)

    @property
    def new(self) -> int:
        """All first-time cases together."""
        return sum(row.new for row in self.rows)
