"""The desk in a real browser on a phone, without JavaScript, by the words of its guide."""

from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.desk.conftest import PASSPHRASE
from tests.desk.serving import Desk, served
from tests.support.axe import violations
from tests.support.walk import FIRST, TARGET, Hand, walk

PHONE = {"width": 390, "height": 844}
TAPS_BY_KEY = 4  # to add a passkey, and one to come in by it
MOST = 12  # taps from the invitation to the public page, with one more time to come in
BY_KEY = "指紋や顔で入る"


def at_localhost(desk: Desk) -> tuple[str, str]:
    """Return the address of a desk by a name, as passkeys need one, and its invitation there."""
    invitation = desk.invitation.replace("127.0.0.1", "localhost")
    return invitation.partition("/invitation/")[0], invitation


def come_in(page: Page, invitation: str) -> None:
    """Take an invitation, and see the first page of the desk."""
    page.goto(invitation)
    page.get_by_label("あなたの名前").fill(FIRST)
    page.get_by_label("合言葉").fill(PASSPHRASE)
    press(page, "決めて、始める")


def press(page: Page, words: str) -> None:
    """Press a button, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()


def phone_of(page: Page) -> tuple[CDPSession, str]:
    """Give a browser what a phone has: a place for keys, and a finger that it knows."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    finger = {"hasUserVerification": True, "isUserVerified": True}
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": kind | finger})
    return session, added["authenticatorId"]


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
        front, invitation = at_localhost(desk)
        found = {}
        page.goto(invitation)
        found["invitation"] = violations(page)
        come_in(page, invitation)
        for address in ("/", "/workshops/new/", "/facts/", "/facts/close/", "/publication/",
                        "/people/", "/excel/", "/log/", "/passkeys/", "/facts/open/",
                        "/facts/hours/salon/",
                        "/facts/results/_/", "/facts/hotlines/_new/"):  # fmt: skip
            page.goto(front + address)
            found[address] = violations(page)
        page.goto(f"{front}/workshops/new/")
        press(page, "できあがりを見る")
        found["faults"] = violations(page)
        page.context.clear_cookies()
        page.goto(f"{front}/sign-in/")
        found["sign-in"] = violations(page)
        page.close()
    assert {address: told for address, told in found.items() if told} == {}


def test_passkey_of_a_phone_by_the_words_of_the_guide(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        front, invitation = at_localhost(desk)
        page = chromium.new_page(viewport=PHONE, locale="ja-JP")
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text))
        still = chromium.new_page(viewport=PHONE, java_script_enabled=False)
        still.goto(f"{front}/sign-in/")
        expect(still.get_by_text(BY_KEY)).to_be_hidden()
        phone, finger = phone_of(page)
        hand = Hand(page, f"{front}/", checkout / "content")
        come_in(page, invitation)
        with hand.task(BY_KEY):
            hand.press(BY_KEY, "footer")
            hand.write("合言葉", PASSPHRASE)
            hand.press("この電話を加える")
            page.context.clear_cookies()
            page.goto(f"{front}/facts/close/")
            hand.press(BY_KEY)
            assert page.url == f"{front}/facts/close/"
        assert hand.taps == TAPS_BY_KEY
        assert not [text for text in refused if "Content Security Policy" in text]

        page.goto(f"{front}/passkeys/")
        adds = page.get_by_role("button", name="この電話を加える")
        for passphrase, words in (
            ("ちがう", "合言葉がちがいます"),
            (PASSPHRASE, "もう加えてあります"),
        ):
            page.get_by_label("合言葉").fill(passphrase)
            adds.click()
            expect(page.get_by_role("alert")).to_contain_text(words)
        press(page, "入れなくする")
        expect(page.get_by_text("では、もう入れません")).to_be_visible()

        press(page, "出る")
        page.get_by_role("button", name=BY_KEY).click()  # the phone still has it
        expect(page.get_by_role("alert")).to_contain_text("このパスキーでは入れませんでした")
        phone.send("WebAuthn.setUserVerified", {"authenticatorId": finger, "isUserVerified": False})
        page.get_by_role("button", name=BY_KEY).click()
        expect(page.get_by_role("alert").last).to_contain_text("確かめられませんでした")
        for opened in (page, still):
            opened.close()


def test_a_date_that_differs_is_written_on_a_phone_without_a_script(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        front = desk.invitation.partition("/invitation/")[0]
        page = chromium.new_page(viewport=PHONE, java_script_enabled=False, locale="ja-JP")
        come_in(page, desk.invitation)
        page.goto(f"{front}/workshops/new/")
        page.get_by_label("名前", exact=True).first.fill("お茶の会")
        page.get_by_label("日付").fill("2026-12-10")
        for fold in ("ほかの項目", "何日かあるとき"):
            page.locator("summary", has_text=fold).click()
        press(page, "上の日付を1日目にする")
        second = page.get_by_role("group", name="2日目")
        assert second.get_by_label("2日目").get_attribute("type") == "date"
        second.get_by_label("2日目").fill("2026-12-17")
        second.locator("summary", has_text="この日だけ違うこと").click()
        second.get_by_label("始まり", exact=True).first.fill("13:00")
        second.get_by_label("終わり", exact=True).first.fill("12:00")
        with page.expect_navigation():
            page.keyboard.press("Enter")  # which looks at the page, and adds no row
        told = second.locator("[data-wrong]")
        assert told.locator("input").input_value() == "12:00"
        assert told.locator("input").is_visible()
        inside = page.locator("main :is(input, select, textarea, button, summary):visible")
        boxes = [box for one in inside.all() if (box := one.bounding_box())]
        assert {box["height"] >= TARGET for box in boxes if box["width"] > 1} == {True}
        assert max(box["x"] + box["width"] for box in boxes) <= PHONE["width"]
        told.locator("input").fill("15:00")
        press(page, "できあがりを見る")
        assert "13:00" in page.frame_locator("iframe").locator("main").inner_text()
        press(page, "下書きにしまう")
        (address,) = page.get_by_role("link", name="お茶の会").all()
        seen = chromium.new_page(viewport=PHONE, bypass_csp=True, color_scheme="dark")
        seen.context.add_cookies(page.context.cookies())
        seen.goto(front + str(address.get_attribute("href")))
        assert violations(seen) == []
        seen.close()
        page.close()
    (file,) = (checkout / "content/events").glob("_2026-12-10-*.yaml")
    assert "- 2026-12-10\n  - date: 2026-12-17\n    start: 13:00\n" in file.read_text("utf-8")


def test_preview_is_seen_and_no_script_of_it_runs(
    chromium: Browser, checkout: Path, tmp_path: Path
) -> None:
    with served(checkout, tmp_path) as desk:
        page = chromium.new_page(viewport=PHONE, locale="ja-JP")
        come_in(page, desk.invitation)
        page.goto(f"{desk.invitation.partition('/invitation/')[0]}/workshops/new/")
        page.get_by_label("名前", exact=True).first.fill("お茶の会")
        page.get_by_label("日付").fill("2026-12-10")
        press(page, "できあがりを見る")
        told: list[str] = []
        page.on("console", lambda said: told.append(said.text))
        page.reload()
        page.frame_locator("iframe").get_by_role("heading", name="お茶の会").wait_for()
        with page.expect_popup() as opened:
            page.get_by_role("link", name="大きく見る").click()
        expect(opened.value.get_by_role("heading", name="お茶の会")).to_be_visible()
        opened.value.close()
        page.close()
    assert any("sandboxed" in text for text in told)
