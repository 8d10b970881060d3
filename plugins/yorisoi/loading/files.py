"""A file of text → its characters, or what is wrong with its bytes."""

import codecs
import re
import unicodedata
from pathlib import Path

from yorisoi.faults import Position, Refused, fault, refuse

MAX_BYTES = 256 * 1024
# NUL, and the escapes of ISO-2022-JP, which is valid UTF-8 by its bytes
NOT_TEXT = re.compile(r"[\x00\x0e\x0f\x1b]")
# What XML cannot hold, and what turns the direction of the text after it
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Line ends of Unicode that no editor counts as such, though YAML 1.1 does
LINE_ENDS = re.compile("[\x85\u2028\u2029]")
# Soft hyphens, spaces without a width and marks of direction come along with what is pasted from
# Word, the web, and a phone's contacts: a word with one is not found, and broken with a hyphen at
# the end of a line. Joiners stay, as emoji are made with them; what turns letters is refused.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff]")


def read_text(root: Path, name: str) -> str:
    """Return the text of the file `name` below `root`, with LF line ends and no byte-order mark.

    Raises Refused where it is not UTF-8, holds control characters, is too large, is a link, or
    has just gone away.
    """
    file = root / name
    if file.is_symlink():
        raise Refused([fault(Position(name), "symlink")])
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise Refused([fault(Position(name), "file_missing")]) from None
    if len(raw) > MAX_BYTES:
        raise Refused([fault(Position(name), "too_large", limit=MAX_BYTES // 1024)])
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Refused([fault(Position(name, line), "not_utf8")]) from None
    if NOT_TEXT.search(text):
        raise Refused([fault(Position(name), "not_utf8")])
    text = LINE_ENDS.sub(" ", UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    start, found = Position(name), CONTROL.finditer(text)
    refuse(fault(start.within(text, one.start()), "control_character") for one in found)
    return text


def composed(name: str) -> str:
    """Return a file's name as texts write it (Unicode NFC): macOS decomposes it."""
    return unicodedata.normalize("NFC", name)
