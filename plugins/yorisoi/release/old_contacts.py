"""What an earlier site would tell of contacts that are no longer those of the data."""

import re
from collections import defaultdict
from functools import partial
from pathlib import Path

from yorisoi.faults import Fault, Position, fault
from yorisoi.inspection import Expected, inspect_contacts, list_output
from yorisoi.release import manifest
from yorisoi.release.expected import contacts, contacts_of_others
from yorisoi.site import Site
from yorisoi.system import workers

SITEMAP = re.compile(r"^Sitemap: (\S+)/sitemap\.xml$", re.MULTILINE)


def old_contacts(folder: Path, site: Site) -> list[Fault]:
    """Return a fault for each contact that a built site shows or dials and `site` does not hold."""
    own, of_others = contacts(site), contacts_of_others(site)
    output = list_output(folder, Expected(own, of_others, _address(folder)))
    names = sorted(output.names - {manifest.NAME})  # of digests, which may look like anything
    places = defaultdict[str, list[Position]](list)
    for part in workers.in_batches(partial(inspect_contacts, output), names):
        for found in part:
            # Said digit by digit for a screen reader it is the same number.
            places["".join(dict(found.values)["value"].split())].append(found.position)
    return [
        fault(min(at), "old_contact", value=value, count=len(set(at)))
        for value, at in places.items()
    ]


def _address(folder: Path) -> str:
    """Return for which address a site was built: its own is no contact of somebody else."""
    robots = folder / "robots.txt"
    told = SITEMAP.search(robots.read_text("utf-8", "replace")) if robots.is_file() else None
    return told[1] if told else ""
