#!/usr/bin/env python3
"""Take the pictures of README and staff guide: no arguments.

Writes docs/front-page.png from the built site, docs/guide/*.png from the real preview and report,
docs/desk/*.png from a real desk as the guide's steps are done, all as on the day of the tests,
and into docs/pictures.json what they show.
"""

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.desk_pictures import ADDRESS, save, take_desk
from tests.support.building import NOW, ROOT, build_site
from tests.support.chromium import Device, launch, new_context
from tests.support.guide import steps
from tests.support.pictures import DOCS, NOTED, digests
from tests.support.serving import serving

PICTURES = DOCS / "guide"
NOON = "2026-12-02T12:00:00+09:00"  # of a day on which somebody is there
GAP = 24  # pixels between the two
SCREEN = Device(moment=NOW)
YOGA, HOURS = "ワークショップのファイルを作る", "時間や番号を直す"
PAGE = "/workshops/yoga/index.html"
SLOW = 60_000  # milliseconds


@contextmanager
def previewing(content: Path, output: Path) -> Iterator[str]:
    """Run the preview; yields its address."""
    places = ["--content", str(content), "--output", str(output), "--now", NOW]
    with subprocess.Popen(
        [sys.executable, "-m", "yorisoi", "preview", *places],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        found = re.search(r"http://[0-9.:]+", process.stdout.readline() if process.stdout else "")
        try:
            yield found[0] if found else ""
        finally:
            process.terminate()  # Ctrl-C is ignored by what a shell runs behind


def take(context: BrowserContext, path: str, words: str, name: str) -> None:
    """Wait until a page says `words`, then take its picture."""
    page = context.new_page()
    page.goto(path)
    expect(page.locator("body")).to_contain_text(words, timeout=SLOW)
    save(page.screenshot(), PICTURES / f"{name}.png")
    page.close()


def take_front(browser: Browser, folder: Path) -> None:
    """Take the front page on a phone, light and dark, beside each other."""
    taken = []
    with serving(build_site(folder / "site").output) as address:
        for scheme in ("light", "dark"):
            device = Device(scheme=scheme, moment=NOON)
            with new_context(browser, address, device) as context:
                page = context.new_page()
                page.goto("/")
                taken.append(Image.open(io.BytesIO(page.screenshot())))
    width, height = taken[0].size
    both = Image.new("RGB", (2 * width + GAP, height), "white")
    for at, picture in enumerate(taken):
        both.paste(picture, (at * (width + GAP), 0))
    save(both, DOCS / "front-page.png")


def take_guide(browser: Browser, folder: Path) -> None:
    """Follow the guide and take a picture after each step that has one."""
    content = shutil.copytree(ROOT / "content", folder / "previewed")
    with (
        previewing(content, folder / "preview") as address,
        new_context(browser, address, SCREEN) as context,
    ):
        page = context.new_page()
        page.goto("/")
        expect(page.locator("h1")).to_be_visible(timeout=SLOW)
        step = next(step for step in steps() if step.heading == YOGA)
        step.follow(content)
        take(context, "/index.html", "やさしいヨガ", "preview")
        file = content / step.file
        file.write_text(step.text.replace("10:30", "25:30"), "utf-8")
        take(context, PAGE, "時刻として読めません", "fault")


def take_report(browser: Browser, folder: Path) -> None:
    """Take what a second person reads, after the guide's change of hours."""
    content = shutil.copytree(ROOT / "content", folder / "reported")
    output = folder / "report" / "output"
    build_site(output, "-s", "publishconf.py", content=content, SITEURL=ADDRESS)
    next(step for step in steps() if step.heading == HOURS).follow(content)
    build_site(output, content=content)
    report = output.resolve().parent / "report.html"
    with new_context(browser, report.as_uri(), SCREEN) as context:
        take(context, report.as_uri(), "前回の公開", "report")


def main() -> None:
    """Take all pictures, and note what they show."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        launch(playwright.chromium) as browser,
    ):
        take_front(browser, Path(name))
        take_guide(browser, Path(name))
        take_report(browser, Path(name))
        take_desk(browser, Path(name))
        shown = digests(Path(name) / "harbour")
    NOTED.write_text(json.dumps(shown, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
