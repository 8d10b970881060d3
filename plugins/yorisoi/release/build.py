"""One build, in one direction: load, generate beside the live site, inspect, record, switch."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pelican
from jinja2 import TemplateError

from yorisoi.faults import Fault, MachineFailed, Refused
from yorisoi.inspection import Expected, inspect, list_output
from yorisoi.release import (
    change_report,
    expiry,
    open_questions,
    origin,
    snapshot,
    staging,
)
from yorisoi.release.settings import load_settings, template_fault
from yorisoi.release.snapshot import Statement
from yorisoi.release.staging import Build
from yorisoi.site import PageSource, Site
from yorisoi.system import disk, workers


@dataclass(frozen=True)
class Job:
    """Where a build reads, where it writes, and the moment it believes."""

    content: Path
    output: Path
    settings: Path
    moment: datetime
    allow_shrink: bool = False


@dataclass(frozen=True)
class Built:
    """What a build has put in place: how many pages and files, and the report on it."""

    pages: int
    files: int
    report: Path


def build(job: Job, site: Site, settings: Mapping[str, Any]) -> Built:
    """Build a loaded site, put it in the place of the old one, and say what that is.

    Raises Refused where the inspection finds a fault or too much would be lost, and
    MachineFailed where the build cannot be done; the live site is then as it was.
    """
    expiry.check(job.content, site, job.moment.date())
    output = job.output.absolute()
    _keep_apart(output, job.content.absolute())
    with staging.staging(output, public=is_public(settings)) as staged:
        with workers.begun([partial(_tell, job, site, staged, output)], worth=1) as told:
            generate({**settings, "OUTPUT_PATH": str(staged.site)})
            [lost] = told()
        with workers.begun([partial(disk.flush, staged.folder)], worth=1) as flushed:
            built = list_output(staged.site, expected(site, settings["SITEURL"]))
            faults = inspect(built, workers.in_batches)
            flushed()  # before `switch` asks again
        if faults:
            raise Refused(origin.traced(faults, job.content))
        pages = _pages(built.names)
        if before := staging.last(output, public=staged.is_public):
            lost += snapshot.lost_pages(_pages(disk.names(before.site)), pages)
        if lost and not job.allow_shrink:
            raise Refused(lost)
        staging.switch(staged, output)
    return Built(len(pages), len(built.names), staged.report)


def _tell(job: Job, site: Site, staged: Build, output: Path) -> list[Fault]:
    """Write what a build states and what that changes; return what was lost since the last one."""
    stated = snapshot.statement(site, job.moment)
    before = _stated(staging.last(output, public=staged.is_public))
    published = before if staged.is_public else _stated(staging.last(output, public=True))
    with staged.report.open("w", encoding="utf-8") as file:
        file.writelines(change_report.page(published, stated, public=staged.is_public))
    staged.draft.write_text(snapshot.write(stated), "utf-8")
    return snapshot.lost_events(before, stated) if before else []


def _pages(names: Iterable[str]) -> list[str]:
    return [name for name in names if name.endswith(".html")]


def is_public(settings: Mapping[str, Any]) -> bool:
    """Return whether the settings are those of the public address."""
    return bool(settings.get("YORISOI_PUBLIC"))


def _keep_apart(output: Path, content: Path) -> None:
    """Refuse an output that would take the content's place, or be read as content."""
    if output.is_relative_to(content) or content.is_relative_to(output):
        raise MachineFailed("output_holds_content", path=output)


def _stated(build: Build | None) -> Statement | None:
    return snapshot.read(build.record.read_text("utf-8")) if build else None


def write_events(job: Job, site: Site) -> None:
    """Write the pages of the events of `site` into a site that stands already, in one step each.

    For the preview alone: nothing is inspected, and no other page is touched.
    """
    output = job.output.resolve()
    with TemporaryDirectory(prefix="events-", dir=output.parent) as folder:
        generate({**read(job, site), "OUTPUT_PATH": folder, "PAGE_PATHS": []})
        for name in (f"workshops/{event.id}" for event in site.events):
            for file in (f"{name}/index.html", f"{name}.ics"):
                written = Path(folder, file)
                if written.exists():  # not before its day to be published
                    (output / file).parent.mkdir(parents=True, exist_ok=True)
                    written.replace(output / file)


def read(job: Job, site: Site) -> dict[str, Any]:
    """Return Pelican's settings for this build; raises Refused where they are wrong."""
    override = {
        "PATH": str(job.content.absolute()),
        "YORISOI_SITE": site,
        "YORISOI_NOW": job.moment,
    }
    return load_settings(job.settings, override)


def generate(settings: dict[str, Any]) -> None:
    """Let Pelican write the site into its OUTPUT_PATH.

    Raises Refused where a template is wrong, and MachineFailed on anything Pelican
    complains of: it would go on without.
    """
    complaints = _Complaints()
    logger = logging.getLogger("pelican")
    logger.addHandler(complaints)
    pelican.console.quiet = True
    try:
        pelican.Pelican(settings).run()
    except TemplateError as error:
        raise Refused([template_fault(error, Path(settings["THEME"]))]) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        raise MachineFailed("pelican_complained", value="\n".join(complaints.texts))


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
        secrets=secrets(site),
        sources={
            page.address + ("" if page.address.endswith(".html") else "index.html"): path
            for path, page in site.pages.items()
        },
    )


def secrets(site: Site) -> frozenset[str]:
    """Return what must not be read anywhere: open questions, and lines that only drafts have."""
    pages = site.pages.values()
    public = "\n".join(each.body for each in pages if each.meta.status == "published")
    drafts = {line for each in pages if each.meta.status == "draft" for line in _lines(each)}
    questions = {fact.question for _, fact in open_questions.questions(site) if fact.question}
    return frozenset({line for line in drafts if line not in public} | questions)


def _lines(page: PageSource) -> list[str]:
    return [page.meta.title, page.meta.description, *page.body.split("\n")]
