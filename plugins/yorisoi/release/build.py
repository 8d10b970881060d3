"""One build, step by step: generate beside the live site, inspect, compare, record, switch."""

import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from logging.handlers import BufferingHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pelican
from jinja2 import TemplateError

from yorisoi.cache import Cache
from yorisoi.faults import Fault, MachineFailed, Position, Refused, notice, refuse
from yorisoi.formats import redirects
from yorisoi.inspection import inspect, list_output
from yorisoi.release import change_report, earlier, losses, manifest, origin, snapshot, staging
from yorisoi.release.earlier import Earlier
from yorisoi.release.expected import expected
from yorisoi.release.settings import load_settings
from yorisoi.release.theme import template_fault
from yorisoi.site import Site
from yorisoi.system import history, workers


@dataclass(frozen=True)
class Job:
    """Where a build reads, where it writes, and the moment it believes."""

    content: Path
    output: Path
    settings: Path
    moment: datetime
    allow_shrink: bool = False
    any_moment: bool = False  # one that was asked for may lie before the last publication
    published: str | None = None  # address or folder of the live site, to be compared with
    copy: Path | None = None  # of the content, without its faults (see `held_back`)
    commit: str | None = None  # of the content, before it was read

    @property
    def folder(self) -> Path:
        """The folder whose files are read."""
        return self.copy or self.content


@dataclass(frozen=True)
class Built:
    """What a build has put in place: how many pages and files, the report, and notices."""

    pages: int
    files: int
    report: Path
    notices: tuple[Fault, ...] = ()


def run_build(job: Job, site: Site, settings: Mapping[str, Any]) -> Built:
    """Build a loaded site, put it in the place of the old one, and say what that is.

    Raises Refused where the inspection finds a fault or too much would be lost, and
    MachineFailed where the build cannot be done; the live site is then as it was.
    """
    output = place(job.output, job.content)
    public = is_public(settings)
    with staging.open_staging(output, public=public) as staged:
        generate({**settings, "OUTPUT_PATH": str(staged.site)})
        built = list_output(staged.site, expected(site, settings["SITEURL"], job.moment))
        memory = Cache("inspection")
        found = origin.traced(inspect(built, workers.in_batches, memory), job.folder)
        notices = [fault for fault in found if fault.severity == "notice"]
        refuse([fault for fault in found if fault not in notices])

        stated, pages = snapshot.published(site, job.moment), earlier.pages_of(staged.site)
        theme = Path(settings["THEME"])
        published = earlier.live(job.published, job.content, theme, notices) or earlier.kept(
            staging.last(output, public=True), notices
        )
        before = published if public else earlier.kept(staging.last(output, public=False), notices)
        if before and not job.allow_shrink:
            refuse(losses.lost_events(before.events, len(stated.events)))
            refuse(losses.lost_pages(before.pages, pages))
        if before:
            notices += losses.lost_addresses(before.pages, pages, site.event_ids)
        if public:
            refuse_earlier_moment(job, before)
            moved = redirects.files(site, job.moment)
            commit = job.commit if history.commit(job.folder) == job.commit else None
            manifest.write(staged.site, built.names, commit, job.moment, moved)
            for name, text in redirects.for_hosts(moved, settings["SITEURL"]).items():
                (staged.folder / name).write_text(text, "utf-8")

        compared = published.stated if published else None
        first = not (published or job.published)
        report = change_report.page(compared, stated, public=public, first=first)
        staged.report.write_text(report, "utf-8")
        snapshot.write(stated, staged.record)
        stays = staging.switch(staged, output)
        notices += (notice(Position(str(old)), "old_build_stays") for old in stays)
    return Built(len(pages), len(built.names), staged.report, tuple(notices))


def refuse_earlier_moment(job: Job, before: Earlier | None) -> None:
    """Raise MachineFailed where the last publication is from a moment still to come.

    The clock of this machine is wrong then, or it was: what is over would be announced again.
    """
    if before and before.made and before.made > job.moment and not job.any_moment:
        last, now = (snapshot.moment_in_words(moment) for moment in (before.made, job.moment))
        raise MachineFailed("moment_earlier", last=last, now=now)


def is_public(settings: Mapping[str, Any]) -> bool:
    """Return whether the settings are those of the public address."""
    return bool(settings.get("YORISOI_PUBLIC"))


def place(output: Path, content: Path) -> Path:
    """Return where the site is to stand, all links and `..` on the way there resolved.

    The last name may be the link to a built site, and stays. Raises MachineFailed where the
    site would take the content's place, or be read as content.
    """
    output = output.absolute()
    here = output.resolve() if output.name == ".." else output.parent.resolve() / output.name
    for site in (here, here.resolve()):
        for source in (content.parent.resolve() / content.name, content.resolve()):
            if site.is_relative_to(source) or source.is_relative_to(site):
                raise MachineFailed("output_holds_content", path=output)
    return here


def write_events(job: Job, site: Site) -> None:
    """Write the pages of the events of `site` into a site that stands already, in one step each.

    For the preview alone: nothing is inspected, and no other page is touched.
    """
    output = job.output.resolve()
    with TemporaryDirectory(prefix="events-", dir=output.parent) as folder:
        alone = {"OUTPUT_PATH": folder, "PAGE_PATHS": [], "YORISOI_EVENTS_ALONE": True}
        generate(read_settings(job, site) | alone)
        for name in (f"workshops/{event.id}" for event in site.events):
            for file in (f"{name}/index.html", f"{name}.ics"):
                written = Path(folder, file)
                if written.exists():  # not before its day to be published
                    (output / file).parent.mkdir(parents=True, exist_ok=True)
                    written.replace(output / file)


def read_settings(job: Job, site: Site) -> dict[str, Any]:
    """Return Pelican's settings for this build; raises Refused where they are wrong."""
    override = {"PATH": str(job.folder.absolute()), "YORISOI_SITE": site, "YORISOI_NOW": job.moment}
    return load_settings(job.settings, override)


def generate(settings: dict[str, Any]) -> None:
    """Let Pelican write the site into its OUTPUT_PATH.

    Raises Refused where a template is wrong, and MachineFailed on anything Pelican
    complains of: it would go on without.
    """
    complaints = BufferingHandler(sys.maxsize)
    complaints.setLevel(logging.WARNING)
    logger = logging.getLogger("pelican")
    logger.addHandler(complaints)
    pelican.console.quiet = True
    try:
        pelican.Pelican(settings).run()
    except TemplateError as error:
        raise Refused([template_fault(error, Path(settings["THEME"]))]) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.buffer:
        told = "\n".join(record.getMessage() for record in complaints.buffer)
        raise MachineFailed("pelican_complained", value=told)
