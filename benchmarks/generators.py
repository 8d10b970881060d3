"""Who builds: how each is started, what it writes where, and whether all hold the same."""

import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.content import Workshop
from benchmarks.sites import AUDIENCE, write_eleventy, write_hugo, write_ours, write_pelican

ROOT = Path(__file__).resolve().parent.parent
NOW = "2026-12-01T10:30:00+09:00"
ELEVENTY = ROOT / "benchmarks/node_modules/@11ty/eleventy/cmd.cjs"
# Its command is a script before it.
HUGO = Path(sysconfig.get_path("platlib"), "hugo/binaries/hugo")
IN_FEED = 100  # entries at most: the usual of stock Pelican, and of ours
END = 12  # o'clock
ENTRY = re.compile("<(?:entry|item)>")


@dataclass(frozen=True)
class Generator:
    """One of those compared; `build` and `watch` give a command for the folder of the output.

    The command is started in the folder that `write` has written. Of a workshop's name `source`
    makes its file there, `page` its page in the output.
    """

    name: str
    write: Callable[[Path, Path, list[Workshop]], None]
    build: Callable[[Path], list[str]]
    watch: Callable[[Path], list[str]]
    source: str
    page: str
    calendar: str
    feed: str
    version: Callable[[], str]
    needs: Path = Path(sys.executable)
    one_entry_a_date: bool = False

    def check(self, output: Path, workshops: list[Workshop]) -> None:
        """Raise ValueError where a site does not hold what the others hold too."""
        pages = list(output.glob(self.page.format("workshop-*")))
        events = _text(output / self.calendar).count("BEGIN:VEVENT")
        held = len(pages), events, len(ENTRY.findall(_text(output / self.feed)))
        dates = sum(len(workshop.days) for workshop in workshops)
        wanted = len(workshops), dates, self._entries(workshops)
        if held != wanted:
            message = f"{self.name}: {held} pages, events, entries of the feed in place of {wanted}"
            raise ValueError(message)
        for workshop in workshops[:: max(1, len(workshops) // 10)]:
            page = _text(output / self.page.format(workshop.name))
            days = {AUDIENCE, workshop.title, workshop.summary}
            if missing := {words for words in days if words not in page}:
                message = f"{self.name}: {workshop.name} does not tell {missing}"
                raise ValueError(message)

    def _entries(self, workshops: list[Workshop]) -> int:
        if not self.one_entry_a_date:
            return min(IN_FEED, len(workshops))
        now = datetime.fromisoformat(NOW).replace(tzinfo=None)
        days = (day for workshop in workshops for day in workshop.days)
        return min(IN_FEED, sum(datetime(*day.timetuple()[:3], END) > now for day in days))  # noqa: DTZ001


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _yorisoi(command: str, output: Path) -> list[str]:
    settings = str(ROOT / "pelicanconf.py")
    places = ["--content", "content", "--output", str(output), "--settings", settings]
    return [sys.executable, "-m", "yorisoi", command, *places, "--now", NOW]


def _pelican(output: Path) -> list[str]:
    settings = str(ROOT / "benchmarks/pelican/settings.py")
    return [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", str(output)]


def _eleventy(output: Path) -> list[str]:
    beside = os.path.join("..", output.name)  # noqa: PTH118 - it takes no absolute path
    return ["node", str(ELEVENTY), "--quiet", f"--output={beside}"]


def _hugo(output: Path) -> list[str]:
    return [str(HUGO), "--quiet", "--destination", str(output)]


def _eleventy_version() -> str:
    package = json.loads(ELEVENTY.with_name("package.json").read_text("utf-8"))
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return f"Eleventy {package['version']} on Node {node.stdout.strip()}"


OURS = Generator(
    "ours",
    write_ours,
    lambda output: _yorisoi("build", output),
    lambda output: _yorisoi("preview", output),
    "content/events/{}.yaml",
    "workshops/{}/index.html",
    "workshops/calendar.ics",
    "workshops/feed.atom",
    lambda: f"ours on Python {platform.python_version()}",
    one_entry_a_date=True,
)
PELICAN = Generator(
    "Pelican",
    write_pelican,
    _pelican,
    lambda output: [*_pelican(output), "--autoreload"],
    "content/{}.md",
    "{}.html",
    "calendar.ics",
    "feeds/all.atom.xml",
    lambda: f"Pelican {version('pelican')}",
)
OTHERS = (
    Generator(
        "Eleventy",
        write_eleventy,
        _eleventy,
        lambda output: [*_eleventy(output), "--watch"],
        "content/workshops/{}.md",
        "workshops/{}/index.html",
        "workshops/calendar.ics",
        "workshops/feed.xml",
        _eleventy_version,
        ELEVENTY,
    ),
    Generator(
        "Hugo",
        write_hugo,
        _hugo,
        lambda output: [*_hugo(output), "--watch"],
        "content/workshops/{}.md",
        "workshops/{}/index.html",
        "workshops/index.ics",
        "workshops/index.xml",
        lambda: f"Hugo {version('hugo')}",
        HUGO,
    ),
)
GENERATORS = {generator.name: generator for generator in (OURS, PELICAN, *OTHERS)}
