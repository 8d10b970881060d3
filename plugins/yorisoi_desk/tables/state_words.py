"""How people write that a workshop is full or not held: in a column of its own, or in its name."""

import re

from yorisoi.models.event_dates import STATUS_NAMES, STATUS_WORDS

from yorisoi_desk.tables.cell_values import SHORT

OVER = ("終了", "終了しました", "済", "実施済", "実施済み", "開催済", "開催済み")
# What else people write in a column of states.
ALSO = dict.fromkeys(OVER, "scheduled") | {
    word: state
    for state, words in {
        "scheduled": "予定通り 開催 予定 開催予定 開催決定 受付中 募集中 申込受付中 空きあり "
        "空席あり",
        "full": "満員 満員御礼 満席御礼 満席です 満席になりました 定員 定員に達しました "
        "キャンセル待ち",
        "cancelled": "キャンセル 開催中止 中止しました 中止になりました 休講 休会 お休み 取消 "
        "取り消し 取りやめ 取り止め",
        "postponed": "延期します 延期しました 延期になりました",
    }.items()
    for word in words.split()
}
WITH_REASON = re.compile(r"([^(:：（]+)[(:：（]\s*(.+?)[)）]?$")  # 中止（講師の都合）
OF_A_STATE = "満席|満員|中止|延期|休止|休講|取りやめ|見合わせ"
IN_TITLE = "満席|満員|中止|延期|休講|キャンセル待ち|キャンセル|日程変更|開催中止"
MARK = re.compile(
    rf"^\s*(?:[【〔\[(（<＜]\s*({IN_TITLE})\s*[】〕\])）>＞]"
    rf"|[★☆※●]\s*({IN_TITLE})(?:\s*[★☆※●:：]|\s))\s*"
    rf"|^({IN_TITLE})\s*[:：]\s*"
    rf"|\s*(?:[【〔\[(（<＜]\s*({IN_TITLE})\s*[】〕\])）>＞]|[★☆※●]\s*({IN_TITLE})[★☆※●]?)\s*$"
)


def status_of(text: str) -> str | None:
    """Return the state that words mean, empty for none, or None where they mean nothing."""
    word = text.strip("【】[]")
    name = STATUS_NAMES.get(word) or ALSO.get(word) or (word if word in STATUS_WORDS else None)
    return "" if not word or name == "scheduled" else name


def state_and_reason(text: str) -> tuple[str | None, str]:
    """Return the state that a cell says, and why: 中止（雪のため）.

    None where none can be read, or more than one: 予定（満席）.
    """
    state, parts = status_of(text), WITH_REASON.fullmatch(text[:SHORT])
    if state is not None or not parts:
        return state, ""
    state, others = status_of(parts[1].strip()), re.findall(OF_A_STATE, parts[2])
    is_one = all(status_of(other) == state for other in others)
    return (state, parts[2]) if state is not None and is_one else (None, "")


def state_in_title(title: str) -> tuple[str, str]:
    """Return a title without a state that is written into it, and the words of that state."""
    mark = MARK.search(title) if len(title) <= SHORT else None
    if not mark:
        return title, ""
    rest = title[: mark.start()] + title[mark.end() :]
    words = next(filter(None, mark.groups()))
    return (rest, words) if rest else (title, "")
