"""Words of a closure or a special opening say the days and times of the entry they stand in."""

from pathlib import Path

import pytest

from tests.support.remedies import told
from tests.support.writing import replace

SERVICE = "data/service.yaml"
NEW_YEAR, AFTERNOON = "start: 2026-12-29\n      end: 2027-01-03", "start: 2026-12-10 13:00"


def codes(content: Path, days: str, words: str, section: str = "days") -> list[str]:
    """Return what is told of an entry with these days and this word."""
    if section == "days":
        old = "    - start: 2026-12-29\n      end: 2027-01-03\n"
        replace(content, SERVICE, old, f"    - {days}\n      notice: {words}\n")
    else:
        entry = f"    - {days}\n      reason: 臨時\n      notice: {words}\n"
        entry += "      source: 見本\n      confirmed: 2026-11-01\n"
        replace(content, SERVICE, "closures:\n", f"closures:\n  openings:\n{entry}")
    return [one.code for one in told(content) if one.position.path == SERVICE]


@pytest.mark.parametrize(
    ("days", "words", "code"),
    [
        (NEW_YEAR, "12月28日から1月5日まで休みます。", "words_of_another_day"),
        (NEW_YEAR, "12月29日〜1月4日は休みます。", "words_of_another_day"),
        (NEW_YEAR, "12/31〜1/3は休みます。", "words_of_another_day"),
        (NEW_YEAR, "１２月２９日（火）から３１日（木）まで休みます。", "words_of_another_day"),
        (NEW_YEAR, "2026/12/28〜2027/1/3は休館です。", "words_of_another_day"),
        (NEW_YEAR, "12月27日から1月3日まで休みます。", "words_of_another_day"),  # the 28th is open
        (NEW_YEAR, "年末年始の休みです。年始は6日から。", "words_of_another_day"),
        (NEW_YEAR, "年内は26日まで。29日から休みです。", "words_of_another_day"),
        (NEW_YEAR, "1月4日まで休みます。", "words_of_another_day"),
        (NEW_YEAR, "仕事始めは1月6日です。", "words_of_another_day"),
        ("start: 2026-12-10", "9〜10日は休みます。", "words_of_another_day"),
        ("start: 2026-12-10", "休館日は12月11日です。", "words_of_another_day"),
        (NEW_YEAR, "12月31日まで休みます。", "words_of_another_day"),
        ("start: 2026-12-10", "10日は休みます。代わりに13日に開きます。", "words_of_another_day"),
        (NEW_YEAR, "年末年始は休みます。1月6日から開きます。", "words_of_another_day"),
        (NEW_YEAR, "12月29日から休みます。1月5日（火）から開きます。", "words_of_another_day"),
        (NEW_YEAR, "12月28日から1月3日まで休みます。", "words_of_another_day"),
        (NEW_YEAR, "12月27日で年内は終わりです。", "words_of_another_day"),
        ("start: 2026-12-10", "12月11日（金）は休みます。", "words_of_another_day"),
        ("start: 2026-12-10", "11日は休みます。", "words_of_another_day"),
        ("start: 2026-12-10", "12月10日は15時で閉めます。", "words_of_another_time"),
        (AFTERNOON, "12月10日は午後3時で閉めます。", "words_of_another_time"),
        (AFTERNOON, "12月10日は10時〜14時の開館です。", "words_of_another_time"),
        (AFTERNOON, "12月10日は16時に閉めます。", "words_of_another_time"),  # as on other days
    ],
)
def test_another_day_or_time_is_told(days: str, words: str, code: str, content: Path) -> None:
    assert codes(content, days, words) == [code]
    assert all(one.severity == "notice" for one in told(content) if one.code == code)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (NEW_YEAR, "12月29日から1月3日まで休みます。1月4日（月）から、いつもどおりです。"),
        (NEW_YEAR, "年末年始（12/29〜1/3）は休みます。"),
        (NEW_YEAR, "12/29(火)〜1/3(日) 冬休み。1/4(月)10時から"),
        (NEW_YEAR, "2026/12/29〜2027/1/3はお休みです。"),
        (NEW_YEAR, "年内は28日まで、年始は4日（月）から。"),
        (NEW_YEAR, "28日（月）は16時まで。29日〜3日は休みです。"),
        (NEW_YEAR, "12月29日〜31日と1月1日〜3日は休みます。"),
        (NEW_YEAR, "3日までお休みです。4日（月）にまた会いましょう。"),
        (NEW_YEAR, "仕事納めは12月28日、仕事始めは1月4日です。"),
        (NEW_YEAR, "29〜31日と、1月1〜3日は休みます。"),
        ("start: 2026-12-10", "10日は一日お休みです。"),
        ("start: 2026-12-10", "9日の大雪のため、10日は休みます。"),
        ("start: 2026-12-10", "10日は休みです。11日は、いつもどおりです。"),
        ("start: 2026-12-10", "10日は停電（13:30〜14:30）のため休みます。"),
        ("start: 2026-12-10 15:00", "本日15時で閉館します。受付は14時半まで。"),
        (NEW_YEAR, "12/30〜1/3は休みます。"),  # Tuesdays are closed anyway
        (NEW_YEAR, "29日から3日まで休みます。"),
        # the 3rd is a Sunday, closed anyway
        (NEW_YEAR, "12月29日から1月2日まで休みます。"),
        (NEW_YEAR, "12月29日から休みます。"),
        (NEW_YEAR, "十二月二十九日の午前十一時から休みます。"),
        (NEW_YEAR, "休みの間も、電話は10時から20時までつながります。"),
        (NEW_YEAR, "年末は12月28日まで、年始は1月4日（月）からです。"),
        (NEW_YEAR, "12月28日（月）16時で年内は終わります。"),
        (NEW_YEAR, "12月29日から休みます。メールの返信は1月4日以降です。"),
        ("start: 2026-12-10", "大雪のため、きょうは休みます。"),
        ("start: 2026-12-10", "10日は1日休みます。研修は1日です。"),
        ("start: 2026-12-12", "12日は休み、13日（日）は定休日、14日から開きます。"),
        ("start: 2026-12-10", "10日の予定でしたが、11日に変更します。"),
        (AFTERNOON, "12月10日は午後1時で閉めます。"),
        (AFTERNOON, "12月10日は、13〜16時は休みます。"),
        (AFTERNOON, "12月10日は、午後1時〜4時は休みます。"),
    ],
)
def test_what_the_entry_has_is_read(days: str, words: str, content: Path) -> None:
    assert codes(content, days, words) == []


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("12月6日（日）は、10時から12時まで開きます。", []),
        ("12月6日（日）は10〜12時に開きます。受付は11時半まで。", []),
        ("6日はバザーです。バザーは11時からです。", []),
        ("6日は開きます。7日（月）は、いつもどおりです。", []),
        ("12月7日（月）に開きます。", ["words_of_another_day"]),
        ("6日は10時〜13時に開きます。", ["words_of_another_time"]),
        ("12月13日（日）に開きます。", ["words_of_another_day"]),
        ("12月6日（日）は、9時に開きます。", ["words_of_another_time"]),
    ],
)
def test_word_of_a_special_opening_is_held_against_it(
    words: str, told_of: list[str], content: Path
) -> None:
    days = "date: 2026-12-06\n      start: 10:00\n      end: 12:00"
    assert codes(content, days, words, "openings") == told_of


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("12月29日から1月3日まで休みます。", []),
        ("1月3日まで休みます。", []),
        ("12/29〜1/3はお休み、1/4から開きます。", []),
        ("年内は28日まで。29日からお休みです。", []),
        ("29日から休みます。申し込みは28日までに。", []),
        ("12月13日（日）は休みます。", []),  # as every Sunday
        ("12月11日は休みます。", ["notice_without_closure"]),
        ("いまLINEがつながりません。", []),
        ("12月29日と1月6日は休みます。", ["notice_without_closure"]),
    ],
)
def test_word_without_an_entry_names_days_that_are_closed(
    words: str, told_of: list[str], content: Path
) -> None:
    replace(content, SERVICE, "names:\n", f"notice: {{text: {words}, until: 2027-01-03}}\nnames:\n")
    assert [one.code for one in told(content) if one.position.path == SERVICE] == told_of


@pytest.mark.parametrize("reason", ["11月23日の行事の代休", "設備の点検（9時〜12時）"])
def test_reason_may_name_the_day_or_time_of_what_it_comes_from(reason: str, content: Path) -> None:
    replace(content, SERVICE, "reason: 年末年始", f"reason: {reason}")
    assert [one for one in told(content) if one.position.path == SERVICE] == []


def test_reason_in_the_list_of_closed_days_is_held_against_it(content: Path) -> None:
    replace(content, SERVICE, "reason: 年末年始", "reason: 年末年始（12/28〜1/3）")
    (fault,) = [one for one in told(content) if one.position.path == SERVICE]
    assert fault.code == "words_of_another_day"
