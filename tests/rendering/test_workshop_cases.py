"""Workshops as real services hold them: what their pages, lists and files say."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.support.building import Built, build_site, html_files
from tests.support.reading import soup
from tests.support.writing import checker, copied, refusals, replace, write_only

EVENTS = """\
- id: series
  title: 姿勢の教室
  date: 2026-12-03
  start: 19:00
  end: 20:00
  repeat: {every: week, weekday: 木, until: 2026-12-24}
  deadline: 2026-12-01 09:00
- id: exhibition
  title: パネル展
  date: 2026-12-14
  until: 2027-01-17
  closed: 2026-12-29〜2027-01-03
  start: 9:00
  end: 17:00
  place: {name: 市民ギャラリー, address: 港町1-1}
- id: week
  title: 工作の週
  date: 2026-12-21
  until: 2026-12-25
  closed: 水（祝日の場合は翌日）
  sessions:
    - {start: 10:00, end: 11:00, capacity: 15}
    - {start: 13:00, end: 14:00}
  place: {name: 市民会館, address: 港町1-1}
  apply: 会場の窓口
- {id: film, title: まなび映画会, date: 2026-12-09, start: 13:30, end: 15:10, apply: 不要}
- {id: try, title: 体験教室, date: 2026-12-19, start: 10:00, end: 15:00, capacity: 各回15組（先着）}
- {id: camp, title: 一泊の会, date: 2026-12-12, start: 10:00, end: 翌10:00}
- id: history
  title: 文化財教室
  dates:
    - 2026-12-13
    - {date: 2026-12-16, place: {name: 牟礼センター, address: 港町9-9}}
  start: 10:00
  end: 12:00
  place: {name: 生涯学習センター, address: 港町1-1}
- id: hall
  title: 市民会館の会
  date: 2026-12-18
  start: 10:00
  end: 12:00
  apply: {name: 市民会館, telephone: 0312-99-1234}
- id: post
  title: 書道の会
  date: 2026-12-18
  start: 10:00
  end: 12:00
  apply:
    name: 文化協会
    fax: 0312-99-1235
    address: 〒987-6543 港町9-1 文化センター
    note: 往復はがきに、住所と名前を書いてください。
- id: both
  title: 公民館の会
  date: 2026-12-18
  start: 10:00
  end: 12:00
  status: full
  apply: [{name: 公民館, telephone: 0312-99-1236, email: kominkan@minato.example}, line]
- {id: full-line, title: 満席のLINEの会, date: 2026-12-18, start: 10:00, status: full, apply: line}
- id: lost-once
  title: 連続の会
  date: 2026-12-10
  start: 10:00
  end: 12:00
  repeat: {every: week, weekday: 木, until: 2026-12-24}
  dates: [{date: 2026-12-17, status: postponed}]
- {id: tea, title: お茶の会, date: 2026-12-10, start: 10:00, end: 11:00, fee: 無料}
- {id: by-line, title: LINEで申し込む会, date: 2026-12-10, start: 10:00, end: 11:00, apply: line}
- {id: by-mail, title: メールで申し込む会, date: 2026-12-11, start: 10:00, end: 11:00, apply: mail}
- id: by-form
  title: フォームで申し込む会
  date: 2026-12-11
  start: 10:00
  end: 11:00
  apply: https://forms.example.jp/1
- id: moved
  title: 編みものの会
  date: 2026-12-20
  moved_from: 2026-12-13
  start: 10:00
  end: 11:00
  status: postponed
  updated: 2026-12-01
- {id: lost, title: 読書の会, date: 2026-11-13, start: 10:00, end: 11:00, status: postponed}
- {id: full, title: 満席の会, date: 2026-12-21, start: 10:00, end: 11:00, status: full}
- {id: later, title: 先の会, date: 2026-12-22, start: 未定, apply_from: 2026-12-10}
- {id: online, title: 画面の会, date: 2026-12-23, start: 10:00, end: 11:00, place: オンライン}
- id: unsure
  title: お茶
  date: 2027-12-22
  repeat: {every: week, weekday: 水, until: 2028-01-05}
  start: 10:00
  end: 11:00
- id: shut
  title: 小さな展示
  date: 2026-12-14
  until: 2026-12-26
  closed: [月, 木]
  start: 10:00
  end: 16:00
  place: {name: 市民会館, address: 港町1-1}
- {id: mixed, title: 両方の会, date: 2026-12-24, start: 10:00, end: 11:00, online: true}
"""
WEEKLY = "repeat: {every: week, weekday: 木, until: 2026-12-24}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("cases")
    content = copied(folder)
    replace(content, "data/service.yaml", "contacts:", "form_hosts: [forms.example.jp]\ncontacts:")
    write_only(content, EVENTS)
    built = build_site(folder / "output", content=content)
    assert built.status == 0, built.stderr
    return built


def page(site: Built, key: str) -> Tag:
    main = soup(site.output / f"workshops/{key}/index.html").main
    assert main
    for hidden in main.select("[hidden], .hidden"):
        hidden.decompose()
    return main


def apply_block(site: Built, key: str) -> Tag:
    (block,) = page(site, key).select(".event-apply")
    return block


def large_numbers(site: Built, key: str) -> list[str]:
    whole = soup(site.output / f"workshops/{key}/index.html")
    shown = whole.select(".telephone[data-size=large]")
    return [str(link["href"]) for link in shown if not link.find_parent(hidden=True)]


def row(site: Built, title: str) -> dict[str, str]:
    text = (site.output / "workshops/events.csv").read_text("utf-8-sig")
    return next(row for row in csv.DictReader(text.splitlines()) if title in row["イベント名"])


def json_ld(site: Built, title: str) -> list[dict[str, Any]]:
    events = json.loads((site.output / "workshops/events.json").read_text("utf-8"))
    return [event for event in events if title in event["name"]]


def calendar(site: Built, key: str) -> str:
    text = (site.output / f"workshops/{key}.ics").read_text("utf-8")
    return text.replace("\r\n ", "").replace("\n ", "")


def test_series_stays_open_after_the_deadline_of_its_first_date(site: Built) -> None:
    assert "受付は終わりました" not in apply_block(site, "series").get_text()
    assert "tel:" in str(apply_block(site, "series"))
    first, *others = page(site, "series").select(".event div:first-child dd")
    assert "受付は終わりました" in first.get_text()
    assert not any("受付は終わりました" in date.get_text() for date in others)


def test_exhibition_is_one_event(site: Built) -> None:
    assert (
        "2026年12月14日（月）〜2027年1月17日（日） 9:00〜17:00"
        in page(site, "exhibition").get_text()
    )
    assert "2026年12月29日（火）〜2027年1月3日（日）" in page(site, "exhibition").get_text()
    (event,) = json_ld(site, "パネル展")
    assert event["startDate"] == "2026-12-14T09:00:00+09:00"
    assert event["endDate"] == "2027-01-17T17:00:00+09:00"
    assert row(site, "パネル展")["終了日"] == "2027-01-17"
    for address in ("index.html", "workshops/index.html"):
        assert len(soup(site.output / address).select("a[href*=exhibition]")) <= 1


def test_sessions_of_every_day_of_a_span_are_told_everywhere(site: Built) -> None:
    when = "2026年12月21日（月）〜2026年12月25日（金） 10:00〜14:00"
    assert when in page(site, "week").get_text()
    assert "水（祝日のときは次の平日）" in page(site, "week").get_text()
    (event,) = json_ld(site, "工作の週")
    assert event["endDate"] == "2026-12-25T14:00:00+09:00"
    assert [each["startTime"] for each in event["eventSchedule"]] == ["10:00:00", "13:00:00"]
    said = row(site, "工作の週")
    assert (said["終了日"], said["終了時間"]) == ("2026-12-25", "14:00")
    assert said["開始日時特記事項"].startswith("毎日 10:00–14:00／1回目 10:00–11:00 15人／")
    assert "毎日 10:00–14:00" in calendar(site, "week")


def test_desk_is_that_of_the_venue_where_the_staff_say_so(site: Built) -> None:
    said = apply_block(site, "week").get_text()
    assert "会場の窓口で申し込めます" in said
    assert "サロン港" not in said
    assert row(site, "工作の週")["参加申込方法"] == "会場の窓口"


def test_exhibition_is_on_its_open_days_of_a_month(site: Built) -> None:
    cells = soup(site.output / "workshops/2027-01/index.html").select("td:has(.month-day)")
    shown = {n for n, cell in enumerate(cells, start=1) if "パネル展" in cell.get_text()}
    assert shown == set(range(4, 18))
    assert "（1月17日まで）" in cells[3].get_text()


def test_where_nobody_has_to_apply_the_page_says_so(site: Built) -> None:
    text = apply_block(site, "film").get_text()
    assert "申し込みはいりません" in text
    assert "申し込む" not in page(site, "film").get_text()
    assert large_numbers(site, "film") == []
    assert row(site, "まなび映画会")["参加申込方法"] == "申込不要"


def test_hours_stand_before_the_number_to_apply_to(site: Built) -> None:
    said = " ".join(apply_block(site, "series").get_text(" ").split())
    assert re.search(r"10:00〜16:00.* 0312-34-5679", said)
    assert "10:00〜20:00" in apply_block(site, "by-line").get_text()


def test_groups_are_never_told_as_people(site: Built) -> None:
    assert "各回15組（先着）" in page(site, "try").get_text()
    assert "15人" not in page(site, "try").get_text()
    assert "maximumAttendeeCapacity" not in json_ld(site, "体験教室")[0]


def test_event_that_ends_on_the_next_day_says_so(site: Built) -> None:
    assert "10:00〜翌日10:00" in page(site, "camp").get_text()
    assert "DTEND;TZID=Asia/Tokyo:20261213T100000" in calendar(site, "camp")


def test_unmarked_end_at_or_before_the_start_is_refused_with_how_to_say_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    write_only(content, "title: 一泊の会\ndate: 2026-12-12\nstart: 10:00\nend: 10:00\n")
    said = checker(content, capfd)()
    assert said.status == 1
    assert "翌6:00" in said.err


def test_date_elsewhere_is_told_everywhere(site: Built) -> None:
    text = page(site, "history").get_text()
    assert "生涯学習センター" in text
    assert "牟礼センター" in text
    assert "LOCATION:牟礼センター 港町9-9" in calendar(site, "history")
    maps = [link.get_text() for link in page(site, "history").select(".place a")]
    assert maps == ["地図で見る（別のサイト）"] * 2
    assert not page(site, "by-line").select(".place")  # held where the service is
    places = [event["location"]["name"] for event in json_ld(site, "文化財教室")]
    assert places == ["生涯学習センター", "牟礼センター"]


def test_number_of_another_body_stands_on_its_workshop_alone(site: Built) -> None:
    assert large_numbers(site, "hall") == ["tel:+81312991234"]
    holding = {
        file.relative_to(site.output).as_posix()
        for file in html_files(site.output)
        if "0312-99-1234" in file.read_text("utf-8")
    }
    assert holding == {"workshops/hall/index.html"}
    assert row(site, "市民会館の会")["連絡先電話番号"] == "0312-99-1234"


def test_fax_and_letter_of_another_body_are_told_and_never_dialled(site: Built) -> None:
    block = apply_block(site, "post")
    assert not block.select("a[href^=tel]")
    said = " ".join(block.get_text(" ").split())
    for words in ("文化協会", "FAX： 0312-99-1235", "郵送：〒987-6543 港町9-1 文化センター"):
        assert words in said
    assert "往復はがきに" in said
    ways = "FAX（0312-99-1235）・郵送（〒987-6543 港町9-1 文化センター）"
    assert row(site, "書道の会")["参加申込方法"] == ways
    assert row(site, "書道の会")["連絡先電話番号"] == ""
    assert f"申し込み：{ways}" in calendar(site, "post")
    assert "CONTACT:文化協会 FAX 0312-99-1235" in calendar(site, "post")
    holding = [page for page in html_files(site.output) if "99-1235" in page.read_text("utf-8")]
    assert [page.parent.name for page in holding] == ["post"]


def test_whom_to_ask_is_never_a_name_alone(site: Built) -> None:
    assert "0312-99-1236" in apply_block(site, "both").get_text()
    (line,) = apply_block(site, "full-line").select("a")
    assert line["href"] == "https://lin.ee/minato0"
    assert "CONTACT:LINE https://lin.ee/minato0" in calendar(site, "full-line")


def test_one_date_of_a_series_may_be_postponed_without_a_new_day(site: Built) -> None:
    assert "延期（日未定）" in page(site, "lost-once").get_text()


def test_number_that_is_large_is_that_of_the_desk(site: Built) -> None:
    assert large_numbers(site, "tea") == ["tel:+81312345679"]


def test_fee_that_says_it_is_free_costs_nothing(site: Built) -> None:
    assert "料金無料" in page(site, "tea").get_text()
    (event,) = json_ld(site, "お茶の会")
    assert event["isAccessibleForFree"] is True
    assert event["offers"]["price"] == 0


def test_line_mail_and_form_are_offered_where_they_are_the_way(site: Built) -> None:
    by_line = apply_block(site, "by-line")
    assert by_line.select("a[href='https://lin.ee/minato0']")
    assert "@minato" in by_line.get_text()
    assert apply_block(site, "by-mail").select("a[href='mailto:hello@minato.example']")
    (form,) = apply_block(site, "by-form").select("a[href='https://forms.example.jp/1']")
    assert "forms.example.jp" in form.get_text()


def test_date_that_was_moved_is_told_as_held_on_its_new_day(site: Built) -> None:
    text = page(site, "moved").get_text()
    assert "日程変更：この日に開きます" in text
    assert "日を改めます" not in text
    assert "SUMMARY:【日程変更】編みものの会" in calendar(site, "moved")
    assert "STATUS:CONFIRMED" in calendar(site, "moved")


def test_postponed_without_a_new_day_stays_upcoming(site: Built) -> None:
    upcoming = soup(site.output / "workshops/index.html").get_text()
    assert "【延期】読書の会" in upcoming
    assert "延期（日未定）" in page(site, "lost").get_text()
    past = soup(site.output / "workshops/past/index.html").get_text()
    assert "読書の会" not in past


@pytest.mark.parametrize(
    ("key", "words"),
    [("full", "満席です"), ("later", "申し込みは、2026年12月10日（木）"), ("lost", "日を改めます")],
)
def test_what_is_in_the_way_stands_in_the_place_of_the_button(
    site: Built, key: str, words: str
) -> None:
    assert words in apply_block(site, key).get_text()
    assert large_numbers(site, key) == []


@pytest.mark.parametrize(("key", "words"), [("full", "満席です"), ("lost", "日を改めます")])
def test_state_of_the_only_date_is_said_once_below_the_title(
    site: Built, key: str, words: str
) -> None:
    assert page(site, key).get_text().count(words) == 1


def test_day_from_which_one_may_apply_is_said_without_a_midnight(site: Built) -> None:
    said = apply_block(site, "later").get_text()
    assert "2026年12月10日（木）から。" in said
    assert "0:00" not in said


def test_weekdays_on_which_a_span_is_closed_stand_in_one_line(site: Built) -> None:
    assert "お休みの日月、木" in page(site, "shut").get_text()


def test_time_that_is_not_set_is_said(site: Built) -> None:
    assert "時刻は確認中です" in page(site, "later").get_text()


def test_online_event_has_no_address(site: Built) -> None:
    (event,) = json_ld(site, "画面の会")
    assert event["location"]["@type"] == "VirtualLocation"
    assert event["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")


def test_date_that_nobody_has_confirmed_says_so_on_its_page_and_in_the_list(site: Built) -> None:
    dates = [date.get_text() for date in page(site, "unsure").select("dl.event dd")]
    said = [date for date in dates if "この日に開くかは、確認中です" in date]
    assert [date[:11] for date in said] == ["2027年12月29日"]
    listed = soup(site.output / "workshops/index.html").get_text()
    assert listed.count("この日に開くかは、確認中です") == 1


def test_event_online_too_keeps_its_address(site: Built) -> None:
    said = page(site, "mixed").get_text()
    assert "港町1-2-3" in said
    assert "オンライン参加できます" in "".join(said.split())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("apply: lime", "unknown_apply"),
        ("apply: https://form.example.jp/1", "unknown_form_host"),
        ("apply: {name: 会館, url: 'https://form.example.jp/1'}", "unknown_form_host"),
        ("apply: {name: 会館, telephone: 0312-34-5679}", "other_contact_is_ours"),
        ("apply: {name: 会館}", "other_contact_empty"),
        ("apply: [不要, line]", "apply_none_and_more"),
        ("closed: 月", "closed_without_until"),
        ("until: 2026-12-10", "until_not_after_date"),
        ("repeat: {every: month, weekday: 木, until: 2027-03-01}", "repeat_numbers"),
        ("repeat: {every: week, weekday: 第2木, until: 2027-03-01}", "repeat_numbers"),
        ("repeat: {every: 隔週, weekday: 第2木, until: 2027-03-01}", "repeat_numbers"),
        ("deadline: 定員になりしだい", "not_a_deadline"),
        ("title_kana: お茶", "not_kana"),
        ("sessions: [{start: 13:00}]", "sessions_and_start"),
        (
            "dates: [{date: 2026-12-10, start: 9:00, sessions: [{start: 13:00}]}]",
            "sessions_and_start",
        ),
        (
            "dates: [{date: 2026-12-10, end: 9:00, sessions: [{start: 13:00}]}]",
            "sessions_and_start",
        ),
        (f"{WEEKLY}\ndates: [{{date: 2026-12-17, place: nowhere}}]", "unknown_key"),
    ],
)
def test_what_cannot_be_told_truly_is_refused(line: str, code: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    write_only(content, f"title: お茶\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\n{line}\n")
    assert [fault.code for fault in refusals(content)] == [code]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("repeat: {every: week, weekday: 月〜日, until: 2027-01-17}", "until: 2027-01-17"),
        (
            "repeat: {every: week, weekday: 木, until: 2027-01-17}\ndeadline: 2026-12-08",
            "各回2日前",
        ),
        ("summary: 申込みはいりません。", "apply: 不要"),
    ],
)
def test_what_has_two_readings_is_asked(
    line: str, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    write_only(content, f"title: お茶\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\n{line}\n")
    said = checker(content, capfd)()
    assert said.status == 0
    assert any(words in notice for notice in said.lines)


def test_time_that_is_not_set_is_asked_of_the_staff(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    write_only(content, "title: お茶\ndate: 2099-12-10\nstart: 未定\n")
    said = checker(content, capfd)()
    assert said.status == 0
    assert "events.case: 始まりの時刻が、まだ決まっていません" in said.out
