"""The same seeded workshops for both generators: ours as YAML, stock Pelican's as articles."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

TITLES = (
    "やさしいヨガ",
    "お茶の時間",
    "手紙を書く会",
    "あたたかいスープ",
    "小さな袋を縫う",
    "庭の話",
)
WORDS = (
    "椅子に座ったままで、ゆっくりと体をのばします。",
    "話しても、話さなくても、かまいません。",
    "道具はこちらで用意します。",
    "途中からの参加も、途中で帰ることもできます。",
    "お子さんといっしょに来られます。",
)
LAST = date(2027, 6, 30)  # whatever the count, so many a year: more of them reach further back


def texts(count: int, seed: int = 1) -> list[tuple[str, date, str, str]]:
    """Return id, day, title and description of `count` workshops, the same for one seed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is the point
    return [
        (
            f"workshop-{number}",
            LAST - timedelta(days=number * 7 // 10),
            chance.choice(TITLES),
            "\n\n".join(chance.choice(WORDS) for _ in range(3)),
        )
        for number in range(count)
    ]


def write_ours(folder: Path, base: Path, count: int) -> None:
    """Write our content: that of `base`, with `count` workshops, one file each."""
    shutil.copytree(base, folder)
    for old in (folder / "events").iterdir():
        old.unlink()
    for name, day, title, description in texts(count):
        indented = description.replace("\n", "\n  ")
        (folder / "events" / f"{day}-{name}.yaml").write_text(
            f"title: {title}\ndate: {day}\nstart: 10:00\nend: 12:00\n"
            f"audience: 女性ならどなたでも\ncapacity: 8\nbring: 飲みもの\n"
            f"summary: {WORDS[1]}\ndescription: |\n  {indented}\nupdated: 2026-01-05\n",
            "utf-8",
        )


def write_stock(folder: Path, base: Path, count: int) -> None:
    """Write the same words as articles and pages of stock Pelican."""
    (folder / "pages").mkdir(parents=True)
    for page in (base / "pages" / "ja").glob("*.md"):
        text = page.read_text("utf-8").replace("template: front\n", "")
        (folder / "pages" / page.name).write_text(text, "utf-8")
    for name, day, title, description in texts(count):
        (folder / f"{day}-{name}.md").write_text(
            f"Title: {title}\nDate: {day} 10:00\nSlug: {name}\nCategory: workshop\n"
            f"Summary: {WORDS[1]}\n\n{WORDS[1]}\n\n{description}\n",
            "utf-8",
        )
