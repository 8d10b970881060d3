"""Every fact of the data has a form that two people use, or a reason why it is left to the file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from yorisoi.models import Fact, Hotlines, Record, Service
from yorisoi_desk.facts.rows import NEXT_DAY, parts
from yorisoi_desk.facts.sections import GROUPS, LEFT, SECTIONS
from yorisoi_desk.models import Proposal

from tests.desk.conftest import git, signed_in
from tests.desk.forms import shown
from tests.support.writing import replace

DATA, LINES = "content/data/service.yaml", "content/data/hotlines.yaml"
SHORT = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 16:00\n"
CONFIRMED = "confirmed: 2026-11-01"


# Fields that the small forms of one person write (`kinds`), by the place of their record:
# what comes once. What comes every month or year is a change of the hours, and takes two people.
SMALL = {
    "service.notice": ("text", "until"),
    "service.closures.days": ("start", "end", "of", "reason", "notice"),
    "service.closures.openings": ("date", "until", "start", "end", "of", "reason", "notice"),
}


def propose(client: Client, link: str, values: dict[str, Any]) -> Any:
    """Send a form as one person does, with some values changed."""
    asked = shown(client, link)
    page = BeautifulSoup(client.get(link).content, "lxml")
    for box in page.select("[type=checkbox]"):
        asked.pop(str(box["name"]), None)  # a browser sends no mark that is not set
    for box in page.select("[checked]"):
        asked[str(box["name"])] = str(box.get("value") or "on")
    return client.post(link, asked | {"how": "電話した"} | values)


def wrong(answer: Any) -> list[str]:
    """Return what a form says is wrong."""
    return [told.get_text() for told in BeautifulSoup(answer.content, "lxml").select(".wrong")]


def approve(client: Client) -> str:
    """Let the author try, who cannot, and a second person, who can; return what that one saw."""
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    proposal = str(page.select("a[href^='/proposals/']")[-1]["href"])
    assert client.post(proposal, {"do": "yes"}).status_code == 404
    second = signed_in("鈴木", may_publish=False)
    seen = second.get(proposal).content.decode()
    second.post(proposal, {"do": "yes"})
    assert second.get(proposal).status_code == 404, seen
    return seen


def two(client: Client, desk: Path, link: str, values: dict[str, Any], file: str = DATA) -> str:
    """Let one propose and another approve; return how the lines of the file have changed.

    Before the second person nothing has; after her no line but these.
    """
    before = (desk / file).read_bytes()
    answer = propose(client, link, values)
    assert answer.status_code == 302, wrong(answer)
    assert (desk / file).read_bytes() == before
    approve(client)
    lines = git(desk, "show", "--format=", "--unified=0", "--", file).splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join(changed)


def leaves(record: type[Record], path: str) -> Iterator[tuple[str, type[Record], str]]:
    """Yield every field of a model, and of the records within: path of its record, record, name."""
    for attribute, field in record.model_fields.items():
        name = field.alias or attribute
        inner = list(records(field.annotation))
        if inner:
            yield from leaves(inner[0], f"{path}.{name}")
        else:
            yield path, record, name


def records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records(part)


def with_forms() -> set[str]:
    """Return the fields that a form asks for."""
    found = {f"{path}.{name}" for path, names in SMALL.items() for name in names}
    for section in SECTIONS.values():
        file = "hotlines" if section.file.endswith("hotlines.yaml") else "service"
        path = ".".join([file, *map(str, section.where)])
        own = {*section.usual, *section.rare} - {*section.beside}
        found |= {f"{path}.{name}" for name in own}
        if section.rows:
            rows = ".".join([path, *map(str, section.times)])
            found |= {f"{rows}.{section.rows}.{part}" for part in parts(section.rows)}
            found |= {f"{rows}.{name}" for name in section.beside}
            if section.rows == "ranges":  # its short form
                short = ("days", "start", "end", "last_entry")
                found |= {f"{rows}.{part}" for part in short}
    return found


def test_every_fact_has_a_form_or_a_reason_why_not() -> None:
    forms, of_every_form = with_forms(), {"source", "confirmed", "question"}
    without = set()
    for file, record in (("service", Service), ("hotlines", Hotlines)):
        for path, holder, name in leaves(record, file):
            if not (issubclass(holder, Fact) and name in of_every_form):
                without.add(f"*.{name}" if name == "blocking" else f"{path}.{name}")
    assert without - forms == LEFT.keys()
    assert forms <= without  # and no form is of a field that is no more
    listed = [name for names in GROUPS.values() for name in names]
    assert sorted(listed) == sorted(SECTIONS)


def test_each_form_asks_for_its_fields_and_what_has_none_is_told_with_its_reason(
    client: Client, desk: Path
) -> None:
    more = (
        "answers:\n  who:\n    name: だれ\n    text: わたし\n    source: 見本\n"
        "    confirmed: null\n"
        "policies:\n  links:\n    name: リンク\n    text: 自由\n    source: 見本\n"
        "    confirmed: null\n"
        "security:\n  contact: mail\n  expires: 2027-11-30\n  source: 見本\n  confirmed: null\n"
        "closures:\n"
    )
    special = (
        "  days:\n    - days: 第2火\n      reason: 点検\n      source: 見本\n"
        "      confirmed: null\n"
    )
    opening = special.replace("days:\n", "openings:\n", 1).replace("days: 第2火", "yearly: 5-1")
    replace(desk / "content", "data/service.yaml", "closures:\n", more)
    replace(desk / "content", "data/service.yaml", "  days:\n", opening + special)
    git(desk, "commit", "-qam", "more")
    page = client.get("/facts/").content.decode()
    links = re.findall("/facts/[a-z_-]+/[a-z0-9_-]+/", page)
    assert SECTIONS
    for name, section in SECTIONS.items():
        address = next(link for link in links if link.startswith(f"/facts/{name}/"))
        form = shown(client, address)
        asked = set(section.usual + section.rare) - set(section.one_of)
        assert asked <= form.keys() | {"of"}, name
        assert {f"0.{part}" for part in parts(section.rows or "rows")} <= form.keys() or (
            not section.rows
        )
        assert ("how" in form) == section.is_fact
    assert all(reason in page for reason in LEFT.values())


def test_lunch_break_turns_one_stretch_into_two(client: Client, desk: Path) -> None:
    before = (desk / DATA).read_text("utf-8")
    lunch = {"0.end": "12:00", "1.days": "月・水・木・金・土", "1.start": "13:00", "1.end": "16:00"}
    two(client, desk, "/facts/hours/salon/", lunch)
    rows = (
        "    ranges:\n      - days: 月・水・木・金・土\n        start: 10:00\n        end: 12:00\n"
        "      - days: 月・水・木・金・土\n        start: 13:00\n        end: 16:00\n"
    )
    how = f"{CONFIRMED}\n  telephone:"
    assert (desk / DATA).read_text("utf-8") == before.replace(SHORT, rows, 1).replace(
        how, "confirmed: 2026-12-01  # 電話した\n  telephone:", 1
    )


def test_mark_line_ends_and_comments_of_the_file_stay(client: Client, desk: Path) -> None:
    file = desk / DATA
    text = file.read_text("utf-8").replace("    start: 10:00\n", "    start: 10:00  # 朝\n", 1)
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    git(desk, "commit", "-qam", "from another editor")
    propose(client, "/facts/hours/salon/", {"0.start": "09:30", "1.days": "日"})
    assert not Proposal.objects.exists()  # the second row is not whole
    propose(client, "/facts/hours/salon/", {"0.start": "09:30"})
    approve(client)
    whole = text.replace("start: 10:00  # 朝", "start: 09:30  # 朝", 1).replace(
        f"{CONFIRMED}\n  telephone:", "confirmed: 2026-12-01  # 電話した\n  telephone:", 1
    )
    assert file.read_bytes() == b"\xef\xbb\xbf" + whole.replace("\n", "\r\n").encode()


def test_hours_of_a_month_and_a_night_are_told_as_people_say_them(
    client: Client, desk: Path
) -> None:
    night = {"0.days": "第2・第4水", "0.start": "18:00", "0.end": "06:00", f"0.{NEXT_DAY}": "on"}
    answer = propose(client, "/facts/hours/salon/", night | {f"0.{NEXT_DAY}": ""})
    page = BeautifulSoup(answer.content, "lxml")
    told = page.select_one(".field:has([name='0.end']) .wrong")
    assert told
    assert "次の日" in told.get_text()  # what is mended in the form is told in its words
    assert page.select("[name='0.days']")[0]["value"] == "第2・第4水"  # nothing typed is lost
    two(client, desk, "/facts/hours/salon/", night)
    assert "    days: 第2・第4水\n    start: 18:00\n    end: 翌6:00\n" in (desk / DATA).read_text()
    form = BeautifulSoup(client.get("/facts/hours/salon/").content, "lxml")
    assert form.select("[name='0.end'][type=time]")[0]["value"] == "06:00"
    assert form.select(f"[name='0.{NEXT_DAY}'][checked]")
    two(client, desk, "/facts/hours/salon/", {"0.end": "00:00", "0.from": "2027-01-01"})
    text = (desk / DATA).read_text("utf-8")
    assert "    start: 18:00\n    end: 24:00\n" in text
    assert "    from: 2027-01-01\n" in text


def test_fault_of_a_row_stands_beside_the_field_of_that_row(client: Client) -> None:
    rows = {"1.days": "なし曜", "1.start": "13:00", "1.end": "16:00", "2.days": "木"}
    page = BeautifulSoup(propose(client, "/facts/hours/salon/", rows).content, "lxml")
    told = {
        str(field.select_one("input")["name"]): field.select_one(".wrong").get_text()  # type: ignore[index,union-attr]
        for field in page.select(".field:has(.wrong)")
    }
    assert told.keys() == {"1.days", "2.start", "2.end"}
    assert "→" in told["1.days"]
    assert not Proposal.objects.exists()


def test_closure_of_every_month_or_year_takes_two_and_so_does_its_end(
    client: Client, desk: Path
) -> None:
    before = (desk / DATA).read_text("utf-8")
    given = {"days": "第2火", "reason": "点検"}
    assert two(client, desk, "/facts/regular/_new/", given) == (
        "+    - days: 第2火\n+      reason: 点検\n+      source: 職員からの連絡\n"
        "+      confirmed: 2026-12-01  # 電話した"
    )
    assert "点検：第2火" in client.get("/facts/").content.decode()
    once = {"what": "days", "number": "1", "version": shown(client, "/facts/close/")["version"]}
    assert client.post("/facts/remove/", once).status_code == 404  # not by one person alone
    assert propose(client, "/facts/regular/1/", {"do": "remove"}).status_code == 302
    approve(client)
    assert (desk / DATA).read_text("utf-8") == before
    both = {"days": "第2火", "yearly": "8-13〜8-16", "reason": "点検"}
    answer = propose(client, "/facts/regular/_new/", both)
    assert answer.status_code == 422
    assert "どちらか1つを書いてください" in answer.content.decode()


def test_entry_that_is_another_by_now_is_not_removed(client: Client, desk: Path) -> None:
    for reason in ("点検", "研修"):
        two(client, desk, "/facts/regular/_new/", {"days": "第2火", "reason": reason})
    propose(client, "/facts/regular/1/", {"do": "remove"})
    replace(desk / "content", "data/service.yaml", "reason: 点検", "reason: 大掃除")
    git(desk, "commit", "-qam", "another")
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    link = str(page.select("a[href^='/proposals/']")[0]["href"])
    second = signed_in("鈴木")
    assert "もう一度、提案してください" in second.get(link).content.decode()
    second.post(link, {"do": "yes"})
    assert "大掃除" in (desk / DATA).read_text("utf-8")


def test_hours_and_cost_of_a_hotline_are_changed_by_two(client: Client, desk: Path) -> None:
    values = {"hours": "平日9時〜17時、第1土9時〜12時", "cost": "無料",
              "0.days": "月〜金", "0.start": "09:00", "0.end": "17:00", "holidays": "open",
              "1.days": "第1土", "1.start": "09:00", "1.end": "12:00",
              "note": "名前は\nいりません"}  # fmt: skip
    changed = two(client, desk, "/facts/hotlines/night/", values, LINES)
    assert changed == (
        "-    hours: 受付の時間による\n-    cost: 通話料がかかります\n"
        "+    hours: 平日9時〜17時、第1土9時〜12時\n+    cost: 無料\n"
        "-    confirmed: null\n+    confirmed: 2026-12-01  # 電話した\n"
        "+    note: 名前は いりません\n+    open:\n+      ranges:\n"
        "+        - days: 月〜金\n+          start: 09:00\n+          end: 17:00\n"
        "+        - days: 第1土\n+          start: 09:00\n+          end: 12:00\n"
        "+      holidays: open"
    )
    emptied = {name: "" for name in values if name[0].isdigit()}
    assert "open" in two(client, desk, "/facts/hotlines/night/", emptied, LINES)
    assert "ranges" not in (desk / LINES).read_text("utf-8")


def test_hotline_comes_and_goes(client: Client, desk: Path) -> None:
    before = (desk / LINES).read_text("utf-8")
    new = {"label": "朝の相談", "telephone": "0191-23-0009", "grade": "A", "always": "true"}
    changed = two(client, desk, "/facts/hotlines/_new/", new, LINES)
    assert "+  line-1:\n+    label: 朝の相談\n+    telephone: 0191-23-0009" in changed
    assert propose(client, "/facts/hotlines/line-1/", {"do": "remove"}).status_code == 302
    approve(client)
    assert (desk / LINES).read_text("utf-8") == before
    answer = propose(client, "/facts/hotlines/_new/", {"label": "", "telephone": "1"})
    page = BeautifulSoup(answer.content, "lxml")
    assert {str(field["id"]) for field in page.select("[data-wrong] :is(input, textarea)")} == {
        "id_label", "id_telephone",
    }  # fmt: skip


def test_new_hotline_has_its_hours_and_asks_first_for_what_it_must_have(
    client: Client, desk: Path
) -> None:
    page = BeautifulSoup(client.get("/facts/hotlines/_new/").content, "lxml")
    first = page.select("main > form > .field :is(input, select, textarea)")
    assert [str(field["name"]) for field in first][:3] == ["label", "grade", "telephone"]
    new = {"label": "昼の相談", "telephone": "0191-23-0009", "grade": "A", "0.days": "平日",
           "0.start": "09:00", "0.end": "12:00", "1.days": "平日", "1.start": "13:00",
           "1.end": "17:00"}  # fmt: skip
    two(client, desk, "/facts/hotlines/_new/", new, LINES)
    assert (
        "    open:\n      ranges:\n        - days: 平日\n          start: 09:00\n"
        "          end: 12:00\n        - days: 平日\n"
    ) in (desk / LINES).read_text("utf-8")


def test_save_of_a_number_is_taken_back_by_two(client: Client, desk: Path) -> None:
    two(client, desk, "/facts/contacts/mail/", {"email": "neu@minato.example"})
    page = BeautifulSoup(client.get("/publication/").content, "lxml")
    commit = str(page.select("#waiting [name=commit]")[0]["value"])
    client.post("/publication/", {"do": "undo", "commit": commit})
    assert "neu@minato.example" in (desk / DATA).read_text("utf-8")
    seen = approve(client)
    assert "hello@minato.example" in seen
    assert "neu@minato.example" not in (desk / DATA).read_text("utf-8")
    assert "取り消しました：" in git(desk, "log", "-1", "--format=%s")


def test_table_of_results_is_changed_row_by_row(client: Client, desk: Path) -> None:
    values = {"0.count": "12", "1.label": "", "1.count": "", "1.new": "", "2.label": "訪問",
              "2.count": "3", "2.new": "0"}  # fmt: skip
    assert two(client, desk, "/facts/results/_/", values) == (
        "-    - {label: 電話, count: 10, new: 2}\n-    - {label: メール, count: 5, new: 1}\n"
        "+    - {label: 電話, count: 12, new: 2}\n+    - label: 訪問\n+      count: 3\n"
        "+      new: 0\n-  confirmed: 2026-11-01\n+  confirmed: 2026-12-01  # 電話した"
    )


@pytest.mark.parametrize(
    ("link", "values", "changed"),
    [
        ("names/_", {"greeting": "どうぞ。"},
         "-  greeting: お茶を飲みにきませんか。\n+  greeting: どうぞ。"),
        ("closures/_", {"holidays": "false"}, "-  holidays: true\n+  holidays: false"),
        ("figures/days", {"value": ""}, "-    value: 200\n+    value: null"),
        ("partners/0", {"note": "本"}, "+    note: 本"),
        ("contacts/mail", {"source": "名刺"}, "-    source: 試験用の見本\n+    source: 名刺"),
        ("contacts/line", {"hours": "salon"}, "-    hours: telephone\n+    hours: salon"),
        ("organizations/operator", {"part": "operator"}, "+    part: operator"),
        ("exit/_", {"url": "https://news.example/"},
         "-  url: https://weather.example/\n+  url: https://news.example/"),
        ("open_data/_", {"licence": "CC0 1.0"},
         "-  licence: CC BY 4.0\n+  licence: CC0 1.0"),
        ("words/_", {"avoided_in_titles": "DV\n離婚"},
         "-avoided_in_titles: [暴力, DV]\n+avoided_in_titles: [DV, 離婚]"),
    ],
)  # fmt: skip
def test_other_facts_are_changed_by_two(
    client: Client, desk: Path, link: str, values: dict[str, str], changed: str
) -> None:
    lines = two(client, desk, f"/facts/{link}/", values).split("\n")
    rest = [line for line in lines if "confirmed: 2026-" not in line]
    assert "\n".join(rest) == changed


def test_answer_is_written_and_its_question_settled(client: Client, desk: Path) -> None:
    asked = (
        "answers:\n  who:\n    name: だれですか\n    source: 資料にありません\n"
        "    confirmed: null\n    question: だれが話を聞きますか\nclosures:\n"
    )
    replace(desk / "content", "data/service.yaml", "closures:\n", asked)
    git(desk, "commit", "-qam", "asked")
    assert "決まっていないことがあります" in client.get("/facts/").content.decode()
    page = client.get("/facts/answers/who/").content.decode()
    assert "だれが話を聞きますか" in page
    tick = BeautifulSoup(page, "lxml").select_one("label [name=settled]")
    assert tick
    assert not tick.has_attr("checked")  # other words may change while the question stays open
    answer = propose(client, "/facts/answers/who/", {"settled": "on"})
    assert "答えを書いてください" in answer.content.decode()
    changed = two(client, desk, "/facts/answers/who/", {"text": "港の職員です。", "settled": "on"})
    assert changed == (
        "-    confirmed: null\n-    question: だれが話を聞きますか\n"
        "+    confirmed: 2026-12-01  # 電話した\n+    text: 港の職員です。"
    )


def test_change_that_another_saved_meanwhile_is_seen_and_not_written_over(
    client: Client, desk: Path
) -> None:
    link = "/facts/contacts/consultation/"
    asked = shown(client, link) | {"telephone": "0191-23-0001", "how": "電話した"}
    replace(desk / "content", "data/service.yaml", "cost: 相談は", "cost: お話は")
    git(desk, "commit", "-qam", "meanwhile")
    answer = client.post(link, asked)
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "lxml")
    both = page.select_one("main table:has(thead)")
    assert both
    assert "お話は" in both.get_text()
    assert page.select("#id_telephone")[0]["value"] == "0191-23-0001"
    assert not Proposal.objects.exists()


def test_entry_in_the_place_of_another_is_not_changed(client: Client, desk: Path) -> None:
    partner = "  - name: 港小学校\n    source: 見本\n    confirmed: 2026-11-01\n"
    replace(desk / "content", "data/service.yaml", "partners:\n", f"partners:\n{partner}")
    git(desk, "commit", "-qam", "two")
    asked = shown(client, "/facts/partners/0/") | {"name": "港第一小学校", "how": "電話した"}
    page = BeautifulSoup(client.get("/facts/partners/0/").content, "lxml")
    taken = page.select("form:has([value=remove]) [name=version]")[0]["value"]
    replace(desk / "content", "data/service.yaml", partner, "")
    git(desk, "commit", "-qam", "one")
    for _ in range(2):  # pressing again does not help either
        answer = client.post("/facts/partners/0/", asked)
        assert answer.status_code == 409
        asked = {
            str(field["name"]): str(field.get("value", ""))
            for field in BeautifulSoup(answer.content, "lxml").select("main > form input[name]")
        } | {"how": "電話した"}
        assert asked["name"] == "港第一小学校"
    client.post("/facts/partners/0/", {"do": "remove", "version": taken})
    assert not Proposal.objects.exists()


def test_form_that_changes_nothing_makes_no_proposal(client: Client) -> None:
    for link in ("hours/salon", "results/_", "hotlines/night", "words/_"):
        answer = propose(client, f"/facts/{link}/", {})
        assert answer.status_code == 422
        assert "どこも変わっていません" in answer.content.decode()
    assert not Proposal.objects.exists()
