"""All that the file of a workshop can say is said by its form, and changes nothing else."""

import re
from pathlib import Path
from typing import Any, get_args

from django.test import Client
from yorisoi.models import Event, Record, Repeat
from yorisoi.models.application import OtherContact
from yorisoi.models.event_dates import DateEntry, Session
from yorisoi.models.record import names
from yorisoi.models.venue import EventPlace, OnlinePlace, PlaceToldLater

from tests.desk.conftest import git
from tests.desk.forms import NEW, TEA, hidden, shown, shown_in, soup_of

TWICE = """\
# 担当：佐藤
title: お茶の会
dates:
  - 12月10日（木）  # 市報に出した
  - date: 2026-12-17
    note: 午後です  # 電話済み
    start: 13時
start: 10:00
apply: [workshop, line]
"""
CALM = "- id: calm  # 看板\n  title: お茶\n  date: 2026-12-10\n  start: 10時\n"
BOOK = "# 本\n- id: novel\n  title: 本の会\n  date: 2026-12-11\n  start: 14:00\n"


def put(desk: Path, name: str, text: str) -> Path:
    """Return a file of an event that somebody has written without the desk."""
    file = desk / "content/events" / name
    file.write_text(text, "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "by hand")
    return file


# What each model's fields are called in the form, by what stands before their names.
MODELS: dict[str, tuple[type[Record], ...]] = {
    "": (Event,),
    "repeat.": (Repeat,),
    "place.": (EventPlace, OnlinePlace, PlaceToldLater),
    "sessions.0.": (Session,),
    "apply.0.": (OtherContact,),
    "dates.0.": (DateEntry,),
    "dates.0.place.": (EventPlace, OnlinePlace, PlaceToldLater),
    "dates.0.sessions.0.": (Session,),
}
BY_CHOICE = {"online", "after_applying"}  # of a place: chosen by its word, without an address


def records_in(kind: Any) -> set[type[Record]]:
    """Return the models that a type speaks of, and those that they speak of."""
    if isinstance(kind, type) and issubclass(kind, Record):
        inner = (records_in(field.annotation) for field in kind.model_fields.values())
        return {kind}.union(*inner)
    return set().union(*map(records_in, get_args(kind)))


def test_every_field_of_the_models_has_a_field_in_the_form(client: Client) -> None:
    page = soup_of(client.get(NEW).content)
    fields = {str(field["name"]) for field in page.select("main > form [name]")}
    parents = {name[:at] for name in fields for at, sign in enumerate(name) if sign == "."}
    assert records_in(Event) == {model for models in MODELS.values() for model in models}
    for before, models in MODELS.items():
        needed = {before + name for model in models for name in names(model)}
        needed -= {before + name for name in BY_CHOICE} if "place" in before else set()
        assert needed <= fields | parents
    labels = {str(label["for"]) for label in page.select("label[for]") if label.get_text().strip()}
    seen = page.select("main > form :is(input, select, textarea):not([type=hidden])")
    assert {str(field["id"]) for field in seen} <= labels


def test_no_hint_of_the_form_says_a_key_of_a_file(client: Client) -> None:
    hints = soup_of(client.get(NEW).content).select(".hint")
    assert hints
    words = {word for hint in hints for word in re.findall("[a-z_]+", hint.get_text())}
    assert words & Event.model_fields.keys() == set()


def test_a_date_that_differs_is_written_and_nothing_else_moves(client: Client, desk: Path) -> None:
    file = put(desk, "2026-12-10-kai.yaml", TWICE)
    here = "/workshops/2026-12-10-kai/"
    held = shown(client, here)
    assert (held["date"], held["dates.1.date"], held["dates.1.start"]) == (
        "",
        "2026-12-17",
        "13:00",
    )
    assert client.post(here, held | {"do": "ready"}).status_code == 302
    assert file.read_text("utf-8") == TWICE
    given = {
        "dates.0.status": "full",
        "dates.1.place": "ほかの会場",
        "dates.1.place.name": "市民会館",
        "dates.1.place.address": "中央1-1",
        "dates.2.date": "2026-12-24",
        "dates.2.sessions.0.start": "10:00",
        "dates.2.sessions.0.end": "09:00",
        "dates.3.date": "2026-12-25",
        "dates.3.deadline.words": "前日 17:00",
    }
    page = soup_of(client.post(here, held | given | {"do": "ready"}).content)
    told = page.select(".field:has(.wrong)")
    assert [field.select_one("[name]")["name"] for field in told] == ["dates.2.sessions.0.end"]
    assert len(page.select("details[open] details[open] .wrong")) == 1
    again = shown_in(page)
    assert again.items() >= given.items()
    client.post(here, again | {"dates.2.sessions.0.end": "11:00", "do": "ready"})
    assert file.read_text("utf-8") == (
        "# 担当：佐藤\ntitle: お茶の会\ndates:\n"
        "  - date: 12月10日（木）  # 市報に出した\n    status: full\n"
        "  - date: 2026-12-17\n    note: 午後です  # 電話済み\n    start: 13時\n"
        "    place:\n      name: 市民会館\n      address: 中央1-1\n"
        "  - date: 2026-12-24\n    sessions:\n      - start: 10:00\n        end: 11:00\n"
        "  - date: 2026-12-25\n    deadline: 前日 17:00\n"
        "start: 10:00\napply: [workshop, line]\n"
    )
    emptied = {name: "" for name in shown(client, here) if name.startswith(("dates.0", "dates.2"))}
    client.post(here, shown(client, here) | emptied | {"do": "ready"})
    assert "dates:\n  - date: 2026-12-17\n    note: 午後です  # 電話" in file.read_text("utf-8")
    assert "12-24" not in file.read_text("utf-8")


def test_slips_of_one_date_are_told_beside_their_fields(client: Client) -> None:
    slips = {
        "dates.1.end": {"dates.1.end": "09:00"},
        "dates.2.until": {"dates.2.date": "2026-12-17", "dates.2.until": "2026-12-17"},
        "dates.1.date": {"dates.1.note": "日付がありません"},
        "dates.1.place.address": {"dates.1.date": "2026-12-17", "dates.1.place.name": "市民会館"},
        "dates.2.capacity": {"dates.2.date": "2026-12-17", "dates.2.capacity": "たくさん"},
        "dates.1.moved_from": {"dates.1.date": "2026-12-17", "dates.1.moved_from": "きのう"},
    }
    typed = shown(client, NEW) | TEA | {"date": "", "dates.0.date": "2026-12-10", "do": "ready"}
    for field, slip in slips.items():
        dated = {"dates.1.date": "2026-12-16"} if field == "dates.1.end" else {}
        page = soup_of(client.post(NEW, typed | dated | slip).content)
        told = [one.select_one("[name]")["name"] for one in page.select(".field:has(.wrong)")]
        assert told == [field]
        assert shown_in(page).items() >= slip.items()


def test_a_single_day_and_time_become_several(client: Client, desk: Path) -> None:
    typed = shown(client, NEW) | TEA
    page = soup_of(client.post(NEW, typed | {"do": "more-dates"}).content)
    several = shown_in(page)
    assert (several["date"], several["dates.0.date"]) == ("", "2026-12-10")
    assert page.select_one("#dates[open]")
    assert git(desk, "status", "--porcelain") == ""
    more = shown_in(soup_of(client.post(NEW, several | {"do": "more-dates"}).content))
    assert "dates.5.date" in more
    split = shown_in(soup_of(client.post(NEW, more | {"do": "more-sessions"}).content))
    assert (split["start"], split["sessions.0.start"]) == ("", "10:00")
    given = {"dates.4.date": "2026-12-24", "sessions.1.start": "13:00"}
    assert client.post(NEW, split | given | {"do": "ready"}).status_code == 302
    assert (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8") == (
        "title: お茶の時間\ndates: [2026-12-10, 2026-12-24]\n"
        "sessions:\n  - start: 10:00\n    end: 12:00\n  - start: 13:00\n"
        "summary: ゆっくり話します。\n"
    )


def test_each_of_several_drafts_in_a_file_goes_its_own_way(client: Client, desk: Path) -> None:
    file = put(desk, "_autumn.yaml", CALM + BOOK)
    assert "/workshops/_autumn~2/" in client.get("/").content.decode()
    here, other = "/workshops/_autumn~1/", "/workshops/_autumn~2/"
    client.post(here, shown(client, here) | {"capacity": "8", "do": "draft"})
    assert file.read_text("utf-8") == f"{CALM}  capacity: 8\n{BOOK}"
    late = shown(client, other) | {"capacity": "9", "do": "ready"}
    answer = client.post(here, shown(client, here) | {"do": "publish"})
    assert "/workshops/calm/" in answer.content.decode()
    own = desk / "content/events/2026-12-10-calm.yaml"
    assert own.read_text("utf-8") == "title: お茶\ndate: 2026-12-10\nstart: 10時\ncapacity: 8\n"
    assert file.read_text("utf-8") == BOOK
    # It stands first by now: who had it open before is told, and changes no other one.
    asked = soup_of(client.post(other, late).content)
    assert shown_in(asked)["capacity"] == "9"
    client.post(other, shown_in(asked) | {"do": "draft"})
    assert file.read_text("utf-8") == f"{BOOK}  capacity: 9\n"
    client.post("/workshops/_autumn~1/throw-away/", hidden(soup_of(client.get(here).content)))
    assert not file.exists()
    lost = soup_of(client.post(other, late | {"title": "本の会2"}).content)
    assert shown_in(lost)["title"] == "本の会2"


def test_all_that_is_rare_is_said_and_kept(client: Client, desk: Path) -> None:
    file = put(desk, "2026-12-10-kai.yaml", TWICE)
    here = "/workshops/2026-12-10-kai/"
    given = {
        "updated": "2026-11-20",
        "id": "kocha",
        "start.words": "未定",
        "apply.ways": ["窓口", "line"],
        "apply.form": "https://example.jp/form",
        "apply.0.name": "市民会館",
        "apply.0.telephone": "0312-99-1234",
        "place": "online",
        "place.name": "Zoom",
    }
    held = shown(client, here) | given | {"do": "ready"}
    page = soup_of(client.post(here, held).content)
    assert page.select_one(".field:has([name='apply.form']) .wrong")
    assert shown_in(page).items() >= given.items()
    assert client.post(here, held | {"apply.form": ""}).status_code == 302
    text = (file.parent / "2026-12-10-kocha.yaml").read_text("utf-8")
    assert not file.exists()
    assert "start: 未定\n" in text
    assert "aliases: kai\n" in text
    assert "updated: 2026-11-20\n" in text
    assert "place:\n  online: true\n  name: Zoom\n" in text
    assert text.index("apply:") < text.index("workshop") < text.index("窓口") < text.index("line")
    here = "/workshops/2026-12-10-kocha/"
    client.post(here, shown(client, here) | {"do": "ready"})
    assert (file.parent / "2026-12-10-kocha.yaml").read_text("utf-8") == text
    wrong = shown(client, here) | {"apply.0.telephone": "12", "do": "ready"}
    page = soup_of(client.post(here, wrong).content)
    assert page.select_one(".field:has([name='apply.0.telephone']) .wrong")


def test_session_that_ends_after_midnight_is_typed_in_words(client: Client, desk: Path) -> None:
    given = {"title": "星の会", "date": "2026-12-12", "start": "", "end": "", "summary": "星です。",
             "place": "online", "place.name": "Zoom",  # whose hours are its own
             "sessions.0.start": "18:00", "sessions.0.end": "20:00",
             "sessions.1.start": "22:00", "sessions.1.end.words": "翌1:00"}  # fmt: skip
    page = soup_of(client.get(NEW).content)
    fold = page.select_one("fieldset details:has([name='sessions.1.end.words'])")
    assert fold
    assert "翌10:00 のように" in fold.get_text()
    legend = page.select_one("fieldset:has([name='sessions.1.start']) legend")
    assert legend
    assert not legend.get("class")  # 2回目
    answer = client.post(NEW, shown(client, NEW) | given | {"do": "ready"})
    assert answer.status_code == 302, answer.content.decode()
    text = next((desk / "content/events").glob("2026-12-12-*.yaml")).read_text("utf-8")
    assert "  - start: 22:00\n    end: 翌1:00\n" in text
    on_a_date = {"date": "", "sessions.0.start": "", "sessions.0.end": "", "sessions.1.start": "",
                 "sessions.1.end.words": "", "dates.0.date": "2026-12-13",
                 "dates.0.sessions.0.start": "23:00",
                 "dates.0.sessions.0.end.words": "あさって"}  # fmt: skip
    page = soup_of(
        client.post(NEW, shown(client, NEW) | given | on_a_date | {"do": "ready"}).content
    )
    assert shown_in(page)["dates.0.sessions.0.end.words"] == "あさって"
    told = page.select(".field:has(.wrong) [name]")
    assert [str(field["name"]) for field in told] == ["dates.0.sessions.0.end.words"]


def test_a_list_written_by_hand_is_shown_and_kept(client: Client, desk: Path) -> None:
    text = "title: お茶\ndate: 2026-12-10\nstart: 10:00\nbring: [タオル, 水]\n"
    file = put(desk, "2026-12-10-calm.yaml", text)
    held = shown(client, "/workshops/2026-12-10-calm/")
    assert held["bring"] == "タオル、水"
    client.post("/workshops/2026-12-10-calm/", held | {"audience": "女性", "do": "ready"})
    assert file.read_text("utf-8") == f"{text}audience: 女性\n"
