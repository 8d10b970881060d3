#!/usr/bin/env python3
"""Take the pictures of the staff guide from the real preview, its steps followed: no arguments.

Writes docs/guide/*.png. What is seen is what `make preview` shows, on the day of the tests.
"""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.building import NOW, ROOT
from tests.support.chromium import Device, launch, new_context
from tests.support.guide import steps

PICTURES = ROOT / "docs" / "guide"
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


def main() -> None:
    """Follow the guide and take a picture after each step that has one."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        content = shutil.copytree(ROOT / "content", Path(name) / "content")
        with (
            previewing(content, Path(name) / "output") as address,
            sync_playwright() as playwright,
            launch(playwright.chromium) as browser,
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


if __name__ == "__main__":
    main()
