"""What the pictures of README and guide show, so that one that is older than the theme is noticed.

They show pages of `content/`, whose words may change every day: what the theme makes of the second
service stands for them.
"""

import hashlib
import json
from pathlib import Path

from tests.support.building import ROOT, build_site
from tests.support.writing import copied

DOCS = ROOT / "docs"
NOTED = DOCS / "pictures.json"
FRONT, WORKSHOP = "index.html", "workshops/yoga/index.html"
PAGES = {
    "front-page": FRONT,
    "guide/preview": FRONT,
    "guide/fault": WORKSHOP,
    "desk/cancelled": WORKSHOP,
    "desk/noticed": FRONT,
    "desk/hours": FRONT,
}
DESK = (
    *("invitation", "list", "sign-in", "form", "preview", "published", "workshop", "cancel"),
    *("close", "notice", "closed", "change", "proposal", "excel", "cells", "drafts"),
    *("line", "newsletter", "flyer", "publication", "back"),
)
REPORT = ROOT / "plugins" / "yorisoi" / "release" / "change_report.html"
NAMES = {*PAGES, "guide/report", *(f"desk/{name}" for name in DESK)}
PREVIEW = ROOT / "plugins" / "yorisoi" / "editing"
DESK_LOOK = ROOT / "plugins" / "yorisoi_desk"


def noted() -> dict[str, str]:
    """Return of each picture the digest of what it showed when it was taken."""
    digests: dict[str, str] = json.loads(NOTED.read_text("utf-8"))
    return digests


def digests(output: Path) -> dict[str, str]:
    """Return of each picture the SHA-256 of its page today, with what the preview adds to it.

    Built from a copy that Git does not know: when a page was changed is not what a picture is for.
    """
    built = build_site(output, content=copied(output.with_name("copied")))
    assert built.status == 0, built.stderr
    bar = b"".join(file.read_bytes() for file in sorted(PREVIEW.glob("preview_bar.*")))
    assert bar
    files = [DESK_LOOK / "desk.css", *sorted((DESK_LOOK / "templates").rglob("*.html"))]
    desk = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    site = {
        name: hashlib.sha256((built.output / page).read_bytes() + bar).hexdigest()
        for name, page in PAGES.items()
    }
    site["guide/report"] = hashlib.sha256(REPORT.read_bytes()).hexdigest()
    return site | {f"desk/{name}": desk for name in DESK}
