"""What the engine says of the lines of a file → in the words of a form: no key of a file in it."""

import re

# By the key of a file, what its field is called in the form of a workshop.
FIELDS = {
    "title": "名前", "date": "日付", "dates": "何日かあるとき", "start": "始まり", "end": "終わり",
    "until": "最後の日", "sessions": "1日に何回かあるとき", "repeat": "毎週・毎月あるとき",
    "every": "くり返し", "weekday": "くり返す曜日", "closed": "その間の休み", "place": "場所",
    "summary": "紹介", "description": "くわしい説明", "capacity": "定員", "fee": "料金",
    "apply": "申込先", "apply_from": "申込の始まり", "deadline": "申込の締切",
    "image": "写真", "image_alt": "写真の説明", "status": "状態", "note": "ひとこと",
    "moved_from": "もとの日", "updated": "直した日", "publish_from": "出しはじめる日",
    "publish_until": "出すのをやめる日", "id": "アドレスの名前", "aliases": "前のアドレスの名前",
}  # fmt: skip
BESIDE = re.compile("（[a-z_]+）")  # 始まり（start）
LINE = re.compile(r"「?\b([a-z_]+): ([^ 。、「」\n]+)」?")  # apply: 不要
KEY = re.compile(r"(?<![A-Za-z0-9/.:@{「-])([a-z_]{2,})(?![A-Za-z0-9/.:@_}-])")


QUOTED = re.compile("(「[^」]*」)")
SPACES = re.compile("(?<=[ぁ-んァ-ヶ一-龠、。）]) (?=「)|(?<=」) (?=[ぁ-んァ-ヶ一-龠、。])")


def in_form(text: str) -> str:
    """Return a sentence with what staff see in the place of keys: 「始まり」 for start.

    What stands in 「」 are the words of somebody, which stay.
    """
    parts = QUOTED.split(LINE.sub(_line, text))
    parts[::2] = [KEY.sub(_field, BESIDE.sub("", part)) for part in parts[::2]]
    plain = SPACES.sub("", "".join(parts)).replace("」の行に", "」に")
    return re.sub("(」|この|その)の?行を消([しす])", _emptied, plain)


def _emptied(found: re.Match[str]) -> str:
    before = "」" if found[1] == "」" else f"{found[1]}欄"
    return f"{before}を空け{'る' if found[2] == 'す' else ''}"


def _line(found: re.Match[str]) -> str:
    key, value = found.groups()
    return f"「{FIELDS[key]}」に {value}" if key in FIELDS else found[0]


def _field(found: re.Match[str]) -> str:
    return f"「{FIELDS[found[1]]}」" if found[1] in FIELDS else found[0]
