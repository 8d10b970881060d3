"""Who listens, and the lines of others: what the staff are asked, what is refused."""

from collections import Counter

from yorisoi.loading.findings import Findings
from yorisoi.loading.yaml_text import Document
from yorisoi.models import Hotlines, Service


def check_groups(findings: Findings, hotlines: Hotlines, document: Document) -> None:
    """Check that each line names a group that there is."""
    for key, line in hotlines.lines.items():
        position = document.position(("lines", key, "group"))
        findings.unknown_key(position, line.group, hotlines.groups, "groups")


def ask_for_roles(findings: Findings, service: Service, document: Document) -> None:
    """Say which role a contact was given where another of its kind may be the one to confide in."""
    given = {key for key in service.contacts if ("contacts", key, "role") not in document.values}
    listening = Counter(
        contact.kind
        for key, contact in service.contacts.items()
        if key in given or contact.role == "consultation"
    )
    for key, contact in service.contacts.items():
        if key in given and listening[contact.kind] > 1:
            place = document.key(("contacts", key))
            findings.note(place, "no_role", value=key, role=contact.role)
