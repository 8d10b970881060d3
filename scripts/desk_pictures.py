"""The pictures of the desk's guide: a real desk on a phone's screen, its steps followed."""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.desk.serving import served
from tests.support.building import NOW, ROOT
from tests.support.chromium import Device, new_context
from tests.support.repository import commit, git
from tests.support.walk import Hand, walk

PICTURES = ROOT / "docs" / "desk"
ADDRESS = "https://salon.example"  # a site that is nobody's

COLOURS = 96  # as many as a page needs; the files are a third as large


def take_desk(browser: Browser, folder: Path) -> None:
    """Do all tasks of the guide, with a picture of each step that has one."""
    checkout = folder / "checkout"
    checkout.mkdir()
    shutil.copytree(ROOT / "content", checkout / "content")
    git(checkout, "init", "--quiet")
    commit(checkout)
    PICTURES.mkdir(exist_ok=True)
    device = Device(moment=NOW, javascript=False)
    with served(checkout, folder, SITEURL=ADDRESS) as desk:
        front = f"{desk.invitation.partition('/invitation/')[0]}/"
        with (
            new_context(browser, front, device) as context,
            new_context(browser, front, device) as another,
        ):
            hand = Hand(context.new_page(), front, checkout / "content", _take)
            walk(hand, another.new_page(), desk.invitation, folder)
    for heading, (taps, seconds) in hand.counted.items():
        print(f"{heading}: {taps} taps, {seconds:.1f} s")


def _take(page: Page, name: str) -> None:
    save(page.screenshot(), PICTURES / f"{name}.png")


def save(picture: bytes | Image.Image, file: Path) -> None:
    """Write a picture with as few colours as a page needs."""
    image = Image.open(io.BytesIO(picture)) if isinstance(picture, bytes) else picture
    image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
