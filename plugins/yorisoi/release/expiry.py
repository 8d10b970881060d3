"""What the data says only until a day: refused in time, so that it never stands there expired."""

from datetime import date, timedelta
from pathlib import Path

from yorisoi.faults import Refused, fault
from yorisoi.loading import yaml_text
from yorisoi.site import Site

NAME = "data/service.yaml"
SOON = timedelta(days=30)


def check(content: Path, site: Site, today: date) -> None:
    """Raise Refused where security.txt ends within 30 days (RFC 9116, 2.5.5)."""
    security = site.service.security
    if security is None or security.expires - today >= SOON:
        return
    document = yaml_text.read_yaml(yaml_text.read_text(content, NAME), NAME)
    place = document.position(("security", "expires"))
    raise Refused([fault(place, "expires_soon", value=security.expires, days=SOON.days)])
