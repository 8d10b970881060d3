"""CSV as the municipal sets ask for it: UTF-8 with a byte-order mark, CRLF (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a table with its columns in order; what a row does not say stays empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_guarded(row.get(column, "")) for column in columns] for row in rows)
    return "\ufeff" + text.getvalue()


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP “CSV injection”)."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
