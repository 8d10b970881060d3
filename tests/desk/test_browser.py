"""The desk in a real browser on a phone, without JavaScript, by the words of its guide."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.desk.conftest import PASSPHRASE
from tests.desk.serving import served
from tests.support.axe import violations
from tests.support.walk import Hand, walk

PHONE = {"width": 390, "height": 844}
MOST = 12  # taps from the invitation to the public page, with one more time to come in


def test_tasks_of_the_guide_are_done_word_for_word(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        front = f"{desk.invitation.partition('/invitation/')[0]}/"
        pages = [
            chromium.new_page(viewport=PHONE, java_script_enabled=False, locale="ja-JP")
            for _ in range(2)
        ]
        hand = Hand(pages[0], front, checkout / "content")
        walk(hand, pages[1], desk.invitation, tmp_path)
        for page in pages:
            page.close()
    taps = {heading: taps for heading, (taps, _) in hand.counted.items()}
    assert taps["はじめて入る"] + taps["ワークショップを載せる"] <= MOST


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
