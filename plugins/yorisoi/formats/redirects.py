"""Former addresses for hosts that lead on by themselves, with 301 (RFC 9110, 15.4.2).

A page stands at each of them all the same; these files spare the step where a host can read one.
They do not belong to the site: a build lays them beside it.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from yorisoi.site import Site

INDEX = "index.html"
NGINX, HOSTS = "moved.conf", "_redirects"  # the files, by who reads them


def files(site: Site, moment: datetime) -> dict[str, str]:
    """Return the address that each file at a former address leads to, by the file's name."""
    found = {f"{old}{INDEX}": to.address for old, to in site.moved(moment).items()}
    for event in (event for event in site.events if event.is_public(moment.date())):
        to = f"workshops/{event.id}.ics"
        found |= {f"workshops/{alias}.ics": to for alias in event.aliases}
    return found


def for_hosts(moved: Mapping[str, str], site_url: str) -> dict[str, str]:
    """Return the text of each file that a host can read, by its name.

    nginx reads one `location` an address in its server block; Netlify and Cloudflare Pages read
    `_redirects`. Netlify leads on only with `301!` where a file stands; Cloudflare passes that line
    over, and follows the next.
    """
    paths = _paths(moved, site_url)
    lines = (f"{old} {to} {status}\n" for old, to in paths for status in ("301!", 301))
    return {
        NGINX: "".join(f"location = {old} {{ return 301 {to}; }}\n" for old, to in paths),
        HOSTS: "".join(lines),
    }


def _paths(moved: Mapping[str, str], site_url: str) -> list[tuple[str, str]]:
    root = PurePosixPath(urlsplit(site_url).path or "/")
    slash = "" if str(root).endswith("/") else "/"
    return [
        (f"{root}{slash}{name.removesuffix(INDEX)}", f"{root}{slash}{to}")
        for name, to in sorted(moved.items())
    ]
