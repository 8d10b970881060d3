"""The tasks of the guide done at a desk on a phone, word for word: by a test, and for pictures."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import openpyxl
import yaml
from playwright.sync_api import Page

from tests.support.guide import words_of_task

PASSPHRASE = "湖 ランプ 二つの茶わん"  # noqa: S105 - of nobody
FIRST, SECOND = "佐藤 花子", "鈴木 和子"
TITLE, NOTE = "お茶とおしゃべり", "雪のため、中止します。"
NOTICE = "工事のため、入口が建物のうら側になっています。"
TARGET, WIDTH = 48, 390  # pixels: what a thumb can hit, and the phone's screen


def _untaken(page: Page, name: str) -> None:
    """Take no picture."""


@dataclass
class Hand:
    """A person on a phone who does what the guide says; `words` are those of it done so far."""

    page: Page
    front: str
    content: Path
    take: Callable[[Page, str], None] = _untaken
    taps: int = 0
    counted: dict[str, tuple[int, float]] = field(default_factory=dict)  # taps, seconds
    words: list[str] = field(default_factory=list)

    @contextmanager
    def task(self, heading: str) -> Iterator[None]:
        """Do a task from the list on; all that its steps quote has to be done, in their order."""
        self.page.goto(self.front)
        self.words.clear()
        taps, begun = self.taps, monotonic()
        yield
        self.counted[heading] = self.taps - taps, monotonic() - begun
        assert self.words == words_of_task(heading), heading

    def press(self, words: str, within: str = "main", before: str = "") -> None:
        """Press the button or the link whose words the guide quotes; a thumb can hit it.

        `before` is a pattern of what stands before them.
        """
        self.words.append(words)
        self.tap(words, within, before)

    def tap(self, words: str, within: str = "main", before: str = "") -> None:
        """Press what the guide describes without its words, as the name of a workshop."""
        targets = self.page.locator(f"{within} :is(button, a)")
        target = targets.filter(has_text=re.compile(f"^{before}{re.escape(words)}$")).first
        box = target.bounding_box()
        assert box
        assert within != "main" or box["height"] >= TARGET - 0.5, words
        with self.page.expect_navigation():
            target.click()
        self.taps += 1
        width = self.page.locator("html").evaluate("html => html.scrollWidth")
        assert width <= WIDTH, self.page.url

    def write(self, label: str, text: str) -> None:
        """Write into the field that the guide quotes."""
        self.words.append(label)
        self.page.get_by_label(re.compile(f"^{label}")).first.fill(text)
        self.taps += 1

    def see(self, *words: str) -> None:
        """Find on the page what the guide quotes and this walk does not press."""
        self.words.extend(words)
        seen = self.page.locator("main").inner_text()
        for one in words:
            assert one in seen, (one, self.page.url)

    def show(self, words: str) -> None:
        """Scroll to words of the page."""
        self.page.locator("main").get_by_text(words).first.evaluate("one => one.scrollIntoView()")

    def photograph(self, name: str, path: str = "") -> None:
        """Let a picture be taken: of this page, or of one of the site as it is served."""
        if path:
            self.page.goto(f"{self.front}site/{path}")
        self.take(self.page, name)


def come_in(hand: Hand, invitation: str) -> None:
    """From the first invitation to the list, and in again another day."""
    with hand.task("はじめて入る"):
        hand.page.goto(invitation)
        hand.page.get_by_label("あなたの名前").fill(FIRST)
        hand.write("合言葉", PASSPHRASE)
        hand.photograph("invitation")
        hand.press("決めて、始める")
        hand.photograph("list")
        hand.page.context.clear_cookies()
        hand.page.goto(hand.front)
        hand.write("名前", FIRST)
        hand.photograph("sign-in")
        hand.write("合言葉", PASSPHRASE)
        hand.press("入る")


def post(hand: Hand) -> None:
    """Post a workshop."""
    with hand.task("ワークショップを載せる"):
        hand.press("新しく書く")
        hand.write("名前", TITLE)
        hand.write("日付", "2026-12-10")
        hand.write("紹介", "お茶を飲みながら、ゆっくり話します。")
        hand.photograph("form")
        hand.press("できあがりを見る")
        assert TITLE in hand.page.frame_locator("iframe").locator("h1").inner_text()
        hand.photograph("preview")
        hand.press("公開する")
        hand.see("公開しました")
        hand.photograph("published")


def pass_on(hand: Hand) -> None:
    """Look at what can be copied."""
    with hand.task("知らせる"):
        hand.tap(TITLE)
        hand.press("知らせる")
        hand.page.wait_for_load_state("networkidle")  # its QR code, too
        hand.see("LINEに", "Instagramに", "広報に", "すべて選択", "コピー")
        hand.photograph("line")
        for name, heading in (("newsletter", "広報に"), ("flyer", "チラシ")):
            hand.show(heading)
            hand.photograph(name)


def cancel(hand: Hand) -> None:
    """Cancel the workshop."""
    with hand.task("満席・延期・中止"):
        hand.tap(TITLE)
        hand.photograph("workshop")
        hand.see("満席", "延期")
        hand.press("中止")
        hand.write("ひとこと", NOTE)
        hand.photograph("cancel")
        hand.press("（すぐに公開）", before=".+")
    hand.photograph("cancelled", "workshops/workshop-1210/")
    assert NOTE in hand.page.locator("main").inner_text()


def close_and_tell(hand: Hand) -> None:
    """Close a day, and put the urgent notice up."""
    with hand.task("休みの日・急ぎのお知らせ"):
        hand.press("休みとお知らせ", "nav")
        hand.press("休みの日を足す")
        hand.write("最初の日", "2027-02-12")
        hand.write("わけ", "研修")
        hand.write("最後の日", "2027-02-13")
        hand.photograph("close")
        hand.press("しまって、すぐに公開")
        hand.press("休みとお知らせ", "nav")
        hand.photograph("closed")
        hand.press("急ぎのお知らせを出す")
        hand.write("お知らせ", NOTICE)
        hand.write("いつまで", "2026-12-10")
        hand.photograph("notice")
        hand.press("しまって、すぐに公開")
    hand.photograph("noticed", "index.html")
    assert NOTICE in hand.page.locator("body").inner_text()


def take_back(hand: Hand) -> None:
    """Put the publication before the last one back."""
    with hand.task("取り消す"):
        hand.press("公開", "nav")
        hand.photograph("publication")
        hand.press("1つ前にもどす")
        hand.photograph("back")
        hand.see("まだ公開していないもの", "これを取り消す")
    hand.page.goto(f"{hand.front}site/index.html")
    assert NOTICE not in hand.page.locator("body").inner_text()


def write_in_excel(hand: Hand, folder: Path) -> None:
    """Take a month's table, write a row, with a slip first, and send it."""
    with hand.task("Excelで書く"):
        hand.press("Excelで書く")
        hand.photograph("excel")
        with hand.page.expect_download() as download:
            hand.words.append("の表")
            hand.page.get_by_role("link", name=re.compile("の表$")).first.click()
        file = folder / "workshops.xlsx"
        download.value.save_as(file)
        hand.page.goto(hand.front)
        hand.press("Excelで書く")
        for day in ("2026年12月40日", "2026年12月21日"):
            _write_row(file, (day, "13:00", "14:00", "編みものの会"))
            hand.page.get_by_label("ファイル").set_input_files(file)
            hand.tap("取りこむ")
            if "40" in day:
                hand.show("取りこむ")
                hand.photograph("cells")
        hand.words += ["ファイル", "取りこむ"]
        hand.see("下書き")
        hand.page.get_by_text("編みものの会").first.wait_for()
        hand.photograph("drafts")


def _write_row(file: Path, values: tuple[str, ...]) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    row = next(row for row in range(2, 50) if sheet.cell(row, 4).value in (None, values[-1]))
    for column, value in enumerate(values, 1):
        sheet.cell(row, column).value = value
    book.save(file)


def invite(hand: Hand) -> str:
    """Return the link for a second person."""
    with hand.task("いっしょに使う人を招く"):
        hand.press("使う人", "footer")
        hand.write("名前", SECOND)
        hand.words.append("公開もできる")
        hand.page.get_by_label("公開もできる").check()
        hand.press("招待のリンクを作る")
        return hand.page.get_by_label("招待のリンク").input_value()


def correct(hand: Hand, second: Page, invitation: str) -> None:
    """Propose another hour, and let a second person publish it."""
    service = yaml.safe_load((hand.content / "data/service.yaml").read_text("utf-8"))
    label = service["hours"]["telephone"]["label"]
    with hand.task("番号・時間・住所を直す"):
        hand.press("休みとお知らせ", "nav")
        hand.see("番号・時間・住所")
        hand.tap(label)
        hand.page.get_by_label("終わり").first.fill("19:00")
        hand.see("どうやって")
        hand.page.get_by_label("電話した").check()
        hand.photograph("change")
        hand.press("提案する")

        first, hand.page = hand.page, second
        second.goto(invitation)
        second.get_by_label("合言葉").fill(PASSPHRASE)
        hand.tap("決めて、始める")
        hand.press("休みとお知らせ", "nav")
        hand.see("もう一人を待っている提案")
        hand.tap(label)
        hand.see("いま", "これから")
        hand.photograph("proposal")
        hand.press("正しいので、直して公開")
    hand.photograph("hours", "index.html")
    assert "19:00" in hand.page.locator("body").inner_text()
    hand.page = first


def walk(hand: Hand, second: Page, invitation: str, folder: Path) -> None:
    """Do all tasks of the guide, one after another."""
    come_in(hand, invitation)
    post(hand)
    pass_on(hand)
    cancel(hand)
    close_and_tell(hand)
    take_back(hand)
    write_in_excel(hand, folder)
    correct(hand, second, invite(hand))
