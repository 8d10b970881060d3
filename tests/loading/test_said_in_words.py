"""What the words of an event say and no field does is told, with the line that is missing."""

from pathlib import Path
from time import process_time

import pytest
from yorisoi import clock, loading, messages

from tests.support.building import NOW
from tests.support.writing import write_only

TODAY = loading.Today(clock.now(NOW).date())
CODES = {
    *("fee_in_words", "state_in_words", "state_in_title", "closed_in_words", "online_in_words"),
    *("place_in_words", "deadline_in_words", "day_in_words", "time_in_words"),
    *("no_application_in_words", "words_differ", "state_of_date_in_words"),
    *("more_days_in_words", "last_day_in_words", "opening_in_words"),
    *("moved_in_words", "date_moved_in_words", "place_of_date_in_words"),
}


def told(content: Path, lines: str) -> list[tuple[str, str, str]]:
    """Return code, words and the missing line of what is told of an event with some lines."""
    head = "" if lines.startswith("title:") else "title: お茶の会\n"
    day = "" if "dates:" in lines else "date: 2026-12-10\n"
    write_only(content, f"{head}{lines}\n{day}start: 10:00\nend: 11:30\n")
    _, notices = loading.load(content, TODAY)
    said = [(one.code, dict(one.values)) for one in notices if one.code in CODES]
    assert all(messages.line(one) for one in notices)
    return [
        (code, of["value"], of.get("line", of.get("status", of.get("stated", ""))))
        for code, of in said
    ]


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
        ("title: お茶の会は中止します", "state_in_title", "中止します", "cancelled"),
        ("title: 【重要】お茶の会中止のお知らせ", "state_in_title", "中止のお知らせ", "cancelled"),
        ("title: 【急きょ中止】お茶の会", "state_in_title", "【急きょ中止】", "cancelled"),
        ("title: お茶の会（講師急病のため中止）", "state_in_title", "（講師急病のため中止）",
         "cancelled"),
        ("title: お茶の会-中止-", "state_in_title", "-中止-", "cancelled"),
        ("title: お茶の会〜満席〜", "state_in_title", "〜満席〜", "full"),
        ("title: お茶の会：満席", "state_in_title", "：満席", "full"),
        ("title: お茶の会が満席になりました！", "state_in_title", "満席になりました", "full"),
        ("note: 大雪のため中止になりました。", "state_in_words", "中止になりました", "cancelled"),
        ("note: おかげさまで満席になりました。", "state_in_words", "満席になりました", "full"),
        ("note: 延期します。", "state_in_words", "延期します", "postponed"),
        ("note: 1月14日（木）に延期します。", "moved_in_words", "延期します", "date: 2027-01-14"),
        ("note: 12月10日から17日に延期しました。", "moved_in_words", "延期しました",
         "date: 2026-12-17"),
        ("note: 12月28日から5日に延期しました。", "moved_in_words", "延期しました",
         "date: 2027-01-05"),
        ("note: 12月3日から12月10日に延期しました。", "moved_in_words", "延期しました",
         "date: 2026-12-10"),
        ("note: 延期→12/17", "moved_in_words", "延期", "date: 2026-12-17"),
        ("note: 12/24へ延期\nstatus: 延期\nupdated: 2026-12-01", "moved_in_words", "延期",
         "date: 2026-12-24"),
        ("dates: [2026-12-10, 2026-12-17]\nnote: 12月17日の会は、12月24日13時に延期します。",
         "date_moved_in_words", "延期します", "{date: 2026-12-24, moved_from: 2026-12-17}"),
        ("repeat: {every: 毎週木曜, until: 2027-01-28}\nnote: 12月17日は18日に延期します。",
         "date_moved_in_words", "延期します", "{date: 2026-12-18, moved_from: 2026-12-17}"),
        ("title: 【受付終了】お茶の会", "closed_in_words", "受付終了", ""),
        ("summary: 申込みの受付は終了しました。", "closed_in_words",
         "申込みの受付は終了しました", ""),
        ("title: オンラインお茶会", "online_in_words", "オンラインお茶会", ""),
        ("summary: Zoomで行います。", "online_in_words", "Zoomで行い", ""),
        ("summary: 会場は、港公民館です。", "place_in_words", "会場は、港公民館です", ""),
        ("summary: 会場は港公民館です。", "place_in_words", "会場は港公民館です", ""),
        ("description: |\n  ■場所　港公民館 2階", "place_in_words", "場所　港公民館 2階", ""),
        ("summary: 申込みは12月8日（火）までです。", "deadline_in_words",
         "申込みは12月8日（火）まで",         "deadline: 2026-12-08"),
        ("note: 申込締切　12月7日", "deadline_in_words", "締切　12月7日", "deadline: 2026-12-07"),
        ("note: 受付は11月20日から12月8日まで", "deadline_in_words",
         "受付は11月20日から12月8日まで", "deadline: 2026-12-08"),
        ("description: |\n  ●日時　12月17日（木）10:00〜", "day_in_words",
         "12月17日（木）10:00〜", "2026-12-10"),
        ("description: |\n  日時：12月10日 13時30分〜", "time_in_words", "12月10日 13時30分〜",
         "10:00"),
        ("description: 事前申込み不要です。", "no_application_in_words", "申込み不要", ""),
        ("description: ★申込★ 不要", "no_application_in_words", "申込★ 不要", ""),
        ("description: 参加費：大人500円・こども無料", "fee_in_words",
         "参加費：大人500円・こども無料",
         "fee: 参加費 大人500円・こども無料"),
        ("description: 参加費：5回で2,500円", "fee_in_words", "参加費：5回で2,500円",
         "fee: 参加費 5回で2,500円"),
        ("description: |\n  参加費：\n  　500円", "fee_in_words", "参加費：\n　500円",
         "fee: 参加費 500円"),
        ("description: |\n  | 参加費 | 300円 |\n  |---|---|", "fee_in_words", "参加費 | 300円",
         "fee: 参加費 300円"),
        ("description: 小学生以下無料、中学生以上300円です。", "fee_in_words", "中学生以上300円",
         "fee: 中学生以上300円"),
        ("description: おひとり様1,500円", "fee_in_words", "おひとり様1,500円",
         "fee: おひとり様1,500円"),
        ("title: お茶の会（12/17に延期）", "moved_in_words", "（12/17に延期）", "date: 2026-12-17"),
        ("note: 定員に達しました。", "state_in_words", "定員に達しました", "full"),
        ("note: 受付は、キャンセル待ちとなります。", "state_in_words", "キャンセル待ちとなります",
         "full"),
        ("dates: [2026-12-10, 2026-12-17]\nnote: 12/17の回は中止です。", "state_of_date_in_words",
         "中止です", "{date: 2026-12-17, status: cancelled}"),
        ("dates:\n- {date: 2026-12-10, note: 満席になりました。}\n- 2026-12-17",
         "state_of_date_in_words", "満席になりました", "{date: 2026-12-10, status: full}"),
        ("repeat: {every: 毎週木曜, until: 2027-01-28}\nnote: 12月17日は中止しました。",
         "state_of_date_in_words", "中止しました", "{date: 2026-12-17, status: cancelled}"),
        ("description: ★ところ★ 市民会館", "place_in_words", "ところ★ 市民会館", ""),
        ("description: 【会場】市民会館", "place_in_words", "会場】市民会館", ""),
        ("description: 場所／市民会館", "place_in_words", "場所／市民会館", ""),
        ("description: 変更後：港公民館 1階", "place_in_words", "変更後：港公民館 1階", ""),
        ("title: お茶の会【会場変更】", "place_in_words", "会場変更", ""),
        ("note: 今回は港町公民館で行います。", "place_in_words", "港町公民館で行い", ""),
        ("description: 第1会場 サロン港、第2会場 港公民館", "place_in_words", "第2会場", ""),
        ("description: 締切 前日まで", "deadline_in_words", "締切 前日", "deadline: 前日"),
        ("description: 申込みは3日前まで", "deadline_in_words", "申込みは3日前まで",
         "deadline: 3日前"),
        ("description: |\n  申込締切：\n  　12月8日", "deadline_in_words", "締切：\n　12月8日",
         "deadline: 2026-12-08"),
        ("description: 日時／12月16日（水）午後1時30分～3時", "day_in_words",
         "12月16日（水）午後1時30分～3時", "2026-12-10"),
        ("description: |\n  日程：\n  　12月16日（水）", "day_in_words", "12月16日（水）",
         "2026-12-10"),
        ("description: 12月16日（水）13時半から、サロンで開きます。", "day_in_words",
         "12月16日（水）13時半から、サロンで開きます", "2026-12-10"),
        ("title: 12月17日 お茶の会", "day_in_words", "12月17日", "2026-12-10"),
        ("note: 12月10日は13時30分からに変更になりました。", "time_in_words",
         "12月10日は13時30分からに変更になりました。", "10:00"),
        ("note: 大雪のため、12月10日の会は中止。", "state_in_words", "中止", "cancelled"),
        ("summary: 【満席】ありがとうございました", "state_in_words", "満席", "full"),
        ("description: 12月10日（木）は14時から行います。", "time_in_words",
         "12月10日（木）は14時から行います", "10:00"),
        ("description: 📍 港町公民館 3F", "place_in_words", "📍 港町公民館 3F", ""),
        ("description: 💰 500円（お茶つき）", "fee_in_words", "💰 500円", "fee: 500円"),
        ("description: 会場は{市民会館|しみんかいかん}です。", "place_in_words",
         "会場は{市民会館|しみんかいかん}です", ""),
        ("description: 受講料 無料（テキスト代1,100円は別途）", "fee_in_words", "テキスト代1,100円",
         "fee: テキスト代1,100円"),
        ("description: 食材は500円程度かかります。", "fee_in_words", "500円程度かかります",
         "fee: 500円程度"),
        ("summary: 会場はいつもと違い、港町公民館です。", "place_in_words", "会場はいつもと違", ""),
        ("title: お茶の会（オンライン併用）", "online_in_words", "オンライン併用", ""),
        ("title: 定員に達しました お茶の会", "state_in_title", "定員に達しました", "full"),
        ("description: 予約不要・入退室自由", "no_application_in_words", "予約不要", ""),
        ("description: ご予約は前日17時まで", "deadline_in_words", "予約は前日17時まで",
         "deadline: 前日 17:00"),
        ("description: 申込みは12月8日（火）17時まで", "deadline_in_words",
         "申込みは12月8日（火）17時まで", "deadline: 2026-12-08 17:00"),
        ("description: 申込期間　11月20日～12月5日（土）", "deadline_in_words",
         "申込期間　11月20日～12月5日（土）", "deadline: 2026-12-05"),
        ("description: 申込期限：12月8日（火）", "deadline_in_words", "申込期限：12月8日（火）",
         "deadline: 2026-12-08"),
        ("dates: [2026-12-10, 2026-12-17]\ndescription: |\n  第1回 12/10\n  第2回 12/16（水）",
         "day_in_words", "12/16（水）", "2026-12-10・2026-12-17"),
        ("description: 午後1時半〜3時", "time_in_words", "午後1時半〜3時", "10:00"),
        ("description: 会場：港公民館（駐車場なし）", "place_in_words",
         "会場：港公民館（駐車場なし）", ""),
        ("description: 会場：港公民館（徒歩5分）", "place_in_words",
         "会場：港公民館（徒歩5分）", ""),
        ("description: 会場：港公民館※いつもと曜日が違います", "place_in_words",
         "会場：港公民館※いつもと曜日が違います", ""),
        ("description: 会場：港公民館10:00集合", "place_in_words", "会場：港公民館10:00集合", ""),
        ("description: 会場：ときわ公民館", "place_in_words", "会場：ときわ公民館", ""),
        ("description: 会場：なら公民館", "place_in_words", "会場：なら公民館", ""),
        ("description: 会場：寒川公民館", "place_in_words", "会場：寒川公民館", ""),
        ("description: 会場は広小路プラザです。", "place_in_words", "会場は広小路プラザです", ""),
        ("summary: お子さん連れ歓迎、参加費500円", "fee_in_words", "参加費500円",
         "fee: 参加費500円"),
        ("summary: 託児があります。申込不要です。", "no_application_in_words", "申込不要", ""),
        ("summary: 保育あり。申込みは12月8日までです。", "deadline_in_words",
         "申込みは12月8日まで", "deadline: 2026-12-08"),
        ("summary: 通常は無料ですが、今回は参加費500円です。", "fee_in_words", "参加費500円",
         "fee: 参加費500円"),
        ("description: 日時：2025年12月10日（水）10:00", "day_in_words",
         "2025年12月10日（水）10:00", "2026-12-10"),
        ("description: 日時 2026-12-17", "day_in_words", "2026-12-17", "2026-12-10"),
        ("description: 開催日：2026/12/17（木）", "day_in_words", "2026/12/17（木）", "2026-12-10"),
        ("description: ◇日　時　12月17日（木）", "day_in_words", "12月17日（木）", "2026-12-10"),
        ("description: ●会　場　市民会館", "place_in_words", "会　場　市民会館", ""),
        ("description: ◆会　費　500円", "fee_in_words", "会　費　500円", "fee: 会費 500円"),
        ("description: 【と　き】12月17日（木）", "day_in_words", "12月17日（木）", "2026-12-10"),
        ("description: 【参 加 費】500円", "fee_in_words", "参 加 費】500円", "fee: 参加費 500円"),
        ("note: 12月8日までにお申し込みください。", "deadline_in_words",
         "12月8日までにお申し込み", "deadline: 2026-12-08"),
        ("note: 12月8日（火）締切", "deadline_in_words", "12月8日（火）締切",
         "deadline: 2026-12-08"),
        ("note: 参加費1万円", "fee_in_words", "参加費1万円", "fee: 参加費1万円"),
        ("note: 参加費3千円です。", "fee_in_words", "参加費3千円", "fee: 参加費3千円"),
        ("note: 各回500円", "fee_in_words", "各回500円", "fee: 各回500円"),
        ("note: 無料（市外の方は500円）", "fee_in_words", "無料（市外の方は500円",
         "fee: 無料(市外の方は500円)"),
        ("note: 大雪のため休講です。", "state_in_words", "休講です", "cancelled"),
        ("note: 大雪のため中止", "state_in_words", "中止", "cancelled"),
        ("note: 募集を締め切りました。", "closed_in_words", "募集を締め切りました", ""),
        ("note: 【申込締切】12/8", "deadline_in_words", "締切】12/8", "deadline: 2026-12-08"),
        ("title: 託児つきヨガ（満席）", "state_in_title", "（満席）", "full"),
        ("note: お子さん連れの会は満席です。", "state_in_words", "満席です", "full"),
        ("note: 申し訳ありませんが、中止いたします。", "state_in_words", "中止いたします",
         "cancelled"),
        ("note: やむを得ない事情により、中止になりました。", "state_in_words", "中止になりました",
         "cancelled"),
        ("note: 講師が来られないため、延期します。", "state_in_words", "延期します", "postponed"),
        ("note: 申し訳ございませんが、満席になりました。", "state_in_words", "満席になりました",
         "full"),
        ("note: 大雨警報のため、国際交流の会は中止になりました。", "state_in_words",
         "中止になりました", "cancelled"),
        ("description: 参加費：\\500", "fee_in_words", "参加費：\\500", "fee: 参加費 ¥500"),
        ("description: 500円/人", "fee_in_words", "500円", "fee: 500円"),
        ("description: ワンコイン（500円）でお茶とお菓子", "fee_in_words", "ワンコイン（500円）",
         "fee: ワンコイン(500円)"),
        ("description: 【料金】大人 500円　子ども 無料", "fee_in_words",
         "料金】大人 500円　子ども 無料", "fee: 料金 大人 500円 子ども 無料"),
        ("description: ¥500（ドリンク付き）", "fee_in_words", "¥500", "fee: ¥500"),
        ("description: チケット：前売1,000円／当日1,200円", "fee_in_words",
         "チケット：前売1,000円／当日1,200円", "fee: チケット 前売1,000円 当日1,200円"),
        ("description: 参加費五百円", "fee_in_words", "参加費五百円", "fee: 参加費五百円"),
        ("description: 材料費は自己負担です。", "fee_in_words", "材料費は自己負担",
         "fee: 材料費は自己負担"),
        ("description: 参加費：無料　※飲み物代300円は別途", "fee_in_words", "飲み物代300円",
         "fee: 飲み物代300円"),
        ("description: 📍港公民館", "place_in_words", "📍港公民館", ""),
        ("description: ＠港公民館 2F", "place_in_words", "＠港公民館 2F", ""),
        ("description: 集合：港駅の東口 10時", "place_in_words", "集合：港駅の東口 10時", ""),
        ("description: どこ：港公民館", "place_in_words", "どこ：港公民館", ""),
        ("description: 場所：オンライン（Zoom）", "online_in_words", "場所：オンライン（Zoom）",
         ""),
        ("description: 会場参加／オンライン参加 どちらも可", "online_in_words", "オンライン参加",
         ""),
        ("description: ZOOM可", "online_in_words", "ZOOM可", ""),
        ("description: インスタライブで配信します。", "online_in_words", "インスタライブで配信",
         ""),
        ("description: 予約なしでどうぞ。", "no_application_in_words", "予約なしで", ""),
        ("note: 直接お越しください。", "no_application_in_words", "直接お越しください", ""),
        ("description: 開催日が12月17日（木）に変わりました。", "day_in_words",
         "開催日が12月17日（木）に変わりました。", "2026-12-10"),
        ("description: 会場が港公民館に変わりました。", "place_in_words",
         "会場が港公民館に変わり", ""),
        ("description: 場所：未定（決まり次第お知らせします）", "place_in_words", "場所：未定", ""),
        ("description: ランチ代 800円が別にかかります", "fee_in_words", "ランチ代 800円",
         "fee: ランチ代 800円"),
        ("description: 全2回（12/10、12/17）", "more_days_in_words", "12/10、12/17）",
         "dates: [2026-12-10, 2026-12-17]"),
        ("description: オンライン（Zoom）でも会場でも参加OK", "online_in_words",
         "オンライン（Zoom）でも", ""),
        ("title: 【延期→1/14】お茶の会", "moved_in_words", "【延期→1/14】", "date: 2027-01-14"),
        ("note: 満\u200b席て\u3099す。", "state_in_words", "満席て\u3099す", "full"),
        ("description: 参加費千円", "fee_in_words", "参加費千円", "fee: 参加費千円"),
        ("note: 満員御礼", "state_in_words", "満員御礼", "full"),
        ("note: 定員に達したため、受付を終了しました。", "state_in_words", "定員に達したため",
         "full"),
        ("note: キャンセル待ちでの受付となります。", "state_in_words", "キャンセル待ちでの受付",
         "full"),
        ("note: 開催中止のお知らせ", "state_in_words", "中止のお知らせ", "cancelled"),
        ("note: 開催を見合わせます。", "state_in_words", "見合わせます", "cancelled"),
        ("description: 今回はお休みいたします。", "state_in_words", "お休みいたします",
         "cancelled"),
        ("note: 今後はキャンセル待ちとさせていただきます。", "state_in_words",
         "キャンセル待ちとさせていただきます", "full"),
        ("note: 満席御礼！ありがとうございました。", "state_in_words", "満席御礼", "full"),
        ("note: おかげさまで、予約がいっぱいになりました。", "state_in_words",
         "予約がいっぱいになりました", "full"),
        ("note: 講師の都合により、開催できなくなりました。", "state_in_words",
         "開催できなくなりました", "cancelled"),
        ("note: 今回は開催いたしません。", "state_in_words", "今回は開催いたしません",
         "cancelled"),
        ("description: |\n  大雪のため中止\n  またお待ちしています", "state_in_words", "中止",
         "cancelled"),
        ("title: はじめてのヨガ\nnote: はじめてのヨガはお休みします。", "state_in_words",
         "お休みします", "cancelled"),
        ("note: とりやめになりました", "state_in_words", "とりやめになりました", "cancelled"),
        ("note: 大雪のため、お休みします。", "state_in_words", "お休みします", "cancelled"),
        ("description: 12月10日のお茶の会はお休みです。", "state_in_words", "お休みです",
         "cancelled"),
        ("note: 締め切らせていただきました", "closed_in_words", "締め切らせていただ", ""),
        ("title: ＜満員御礼＞お茶の会", "state_in_title", "＜満員御礼＞", "full"),
        ("title: お茶の会 満席", "state_in_title", "満席", "full"),
        ("title: お茶の会※満席※", "state_in_title", "※満席※", "full"),
        ("title: お茶の会（キャンセル待ち受付中）", "state_in_title", "（キャンセル待ち受付中）",
         "full"),
        ("title: お茶の会（延期しました）", "state_in_title", "（延期しました）", "postponed"),
        ("title: お茶の会 → 中止", "state_in_title", "→ 中止", "cancelled"),
        ("dates: [2026-11-26, 2026-12-10]\nnote: 満席です。", "state_of_date_in_words", "満席です",
         "{date: 2026-12-10, status: full}"),
        ("description: 12月8日まで受付", "deadline_in_words", "12月8日まで受付",
         "deadline: 2026-12-08"),
        ("description: 12月8日（火）必着", "deadline_in_words", "12月8日（火）必着",
         "deadline: 2026-12-08"),
        ("description: 〆12/8", "deadline_in_words", "〆12/8", "deadline: 2026-12-08"),
        ("description: 12/8（火）までにLINEでご連絡ください。", "deadline_in_words",
         "12/8（火）までにLINEでご連絡", "deadline: 2026-12-08"),
        ("description: 参加ご希望の方は12月8日までにお知らせください。", "deadline_in_words",
         "12月8日までにお知らせ", "deadline: 2026-12-08"),
        ("description: 申込：11/20（金）9:00〜12/8（火）17:00", "deadline_in_words",
         "申込：11/20（金）9:00〜12/8（火）17:00", "deadline: 2026-12-08 17:00"),
        ("description: 募集期間 11/20〜12/8", "deadline_in_words", "募集期間 11/20〜12/8",
         "deadline: 2026-12-08"),
        ("description: 申込締切は当日の朝9時です", "deadline_in_words", "締切は当日の朝9時",
         "deadline: 当日 09:00"),
        ("description: 申込締切：令和7年12月8日", "words_differ", "締切：令和7年12月8日",
         "2026-12-10"),
        ("description: 申込開始：12月3日（木）9時〜", "opening_in_words",
         "申込開始：12月3日（木）9時", "apply_from: 2026-12-03 09:00"),
        ("description: 12月3日10時から申込みを受け付けます。", "opening_in_words",
         "12月3日10時から申込み", "apply_from: 2026-12-03 10:00"),
        ("description: 2026/12/17（木）", "day_in_words", "2026/12/17（木）", "2026-12-10"),
        ("description: 12月17日（木）　10：00〜11：30", "day_in_words",
         "12月17日（木）　10：00〜11：30", "2026-12-10"),
        ("description: |\n  ■開催日時■\n  2026年12月17日（木）\n  10:00〜", "day_in_words",
         "2026年12月17日（木）", "2026-12-10"),
        ("description: 令和７年12月10日（水）", "day_in_words", "令和７年12月10日（水）",
         "2026-12-10"),
        ("description: 日時：令和7年12月10日 10時〜", "day_in_words", "令和7年12月10日 10時〜",
         "2026-12-10"),
        ("description: 日時：R8.12.17（木）", "day_in_words", "R8.12.17（木）", "2026-12-10"),
        ("description: 日時：R8/12/17 10:00〜", "day_in_words", "R8/12/17 10:00〜", "2026-12-10"),
        ("description: 日時　2026.12.17（木）", "day_in_words", "2026.12.17（木）", "2026-12-10"),
        ("description: 日時：12.17（木）10:00〜", "day_in_words", "12.17（木）10:00〜",
         "2026-12-10"),
        ("description: 🗓12/17 (木)", "day_in_words", "12/17 (木)", "2026-12-10"),
        ("description: いつ：12月17日（木）", "day_in_words", "12月17日（木）", "2026-12-10"),
        ("description: 12月17日（木）に、お茶の会をします。", "day_in_words", "12月17日",
         "2026-12-10"),
        ("description: 今月のお茶の会は12/17(木)です♪", "day_in_words", "12/17", "2026-12-10"),
        ("note: 12/17へ日程変更", "day_in_words", "12/17へ日程変更", "2026-12-10"),
        ("description: 開始時間：13時", "time_in_words", "13時", "10:00"),
        ("description: 開演 13:00（開場 12:30）", "time_in_words", "13:00（開場 12:30）", "10:00"),
        ("description: 時間：夜7時から", "time_in_words", "夜7時から", "10:00"),
        ("description: 時間：10〜12時", "words_differ", "時間：10〜12時", "11:30"),
        ("description: 日時：12月10日(木) 10:00～11:00", "words_differ",
         "日時：12月10日(木) 10:00～11:00", "11:30"),
        ("description: 日程：12月10日・17日（いずれも木曜日）", "more_days_in_words",
         "12月10日・17日（いずれも木曜日）", "dates: [2026-12-10, 2026-12-17]"),
        ("description: 12/10 12/17 1/14 全3回", "more_days_in_words", "12/10 12/17 1/14 全3回",
         "dates: [2026-12-10, 2026-12-17, 2027-01-14]"),
        ("dates: [2026-12-10, 2026-12-17]\ndescription: 日程：12/10、12/17、12/24",
         "more_days_in_words", "12/10、12/17、12/24",
         "dates: [2026-12-10, 2026-12-17, 2026-12-24]"),
        ("description: 12月8日火曜日までにお申し込みください。", "deadline_in_words",
         "12月8日火曜日までにお申し込み",
         "deadline: 2026-12-08"),
        ("description: 12月8日（火）正午しめきり", "deadline_in_words", "12月8日（火）正午しめきり",
         "deadline: 2026-12-08 12:00"),
        ("description: 12月8日を締切とします。", "deadline_in_words", "12月8日を締切",
         "deadline: 2026-12-08"),
        ("description: しめきり：12月8日", "deadline_in_words", "しめきり：12月8日",
         "deadline: 2026-12-08"),
        ("description: 申込は一週間前まで", "deadline_in_words", "申込は一週間前まで",
         "deadline: 1週間前"),
        ("description: 申込受付中（最終12月8日）", "deadline_in_words", "申込受付中（最終12月8日",
         "deadline: 2026-12-08"),
        ("description: 交通費は各自、参加費500円です。", "fee_in_words", "参加費500円",
         "fee: 参加費500円"),
        ("description: 12月9日から16日に変更しました。", "day_in_words",
         "12月9日から16日に変更しました。",
         "2026-12-10"),
        ("description: 11月28日から5日に変更しました。", "day_in_words",
         "11月28日から5日に変更しました。", "2026-12-10"),
        ("description: 日程：12月10日・24日・1月14日", "more_days_in_words",
         "12月10日・24日・1月14日", "dates: [2026-12-10, 2026-12-24, 2027-01-14]"),
        ("description: 日程：12月10日〜5日", "last_day_in_words", "12月10日〜5日",
         "until: 2027-01-05"),
        ("description: 12月23日（水曜日）13時30分スタート！", "day_in_words",
         "12月23日（水曜日）13時30分",
         "2026-12-10"),
        ("description: 今回は12月23日の水曜日です。", "day_in_words", "12月23日の水曜日です",
         "2026-12-10"),
        ("description: 10:00〜12:00", "words_differ", "10:00〜12:00",
         "11:30"),
        ("description: 終わりは12時になります。", "words_differ", "終わりは12時",
         "11:30"),
        ("note: 現地集合：港駅東口", "place_in_words", "現地集合：港駅東口",
         ""),
        ("note: 駅西口に集合", "place_in_words", "駅西口に集合",
         ""),
        ("note: まちかど「花」で行います。", "place_in_words", "まちかど「花」",
         ""),
        ("note: 会場とオンラインの両方で参加できます。", "online_in_words", "会場とオンライン",
         ""),
        ("title: お茶の会＠市民会館", "place_in_words", "＠市民会館",
         ""),
        ("dates: [2026-12-10, 2026-12-17]\ndescription: 12月17日のみ、会場は市民会館です。",
         "place_of_date_in_words", "会場は市民会館です",
         "{date: 2026-12-17, place: {name: …, address: …}}"),
        ("dates: [2026-12-10, 2026-12-17]\ndescription: 12月17日は、Zoomで行います。",
         "place_of_date_in_words", "Zoomで行い",
         "{date: 2026-12-17, place: online}"),
        ("description: 12月10日（木）〜12日（土） 作品展", "last_day_in_words",
         "12月10日（木）〜12日（土） 作品展", "until: 2026-12-12"),
    ],
)  # fmt: skip
def test_what_only_words_say_is_told(
    lines: str, code: str, value: str, line: str, content: Path
) -> None:
    assert told(content, lines) == [(code, value, line)]


@pytest.mark.parametrize(
    ("note", "code", "value", "status"),
    [
        ("雨天中止となりました。", "state_in_words", "中止となりました", "cancelled"),
        ("荒天中止になりました。", "state_in_words", "中止になりました", "cancelled"),
        ("警報発令により中止しました。", "state_in_words", "中止しました", "cancelled"),
        ("警報が出たため中止しました。", "state_in_words", "中止しました", "cancelled"),
        ("中止させて頂きます。", "state_in_words", "中止させて頂きます", "cancelled"),
        ("中止と致します。", "state_in_words", "中止と致します", "cancelled"),
        ("中止することになりました。", "state_in_words", "中止することになりました", "cancelled"),
        ("中止になってしまいました。", "state_in_words", "中止になってしまいました", "cancelled"),
        ("中止の運びとなりました。", "state_in_words", "中止の運びとなりました", "cancelled"),
        ("取り止めます。", "state_in_words", "取り止めます", "cancelled"),
        ("延期することになりました。", "state_in_words", "延期することになりました", "postponed"),
        ("お休みさせて頂きます。", "state_in_words", "お休みさせて頂きます", "cancelled"),
        ("満席となっております。", "state_in_words", "満席となっております", "full"),
        ("満席になってしまいました。", "state_in_words", "満席になってしまいました", "full"),
        ("定員に達しております。", "state_in_words", "定員に達しております", "full"),
        ("定員に達してしまいました。", "state_in_words", "定員に達してしまいました", "full"),
        ("定員いっぱいになりました。", "state_in_words", "定員いっぱいになりました", "full"),
        ("定員に達した為、受付を終えました。", "state_in_words", "定員に達した為", "full"),
        (
            "キャンセル待ちでお受けしています。",
            "state_in_words",
            "キャンセル待ちでお受けし",
            "full",
        ),
        ("〆切ました。", "closed_in_words", "〆切ました", ""),
        ("〆切りました。", "closed_in_words", "〆切りました", ""),
        ("締切済", "closed_in_words", "締切済", ""),
    ],
)
def test_a_state_is_told_however_politely_it_is_said(
    note: str, code: str, value: str, status: str, content: Path
) -> None:
    assert told(content, f"note: {note}") == [(code, value, status)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("note: |\n  満席です。\n  大雪のため中止になりました。", ["満席です", "中止になりました"]),
        ("note: 満席です。\ndescription: 満席になりました。", ["満席です"]),
        ("description: |\n  会場は港公民館です。\n  会場：市民会館 2階",
         ["会場は港公民館です", "会場：市民会館 2階"]),
        ("description: |\n  会場：市民会館\n  会場：東館\n  会場：西館\n  会場：南館",
         ["会場：市民会館", "会場：東館", "会場：西館"]),
    ],
)  # fmt: skip
def test_each_different_find_is_told_up_to_three_of_a_kind(
    lines: str, found: list[str], content: Path
) -> None:
    assert [value for _, value, _ in told(content, lines)] == found


THREE = "dates: [2026-12-10, 2026-12-17, 2027-01-14]\n"


@pytest.mark.parametrize(
    ("note", "days"),
    [
        ("第2回は中止になりました。", ["2026-12-17"]),
        ("2回目・3回目は中止になりました。", ["2026-12-17", "2027-01-14"]),
        ("12月10日・17日は中止です。", ["2026-12-10", "2026-12-17"]),
        ("12/10（木）、12/17（木）は中止です。", ["2026-12-10", "2026-12-17"]),
        ("12月10日は開き、12月17日は中止です。", ["2026-12-17"]),
        ("中止になりました（12月17日）。", ["2026-12-17"]),
        ("1月は中止です。", ["2027-01-14"]),
    ],
)
def test_the_dates_that_words_name_are_in_the_remedy(
    note: str, days: list[str], content: Path
) -> None:
    (said,) = told(content, f"{THREE}note: {note}")
    assert said[0] == "state_of_date_in_words"
    assert said[2] == ", ".join(f"{{date: {day}, status: cancelled}}" for day in days)


@pytest.mark.parametrize("name", ["さろんみなと", "サロンミナト 1階"])
def test_the_usual_place_in_kana_is_no_other(name: str, content: Path) -> None:
    service = content / "data" / "service.yaml"
    text = service.read_text("utf-8")
    service.write_text(
        text.replace("    name: サロン港\n", "    name: サロン港\n    kana: サロンミナト\n", 1),
        "utf-8",
    )
    assert told(content, f"description: 会場：{name}") == []


MIXED = "updated: 2026-12-01\ndates: [2026-12-10, 2026-12-17, {date: 2026-12-24, status: 中止}]\n"


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("12月17日は満席になりました。", "{date: 2026-12-17, status: full}"),
        ("12月17日（木）も中止します。", "{date: 2026-12-17, status: cancelled}"),
        ("全日満席です。", "{date: 2026-12-10, status: full}, {date: 2026-12-17, status: full}"),
        ("第1回は延期します。", "{date: 2026-12-10, status: postponed}"),
        ("12月24日は満席です。", "{date: 2026-12-24, status: full}"),
        ("満席です。", "{date: 2026-12-10, status: full}"),
    ],
)
def test_a_state_of_another_date_than_has_one_is_told(note: str, line: str, content: Path) -> None:
    assert [said[2] for said in told(content, f"{MIXED}note: {note}")] == [line]


@pytest.mark.parametrize(
    "note", ["12月24日は中止です。", "中止になりました。", "第3回は休講です。"]
)
def test_a_state_that_its_date_has_is_not_told(note: str, content: Path) -> None:
    assert told(content, f"{MIXED}note: {note}") == []


@pytest.mark.parametrize(
    "lines",
    [
        "description: |\n  時間：10〜11時半",
        "description: 日時：12月10日（木）AM10:00〜11:30",
        "description: |\n  日時 R8.12.10（木）\n  朝10時から11時半まで",
        "description: 日時：12月10日（木）10:00〜11:00、そのあと11:30まで交流会",
        "description: 12/10（木）・17（木）は、どなたでもどうぞ。",
        "description: |\n  申込締切：\n  12月8日\ndeadline: 2026-12-08",
        "description: |\n  結果の発表\n  12月17日（木）",
        "description: お茶の会のようすは、12月17日までにお知らせします。",
        "description: 先日のお茶の会（11/26）は、楽しかったです。",
        "title: 3/4拍子のうた",
        "description: アレルギーがある方は2日前までにご連絡ください。",
        "description: 車いすの方は前日までにお電話ください。",
        "description: 手話通訳が必要な方は1週間前までにご連絡ください。",
        "description: 来年度の会員の募集は12月25日まで",
        "description: 1人500円くらいで作れる晩ごはんです。",
        "description: 一人千円くらいで楽しめる晩ごはん",
        "description: 駐車場は30分ごとに100円かかります。",
        "description: よその体験では2,000円かかりますが、無料です。",
        "description: 交通費500円をお支払いします。",
        "description: 1人1,000円まで補助が出ます。",
        "description: 12月23日にも同じ会を開きます。",
        "description: 1月20日にも開催します。",
        "description: 1月20日にもお茶の会をします。",
        "description: 12月3日から10日に変更しました。",
        "description: 11月28日から10日に変更しました。",
        "description: 12月10日から3日間、絵をかざります。",
        "description: 予約が必要ないので、気軽にどうぞ。\napply: 不要",
        "description: 事前申込制ではなく、どなたでも。\napply: 不要",
        "description: 相談は予約制です。\napply: 不要",
        "description: 部屋の定員は20人です。\ncapacity: 10",
        "description: 先着5名の方にはお茶をさしあげます。\ncapacity: 10",
        "description: 「もう満員です」と断られた人の話。",
        "description: 満席です！とならないように。",
        "description: 予約優先です。予約なしでも参加できます。",
        "description: 集合：入口前",
        "description: 集合：サロン前",
        "description: 次回は12月23日の水曜日です。",
        "description: 今回は12月8日が締切です。\ndeadline: 2026-12-08",
        "description: 10:00〜11:30",
        "description: 終わりは11時半です。申込の終了は17時です。",
        "description: |\n  10:00〜10:30\n  10:30〜11:00",
        "title: お茶の会＠サロン港",
        "note: サロン港「広間」で行います。",
        "note: 入口に集合してください。現地集合：サロン前",
        "note: 「きらきら星」で行います。",
        "title: お茶の会、雨天中止",
        "note: 12月10日に延期しました。",
        "note: 雨天の場合は12月17日に延期します。",
        "title: 雨天は中止します お茶の会",
        "title: お茶の会（雨の場合は中止）",
        "title: 約束を中止にしない会",
        "title: 満席のお知らせの書きかた",
        "title: 103万円の壁と1,000円以下のごはん",
        "description: 次のお茶の会は12月17日（木）です。",
        "description: 12月17日のヨガは予定どおり開きます。",
        "description: 場所：2階 和室",
        "description: 会場：1Fカフェスペース",
        "description: 場所：サロン2階の和室",
        "description: 会場は入口を入って右側です。",
        "description: 会場は少し暗くなります。",
        "description: 出店料500円で、お店も募集しています。",
        "description: 場所：当サロン",
        "description: 場所：港町1丁目2番3号",
        "description: 場所：港町１－２－３",
        "description: オンライン参加は受け付けていません。集合：10時",
        "title: オンライン決済の相談会",
        "title: 有料老人ホームの選びかた",
        "title: 医療費の自己負担と百円玉貯金",
        "description: 毎月5,000円を節約します。お弁当（500円）の注文もできます。",
        "description: 火曜と日曜はお休みです。講師はお休みします。",
        "note: 中止のお知らせは、前日にします。",
        "note: アンケートは締め切りました。",
        "note: 荒天中止。送迎は終了しました。満席の場合はキャンセル待ちになります。",
        "description: 締切：なし（先着順）",
        "description: 欠席の場合は、12月8日までにご連絡ください。",
        "description: アンケートの締切は12月20日です。作品は12月5日必着です。",
        "description: 申込開始：11月2日（月）9時〜",
        "description: 申込開始：12月3日（木）9時〜\napply_from: 2026-12-03",
        "description: 申込締切 12/8\nstatus: cancelled\nupdated: 2026-12-01",
        "description: 日時　12月10日（木）受付9:30〜",
        "description: |\n  プログラム\n  10:00〜\n  10:30〜11:00",
        "description: 会場は、駅から徒歩5分です。会場は寒いので、上着をどうぞ。",
        "description: 場所：サロン港（港町1-2-3）",
        "description: 時間は変更になる場合があります。会場を変更することがあります。",
        "description: 次回は12月17日に開きます。",
        "description: 12月24日（木）はクリスマス会を開きます。",
        "description: |\n  第1回 12/10（木）\n  第2回 12/17（木）",
        "description: 会場：サロン{港|みなと}（{港町|みなとまち}1-2-3）",
        "description: 会場：{{ places.salon }}",
        "description: 12月3日から12月10日に変更になりました。\nmoved_from: 2026-12-03",
        "title: 3月8日 国際女性デーのつどい",
        "note: 昨年は参加費500円でした。保育は1人500円です。",
        "note: 12/3の会は満席になりました。",
        "note: 12月10日に延期しました。\nmoved_from: 2026-12-03",
        "description: 保育の締切は12月3日です。キャンセルは前日までに。",
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
        "description: 会場は飲食禁止です。会場は土足ではお使いいただけません。",
        "description: 託児：無料、要予約、申込みは12月3日まで。保育は、参加費500円です。",
        "note: 託児は満席です。飲食の提供は中止します。",
        "description: 日時：2026年12月10日（木）10:00",
        "description: 開催日：2026-12-10",
        "description: 日時：12月10日（木）10時から11時半まで（受付は9時30分から）",
        "description: 12月10日10時から受付をします。",
        "description: 3月31日までに生まれた方。アンケートは12月5日までにお出しください。",
        "title: 1/2成人式を考える",
        "title: 100円ショップで作る小物",
        "fee: 1万円\nsummary: 参加費10,000円です。",
        "note: 雨でも中止にはなりません。延期しないで開きます。中止はありません。",
        "note: 雨なら中止します。雪が降ったら延期します。警報が出たときは中止します。",
        "note: Zoomでの参加はできません。会場の変更はありません。",
        "note: 雨天中止となります。雨の日は中止です。警報発令時は中止します。",
        "note: 定員に達した場合は、キャンセル待ちでお受けします。",
        "description: 講師は今月お休みいたします。",
    ],
)
def test_words_that_say_the_same_or_something_else_are_not_told(lines: str, content: Path) -> None:
    assert told(content, lines) == []


@pytest.mark.parametrize(
    ("lines", "value", "stated"),
    [
        ("fee: 無料\nsummary: 参加費500円です。", "参加費500円", "無料"),
        ("fee: 800円\nsummary: 参加費：1,000円", "参加費：1,000円", "800円"),
        ("fee: 500円\nsummary: 参加費は無料です。", "参加費は無料", "500円"),
        ("status: scheduled\nnote: 中止になりました。", "中止になりました", "予定どおり"),
        ("status: 満席\nupdated: 2026-12-01\nnote: 中止になりました。", "中止になりました", "満席"),
        ("status: 中止\nupdated: 2026-12-01\nnote: 予定どおり開催します。", "予定どおり開催",
         "中止"),
        ("place: {name: 港公民館, address: 港町4-5-6}\nsummary: 会場は市民会館です。",
         "会場は市民会館です", "港公民館"),
        ("place: online\nsummary: 会場は市民会館です。", "会場は市民会館です", "オンライン"),
        ("place: 申込後\nsummary: 会場は市民会館です。", "会場は市民会館です",
         "申し込んだ方にお知らせします"),
        ("deadline: 2026-12-08\nsummary: 申込みは12月5日まで。", "申込みは12月5日まで",
         "2026-12-08"),
        ("deadline: 2026-12-08\nsummary: 12月5日までにお申し込みください。",
         "12月5日までにお申し込み", "2026-12-08"),
        ("deadline: 2日前\nsummary: 締切は前日です。", "締切は前日", "各回2日前"),
        ("summary: 申込みは12月20日まで。", "申込みは12月20日まで", "2026-12-10"),
        ("apply: 不要\nsummary: 要予約です。", "要予約", "不要"),
        ("apply: mail\nsummary: 申込不要です。", "申込不要", "mail"),
        ("capacity: 10\nsummary: 定員20名です。", "定員20名", "10"),
        ("capacity: 10\nsummary: 先着5名！", "先着5名", "10"),
        ("capacity: 10\nsummary: 20名様限定", "20名様限定", "10"),
    ],
)  # fmt: skip
def test_words_that_differ_from_a_field_are_told_with_both(
    lines: str, value: str, stated: str, content: Path
) -> None:
    assert told(content, lines) == [("words_differ", value, stated)]


@pytest.mark.parametrize(
    "lines",
    [
        "fee: 1,000円（学生500円）\nsummary: 参加費：1000円、学生は500円",
        "fee: 500円（材料費）\nsummary: 参加費は無料ですが、材料費を500円いただきます。",
        "fee: 無料\nsummary: 参加費無料",
        "fee: 500\nsummary: 参加費500円",
        "place: {name: 港公民館, address: 港町4-5-6}\nsummary: 集合場所：港駅 東口",
        "place: {name: 港公民館, address: 港町4-5-6}\nsummary: 会場：港公民館 2階 会議室",
        "place: online\nsummary: 場所：ご自宅など、好きなところで",
        "deadline: 2026-12-08\nsummary: 申込みは12月8日（火）17時まで。当日参加もできます。",
        "deadline: 前日\nsummary: 申込みは12月9日まで。",
        "status: 満席\nupdated: 2026-12-01\nnote: 満席になりました。キャンセル待ちを受け付けます。",
        "apply: 不要\nsummary: 申込不要。保育は要予約です。",
        "capacity: 15組（先着）\nsummary: 定員15組30人",
        "capacity: 10\nsummary: 託児は先着5名。先着3名様にお菓子をさしあげます。",
        "capacity: 10\ndates:\n- {date: 2026-12-10, capacity: 5}\n- 2026-12-17\nnote: 定員5名",
    ],
)
def test_words_that_agree_with_a_field_are_not_told(lines: str, content: Path) -> None:
    assert told(content, lines) == []


@pytest.mark.parametrize(
    "part",
    [
        "満席です、",
        "会場：港公民館、",
        "12/10・",
        "① ■",
        "申込は12/8まで、",
        "参加費 ",
        "1万",
        "5千",
        "申込最終",
        "駅前館",
        "カフェ「",
        "終わりは",
        "今回は12月8日",
        "12月8日に延期",
        "12月8日火曜日",
    ],
)
def test_long_line_is_looked_at_in_time(part: str, content: Path) -> None:
    began = process_time()
    told(content, f"description: あ{part * (20_000 // len(part))}")
    assert process_time() - began < 5  # seconds; minutes where it is quadratic


@pytest.mark.parametrize(
    "text",
    [
        "申込・問い合わせ：12月8日まで",
        "お申込み・お問い合わせは12月8日（火）17時まで",
        "お申し込み・お問い合わせは、12月8日までにお電話ください。",
        "問い合わせ・申込は12月8日までです。",
        "託児は12月5日まで、参加の申込は12月8日までです。",
        "キャンセルの連絡は前日まで、申込は12月8日までです。",
        "持ち物：はさみ、申込：12月8日まで",
        "12月8日までに、電話かLINEでお申し込みください。",
    ],
)
def test_deadline_is_told_beside_other_limits(text: str, content: Path) -> None:
    found = told(content, f"description: |\n  {text}")
    assert [(code, line[:20]) for code, _, line in found] == [
        ("deadline_in_words", "deadline: 2026-12-08")
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("12月17日の会は中止です。12月24日はあります。", "{date: 2026-12-17, status: cancelled}"),
        ("12/10（木）　×満席\n  12/17（木）　○空きあり", "{date: 2026-12-10, status: full}"),
        ("12/10（木）　中止\n  12/17（木）　開催", "{date: 2026-12-10, status: cancelled}"),
        ("10日の回は満席、17日の回は残り2席です。", "{date: 2026-12-10, status: full}"),
        ("17日は満席です。", "{date: 2026-12-17, status: full}"),
        ("最終回は中止です。", "{date: 2027-01-14, status: cancelled}"),
    ],
)
def test_state_of_a_series_is_told_of_the_day_that_is_named(
    text: str, line: str, content: Path
) -> None:
    dates = "dates: [2026-12-10, 2026-12-17, 2027-01-14]\n"
    found = told(content, f"{dates}description: |\n  {text}")
    assert [line for _, _, line in found] == [line]


@pytest.mark.parametrize(
    "lines",
    [
        "note: 途中で10分お休みします。",
        "note: 12月10日（木）は、居場所はお休みいたします。",
        "note: お茶の会の日は、カフェはお休みします。",
        "note: まもなく満席になります。",
        "note: 定員を超えた方は、キャンセル待ちとなります。",
        "note: 港町公民館で開催できなくなりましたので、サロンで開きます。",
        "note: 大雨は中止、小雨は決行します。",
        "description: |\n  雨のときのこと\n  ・中止\n  ・翌日に延期\n  当日お電話ください。",
        "note: 講師の田中さんはお休みです。代わりに鈴木さんが教えます。",
        "note: カフェはお休みです。",
        "note: 年末年始はお休みします。",
        "note: その日、居場所はお休みします。",
        "note: 次の週はお休みです。",
        "summary: 例年満席になりますので、お早めに。",
        "summary: いつも満席になります。",
        "summary: 思わず顔を見合わせました、という場面から話します。",
        "summary: 毎回満席です。",
        "title: 百円の恋 上映会",
        "title: 千円で一週間の献立",
        "summary: 医療の費用の自己負担を軽くする制度を学びます。",
        "summary: ランチ代を月5000円に抑える工夫を話します。",
        "summary: ひとり親の手当は月1万円ほど増えることがあります。",
        "summary: 電気料金が月に5000円も上がりました。",
        "summary: 老後に2000万円必要と聞いて、心配な方へ。",
        "title: 月1万円貯まる家計簿",
        "title: 3000円からはじめるつみたて",
        "title: 人生100年、2000万円問題",
        "description: |\n  日時：12月10日（木）9:30開場、10:00開始",
        "description: |\n  流れ：10:00 はじめのあいさつ→10:30 作業→11:10 かたづけ",
        "summary: 12/1→12/24とめくるアドベントカレンダーを作ります。",
        "summary: 第1回は11月12日に開催しました。",
        "title: 1/12スケールのドールハウスづくり",
        "title: おうちで1/3減塩",
        "title: 12月25日のクリスマスに向けたリース",
        "summary: 会場はバリアフリーです。",
        "summary: 会場は静かで落ち着いた雰囲気です。",
        "summary: 会場は畳の部屋です。",
        "summary: 会場は禁煙です。",
        "summary: 公民館で開催している講座の先生です。",
        "summary: 家具の置き場所を変更するだけで、部屋が広く見えます。",
        "summary: YouTubeでも人気のヨガの先生が来ます。",
        "summary: Zoomを使って遠くの家族と話してみましょう。",
        "summary: 予約なしで受けられる検診のことも話します。",
        "apply: 不要\nsummary: ランチは要予約です。",
        "apply: 不要\nsummary: 送迎は予約制です。",
    ],
)
def test_harmless_prose_is_not_asked_about(lines: str, content: Path) -> None:
    assert told(content, lines) == []


def test_deadline_that_is_put_off_is_no_state(content: Path) -> None:
    found = told(content, "summary: 申込の締切を12月9日まで延期しました。")
    assert [code for code, *_ in found] == ["deadline_in_words"]


@pytest.mark.parametrize(
    "text", ["- 500円（お茶つき）", "@500円（1人）", "**参加費** 500円", "% 500円（1人）"]
)
def test_line_of_a_price_is_one_that_can_be_written(text: str, content: Path) -> None:
    ((code, _, line),) = told(content, f"description: |\n  {text}")
    assert code == "fee_in_words"
    assert told(content, f"{line}\ndescription: |\n  {text}") == []
