"""A text in plain characters: as a person who wants to dial or to write reads it."""

import re
import unicodedata

HYPHENS = frozenset("‐‑‒–—―−ー－ｰ﹣˗⁃─━")
UNSEEN = frozenset(("Mn", "Me", "Cf"))  # marks above letters, keycaps, joiners, directions
SHAPELESS = frozenset("\u115f\u1160\u3164\uffa0")  # letters of Hangul that show nothing
TAGS = range(0xE0000, 0xE1000)  # and selectors, those that Unicode has not assigned yet too
LETTERS = dict.fromkeys("ОоΟοℴ", "o") | dict.fromkeys("ІіΙι", "i")  # look like 0 and 1
BRACKETS = dict.fromkeys("【〔［｛〈《「『", "(") | dict.fromkeys("】〕］｝〉》」』", ")")
LIKE = LETTERS | BRACKETS
# ①10:00 ②11:00: the number of an entry, and no digit of what follows
ENTRY = re.compile(r"[①-⑨](?<![0-9０-９⓪①-⑨].)(?=[0-9０-９])")
# O3-l234 is dialled as 03-1234; no letter stands on either side
PASSING = re.compile(
    r"[oil](?:(?<=[0-9].)[oil]*(?![a-z])|(?<![a-z].)[oil]*(?=[0-9])"
    r"|(?<=[0-9][^\w\s].)[oil]*(?=[^\w\s][0-9]))"
)
AS_DIGITS = str.maketrans("oil", "011")
HASH_SIGN = re.compile(r"(?:♯|シャ-プ)[\W_]*(?=[0-9])")
JOINT = re.compile("(?:局(?<=[0-9].)[のノ]?|[のノ](?<=[0-9].))(?=[0-9]{2})")  # 03の1234の5678
STOP = re.compile("。(?<=[a-z].)(?=[a-z])")
# What addresses are spelled with; only a text with one of these is looked through for the rest.
SPELLED = re.compile(
    r"☆|★|◎|●|\*|◆|◇|■|□|▲|△|♪|_at_|at\s|dot|ット|\(\s*(?:at?|@|\.)\s*[)\]>]|\[\s*(?:at?|@|\.)\s*[)\]>]"
    r"|<\s*(?:at?|@)\s*[)\]>]"
)
DOT = re.compile(
    r"\s*(?:[(\[]\s*(?:dot|[ドト]ット|\.)\s*[)\]]|[ドト]ット|(?<=\s)dot(?=\s))\s*(?=[a-z])"
)
AT = re.compile(
    r"\s*[(\[<]\s*(?:at|a|@|アット(?:マ-ク)?)\s*[)\]>]\s*|\s*[アあ]っ?ット(?:マ-ク)?\s*(?=[a-z0-9])"
    r"|_at_(?=[a-z0-9-]+\.[a-z])|(?:(?<=[a-z0-9])\s*[☆★◎●*◆◇■□▲△♪]|\sat\s(?!www\.))\s*(?=[a-z0-9.-]+\.[a-z])"
)


class Characters(dict[int, str]):
    """What each character counts as; asked once for each."""

    def __missing__(self, code: int) -> str:
        """Return a digit, small letters, a sign, or nothing for what is not seen."""
        self[code] = plain = "" if code in TAGS else _plain(chr(code))
        return plain


CHARACTERS = Characters()


def plain(text: str) -> str:
    """Return `text` with digits of 0 to 9, hyphens and small letters of ASCII, nothing unseen."""
    return text.lower() if text.isascii() else ENTRY.sub("項", text).translate(CHARACTERS)


def dialled(text: str) -> str:
    """Return a plain text with what passes for a digit, an at-sign or a dot made one."""
    text = PASSING.sub(lambda match: match[0].translate(AS_DIGITS), text)
    text = STOP.sub(".", HASH_SIGN.sub("#", JOINT.sub("-", text)))
    if SPELLED.search(text):
        text = AT.sub("@", DOT.sub(".", text))
    return text


def _plain(character: str) -> str:
    if unicodedata.category(character) in UNSEEN or character in SHAPELESS:
        return ""
    if character in HYPHENS:
        return "-"
    value = unicodedata.numeric(character, -1)
    if value in range(10):
        return str(int(value))
    normal = unicodedata.normalize("NFKC", LIKE.get(character, character)).lower()
    return "".join(sign for sign in normal if unicodedata.category(sign) not in UNSEEN)
