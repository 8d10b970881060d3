"""The same seeded workshops for both generators: ours as YAML, stock Pelican's as articles.

`plain` writes a few plain sentences, often the same; `real` writes what staff write: headings,
lists, links, tables and quotations of 300 to 800 letters, no two alike.
"""

import random
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from benchmarks.photographs import photograph

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
PICTURED = 10  # one in so many has a photograph
FRAGMENTS = Path(__file__).with_name("fragments.yaml")
Words = dict[str, Any]  # of fragments.yaml


@dataclass(frozen=True)
class Workshop:
    """What both generators publish of a workshop; `alt` describes its photograph, if it has one."""

    name: str
    day: date
    title: str
    summary: str
    description: str
    alt: str = ""


def plain(count: int, seed: int = 1) -> list[Workshop]:
    """Return `count` workshops of plain sentences, the same for one seed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is the point
    return [
        Workshop(
            f"workshop-{number}",
            _day(number),
            chance.choice(TITLES),
            WORDS[1],
            "\n\n".join(chance.choice(WORDS) for _ in range(3)),
        )
        for number in range(count)
    ]


def real(count: int, *, pictured: bool, seed: int = 1) -> list[Workshop]:
    """Return `count` workshops as staff write them, one in ten with a photograph if `pictured`."""
    chance = random.Random(seed)  # noqa: S311
    words = yaml.safe_load(FRAGMENTS.read_text("utf-8"))
    return [_real(number, chance, words, pictured=pictured) for number in range(count)]


def _real(number: int, chance: random.Random, words: Words, *, pictured: bool) -> Workshop:
    craft, alt = chance.choice(words["crafts"]), chance.choice(words["pictures"])
    return Workshop(
        f"workshop-{number}",
        _day(number),
        chance.choice(words["before"]) + craft["title"],
        craft["doing"] + chance.choice(words["emphasis"]) + "。",
        _description(chance, craft, words),
        alt if pictured and number % PICTURED == 0 else "",
    )


def _day(number: int) -> date:
    return LAST - timedelta(days=number * 7 // 10)


def _description(chance: random.Random, craft: Words, words: Words) -> str:
    link = "[{}]({})".format(*craft["link"])
    parts = [
        f"{craft['doing']}**{chance.choice(words['emphasis'])}。**",
        "".join(chance.sample(words["openings"], chance.randint(2, 6))),
        f"## {chance.choice(words['flows'])}",
        _flow(chance, _some(chance, craft["steps"])),
        f"### {chance.choice(words['carries'])}",
        "\n".join(f"- {item}$loan" for item in _some(chance, craft["items"])),
        chance.choice(words["references"]) % link,
        *(f"## {about}\n\n{text}" for about, text in _few(chance, words["details"])),
        "".join(_few(chance, words["closings"])),
    ]
    if chance.random() < 1 / 3:
        parts.insert(2, f"> {chance.choice(words['quotes'])}")
    return _filled(chance, "\n\n".join(parts), words)


def _filled(chance: random.Random, text: str, words: Words) -> str:
    """Return `text` with one of the texts of `words` for each `$name`."""

    def chosen(slot: re.Match[str]) -> str:
        return _filled(chance, str(chance.choice(words[slot[1]])), words)

    return re.sub(r"\$([a-z]+)", chosen, text)


def _few(chance: random.Random, choices: list[Any]) -> list[Any]:
    return chance.sample(choices, chance.randint(1, 2))


def _some(chance: random.Random, lines: list[str]) -> list[str]:
    """Return all lines or all but one, in their order."""
    left_out = chance.randrange(len(lines) + 1)
    return [line for number, line in enumerate(lines) if number != left_out]


def _flow(chance: random.Random, steps: list[str]) -> str:
    """Return the steps as a numbered list, or one time in five as a table with times."""
    if chance.random() < 1 / 5:
        rows = [f"| 10:{number * 10:02} | {step}$aside |" for number, step in enumerate(steps)]
        return "\n".join(["| 時刻 | すること |", "|---|---|", *rows])
    return "\n".join(f"{number}. {step}$aside" for number, step in enumerate(steps, 1))


def write_ours(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write our content: that of `base`, with these workshops, one file each."""
    shutil.copytree(base, folder)
    for old in (folder / "events").iterdir():
        old.unlink()
    for workshop in workshops:
        indented = workshop.description.replace("\n", "\n  ")
        image = f"image: {workshop.name}.jpg\nimage_alt: {workshop.alt}\n" if workshop.alt else ""
        (folder / "events" / f"{workshop.day}-{workshop.name}.yaml").write_text(
            f"title: {workshop.title}\ndate: {workshop.day}\nstart: 10:00\nend: 12:00\n"
            f"audience: 女性ならどなたでも\ncapacity: 8\nbring: 飲みもの\n"
            f"summary: {workshop.summary}\ndescription: |\n  {indented}\n{image}"
            f"updated: 2026-01-05\n",
            "utf-8",
        )
    _write_photographs(folder / "images", workshops)


def write_stock(folder: Path, base: Path, workshops: list[Workshop]) -> None:
    """Write the same words as articles and pages of stock Pelican."""
    (folder / "pages").mkdir(parents=True)
    for page in (base / "pages" / "ja").glob("*.md"):
        text = page.read_text("utf-8").replace("template: front\n", "")
        (folder / "pages" / page.name).write_text(text, "utf-8")
    for workshop in workshops:
        source = f"{{static}}/images/{workshop.name}.jpg"
        image = f"![{workshop.alt}]({source})\n\n" if workshop.alt else ""
        description = workshop.description.replace("{filename}/pages/ja/", "{filename}/pages/")
        (folder / f"{workshop.day}-{workshop.name}.md").write_text(
            f"Title: {workshop.title}\nDate: {workshop.day} 10:00\nSlug: {workshop.name}\n"
            f"Category: workshop\nSummary: {workshop.summary}\n\n"
            f"{workshop.summary}\n\n{image}{description}\n",
            "utf-8",
        )
    _write_photographs(folder / "images", workshops)


def _write_photographs(folder: Path, workshops: list[Workshop]) -> None:
    for workshop in workshops:
        if workshop.alt:
            folder.mkdir(exist_ok=True)
            (folder / f"{workshop.name}.jpg").write_bytes(photograph(workshop.name))
