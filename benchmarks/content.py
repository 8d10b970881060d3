"""Seeded workshops as staff write them, the same for all generators.

Headings, lists, links, tables and quotations of 300 to 800 letters, no two alike; three in ten have
several dates, and one in ten a photograph.
"""

import random
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

FIRST, WEEKS = date(2026, 6, 3), 56  # thirteen months, however many workshops; a Wednesday
OPEN_DAYS = 4  # from Wednesday on: ours tells of each date on a closed day
SEVERAL, MOST_DATES = 0.3, 4  # of the workshops; dates of one of them, at most
PICTURED = 10  # one in so many has a photograph
FRAGMENTS = Path(__file__).with_name("fragments.yaml")
Words = dict[str, Any]  # of fragments.yaml


@dataclass(frozen=True)
class Workshop:
    """What all generators publish of a workshop; `alt` describes its photograph, if it has one."""

    name: str
    days: tuple[date, ...]
    title: str
    summary: str
    description: str
    alt: str = ""


def real(count: int, *, pictured: bool, seed: int = 1) -> list[Workshop]:
    """Return `count` workshops, one in ten with a photograph if `pictured`."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is the point
    words = yaml.safe_load(FRAGMENTS.read_text("utf-8"))
    workshops = [_workshop(number, number / count, chance, words) for number in range(count)]
    return workshops if pictured else [replace(workshop, alt="") for workshop in workshops]


def _workshop(number: int, share: float, chance: random.Random, words: Words) -> Workshop:
    craft, alt = chance.choice(words["crafts"]), chance.choice(words["pictures"])
    return Workshop(
        f"workshop-{number}",
        _days(share, chance),
        chance.choice(words["before"]) + craft["title"],
        craft["doing"] + chance.choice(words["emphasis"]) + "。",
        _description(chance, craft, words),
        alt if number % PICTURED == 0 else "",
    )


def _days(share: float, chance: random.Random) -> tuple[date, ...]:
    """Return the dates of a workshop, a week apart, that begins after a share of the time."""
    first = FIRST + timedelta(weeks=int(share * WEEKS), days=chance.randrange(OPEN_DAYS))
    count = chance.randint(2, MOST_DATES) if chance.random() < SEVERAL else 1
    return tuple(first + timedelta(weeks=week) for week in range(count))


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
