"""The pictures of the desk's guide: a real desk on a phone's screen, its steps followed."""

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.desk.serving import served
from tests.support.building import NOW, ROOT
from tests.support.chromium import Device, new_context

PICTURES = ROOT / "docs" / "desk"
PASSPHRASE = "湖 ランプ 二つの茶わん"  # noqa: S105 - of nobody
WHO = ("-c", "user.name=desk", "-c", "user.email=desk@localhost")


def take_desk(browser: Browser, folder: Path) -> None:
    """Post a workshop, cancel it, close a day and propose other hours, with a picture of each."""
    checkout = folder / "checkout"
    checkout.mkdir()
    shutil.copytree(ROOT / "content", checkout / "content")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "begin"]):
        subprocess.run(["git", "-C", str(checkout), *WHO, *words], check=True)
    PICTURES.mkdir(exist_ok=True)
    with served(checkout, folder) as desk:
        address = desk.invitation.partition("/invitation/")[0]
        with new_context(browser, address, Device(moment=NOW, javascript=False)) as context:
            page = context.new_page()
            page.goto(desk.invitation)
            page.get_by_label("あなたの名前").fill("佐藤 花子")
            page.get_by_label("合言葉").fill(PASSPHRASE)
            page.get_by_role("button", name="決めて、始める").click()
            _post(page)
            _change(page)


def _post(page: Page) -> None:
    page.goto("/workshops/new/")
    page.get_by_label("名前").first.fill("お茶の時間")
    page.get_by_label("日付").first.fill("2026-12-10")
    page.get_by_label("紹介").fill("お茶を飲みながら、ゆっくり話します。")
    _take(page, "form")
    page.get_by_role("button", name="できあがりを見る").click()
    page.frame_locator("iframe").locator("h1").wait_for()
    _take(page, "preview")
    page.get_by_role("button", name="公開する").click()
    _take(page, "published")


def _change(page: Page) -> None:
    page.goto("/workshops/2026-12-10-workshop-1210/cancelled/")
    _take(page, "cancel")
    page.goto("/facts/close/")
    page.get_by_label("最初の日").fill("2026-12-29")
    page.get_by_label("最後の日").fill("2027-01-03")
    page.get_by_label("わけ").fill("年末年始")
    _take(page, "close")
    page.goto("/facts/hours/telephone/")
    page.get_by_label("終わり").fill("19:00")
    page.get_by_label("電話した").check()
    page.get_by_role("button", name="提案する").click()
    page.goto("/proposals/1/")
    _take(page, "proposal")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")
