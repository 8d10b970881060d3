"""Workshops as many kinds of people write them: what each is read as, or refused for."""

from datetime import date
from pathlib import Path

import pytest
from yorisoi import clock, loading, messages
from yorisoi.faults import Refused
from yorisoi.loading.markdown import dialect
from yorisoi.models import Event

from tests.support.building import NOW
from tests.support.writing import EVENT, PAGE, publication, refusals, replace, write, write_only

TODAY = loading.Today(clock.now(NOW).date())


def read(content: Path, lines: str) -> tuple[Event, set[str]]:
    write_only(content, f"title: お茶の時間\ndate: 2026-12-10\n{lines}\n")
    site, notices = loading.load(content, TODAY)
    return site.events[0], {told.code for told in notices}


@pytest.mark.parametrize(
    ("deadline", "meaning"),
    [
        ("12月8日（火）午後5時", "2026-12-08 17:00:00"),
        ("2026年12月8日(火)17時まで", "2026-12-08 17:00:00"),
        ("12/8 17:00まで", "2026-12-08 17:00:00"),
        ("2026-12-08 24:00", "2026-12-08"),
        ("12月8日（火）24時まで", "2026-12-08"),
    ],
)
def test_deadline_is_read_with_the_time_right_behind_its_day(
    deadline: str, meaning: str, content: Path
) -> None:
    event, _ = read(content, f"start: 10:00\nend: 11:00\ndeadline: {deadline}")
    assert str(event.deadline) == meaning


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("start: 10:00\ndeadline: 12月8日（消印有効）", "not_a_deadline"),
        ("start: 10:00\ndeadline: 先着順", "not_a_deadline"),
        ("start: 10:00\ndeadline: 2営業日前", "not_a_deadline"),
        ("start: 10:00\ndeadline: 12月末", "not_a_deadline"),
        ("start: 10:00\napply_from: 1か月前", "not_a_deadline"),
        ("start: 10:00\ndeadline: 2026-12-08（月）17:00", "wrong_weekday"),
        ("start: 10:00-12:00", "two_times"),
        ("start: 午前9時～午後5時", "two_times"),
        ("start: 10:00\nend: 11:00ー12:00", "two_times"),
        ("start: 1:30 pm〜3:30 pm", "two_times"),
        ("start: 10:00、13:00", "several_times"),
        ("start: 10時と13時", "several_times"),
        ("start: [10:00, 13:00]", "several_times"),
        ("start: 10:00〜11:00・13:00〜14:00", "several_times"),
        ("sessions: [10:00〜11:00、13:00〜14:00]", "several_times"),
        ("sessions: [10:00・13:00]", "several_times"),
        ("start: 10:00\nplace: 市民会館（港町1-1）", "not_a_place"),
        ("start: 10:00\nend: 12月9日 10:00", "event_end_before_start"),
        ("start: 10:00\nuntil: 12/9", "until_not_after_date"),
        # the last Sunday, or the last day
        ("start: 10:00\nuntil: 2027-01-17\nclosed: 最終日", "not_weekdays_of_month"),
    ],
)
def test_what_has_no_one_meaning_is_refused_by_a_sentence_of_its_own(
    lines: str, code: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, lines)
    assert {told.code for told in refused.value.faults if told.severity == "error"} == {code}


def test_several_times_in_both_lines_have_one_remedy(content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, "start: 10:00・13:00\nend: 12:00・15:00")
    assert [told.code for told in refused.value.faults] == ["several_times"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("date: 2026-12-10〜2026-12-12", "two_days"),
        ("date: 2026-12-10-2026-12-12", "two_days"),
        ("date: 12月10日(木)～12日(土)", "two_days"),
        ("date: 2026-12-10\ndeadline: 2026-12-01〜2026-12-08", "not_a_deadline"),
        ("dates: [2026-12-10から12日]", "two_days"),
    ],
)
def test_span_in_place_of_a_day_is_not_told_to_lose_its_end(
    lines: str, code: str, content: Path
) -> None:
    write_only(content, f"title: お茶\nstart: 10:00\n{lines}\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert {told.code for told in refused.value.faults if told.severity == "error"} == {code}


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ("2026‐12‐10", "10:00"),
        ("2026−12−10", "10:00"),
        ("2026ー12ー10", "10:00"),
        ("2026-12-10\u200b", "10:00"),
        ("2026-12-10", "10:00\ufeff"),
        ("2026-12-10", "\u200b10:00"),
    ],
)
def test_day_or_time_that_looks_right_is_read(date: str, start: str, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: {date}\nstart: {start}\n")
    site, _ = loading.load(content, TODAY)
    assert f"{site.events[0].date} {site.events[0].start}" == "2026-12-10 10:00:00"


@pytest.mark.parametrize("closed", ["最終日曜", "最終日曜日", "第2・最終日曜"])
def test_last_sunday_is_read_and_said_as_a_sunday(closed: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\nuntil: 2027-01-17\nclosed: {closed}")
    assert str(event.closed[0]).endswith("最終日曜")


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("", {"state_in_title"}),
        ("status: full", set()),
        ("dates: [{date: 2026-12-10, status: full}]", set()),
    ],
)
def test_state_in_a_title_is_told_where_the_status_does_not_say_it(
    lines: str, codes: set[str], content: Path
) -> None:
    date = "" if "dates" in lines else "date: 2026-12-10"
    write_only(content, f"title: お茶（満席）\n{date}\nstart: 10:00\n{lines}\n")
    _, notices = loading.load(content, TODAY)
    assert {told.code for told in notices} & {"state_in_title"} == codes


def test_what_was_written_as_it_is_meant_is_not_told(content: Path) -> None:
    _, told = read(content, "start: 10:00\nend: 翌々日10:00")
    assert "read_as" not in told


@pytest.mark.parametrize(
    "ways",
    ["workshop, mail", "workshop、mail", "workshop・mail", "workshopやmail", "workshop と mail",
     "workshop／mail", "workshop または mail", "workshopかmail"],
)  # fmt: skip
def test_ways_in_one_line_are_several(ways: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\napply: {ways}")
    assert [str(way) for way in event.apply] == ["workshop", "mail"]


@pytest.mark.parametrize(
    ("number", "near"),
    [("0312-34-5670", "contacts.workshop"), ("0312-99-5188", ""), ("029-822-8891", "")],
)
def test_number_is_likened_to_another_by_one_digit_only(
    number: str, near: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\nnote: お電話は{number}へ")
    (told,) = (told for told in refused.value.faults if told.code == "unknown_contact")
    assert dict(told.values)["near"].startswith(near)
    assert bool(dict(told.values)["near"]) == bool(near)


@pytest.mark.parametrize("place", ["[あ]", "[]", "[{name: 市民会館, address: 港町1-1}]"])
@pytest.mark.parametrize("lines", ["place: {}", "dates: [{{date: 2026-12-10, place: {}}}]"])
def test_list_in_place_of_a_place_is_refused(lines: str, place: str, content: Path) -> None:
    date = "" if "dates" in lines else "date: 2026-12-10"
    write_only(content, f"title: お茶\n{date}\nstart: 10:00\n{lines.format(place)}\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert {told.code for told in refused.value.faults} >= {"not_mapping"}


@pytest.mark.parametrize("field", ["place", "apply", "capacity", "deadline", "status", "end"])
def test_message_of_a_value_of_several_lines_is_one_line(field: str, content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\n{field}: |\n  港公民館\n  港町の中")
    assert all("\n" not in messages.line(told) for told in refused.value.faults)


@pytest.mark.parametrize(
    ("deadline", "meaning"),
    [
        ("12月8日(火)17:00必着", "2026-12-08 17:00"),
        ("12/8(火)まで", "2026-12-08"),
        ("12月8日", "2026-12-08"),
    ],
)
def test_value_read_in_two_steps_is_told_once_as_it_was_written(
    deadline: str, meaning: str, content: Path
) -> None:
    write_only(content, f"title: お茶\ndate: 2026-12-10\nstart: 10:00\ndeadline: {deadline}\n")
    _, notices = loading.load(content, TODAY)
    read = [dict(told.values) for told in notices if told.code == "read_as"]
    assert read == [{"value": deadline, "meaning": meaning}]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("date: 2026-12-10\ndeadline: 11月20日〜12月8日", "11月20日〜12月8日"),
        ("date: 2026-12-10\ndeadline: 12月8日（火）（先着順）", "12月8日（火）（先着順）"),
        ("dates:\n  - 第1回 12月3日（木）", "第1回 12月3日（木）"),
    ],
)
def test_refused_value_is_named_as_it_was_written(lines: str, value: str, content: Path) -> None:
    write_only(content, f"title: お茶\n{lines}\nstart: 10:00\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    (told,) = (one for one in refused.value.faults if "value" in dict(one.values))
    assert (told.severity, dict(told.values)["value"]) == ("error", value)


@pytest.mark.parametrize(
    "unseen",
    ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u202d", "\u202c", "\u2068", "\u2069"],
)
def test_signs_that_nobody_sees_are_not_published(unseen: str, content: Path) -> None:
    lines = f"start: 10:00\nbring: エプ{unseen}ロン\nsummary: 👩\u200d👧と{unseen}作ります。"
    event, _ = read(content, lines)
    assert (event.bring, event.summary) == ("エプロン", "👩\u200d👧と作ります。")


@pytest.mark.parametrize("sign", ["\u202b", "\u202e", "\u2067"])
def test_signs_that_turn_letters_are_refused(sign: str, content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\nbring: 8{sign}21")
    assert [told.code for told in refused.value.faults] == ["control_character"]


@pytest.mark.parametrize(
    ("lines", "field", "text"),
    [
        ("bring:\n  - タオル\n  - 飲みもの", "bring", "タオル\n飲みもの"),
        ("bring: [タオル, 飲みもの]", "bring", "タオル\n飲みもの"),
        ("audience:\n  - 女性\n  - お子さん連れ", "audience", "女性\nお子さん連れ"),
        ("childcare:\n  - 2歳まで 無料", "childcare", "2歳まで 無料"),
        ("fee:\n  - 大人 500円\n  - 子ども 200円", "fee", "大人 500円\n子ども 200円"),
        ("fee:\n  大人: 500円\n  子ども: 200円", "fee", "大人：500円\n子ども：200円"),
        ("capacity:\n  - 午前 10名\n  - 午後 12名", "capacity", "午前 10名\n午後 12名"),
        ("organizer: [港市, NPO法人みなと]", "organizer", "港市\nNPO法人みなと"),
    ],
)
def test_list_in_place_of_words_is_read_as_lines(
    lines: str, field: str, text: str, content: Path
) -> None:
    event, _ = read(content, f"start: 10:00\n{lines}")
    assert getattr(event, field) == text


@pytest.mark.parametrize(
    "lines",
    [
        "bring:\n  capacity: 10",
        "bring: [[タオル]]",
        "fee: []",
        "fee: {大人: [500円]}",
        "title: [お茶]",
    ],
)
def test_other_things_in_place_of_words_are_refused(lines: str, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: 2026-12-10\nstart: 10:00\n{lines}\n")
    with pytest.raises(Refused):
        loading.load(content, TODAY)


def test_one_price_of_a_list_is_no_price_for_all(content: Path) -> None:
    event, _ = read(content, "start: 10:00\nfee: [大人 500円, 小学生 無料]")
    assert event.fee is not None
    assert (event.fee.number, event.fee.is_free) == (None, False)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("https://a.example/p?utm_source=LINE&utm_medium=social", "https://a.example/p"),
        # what goes on behind is part of the address
        ("https://a.example/p?utm_source=a;id=5", "https://a.example/p?utm_source=a;id=5"),
        ("https://a.example/p?id=5&fbclid=IwAR0_a-b#part", "https://a.example/p?id=5#part"),
        ("https://a.example/?gclid=abc&id=5", "https://a.example/?id=5"),
        ("https://youtu.be/abc?si=XyZ", "https://youtu.be/abc"),
        ("https://a.example/?si=1&page=2", "https://a.example/?si=1&page=2"),
        ("https://a.example/p?utm=1&source=2", "https://a.example/p?utm=1&source=2"),
    ],
)
def test_tail_that_follows_readers_is_left_out_of_an_address(
    written: str, read_as: str, content: Path
) -> None:
    lines = f"start: 10:00\ndescription: |\n  くわしくは[市の案内]({written})。\n  {written}"
    event, told = read(content, lines)
    assert (event.description or "").strip() == f"くわしくは[市の案内]({read_as})。\n{read_as}"
    assert ("tail_left_out" in told) == (written != read_as)


def test_tail_is_left_out_of_forms_and_pages(content: Path) -> None:
    tail = "utm_source=line&fbclid=IwAR0abc"
    replace(content, "data/service.yaml", "id_domain:", "form_hosts: [forms.gle]\nid_domain:")
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", f"https://a.example/?{tail}"))
    write_only(content, f"{EVENT}apply: https://forms.gle/abc?{tail}\n")
    site, notices = loading.load(content, TODAY)
    assert str(site.events[0].apply[0]) == "https://forms.gle/abc"
    assert "https://a.example/\n" in site.pages["pages/ja/sample.md"].body
    told = [told for told in notices if told.code == "tail_left_out"]
    assert [(str(one.position), dict(one.values)["value"]) for one in told] == [
        ("events/case.yaml:5:8", tail),
        ("pages/ja/sample.md:8:1", tail),
    ]


@pytest.mark.parametrize(
    "date",
    ["2026.12.10", "2026. 12. 10（木）", "R8.12.10", "R8.12.10(木)", "令和8.12.10",
     "R8/12/10", "R8-12-10", "令和8/12/10（木）",
     "2026年 12月 10日 （木）", "2026年 12月10日", "令和8年 12月 10日"],
)  # fmt: skip
def test_day_with_points_or_spaces_is_read(date: str, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: {date}\nstart: 10:00\ndeadline: {date} 9時まで\n")
    site, _ = loading.load(content, TODAY)
    event = site.events[0]
    assert (str(event.date), str(event.deadline)) == ("2026-12-10", "2026-12-10 09:00:00")


@pytest.mark.parametrize("date", ["10.12.2026", "2026.1210", "12.10", "2026.12.10.1"])
def test_other_points_are_no_day(date: str, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: {date}\nstart: 10:00\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert {told.code for told in refused.value.faults if told.severity == "error"} == {"not_a_day"}


@pytest.mark.parametrize(
    ("start", "end"),
    [("10時から", "12時まで"), ("10:00〜", "〜12:00"), ("10:00より", "12:00終了"),
     ("10:00開演", "正午")],
)  # fmt: skip
def test_time_is_read_with_the_word_for_its_side(start: str, end: str, content: Path) -> None:
    event, _ = read(content, f"start: {start}\nend: {end}")
    assert (str(event.start), str(event.end)) == ("10:00:00", "12:00")


@pytest.mark.parametrize("capacity", ["20 名", "２０　名", "定員 20 名（先着）"])
def test_capacity_is_counted_with_a_space_before_its_unit(capacity: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\ncapacity: {capacity}")
    assert event.capacity is not None
    assert event.capacity.people == 20


@pytest.mark.parametrize(
    ("online", "meaning"),
    [("なし", None), ("false", None), ("不可", None), ("×", None),
     ("あり", "できます"), ("可", "できます"), ("true", "できます"), ("Zoom", "Zoom")],
)  # fmt: skip
def test_word_that_it_is_not_online_is_no_way_to_take_part(
    online: str, meaning: str | None, content: Path
) -> None:
    event, _ = read(content, f"start: 10:00\nonline: {online}")
    assert event.online == meaning


@pytest.mark.parametrize(
    ("ways", "near"),
    [
        ("電話またはメール", "workshop, mail"),
        ("電話・メール・LINE", "workshop, mail, line"),
        ("電話か LINE", "workshop, line"),
        ("申込の電話", "workshop"),
        ("相談の電話", "consultation"),
        ("電話", "workshop"),
        ("LINE、メールで申込み", "line, mail"),
        ("窓口または電話", "窓口, workshop"),
        ("０３１２－３４－５６７９", "workshop"),
        ("tel:0312-34-5679", "workshop"),
        ("hello@minato.example", "mail"),
        ("Workshop", "workshop"),
        ("要予約", ""),
    ],
)
def test_words_for_ways_are_refused_with_what_they_mean(
    ways: str, near: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\napply: {ways}")
    (told,) = (told for told in refused.value.faults if told.severity == "error")
    assert (told.code, dict(told.values)["near"]) == ("unknown_apply", near)
    if near:
        event, _ = read(content, f"start: 10:00\napply: {near}")
        assert [str(way) for way in event.apply] == near.split(", ")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("港公民館 0312-55-6666", "apply: {name: 港公民館, telephone: 0312-55-6666}"),
        ("港公民館（電話 0312-55-6666）", "apply: {name: 港公民館, telephone: 0312-55-6666}"),
        ("0312-55-6666", "apply: {name: …, telephone: 0312-55-6666}"),
        ("jimu@example.jp", "apply: {name: …, email: jimu@example.jp}"),
        (
            "市役所 TEL 0312-55-6666 FAX 0312-55-7777",
            "apply: {name: 市役所, telephone: 0312-55-6666, fax: 0312-55-7777}",
        ),
    ],
)
def test_number_of_another_body_is_refused_with_its_line(
    words: str, line: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\napply: {words}")
    (told,) = (told for told in refused.value.faults if told.severity == "error")
    assert (told.code, dict(told.values)["line"]) == ("apply_of_other", line)


@pytest.mark.parametrize(
    "words",
    ["不要（当日、直接会場へ）", "申込不要。直接お越しください", "当日、会場へお越しください。"],
)
def test_words_that_nobody_needs_to_apply_are_read(words: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\napply: {words}")
    assert [str(way) for way in event.apply] == ["不要"]


@pytest.mark.parametrize("address", ["…", "会場の住所", "住所"])
def test_words_of_an_example_are_not_published(address: str, content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\nplace: {{name: 港公民館, address: {address}}}")
    assert {told.code for told in refused.value.faults} >= {"words_of_template"}


@pytest.mark.parametrize(
    ("place", "code", "line"),
    [
        ("港公民館（港町4-5-6）", "not_a_place", "place: {name: 港公民館, address: 港町4-5-6}"),
        (
            "|\n  港公民館\n  港町4-5-6",
            "not_a_place",
            "place: {name: 港公民館, address: 港町4-5-6}",
        ),
        ("港公民館、港町4-5-6", "not_a_place", "place: {name: 港公民館, address: 港町4-5-6}"),
        ("港公民館（2階）", "not_a_place", "place: {name: 港公民館(2階), address: …}"),
        ("港公民館", "not_a_place", "place: {name: 港公民館, address: …}"),
        ("サロン", "place_by_name", "place: salon"),
        ("サロン港", "place_by_name", "place: salon"),
        ("会場とオンライン", "place_and_online", ""),
    ],
)
def test_words_for_a_place_are_refused_with_what_they_mean(
    place: str, code: str, line: str, content: Path
) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\nplace: {place}")
    (told,) = (told for told in refused.value.faults if told.severity == "error")
    assert (told.code, dict(told.values).get("line", "")) == (code, line)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Zoom", "オンライン（Zoom）"),
        ("オンライン（Zoom）", "オンライン（Zoom）"),
        ("YouTube配信", "オンライン（YouTube）"),
        ("未定", "未定です。決まったら、ここでお知らせします"),
        ("会場未定", "未定です。決まったら、ここでお知らせします"),
    ],
)
def test_word_for_a_place_without_an_address_is_read(place: str, name: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\nplace: {place}")
    assert getattr(event.place, "name", "") == name


@pytest.mark.parametrize(
    "number",
    ["0312 55 6666", "（0312）55-6666", "0312(55)6666", "+81-312-55-6666", "+81 (0)312-55-6666",
     "0312 - 55 - 6666", "０３１２―５５―６６６６"],
)  # fmt: skip
def test_number_of_another_body_is_read_however_it_is_parted(number: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\napply: {{name: 公民館, telephone: {number}}}")
    assert getattr(event.apply[0], "telephone", "") == "0312-55-6666"


@pytest.mark.parametrize(
    "number", ["0312556666", "0312-55-6666・6667", "04-0081-12345", "0081", "0312-55-66667"]
)
def test_number_with_two_readings_is_refused(number: str, content: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(content, f"start: 10:00\napply: {{name: 公民館, telephone: {number}}}")
    assert "not_a_telephone" in {told.code for told in refused.value.faults}


@pytest.mark.parametrize(
    ("number", "note"),
    [
        ("0312-55-6666（内線123）", "内線123"),
        ("0312-55-6666 内線 123・124", "内線 123・124"),
        ("0312-55-6666（代表）内線１２３", "内線１２３"),
    ],
)
def test_extension_of_another_body_stands_beside_its_number(
    number: str, note: str, content: Path
) -> None:
    lines = f"apply: {{name: 人権課, telephone: {number}, note: 平日のみ}}"
    event, _ = read(content, f"start: 10:00\n{lines}")
    way = event.apply[0]
    assert getattr(way, "telephone", "") == "0312-55-6666"
    assert getattr(way, "note", "") == f"{note}\n平日のみ"


def test_postal_code_of_another_place_is_read_as_none(content: Path) -> None:
    lines = "place: {name: 公民館, address: 〒100-0002 港町4-5-6 2階}"
    event, told = read(content, f"start: 10:00\n{lines}")
    assert getattr(event.place, "address", "") == "港町4-5-6 2階"
    assert "read_as" in told


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("date: 2026-12-10 10:00", "day_and_time"),
        ("date: 2026年12月10日（木）10:00〜12:00", "day_and_time"),
        ("date: 毎週木曜日", "rule_as_day"),
        ("date: 未定", "day_undecided"),
        ("dates: [2026-12-03 10:00]", "day_and_time"),
        ("date: 2026-12-10\nuntil: 2026-12-20\nclosed: 会期中無休", "never_closed"),
        ("date: 2026-12-10\nid: 20261210-tea", "id_of_digits"),
    ],
)
def test_value_is_refused_by_the_sentence_for_what_it_is(
    lines: str, code: str, content: Path
) -> None:
    write_only(content, f"title: お茶\n{lines}\nstart: 10:00\n")
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert {told.code for told in refused.value.faults if told.severity == "error"} == {code}


@pytest.mark.parametrize("name", ["2026-12-10", "20261210-tea", "2026-12-10-2026-12-17"])
def test_name_of_a_file_that_is_a_date_is_refused(name: str, content: Path) -> None:
    write(content, f"events/{name}.yaml", EVENT)
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    codes = {told.code for told in refused.value.faults if told.severity == "error"}
    assert codes == {"file_name_not_id"}


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("場所: 市民会館", "place"),
        ("持ちもの: 水", "bring"),
        ("定員: 10", "capacity"),
        ("料金: 500円", "fee"),
        ("apply: {name: 公民館, tel: 0312-55-6666}", "telephone"),
        ("sessions: [{start: 10:00, end: 11:00, status: full}]", ""),
    ],
)
def test_unknown_key_is_likened_to_one_that_is_not_there_yet(
    line: str, near: str, content: Path
) -> None:
    start = "" if "sessions" in line else "start: 10:00\n"
    with pytest.raises(Refused) as refused:
        read(content, f"{start}{line}")
    (told,) = (told for told in refused.value.faults if told.code == "extra_forbidden")
    assert dict(told.values)["near"] == near


@pytest.mark.parametrize(
    "text", ["タイトル：お茶\n日時：12月10日\n", "【お茶の会】\n", "お茶\t10:00\n"]
)
def test_announcement_in_place_of_a_file_is_told_how_lines_look(text: str, content: Path) -> None:
    write_only(content, text)
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    assert {told.code for told in refused.value.faults} == {"not_a_record"}


def test_fee_of_nothing_is_free(content: Path) -> None:
    write_only(content, f"{EVENT}fee: 0\n")
    whole = publication(content)
    assert whole.fee(whole.site.events[0].fee) == whole.fee(None)


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("reason: 年末年始", "reason: 年末年始\n      of: 広間", "salon"),
        ("reason: 年末年始", "reason: 年末年始\n      of: 電話", "telephone"),
        ("reason: 年末年始", "reason: 年末年始\n      of: 台所", ""),
        ("    place: salon", "    place: サロン港", "salon"),
        ("    contact: consultation", "    contact: 相談の電話", "consultation"),
    ],
)
def test_label_in_place_of_a_key_is_refused_with_the_key(
    old: str, new: str, near: str, content: Path
) -> None:
    replace(content, "data/service.yaml", old, new)
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    (told,) = (told for told in refused.value.faults if told.severity == "error")
    assert (told.code, dict(told.values)["near"]) == ("unknown_key", near)


@pytest.mark.parametrize(
    ("opens", "meaning"),
    [
        ("11月20日（金）9時から", "2026-11-20 09:00:00"),
        ("2026-11-20 10:00〜", "2026-11-20 10:00:00"),
        ("11/20から受付開始", "2026-11-20"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_beginning_of_applications_is_read_with_the_word_behind(
    opens: str, meaning: str, content: Path
) -> None:
    event, _ = read(content, f"start: 10:00\napply_from: {opens}")
    assert str(event.apply_from) == meaning


def test_deadline_that_there_is_none_is_read_as_none(content: Path) -> None:
    event, _ = read(content, "start: 10:00\ndeadline: なし")
    assert event.deadline is None


def test_sessions_of_two_times_are_read(content: Path) -> None:
    event, _ = read(
        content, "sessions:\n  - 13:00〜13:45\n  - 14時から14時45分\n  - 3:00 pm-3:45 pm\n  - 16:00"
    )
    times = [(f"{session.start:%H:%M}", str(session.end)) for session in event.sessions]
    assert times == [("13:00", "13:45"), ("14:00", "14:45"), ("15:00", "15:45"), ("16:00", "None")]


@pytest.mark.parametrize("end", ["3:30 pm", "午後 3:30", "15:30:00", "2026-12-10 3:30 pm"])
def test_end_of_half_a_day_is_read(end: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\nend: {end}")
    assert event.end
    assert f"{event.end.after(date(2026, 12, 10)):%d %H:%M}" == "10 15:30"


@pytest.mark.parametrize("line", ["2026. 12. 10 に開きます。", "2026. 12. 10（木）"])
def test_year_of_a_date_begins_no_list(line: str, content: Path) -> None:
    event, _ = read(content, f"start: 10:00\ndescription: |\n  {line}\n\n  1. はじめ")
    kinds = [token.type for token in dialect.read(event.description or "").tokens]
    assert kinds.count("ordered_list_open") == 1


def test_digits_that_the_editor_ends_a_name_with_are_no_number_of_somebody(content: Path) -> None:
    write(content, "events/days-12267724.yaml", EVENT)
    assert refusals(content) == ()


@pytest.mark.parametrize(
    ("status", "name"),
    [("【中止】", "cancelled"), ("満席です", "full"), ("満員御礼", "full"),
     ("延期しました", "postponed"), ("満席になりました。", "full")],
)  # fmt: skip
def test_state_is_read_as_announcements_say_it(status: str, name: str, content: Path) -> None:
    write_only(content, f"title: お茶\ndate: 2026-12-10\nstart: 10:00\nstatus: {status}\n")
    assert loading.load(content, TODAY)[0].events[0].status == name


@pytest.mark.parametrize(
    ("key", "field"),
    [("time", "start"), ("タイトル", "title"), ("会場", "place"), ("参加費", "fee")],
)
def test_key_by_another_of_its_names_is_known(key: str, field: str, content: Path) -> None:
    lines = {"title": "お茶", "date": "2026-12-10", "start": "10:00"}
    lines.pop(field, None)
    lines[key] = "x"
    write_only(content, "".join(f"{name}: {words}\n" for name, words in lines.items()))
    with pytest.raises(Refused) as refused:
        loading.load(content, TODAY)
    (told,) = [one for one in refused.value.faults if one.code == "extra_forbidden"]
    assert dict(told.values)["near"] == field
