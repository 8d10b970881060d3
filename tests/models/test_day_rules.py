"""Rules of days, as the pages of cities and centres state them."""

import timeit
from collections.abc import Callable
from typing import Any

import pytest
from yorisoi.models.day_grammar import parse_closed_rule, parse_days, parse_open_days
from yorisoi.models.day_rules import Days, share_days
from yorisoi.models.year_spans import parse_year_span

WORKDAYS = ["平日", "平日のみ", "月〜金（祝日を除く）", "月曜日から金曜日まで（祝祭日を除く）",
            "月～金（祝日は休み）", "祝日を除く月〜金", "月曜日～金曜日（祝日・休日を除く）",
            "平日（月曜日から金曜日）", "月～金（祝日の場合は休み）",
            "月〜金（祝日に当たる日は休所）",
            "月〜金（除く祝日）", "月-金（祝日を除く。）",
            "月〜金※祝日は休みます", "月〜金（祝休）",
            "月〜金 ※祝日はお休みです", "月〜金（祝日休診）", "月〜金（祝日のときは休みます）",
            "月〜金（国民の祝日に関する法律に規定する休日を除く）",
            "月〜金（祝日が重なった場合は閉所）", "開所日：月〜金（祝日を除く）", "土日祝以外",
            "月〜金（祝日の場合は中止）"]  # fmt: skip
MONDAYS = ["月（祝日のときは次の平日）", "月曜日（祝日の場合は翌日）",
           "毎週月曜日（祝日の場合はその翌日）",
           "月曜日（月曜日が祝日の場合は翌日）", "月曜（祝休日の場合は直後の平日）",
           "月曜日（祝日にあたるときは開館し、翌日休館）",
           "月曜日（祝日と重なる場合は、翌平日休館）", "月（祝日又は振替休日の場合はその翌日）",
           "月曜日（祝日・振替休日の場合は翌平日）", "月曜（ただし祝日は開館、翌日休館）",
           "月曜日（祝休日の場合は開館し、翌日以降の最初の平日が休館）",
           "月曜日。ただし、祝日の場合は翌日", "月曜（祝日の場合は翌日がお休み）",
           "月曜（祝日の場合は翌日に振替）", "月曜（祝日の場合は翌日に振り替え）",
           "毎週月曜日（祝日の場合は翌日に繰り下げ）", "月曜日（当日が祝日の場合は翌日）",
           "月曜日（休館日が祝日の場合は翌日）",
           "月曜日（祝日の場合は、その翌日以降の最も近い平日）",
           "月曜日（祝日の場合はその直後の休日でない日）",
           "月曜（祝日の場合は開館し、翌日を休館とします）",
           "月曜日（休日に当たるときは、その翌日以後の最初の休日でない日）",
           "月曜日（祝日に当たる場合は、その翌日以降で最初の平日）"]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (WORKDAYS, "平日"),
        (MONDAYS, "月（祝日のときは次の平日）"),
        (["毎月末日", "月末", "月末日", "末日", "毎月月末"], "毎月末日"),
        (["毎月20日", "20日", "毎月２０日"], "毎月20日"),
        (["毎月1日・15日", "毎月1日と15日", "1日、15日", "1・15日"], "毎月1日・毎月15日"),
        (["土日祝", "土・日・祝祭日", "土曜、日曜及び祝休日", "土/日/祝"], "土・日・祝日"),
        (["月曜以外", "月を除く毎日", "毎日（月曜日を除く）"], "火・水・木・金・土・日"),
        (["第1〜第4木曜日", "第1・2・3・4木"], "第1・第2・第3・第4木"),
        (["第2第4水曜日", "第２・第４水曜", "毎月第二・第四水曜日", "毎月の第2・第4水曜日"],
         "第2・第4水"),
        (["月〜土（休日を除く）", "月曜日から土曜日まで（休日を除く。）"],
         "月・火・水・木・金・土（祝日を除く）"),
        (["最後の金曜", "最終金曜日"], "最終金"),
        (["㈪・㈬", "（月）（水）", "月／水"], "月・水"),
        (["年中無休", "365日", "365日年中無休"], "毎日・祝日"),
        (["土曜（第1・第3のみ）", "土（第1・3）", "毎週土曜日（第1、第3）"], "第1・第3土"),
        (["土曜日（第2・第4を除く）", "土（第2・4は休み）"], "土（第2・第4土を除く）"),
        (["毎週木曜と第2火曜", "第2火曜と毎週木曜"], "木・第2火"),
        (["日・祝", "日曜日・祝日（振替休日を含む）", "日曜、祝日と振替休日"], "日・祝日"),
        (["月 〜 金", "月　～　金"], "月・火・水・木・金"),
        (["祝（土・日を除く）"], "祝日（土・日を除く）"),
        (["火〜土（第3水を除く）"], "火・水・木・金・土（第3水を除く）"),
        (["火〜土（月・日は休館）"], "火・水・木・金・土"),
        (["平日・土曜"], "月・火・水・木・金・土（祝日を除く）"),
        (["平日・土日祝"], "毎日・祝日"),
        (["祝日の翌日", "国民の祝日の翌日"], "祝日の翌日"),
        (["平日（月〜金）", "月〜金 ※祝日を除く", "月〜金（土日祝を除く）",
          "月〜金。ただし祝日を除く", "月曜日から金曜日（休日を除く）", "平日 ※休日を除く",
          "月〜金（休日は休館）"], "平日"),
        (["毎日（祝日を含む）", "祝日を含む毎日", "祝日含む毎日", "毎日（無休）",
          "毎日（土日祝含む）",
          "毎日（土・日・祝日も含む）"], "毎日・祝日"),
        (["土・日・休日", "土日休日", "土曜日・日曜日及び休日"], "土・日・祝日"),
        (["日・祝", "日曜日及び国民の祝日に関する法律に規定する休日"], "日・祝日"),
        (["第3土", "毎月1回 第3土曜日", "毎月1回（第3土曜日）", "月1回第3土曜"], "第3土"),
        (["月・水・金", "週3日（月・水・金）", "週3回 月水金"], "月・水・金"),
        (["第1火・第3木", "第１（火）・第３（木）"], "第1火・第3木"),
        (["第2・第4土", "毎月第2、4（土）", "月2回（第2・第4土曜日）",
          "月に2回 第2・第4土"], "第2・第4土"),
        (["第1・第3土・第1・第3日", "土日（第1・第3のみ）"], "第1・第3土・第1・第3日"),
        (["土（第2・第4土を除く）", "第2・第4を除く土曜日"], "土（第2・第4土を除く）"),
        (["月・水", "【月】【水】", "「月」「水」", "月＆水", "月+水"], "月・水"),
        (["毎月3日（祝日の場合は翌平日）"], "毎月3日（祝日のときは次の平日）"),
        (["月〜土（日祝を除く）", "日祝を除く毎日", "日祝以外"],
         "月・火・水・木・金・土（祝日を除く）"),
        (["平日（第3水を除く）"], "月・火・水・木・金（祝日・第3水を除く）"),
        (["火曜日と木曜日", "火・木"], "火・木"),
        (["第3水・祝日の翌日", "祝日の翌日と第3水曜日"], "祝日の翌日、第3水"),
        (["月・祝日の翌日（土・日を除く）"], "祝日の翌日、月（土・日を除く）"),
        (["祝日の翌日・日曜"], "祝日の翌日、日"),
        (["月曜以外の日", "月を除く日"], "火・水・木・金・土・日"),  # not Sundays
        (["土日祝（月曜を除く）"], "土・日・祝日（月を除く）"),
        (["月・祝日（土・日を除く）"], "月・祝日（土・日を除く）"),
        (["年中無休（水曜定休）", "365日（水曜を除く）"],
         "月・火・木・金・土・日・祝日（水を除く）"),
        (["火・毎月15日（日を除く）"], "火・毎月15日（日を除く）"),
        (["祝日を含む毎日（第3水を除く）", "毎日（第3水を除く）（祝日を含む）"],
         "毎日・祝日（第3水を除く）"),
        (["毎日曜日", "毎日曜", "毎週日曜"], "日"),  # not 毎日
        (["日曜（1・3のみ）", "日（第1・3）"], "第1・第3日"),  # Sundays, not the third of a month
        (["土・日・祝", "土日（祝）", "土・日（祝）", "土曜日・日曜日（祝）"], "土・日・祝日"),
        (["日・祝・振替休日", "日曜、国民の祝日、振替休日、国民の休日", "日曜（祝）"], "日・祝日"),
        (["火〜日", "開館日 火〜日", "【開館日】火〜日", "開館日（火〜日）", "開館日は火〜日",
          "営業日：火〜日"], "火・水・木・金・土・日"),
        (["20日", "月1回（20日）"], "毎月20日"),
        (["10日・20日", "月2回（10日・20日）"], "毎月10日・毎月20日"),
        (["平日", "週5日（月〜金、祝日除く）", "月〜金（祝日に重なる場合は休み）"], "平日"),
        (["日（2・4を除く）", "日曜（第2、4は休み）"], "日（第2・第4日を除く）"),
    ],
)  # fmt: skip
def test_rule_is_read_in_every_way_of_writing_it(texts: list[str], shown: str) -> None:
    assert {str(parse_days(text)) for text in texts} == {shown}
    assert parse_days(shown) == parse_days(texts[0])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("日〜土（休日を除く）", "not_weekdays"),
        ("毎日（休日を除く）", "not_weekdays"),  # Sundays may be days off too
        ("月〜金（休日を含む）", "holidays_unclear"),
        ("月〜金、祝日を除く", "left_out_unclear"),  # without holidays, or all days but these
        ("月〜金（祝日を含む）", "holidays_unclear"),  # on all holidays, or where one is such a day
        ("毎月25日(水)", "not_weekdays"),
        ("月1日", "not_weekdays"),
        ("月〜金 5日", "not_weekdays"),
        ("第2水・5日", "not_weekdays_of_month"),  # the fifth day, or the fifth Sunday
        ("第5〜第1水", "not_weekdays_of_month"),
        ("月末金曜", "not_weekdays"),
        ("月末平日", "only_by_date"),
        ("月、祝日の翌日（祝日の場合は翌日）", "holidays_unclear"),
        ("日・月（月曜が祝日の場合は翌日）", "holidays_unclear"),
        ("火〜日（月（祝日の場合は翌日）は休館）", "holidays_unclear"),
        ("祝日・振替休日の翌日", "not_weekdays"),
        ("土日祝の翌日", "day_after_unclear"),  # the day after a holiday, or after each of them
        ("月〜金（月〜金を除く）", "not_weekdays"),
        ("毎月32日", "not_weekdays"),
        ("毎月0日", "not_weekdays"),
        ("5日・5日", "not_weekdays"),
        ("月末の金曜", "not_weekdays"),
        ("毎月最終日", "not_weekdays_of_month"),
        ("毎月最終平日", "only_by_date"),  # one day, not five
        ("第1平日", "only_by_date"),
        ("5のつく日", "only_by_date"),
        ("第1土・日", "not_weekdays_of_month"),  # the first Sunday, or every one
        ("第2週の水曜", "not_weekdays_of_month"),  # of the second week, or the second Wednesday
        ("金・土（第1・第3）", "not_weekdays_of_month"),  # of Saturday alone, or of both
        ("土（平日を除く）", "not_weekdays"),  # what is no workday, or no holiday either
        ("平日以外", "left_out_unclear"),
        ("隔週水曜", "every_second_week"),
        ("奇数週の木曜", "every_second_week"),
        ("奇数月の第1水曜", "only_by_date"),
        ("隔月第2木", "only_by_date"),
        ("第3火曜日の翌日", "only_by_date"),
        ("第2土曜の前日", "only_by_date"),
        ("金・土・祝前日", "only_by_date"),
        ("月2回", "only_by_date"),
        ("随時", "no_fixed_days"),
        ("月曜日（祝日の場合は火曜日休館）", "holidays_unclear"),  # or a weekday after 5/3 to 5/5
        ("月曜日（祝日の場合は前日）", "holidays_unclear"),
        ("第4木（祝日の場合は第3木）", "holidays_unclear"),
        ("祝日振替", "holidays_unclear"),
        ("火・木（8月を除く）", "season_in_days"),
        ("夏休み", "season_in_days"),
        ("日曜、祝日、12/29〜1/3", "season_in_days"),
        ("月・" * 101, "not_weekdays"),
        ("月〜金（祝日・年末年始を除く）", "season_in_days"),
        ("8月の月曜", "season_in_days"),
        ("4月〜9月", "season_in_days"),
        ("金（祝日の場合は翌日）", "moved_to_weekend"),
        ("毎月3日（祝日の場合は翌日）", "moved_to_weekend"),  # 5/3: the 4th, or the 6th or 7th
        ("月・火（祝日の場合は翌平日）", "holidays_unclear"),  # the Tuesday, or Wednesday for it
        ("火〜木（祝日のときは次の平日）", "holidays_unclear"),
        ("祝日以外の日", "left_out_unclear"),
        ("15日以外の日", "left_out_unclear"),
        ("月曜以外・祝", "left_out_unclear"),  # all but Mondays, or holidays that are none
        ("月曜以外と祝", "left_out_unclear"),
        ("毎日（祝日を除く）（祝日を含む）", "holidays_unclear"),
        ("祝日を含む毎日（祝日を除く）", "holidays_unclear"),
        ("月（祝日を除く）（祝日の場合は翌日）", "holidays_unclear"),
        ("月（祝）", "holidays_unclear"),
        ("月〜金（祝）", "holidays_unclear"),
        ("月曜日（祝）", "holidays_unclear"),  # a Monday that is a holiday, or holidays too
        ("日・祝日の翌日", "day_after_unclear"),  # the day after a holiday, or after a Sunday too
        ("土曜日及び祝日の翌日", "day_after_unclear"),
        ("日、祝日の翌日", "day_after_unclear"),
        ("日曜 祝日の翌日", "day_after_unclear"),
        ("日曜・祝日以外", "left_out_unclear"),
        ("月・水・金、祝日は休み", "holidays_unclear"),
        ("月〜土（祝日も開館）", "holidays_unclear"),
        ("火〜日（祝日も含む）", "holidays_unclear"),
        ("月〜土（祝日も受付）", "holidays_unclear"),
        ("水（祝日の場合は翌週）", "holidays_unclear"),
        ("24時間365日", "time_in_days"),
        ("平日夜間", "time_in_days"),
        ("月〜金 9:00〜17:00", "time_in_days"),
        ("月・水・金（木曜は午前のみ）", "time_in_days"),
        ("要予約", "no_fixed_days"),
        ("不定休", "no_fixed_days"),
        ("月により異なります", "no_fixed_days"),
        ("開館カレンダーのとおり", "no_fixed_days"),
        ("月〜金（学校休業日を除く）", "only_by_date"),
        ("祝日の翌平日", "only_by_date"),
        ("月の最初の平日", "only_by_date"),
        ("毎月1回（土曜）", "only_by_date"),
        ("月2回（第1土）", "only_by_date"),
        ("平日・休日", "not_weekdays"),
        ("週2回（月・水・金）", "only_by_date"),
        ("月1回（土曜）", "only_by_date"),
        ("月〜金（祝日を除く）、第2土", "several_rules"),
        ("月曜（祝日を除く）・木曜", "several_rules"),
        ("第2・第4日曜日（8月・1月を除く）", "season_in_days"),
        ("年中無休（元日を除く）", "season_in_days"),
        ("平日・日曜", "holidays_unclear"),  # a Sunday that is a holiday is not left out by 平日
        ("平日・土日", "holidays_unclear"),
        ("平日・毎月15日", "holidays_unclear"),
        ("月〜土（8/13・14・15日を除く）", "season_in_days"),
        ("土（12）", "not_weekdays_of_month"),
        ("8/13と14日", "season_in_days"),
        ("12/31日", "season_in_days"),
        ("毎週水曜日休日", "not_weekdays"),  # a day off, no holiday
        ("火曜・日曜休日", "not_weekdays"),
        ("最終日曜休日", "not_weekdays_of_month"),
        ("第2土曜（変更の場合は前日に連絡）", "words_in_days"),
        ("月2回（20日）", "only_by_date"),
    ],
)
def test_rule_without_one_reading_is_refused_by_a_sentence_of_its_own(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_days(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("祝日の翌日", "not_weekdays"),
        ("月（祝日の場合は翌日）", "holidays_unclear"),
        ("火（祝日に重なる場合は翌日休み）", "holidays_unclear"),
        ("火〜日（月曜が祝日の場合は翌日休館）", "holidays_unclear"),  # see `holidays`
        ("火〜日（月曜が祝日の場合は翌平日休館）", "holidays_unclear"),
        ("月・水・金（祝日の翌日は休み）", "not_weekdays"),
    ],
)
def test_rule_of_closing_is_none_of_opening(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_open_days(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("月曜休館", "月"),
        ("（休）月・祝", "月・祝日"),
        ("【休】月・祝", "月・祝日"),
        ("日曜日（祝）休館", "日・祝日"),
        ("火（祝日に重なる場合は翌日休み）", "火（祝日のときは次の平日）"),
        ("月曜休", "月"),
        ("月曜休診", "月"),
        ("月曜は休園", "月"),
        ("月曜閉所", "月"),
        ("毎週月曜日はお休みです", "月"),
        ("月曜日が休みです", "月"),
        ("月曜日に休みます", "月"),
        ("月曜日はお休みをいただきます", "月"),
        ("定休日　月曜日", "月"),
        ("定休日は月曜日です", "月"),
        ("【休館日】月曜日", "月"),
        ("休日：月曜日", "月"),
        ("土日祝休", "土・日・祝日"),
        ("館内整理日：第4木曜", "第4木"),
        ("館内整理日（毎月第4木曜日）", "第4木"),
        ("第4木曜日（館内整理日）", "第4木"),
        ("月曜日（ただし第1月曜日は開館）", "月（第1月を除く）"),
        ("月（祝日の場合も休み）", "月"),
        ("月（祝日でも休館）", "月"),
        ("祝翌日", "祝日の翌日"),
        ("月曜休館（祝日の場合は翌日休館）", "月（祝日のときは次の平日）"),
        ("月曜休館。祝日の場合は翌日休館", "月（祝日のときは次の平日）"),
        ("火曜日定休、祝日の場合は翌日", "火（祝日のときは次の平日）"),
        ("月曜休館（祝日は除く）", "月（祝日を除く）"),
        ("■休館日 月曜日", "月"),
        ("休：月曜", "月"),
        ("祝日の翌日（その日が土・日・祝日のときは開館）", "祝日の翌日（土・日・祝日を除く）"),
        ("月・祝翌日", "祝日の翌日、月"),
        ("休館日：月曜日", "月"),
        ("休館日：月曜日（祝日の場合は翌平日）", "月（祝日のときは次の平日）"),
        ("月曜、第3水曜は休館", "月・第3水"),
        ("月曜（第2月曜は開館）", "月（第2月を除く）"),
        ("日（2・4は開館）", "日（第2・第4日を除く）"),
        ("月・祝日（土・日は開館）", "月・祝日（土・日を除く）"),
        ("月曜日・祝日の翌日", "祝日の翌日、月"),
        ("祝日の翌日（その日が土・日曜日のときは開館）", "祝日の翌日（土・日を除く）"),
    ],
)
def test_closing_is_read_as_it_is_printed(text: str, shown: str) -> None:
    assert str(parse_closed_rule(text)) == shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("なし", "never_closed"),
        ("休館日：なし", "never_closed"),
        ("会期中無休", "never_closed"),
        ("休館日なし", "never_closed"),
        ("定休日はありません", "never_closed"),
        ("無し", "never_closed"),
        ("毎月末日（土日の場合は翌月曜）", "only_by_date"),
        ("年中無休", "never_closed"),
        ("2026-12-29", "date_in_days"),
        ("12/29〜1/3", "yearly_in_days"),
        ("年末年始（12月29日〜翌年1月3日）", "yearly_in_days"),
        ("元日", "yearly_in_days"),
        ("月、年末年始（12/29〜1/3）", "season_in_days"),
        ("12/30・31日", "season_in_days"),  # not the 12th of every month
        ("日（祝日は休館）", "holidays_unclear"),  # without holidays, it would say
        ("月（祝日も休館）", "holidays_unclear"),  # all Mondays, or all holidays too
        ("月（日・祝は開館）", "holidays_unclear"),
        ("月（祝日は開館）", "holidays_unclear"),  # and then, or not, on the next day
        ("火（第3火は休み）", "not_weekdays_of_month"),
        ("火〜土、月曜休館", "not_weekdays"),  # Tuesday to Saturday are open, or closed
        ("火〜日、月曜休館", "not_weekdays"),
        ("月〜日", "not_weekdays"),  # never open
        ("月（祝日は休館）休館", "holidays_unclear"),
        ("営業日：火〜土", "open_days"),  # the others are closed
        ("受付：平日", "open_days"),
        ("開館日：土日", "open_days"),
        ("開館：火〜日", "open_days"),
        ("【開館日】火〜日", "open_days"),
        ("受付：第4木", "open_days"),
        ("水曜日休日", "not_weekdays"),  # Wednesdays, not holidays too
        ("月曜祝日の翌日", "only_by_date"),  # of Mondays that are holidays
        ("月祝日の翌日", "only_by_date"),
    ],
)
def test_closing_that_is_no_rule_of_days_is_refused(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_closed_rule(text)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("月〜金", "金", True),
        ("月〜金", "第2水", True),
        ("月〜金（第2水を除く）", "第2水", False),
        ("平日", "土日祝", False),
        ("土・祝", "日・祝", True),
        ("月", "毎月末日", True),
        ("第1月", "第2月", False),
    ],
)
def test_rules_that_name_the_same_day_are_found(one: str, other: str, shared: bool) -> None:  # noqa: FBT001 - a row of the table
    assert share_days(parse_days(one), parse_days(other)) == shared


@pytest.mark.parametrize(
    "part", ["月(", "(", "月を除く", "月(祝日の場合は", " ", "月・", "第1", "は休み"]
)
@pytest.mark.parametrize("parse", [parse_days, parse_closed_rule, parse_year_span])
def test_long_text_takes_no_longer_than_its_length(part: str, parse: Callable[[str], Any]) -> None:
    """Brackets were read in its square, and what is left out to the end of the stack."""

    def fastest(text: str) -> float:
        return min(timeit.repeat(lambda: refused(parse, text), number=1, repeat=5))

    short = f"月({part * 1000}は休み)"
    assert fastest(f"月({part * 20_000}は休み)") < 20 * 5 * fastest(short)


def refused(parse: Callable[[str], Any], text: str) -> None:
    with pytest.raises(ValueError, match="not_"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    ["8月（お盆）", "8月 お盆休み", "1月（正月）", "5月（GW）", "2月（蔵書点検）", "お盆：8月"],
)
def test_month_of_shorter_days_is_not_closed_to_its_end(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not_a_year_span$"):
        parse_year_span(text)


def test_no_days_are_no_rule() -> None:
    assert str(Days()) == ""
