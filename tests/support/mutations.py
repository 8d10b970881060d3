"""Good content, spoilt as people, programs and disks spoil it; the same for one seed."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.support.writing import EVENT

SIGNS: tuple[str, ...] = (
    *"：　\t\"'#[]{}|>&*!%@`?,-:~\\<\r\0\x07\x1b\x7f\u0085\u200b\u202e\u2028\ufeff\ud7ff\ufffd０①",
    "\U000e0041", "👩‍👩‍👧", "が", " #", "- ", ": ", "&a ", "*a", "!!python/object:os.system ",
    "---", "...", "<b>", "<script>", "</", "{{", "}}", "{%", "](", "![", "|", "```", "$$", "&#0;",
    "&#x110000;", "{filename}", "{static}", "{a|b}", "http://[", "https://[::1", "//", "../",
)  # fmt: skip
VALUES = (
    "", "~", "null", "true", "No", "-1", "0", "1e999", "0x10", "１２", "9" * 400, "-" + "9" * 30,
    "0.1", "2026-02-30", "0001-01-01", "9999-12-31", "20261210", "2026-12-10T10:00:00Z",
    "10000-01-01", "１２月１０日（木）", "2026-12-10, 2026-12-10", "24:00", "25:99", "10:00:00.5",
    "10.00", "午後13時", "[" * 60, "{" * 200, "[[[[a]]]]", "{a: {b: {c: d}}}", "[a, b", "'", '"',
    "|", ">-", "| a", "!!binary aGVsbG8=", "!!set {a, b}", "<<: *a", "&x [*x]", "? a", "? [a, b]",
    "お電話は0312-99-9999", "a@b.example", "https://lin.ee/other", "javascript:alert(1)",
    "[a](b)", "![a](b)", "{{ contacts.consultation }}", "{{ contacts.nobody }}", "{{ blocks }}",
    "{{ 7 * 7 }}", "{filename}/pages/ja/faq.md", "{filename}../../../etc/passwd", "a" * 30_000,
    "a" * 200, "*" * 3_000, "[" * 3_000, "> " * 400 + "a", "あ" * 5_000, "\\u0000", "月", "第9月曜",
    "毎日", "..", "/", "COM1", "a/b", "-", "暴力",
)  # fmt: skip
LINES = (
    "時間\t内容\t担当\n10:00\t受付\t山田\n11:00\t講話\t佐藤\n",
    "| 時間 | 内容 |\n|---|---|\n| 10:00 | 受付 |\n",
    "| a |\n| --- | --- | --- |\n| b | c\n",
    "<table><tr><td>03</td><td>1234</td></tr></table>\n",
    "+----+\n| 表 |\n+----+\n",
    "名前,電話\r\n山田,03-9999-8888\r\n",
    "<<<<<<< HEAD\n=======\n>>>>>>> main\n",
    "---\n", "...\n", "%YAML 1.1\n", "- \n", "? a\n: b\n", "title: もう一つ\n", "\ttitle: タブ\n",
    "　- 全角\n", "* * *\n", "~~~\n", "    code\n", "[x]: <y\n", "1. a\n   1. b\n      1. c\n",
    "* a\n" * 200, "".join("  " * depth + "- a\n" for depth in range(60)),
    "".join("  " * depth + "a:\n" for depth in range(60)), "> " * 300 + "a\n", "=SUM(A1)\n",
    "-----Original Message-----\n> 参加します\n", "・一つ目\n・二つ目\n", "①\n②\n", "\f\n",
    "\x1a\n",
)  # fmt: skip

Text = Callable[[random.Random, str], str]
Bytes = Callable[[random.Random, bytes], bytes]


def _character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    length = chance.choice((1, 1, 1, 2, 5, 30))
    taken = text[at : at + length]
    put: str = chance.choice(
        ("", taken * 2, taken[::-1], chance.choice(SIGNS), chance.choice(SIGNS))
    )
    return text[:at] + put + text[at + (0 if chance.random() < 1 / 3 else length) :]


def _inserted(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SIGNS) + text[at:]


def _line(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines.insert(at, chance.choice(LINES))
        case 4:
            lines[at] = chance.choice((" ", "  ", "    ", "\t", "　", "- ", "# ")) + lines[at]
        case _:
            lines[at] = lines[at].lstrip()
    return "".join(lines)


def _value(chance: random.Random, text: str) -> str:
    """Return a text with one value of its YAML replaced, in quotes one time in four."""
    places = list(re.finditer(r"(?<=: )[^\n]+|(?<=- )[^\n]+", text))
    if not places:
        return text + chance.choice(VALUES)
    place, value = chance.choice(places), chance.choice(VALUES)
    if chance.random() < 1 / 4:
        value = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text[: place.start()] + value + text[place.end() :]


def _key(chance: random.Random, text: str) -> str:
    keys = list(re.finditer(r"[a-z_]+(?=:)", text))
    if not keys:
        return text
    key, other = chance.choice(keys), chance.choice(keys)
    new: str = chance.choice(
        (key[0][::-1], other[0], key[0].upper(), key[0] + " ", "<<", "1", "日付")
    )
    return text[: key.start()] + new + text[key.end() :]


def _number(chance: random.Random, text: str) -> str:
    numbers = list(re.finditer(r"[0-9]+", text))
    if not numbers:
        return text
    number = chance.choice(numbers)
    new: str = chance.choice(
        ("0", "00", "99", "9999", "1" * 30, "-1", "１", "①", "", number[0][::-1])
    )
    return text[: number.start()] + new + text[number.end() :]


def _ends(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\u2028", "")))


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _byte(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(2) :]


def _encoded(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    name = chance.choice(("utf-8-sig", "utf-16", "utf-16-le", "shift_jis", "euc_jp", "utf-32"))
    return text.encode(name, "replace")


TEXTS: tuple[Text, ...] = (
    _character, _character, _inserted, _inserted, _line, _line, _line, _value, _value, _value,
    _key, _number, _number, _ends,
)  # fmt: skip
BYTES: tuple[Bytes, ...] = (_cut, _byte, _encoded)
NAMES = (
    "events/{}", "events/a.b/{}", "pages/ja/{}", "pages/xx/{}", "pages/{}", "data/{}", "images/{}",
    "{}", "events/2026-13-45-{}", "events/２０２６-12-10-{}", "events/{} - コピー.yaml",
    "events/.{}", "events/{}.md", "events/{}.yml", "events/{}.jpg", "images/{}.jpg",
    "events/CON.yaml", "events/が{}.yaml", "pages/ja/{}.md", "events/~${}", "events/a:b{}",
    "events/a\nb{}",
)  # fmt: skip


def spoil(chance: random.Random, content: Path) -> None:
    """Spoil a content folder in one to three places."""
    for _ in range(chance.choice((1, 1, 1, 1, 2, 3))):
        files = sorted(file for file in content.rglob("*") if file.is_file())
        if not files or chance.random() < 1 / 12:
            _spoil_files(chance, content, files)
            continue
        file = chance.choice(files)
        good = file.read_bytes()
        if chance.random() < 1 / 8:
            file.write_bytes(chance.choice(BYTES)(chance, good))
            continue
        text = chance.choice(TEXTS)(chance, good.decode("utf-8", "replace"))
        file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _spoil_files(chance: random.Random, content: Path, files: list[Path]) -> None:
    """Change places, names or kinds of whole files."""
    if not files:
        (content / "events").mkdir(parents=True, exist_ok=True)
        (content / "events/a.yaml").write_text(EVENT, "utf-8")
        return
    file, other = chance.choice(files), chance.choice(files)
    data = file.read_bytes()
    target = content / chance.choice(NAMES).format(chance.choice((file.name, file.stem)))
    match chance.randrange(6):
        case 0:
            file.write_bytes(other.read_bytes())
            other.write_bytes(data)
        case 1:
            file.unlink()
        case 2:
            file.unlink()
            file.mkdir()
        case 3:
            file.unlink()
            file.symlink_to(chance.choice((other, content / "nowhere", file, content)))
        case 4:
            file.unlink()
            _write(target, data)
        case _:
            _write(target, data)


def _write(file: Path, data: bytes) -> None:
    if not file.is_dir():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
