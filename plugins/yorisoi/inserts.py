"""What a text of the staff may insert: records of the data, and parts of a page made of them."""

import re
from collections.abc import Mapping

from yorisoi.models import Fact, Hotlines, Names, Service, names

# What a text inserts, by its path (see `inserts` below): {{ contacts.consultation }}
INSERT = re.compile(r"\{\{\s*+([^{}\s]*(?:[ \t]+[^{}\s]+)*)\s*+\}\}")
# Parts of a page that the theme draws from the data; staff name them as `blocks.…`.
BLOCKS = (
    "answers",
    "closing_days",
    "contacts",
    "hours",
    "hotlines",
    "hotlines_always",
    "line",
    "link_kit",
    "organizations",
    "partners",
    "place",
    "places",
    "results",
    "upcoming",
    "workshops",
)
LINE = "contacts（LINE）"
# What shows nothing where the data has none of it, and what that is
OPTIONAL = {
    "blocks.answers": "answers",
    "blocks.line": LINE,
    "blocks.organizations": "organizations",
    "blocks.partners": "partners",
    "blocks.results": "results",
    "results.new": "results",
    "results.total": "results",
}


def inserts(service: Service, hotlines: Hotlines) -> dict[str, object]:
    """Return everything a text may insert, by its path: `contacts.consultation`, `blocks.hours`.

    The value is a record, a text, or None where the theme computes what is shown.
    """
    computed = {*(f"blocks.{name}" for name in BLOCKS), *OPTIONAL, "hours.closed"}
    computed -= {path for path, section in OPTIONAL.items() if not _holds(service, section)}
    found: dict[str, object] = dict.fromkeys(sorted(computed))
    for section in ("contacts", "hours", "places", "organizations", "policies", "figures"):
        records: Mapping[str, object] = getattr(service, section)
        found |= {f"{section}.{key}": record for key, record in records.items()}
    found |= {f"hotlines.{key}": line for key, line in hotlines.lines.items()}
    found |= {
        f"names.{key}": getattr(service.names, key)
        for key in names(Names)
        if key not in names(Fact)
    }
    return found


def _holds(service: Service, section: str) -> bool:
    if section == LINE:
        return any(contact.kind == "line" for contact in service.contacts.values())
    return bool(getattr(service, section))
