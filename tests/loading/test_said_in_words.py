"""What the words of an event say and no field does is told, with the line that is missing."""

from pathlib import Path

import pytest
from yorisoi import clock, loading, messages

from tests.support.building import NOW
from tests.support.writing import write_only

TODAY = loading.Today(clock.now(NOW).date())
CODES = {
    *("fee_in_words", "state_in_words", "state_in_title", "closed_in_words", "online_in_words"),
    *("place_in_words", "deadline_in_words", "day_in_words", "time_in_words"),
    "no_application_in_words",
}


def told(content: Path, lines: str) -> list[tuple[str, str, str]]:
    """Return code, words and the missing line of what is told of an event with some lines."""
    head = "" if lines.startswith("title:") else "title: お茶の会\n"
    write_only(content, f"{head}{lines}\ndate: 2026-12-10\nstart: 10:00\nend: 11:30\n")
    _, notices = loading.load(content, TODAY)
    said = [(one.code, dict(one.values)) for one in notices if one.code in CODES]
    assert all(messages.line(one) for one in notices)
    return [(code, of["value"], of.get("line", of.get("status", ""))) for code, of in said]


@pytest.mark.parametrize(
    ("lines", "code", "value", "line"),
    [
        ("summary: 参加費500円（材料代）です。", "fee_in_words", "参加費500円", "fee: 参加費500円"),
        ("note: 材料費として３００円いただきます。", "fee_in_words", "材料費として３００円",
         "fee: 材料費として300円"),
        ("description: |\n  ■参加費　300円", "fee_in_words", "参加費　300円", "fee: 参加費 300円"),
        ("summary: 参加費は無料（材料費は実費）です。", "fee_in_words", "材料費は実費",
         "fee: 材料費は実費"),
        ("bring: 材料費500円、エプロン", "fee_in_words", "材料費500円", "fee: 材料費500円"),
        ("title: ワンコイン（500円）ヨガ", "fee_in_words", "ワンコイン", "fee: ワンコイン"),
        ("title: お茶の会（満員御礼）", "state_in_title", "（満員御礼）", "full"),
        ("title: 中止 お茶の会", "state_in_title", "中止", "cancelled"),
        ("title: お茶の会 ※中止になりました", "state_in_title", "※中止になりました", "cancelled"),
        ("note: 大雪のため中止になりました。", "state_in_words", "中止になりました", "cancelled"),
        ("note: おかげさまで満席になりました。", "state_in_words", "満席になりました", "full"),
        ("note: 1月14日（木）に延期します。", "state_in_words", "延期します", "postponed"),
        ("title: 【受付終了】お茶の会", "closed_in_words", "受付終了", ""),
        ("summary: 申込みの受付は終了しました。", "closed_in_words",
         "申込みの受付は終了しました", ""),
        ("title: オンラインお茶会", "online_in_words", "オンラインお茶会", ""),
        ("summary: Zoomで行います。", "online_in_words", "Zoomで行い", ""),
        ("summary: 会場は港公民館です。", "place_in_words", "会場は港公民館です", ""),
        ("description: |\n  ■場所　港公民館 2階", "place_in_words", "場所　港公民館 2階", ""),
        ("summary: 申込みは12月8日（火）までです。", "deadline_in_words",
         "申込みは12月8日（火）まで",         "deadline: 2026-12-08"),
        ("note: 申込締切　12月7日", "deadline_in_words", "締切　12月7日", "deadline: 2026-12-07"),
        ("note: 受付は11月20日から12月8日まで", "deadline_in_words",
         "受付は11月20日から12月8日まで", "deadline: 2026-12-08"),
        ("description: |\n  ●日時　12月17日（木）10:00〜", "day_in_words",
         "12月17日（木）10:00〜", ""),
        ("description: |\n  日時：12月10日 13時30分〜", "time_in_words", "12月10日 13時30分〜", ""),
        ("description: 事前申込み不要です。", "no_application_in_words", "申込み不要", ""),
    ],
)  # fmt: skip
def test_what_only_words_say_is_told(
    lines: str, code: str, value: str, line: str, content: Path
) -> None:
    assert told(content, lines) == [(code, value, line)]


@pytest.mark.parametrize(
    "lines",
    [
        "description: |\n  時間：10〜12時",
        "description: |\n  時間：約2時間（休憩あり）",
        "note: オンライン配信はありません。",
        "summary: 参加費・材料費とも無料です。",
        "summary: 参加費500円です。\nfee: 500円",
        "summary: 時給1,000円の仕事の探しかたを話します。",
        "childcare: 1人500円",
        "note: 雨天中止です。大雪のときは中止します。満席になりしだい、締め切ります。",
        "note: 定員に達した場合は、受付終了となります。",
        "note: 11月の会は中止しましたが、12月は開きます。",
        "note: 満席になりました。\nstatus: full",
        "summary: 会場はサロン港です。",
        "summary: 会場はサロンです。",
        "summary: 居場所はここにあります。場所は問いません。",
        "summary: 会場は港公民館です。\nplace: {name: 港公民館, address: 港町4-5-6}",
        "summary: オンラインショップの開きかた、Zoomの使いかたを学びます。",
        "summary: Zoomで行います。\nplace: online",
        "title: オンライン詐欺にあわない講座",
        "summary: 申込みは12月8日（火）までです。\ndeadline: 2026-12-08",
        "childcare: 託児の申込みは12月3日まで",
        "description: 託児の申込みは12月3日まで",
        "description: |\n  日時　12月10日（木）受付9:30 開始10:00",
        "description: |\n  時間：午前10時から",
    ],
)
def test_words_that_say_the_same_or_something_else_are_not_told(lines: str, content: Path) -> None:
    assert told(content, lines) == []
