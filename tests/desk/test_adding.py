"""Contacts, hours, places and bodies come and go by two people, and never from under a name."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from yorisoi_desk.models import Proposal

from tests.desk.conftest import git, signed_in
from tests.desk.forms import shown
from tests.desk.test_fact_forms import DATA, approve, propose, two, wrong
from tests.support.writing import EVENT, replace, write

PLACE = {"name": "港公民館", "postal_code": "100-0002", "address": "港町4-5-6"}


@pytest.mark.parametrize(
    ("section", "values", "lines"),
    [
        ("contacts", {"label": "夜の電話", "action": "電話する", "role": "office",
                      "telephone": "0191-23-0009", "hours": "telephone"},
         ("  contact-1:\n    label: 夜の電話\n    telephone: 0191-23-0009\n    hours: telephone\n"
         "    action: 電話する\n    role: office\n")),
        ("hours", {"label": "夜の電話", "0.days": "月・水", "0.start": "11:00", "0.end": "15:00"},
         "  hours-1:\n    label: 夜の電話\n    days: 月・水\n    start: 11:00\n    end: 15:00\n"),
        ("hours", {"label": "昼休みのある日", "0.days": "月", "0.start": "11:00", "0.end": "12:00",
                   "1.days": "月", "1.start": "13:00", "1.end": "14:00", "holidays": "open"},
         ("  hours-1:\n    label: 昼休みのある日\n    holidays: open\n    ranges:\n"
         "      - days: 月\n        start: 11:00\n        end: 12:00\n"
         "      - days: 月\n        start: 13:00\n        end: 14:00\n")),
        ("places", PLACE | {"directions": "駅から歩いて5分"},
         ("  place-1:\n    name: 港公民館\n    postal_code: 100-0002\n    address: 港町4-5-6\n"
         "    directions: 駅から歩いて5分\n")),
        ("organizations", {"name": "港町", "role": "担当課", "part": "provider"},
         "  organization-1:\n    name: 港町\n    role: 担当課\n    part: provider\n"),
    ],
)  # fmt: skip
def test_entry_comes_and_goes_by_two(
    client: Client, desk: Path, section: str, values: dict[str, str], lines: str
) -> None:
    before = (desk / DATA).read_text("utf-8")
    changed = two(client, desk, f"/facts/{section}/_new/", values)
    end = "    source: 職員からの連絡\n    confirmed: 2026-12-01  # 電話した\n"
    assert changed.replace("\n+", "\n").removeprefix("+") + "\n" == lines + end
    key = lines.partition(":")[0].strip()
    assert propose(client, f"/facts/{section}/{key}/", {"do": "remove"}).status_code == 302
    approve(client)
    assert (desk / DATA).read_text("utf-8") == before


def test_new_contact_says_what_it_is_for_before_it_is_taken(client: Client) -> None:
    values = {"label": "夜の電話", "action": "電話する", "telephone": "0191-23-0009"}
    answer = propose(client, "/facts/contacts/_new/", values)
    page = BeautifulSoup(answer.content, "lxml")
    assert [str(field["name"]) for field in page.select("[data-wrong] select")] == ["role"]
    assert wrong(answer)[1:] == ["「役わり」を選んでください"]
    assert not Proposal.objects.exists()


def test_number_that_another_entry_has_is_refused_beside_its_field(client: Client) -> None:
    values = {"label": "夜の電話", "action": "電話する", "role": "office",
              "telephone": "0312-34-5678"}  # fmt: skip
    answer = propose(client, "/facts/contacts/_new/", values)
    page = BeautifulSoup(answer.content, "lxml")
    assert [str(field["name"]) for field in page.select("[data-wrong] input")] == ["telephone"]
    assert not Proposal.objects.exists()


def refused(client: Client, link: str) -> BeautifulSoup:
    """Return the page that says why an entry cannot be taken away."""
    answer = propose(client, link, {"do": "remove"})
    assert answer.status_code == 422, answer
    assert not Proposal.objects.exists()
    return BeautifulSoup(answer.content, "lxml")


def test_place_that_workshops_name_stays_and_they_are_named(client: Client, desk: Path) -> None:
    two(client, desk, "/facts/places/_new/", PLACE)
    write(desk / "content", "events/2026-12-11-cup.yaml", EVENT + "place: place-1\n")
    on_a_date = EVENT.replace("date: 2026-12-10", "dates:\n  - {date: 2026-12-12, place: place-1}")
    write(desk / "content", "events/_2026-12-12-ink.yaml", on_a_date.replace("お茶", "墨"))
    replace(desk / "content", "data/service.yaml", "place: salon", "place: place-1")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "named")
    page = refused(client, "/facts/places/place-1/")
    assert "「港公民館」は、次のところに出てくるので、まだ消せません" in page.get_text()
    told = page.select_one(".uses")
    assert told
    uses = [(use.get_text(), str(use["href"])) for use in told.select("a")]
    assert uses == [
        ("運営と担当「NPO法人みなと」", "/facts/organizations/operator/"),
        ("予定「お茶の時間」", "/workshops/2026-12-11-cup/"),
        ("下書き「墨の時間」", "/workshops/_2026-12-12-ink/"),
    ]
    assert not page.select("[data-wrong]")


def test_contact_that_pages_and_workshops_name_stays(client: Client) -> None:
    told = refused(client, "/facts/contacts/consultation/").select_one(".uses")
    assert told
    assert [use.get_text() for use in told.select("li")] == [
        "運営と担当「NPO法人みなと」", "ページ「港」（pages/ja/index.md）",
    ]  # fmt: skip
    told = refused(client, "/facts/contacts/workshop/").select_one(".uses")
    assert told
    assert [str(use["href"]) for use in told.select("a")] == ["/workshops/2026-10-08-bag/"]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("places/salon", "催しのいつもの会場です"),
        ("hours/salon", "来てもらう場所の時間です"),
        ("organizations/operator", "1つは要ります"),
    ],
)
def test_entry_that_others_go_by_unnamed_stays(client: Client, link: str, words: str) -> None:
    assert words in refused(client, f"/facts/{link}/").get_text()


def test_page_that_stays_is_named_without_its_readings(client: Client, desk: Path) -> None:
    replace(desk / "content", "pages/ja/index.md", "title: 港", "title: 港の{部屋|へや}")
    git(desk, "commit", "-qam", "read")
    told = refused(client, "/facts/contacts/consultation/").select(".uses li")
    assert "ページ「港の部屋」（pages/ja/index.md）" in [use.get_text() for use in told]


def unnamed(content: Path, folder: Path) -> None:
    """Let nothing name the contacts of the service any more."""
    replace(content, "data/service.yaml", "    contact: consultation\n", "")
    replace(content, "pages/ja/index.md", "電話は {{ contacts.consultation }} です。", "")
    replace(content, "events/2026-10-08-bag.md", "申込は {{ contacts.workshop }} へ。", "")
    git(folder, "commit", "-qam", "unnamed")


LISTENING, APPLYING = "相談の連絡先が、1つもなくなります", "申込先が、1つもなくなります"


def test_last_contact_that_listens_or_takes_applications_stays(client: Client, desk: Path) -> None:
    unnamed(desk / "content", desk)
    assert APPLYING in refused(client, "/facts/contacts/workshop/").get_text()
    answer = propose(client, "/facts/contacts/workshop/", {"role": "office"})
    assert wrong(answer)[1].startswith("催しの" + APPLYING)
    for key in ("mail", "line"):
        two(client, desk, f"/facts/contacts/{key}/", {"role": "office"})
    assert LISTENING in refused(client, "/facts/contacts/consultation/").get_text()
    two(client, desk, "/facts/contacts/mail/", {"role": "consultation"})
    assert propose(client, "/facts/contacts/consultation/", {"do": "remove"}).status_code == 302


def test_name_given_meanwhile_holds_a_removal_back(client: Client, desk: Path) -> None:
    two(client, desk, "/facts/places/_new/", PLACE)
    assert propose(client, "/facts/places/place-1/", {"do": "remove"}).status_code == 302
    values = {"title": "お茶", "date": "2026-12-20", "start": "10:00", "end": "11:00"}
    asked = shown(client, "/workshops/new/") | values | {"place": "place-1", "do": "site"}
    assert client.post("/workshops/new/", asked).status_code == 302
    link = f"/proposals/{Proposal.objects.get().pk}/"
    second = signed_in("鈴木")
    page = BeautifulSoup(second.get(link).content, "lxml")
    assert "予定「お茶」" in page.get_text()
    assert not page.select("[value=yes]")
    second.post(link, {"do": "yes"})
    assert "place-1:" in (desk / DATA).read_text("utf-8")
