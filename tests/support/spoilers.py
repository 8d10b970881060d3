"""What staff get wrong by accident, an attacker on purpose, and a machine by bad luck."""

import json
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.support.writing import picture

UNSAID = "まだだれにも言わない催し"
#: Words of attackers and slips that no page may ever hold.
NEVER = (UNSAID, "0399-12", "〇三九九", "onerror", "\u202e", "root:", "誘い")
EVENT = "title: {title}\ndate: 2028-03-01\nstart: 10:00\nend: 11:00\n"
Spoiler = Callable[[Path, random.Random], None]


def _event(title: str, more: str = "", name: str = "bad") -> Spoiler:
    def write(folder: Path, _chance: random.Random) -> None:
        file = folder / "content/events" / f"{name}.yaml"
        file.write_text(EVENT.format(title=title) + more, "utf-8")

    return write


def _append(name: str, words: str) -> Spoiler:
    def write(folder: Path, _chance: random.Random) -> None:
        file = folder / name
        file.write_text(file.read_text("utf-8") + words, "utf-8")

    return write


def _cut_picture(folder: Path, chance: random.Random) -> None:
    (folder / "content/images").mkdir(exist_ok=True)
    whole = picture(60, 40)
    (folder / "content/images/bad.jpg").write_bytes(whole[: chance.randrange(20, len(whole) - 20)])
    _event("誘い", "image: bad.jpg\nimage_alt: 絵\n")(folder, chance)


def _link(folder: Path, chance: random.Random) -> None:
    (folder / "content/images").mkdir(exist_ok=True)
    (folder / "content/images/bad.jpg").symlink_to("/etc/passwd")
    _event("誘い", "image: bad.jpg\nimage_alt: 絵\n")(folder, chance)


def _theme(folder: Path, _chance: random.Random) -> None:
    file = folder / "theme/templates/base.html"
    text = file.read_text("utf-8").replace("</body>", "<p>相談は 0399-12-3456 へ</p></body>")
    file.write_text(text, "utf-8")


def _no_events(folder: Path, _chance: random.Random) -> None:
    for file in (folder / "content/events").iterdir():
        file.unlink()


MISTAKES: dict[str, Spoiler] = {
    "number in a text": _append("content/pages/ja/about.md", "\n電話は 0399-12-3456 へ。\n"),
    "broken YAML": _event("「誘い", "summary: [a\n"),
    "picture cut off": _cut_picture,
    "all workshops removed": _no_events,
}
ATTACKS: dict[str, Spoiler] = {
    "HTML in a title": _event("誘い<img src=x onerror=alert(1)>"),
    "Kanji digits": _event("誘い", "summary: 相談は〇三九九の一二の三四五六へ\n"),
    "bidi character": _event('"誘い\\u202e"'),
    "picture ../x": _event("誘い", "image: ../x.jpg\nimage_alt: 絵\n"),
    "id ../x": _event("誘い", "id: ../x\n"),
    "number in the theme": _theme,
    "symbolic link": _link,
}
CONTENT = MISTAKES | ATTACKS


def _records(folder: Path) -> list[Path]:
    return sorted((folder / ".yorisoi-public").glob("*/record.json"))


def _spoil_record(folder: Path, chance: random.Random) -> None:
    for file in _records(folder)[-1:]:
        file.write_text(chance.choice(("", "{}", "null", "[", file.read_text("utf-8")[:50])))


def _spoil_manifest(folder: Path, chance: random.Random) -> None:
    file = folder / "public/build.json"
    if file.is_file():
        file.write_text(chance.choice(("", "{}", "null", "[", '{"version": 2}', "a" * 1000)))


#: What is done to the files of the machine before a build, which must go on.
FILES: dict[str, Spoiler] = {
    "record spoilt": _spoil_record,
    "build.json spoilt": _spoil_manifest,
}
#: What befalls the build itself.
PROCESSES = ("killed", "disk full", "disk read-only")
#: By how many days the clock of the machine is wrong.
CLOCKS = {"clock a day ahead": 1, "clock a day behind": -1}
NIGHTS = (*FILES, *PROCESSES, *CLOCKS)


def published_at(site: Path) -> datetime:
    """Return when a site says that it was built, as whoever watches it reads it."""
    return datetime.fromisoformat(json.loads((site / "build.json").read_text())["moment"])
