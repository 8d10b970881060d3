"""One build, in one direction: load, generate beside the live site, inspect, switch."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pelican
from jinja2 import TemplateError
from pelican.settings import read_settings

from yorisoi import publishing
from yorisoi.content import Site
from yorisoi.faults import MachineFailed, Refused
from yorisoi.inspection import Expected, inspect


@dataclass(frozen=True)
class Job:
    """Where a build reads, where it writes, and the moment it believes."""

    content: Path
    output: Path
    settings: Path
    moment: datetime


def build(job: Job, site: Site) -> None:
    """Build a loaded site and put it in the place of the old one.

    Raises Refused where the inspection finds a fault and MachineFailed where the build
    cannot be done; the live site is then as it was.
    """
    output = job.output.absolute()
    with publishing.staging(output) as staged:
        settings = _settings(job, site, staged)
        generate(settings)
        if faults := inspect(staged, expected(site, settings["SITEURL"])):
            raise Refused(faults)
        publishing.switch(staged, output)


def _settings(job: Job, site: Site, staged: Path) -> dict[str, Any]:
    """Return Pelican's settings for this build."""
    if not job.settings.is_file():
        message = f"設定ファイル {job.settings} がありません"
        raise MachineFailed(message)
    override = {
        "PATH": str(job.content.absolute()),
        "OUTPUT_PATH": str(staged),
        "YORISOI_SITE": site,
        "YORISOI_NOW": job.moment,
    }
    return dict(read_settings(str(job.settings), override=override))


def generate(settings: dict[str, Any]) -> None:
    """Let Pelican write the site into its OUTPUT_PATH.

    Raises MachineFailed on anything Pelican complains of: it would go on without.
    """
    complaints = _Complaints()
    logger = logging.getLogger("pelican")
    logger.addHandler(complaints)
    pelican.console.quiet = True
    try:
        pelican.Pelican(settings).run()
    except TemplateError as error:
        message = f"テーマの雛形に誤りがあります: {error}"
        raise MachineFailed(message) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        raise MachineFailed("\n".join(complaints.texts))


class _Complaints(logging.Handler):
    """Keeps what Pelican warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def expected(site: Site, site_url: str) -> Expected:
    """Return what the output is held against, taken from the data."""
    service = site.service
    contacts = [
        value
        for each in service.contacts.values()
        for value in (each.telephone, each.email, each.line_url)
        if value
    ]
    contacts += [each.postal_code for each in service.places.values()]
    contacts += [each.telephone for each in site.hotlines.lines.values()]
    return Expected(
        contacts=frozenset(contacts),
        site_url=site_url.rstrip("/"),
        avoided=service.avoided_in_titles,
        sources={
            page.address + ("" if page.address.endswith(".html") else "index.html"): path
            for path, page in site.pages.items()
        },
    )
