"""The desk in a real browser on a phone, without JavaScript, by the words of its guide."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.desk.conftest import PASSPHRASE
from tests.desk.serving import served
from tests.support.axe import violations
from tests.support.building import ROOT

GUIDE = (ROOT / "docs/desk.md").read_text("utf-8")
PHONE = {"width": 390, "height": 844}
TARGET = 48


class Hand:
    """A person on a phone who presses what the guide names, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def press(self, words: str) -> None:
        """Press a button or a link that the guide names; it can be hit by a thumb."""
        assert f"「{words}」" in GUIDE
        target = self.page.locator(f"main :is(button, a):text-is('{words}')").first
        box = target.bounding_box()
        assert box
        assert box["height"] >= TARGET - 0.5, words
        target.click()
        self.taps += 1
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], self.page.url

    def write(self, field: str, text: str) -> None:
        """Write into the field that the guide names."""
        assert f"「{field}」" in GUIDE
        self.page.get_by_label(re.compile(f"^{field}")).first.fill(text)
        self.taps += 1


def test_from_the_invitation_to_the_public_page(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        page = chromium.new_page(viewport=PHONE, java_script_enabled=False, locale="ja-JP")
        hand = Hand(page)
        page.goto(desk.invitation)
        page.get_by_label("あなたの名前").fill("佐藤 花子")
        hand.write("合言葉", PASSPHRASE)
        hand.press("決めて、始める")
        hand.press("新しく書く")
        hand.write("名前", "お茶の時間")
        hand.write("日付", "2026-12-10")
        hand.press("できあがりを見る")
        frame = page.frame_locator("iframe")
        assert "お茶の時間" in frame.locator("h1").inner_text()
        hand.press("公開する")
        assert page.locator("h1").inner_text() == "公開しました"
        assert hand.taps <= 10
        public = tmp_path / "output/workshops/workshop-1210/index.html"
        assert "お茶の時間" in public.read_text("utf-8")

        page.goto(page.url.partition("/workshops/")[0])
        page.get_by_role("link", name="お茶の時間").click()
        hand.press("中止")
        hand.write("ひとこと", "雪のため、中止します。")
        page.locator("main button.main").click()
        assert "雪のため、中止します。" in public.read_text("utf-8")
        page.close()


def test_pages_of_the_desk_break_no_rule_of_access(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        page = chromium.new_page(viewport=PHONE, bypass_csp=True, color_scheme="dark")
        front = desk.invitation.partition("/invitation/")[0]
        found = {}
        page.goto(desk.invitation)
        found["invitation"] = violations(page)
        page.get_by_label("あなたの名前").fill("佐藤 花子")
        page.get_by_label("合言葉").fill(PASSPHRASE)
        page.get_by_role("button", name="決めて、始める").click()
        for address in ("/", "/workshops/new/", "/facts/", "/facts/close/", "/publication/",
                        "/people/", "/excel/", "/log/"):  # fmt: skip
            page.goto(front + address)
            found[address] = violations(page)
        page.goto(f"{front}/workshops/new/")
        page.get_by_role("button", name="できあがりを見る").click()
        found["faults"] = violations(page)
        page.close()
    assert {address: told for address, told in found.items() if told} == {}
