#!/usr/bin/env python3
"""Take the pictures of README and staff guide: no arguments.

Writes docs/front-page.png from the built site, docs/guide/*.png from the real preview, its steps
followed, as on the day of the tests, docs/desk/*.png from a real desk, and into docs/pictures.json
what they show.
"""

import io
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.desk_pictures import take_desk
from tests.support.building import NOW, ROOT, build_site
from tests.support.chromium import Device, launch, new_context
from tests.support.guide import steps
from tests.support.pictures import DOCS, NOTED, digests
from tests.support.serving import serving

PICTURES = DOCS / "guide"
NOON = "2026-12-02T12:00:00+09:00"  # of a day on which somebody is there
GAP = 24  # pixels between the two
SCREEN = Device(width=800, height=640, moment=NOW)
YOGA, CANCELLED, NOTICE = "ワークショップを載せる", "中止にする", "急ぎのお知らせを出す"
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
            process.send_signal(signal.SIGINT)


def take(context: BrowserContext, path: str, words: str, name: str) -> None:
    """Wait until a page says `words`, then take its picture."""
    page = context.new_page()
    page.goto(path)
    expect(page.locator("body")).to_contain_text(words, timeout=SLOW)
    if name in ("workshop", "cancelled"):
        page.locator("h1").evaluate("title => title.scrollIntoView()")
    page.screenshot(path=PICTURES / f"{name}.png")
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
    both.save(DOCS / "front-page.png", optimize=True)


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
        for step in steps():
            step.follow(content)
            if step.heading == YOGA:
                take(context, "/index.html", "やさしいヨガ", "preview")
                take(context, PAGE, "いすに座ったまま", "workshop")
                file = content / step.file
                file.write_text(step.text.replace("10:30", "25:30"), "utf-8")
                take(context, PAGE, "時刻として読めません", "fault")
            elif step.heading == CANCELLED:
                take(context, PAGE, "【中止】", "cancelled")
            elif step.heading == NOTICE:
                take(context, "/index.html", "大雪のため", "notice")


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
        take_desk(browser, Path(name))
        shown = digests(Path(name) / "harbour")
    NOTED.write_text(json.dumps(shown, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
