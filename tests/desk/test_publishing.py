"""A publication that is cut off: the site is old or new, never half, and the desk says which."""

import os
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from yorisoi_desk.messages import say
from yorisoi_desk.models import Entry, Person, Proposal
from yorisoi_desk.publishing import engine, release

from tests.desk.conftest import git, signed_in
from tests.desk.forms import NEW, TEA, shown, soup_of
from tests.desk.killing import ends
from tests.support.reading import soup

STEPS = [(Entry, "save"), (Entry, "delete"), (engine, "build")]


def publish() -> None:
    assert release.publish(Person.objects.get()).done


def waiting(client: Client) -> list[str]:
    """Return what the page says is not public yet."""
    page = BeautifulSoup(client.get("/publication/").content, "lxml")
    return [row.get_text(" ", strip=True) for row in page.select("#waiting p:first-child")]


def test_a_kill_at_each_step_leaves_the_old_or_the_new_site_and_the_desk_says_which(
    desk: Path,
) -> None:
    client = signed_in()
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    states = []
    for step in range(1, 5):
        connection.close()
        assert ends(publish, STEPS, step) == (step > 3)
        is_public = os.path.lexists(desk / "output")
        if is_public:
            page = soup(desk / "output/workshops/workshop-1210/index.html")
            assert "お茶の時間" in page.get_text()
        waits = any("お茶の時間" in row for row in waiting(client))
        assert waits != is_public, step
        states.append(is_public)
    assert states == [False, False, True, True]
    assert Entry.objects.filter(what=release.PUBLISHED).count() == 2  # the third was cut off
    assert not Entry.objects.filter(what=release.BEGUN).exists()


def test_what_was_taken_back_waits_for_publication_again(desk: Path) -> None:
    assert desk
    client = signed_in()
    for title in ("お茶の時間", "編みものの会", "朗読の会"):
        client.post(NEW, shown(client, NEW) | TEA | {"title": title, "do": "ready"})
        client.post("/publication/", {"do": "publish"})
        assert waiting(client) == []
    client.post("/publication/", {"do": "back"} | shown(client, "/publication/"))
    assert ["朗読の会" in row for row in waiting(client)] == [True]
    client.post("/publication/", {"do": "back"} | shown(client, "/publication/"))
    assert ["朗読の会" in row or "編みもの" in row for row in waiting(client)] == [True, True]
    client.post("/publication/", {"do": "publish"})
    assert waiting(client) == []


def test_draft_is_not_counted_as_waiting_for_publication(desk: Path) -> None:
    assert desk
    client = signed_in()
    client.post(NEW, shown(client, NEW) | TEA | {"do": "draft"})
    assert "まだ公開していないもの" not in client.get("/").content.decode()
    assert "下書きなので" in client.get("/publication/").content.decode()
    client.post(NEW, shown(client, NEW) | TEA | {"title": "朗読の会", "do": "ready"})
    assert "まだ公開していないものが、1件" in client.get("/").content.decode()


def test_going_back_from_the_first_publication_says_that_there_is_none(desk: Path) -> None:
    assert desk
    client = signed_in()
    for _ in range(2):  # by a second press, too
        client.post("/publication/", {"do": "publish"})
    told = words(client.post("/publication/", {"do": "back"} | shown(client, "/publication/")))
    assert told.startswith("もどせませんでした サイトは、いまのままです。")


def button(client: Client, words: str) -> dict[str, str]:
    """Return what the button beside a save sends."""
    page = BeautifulSoup(client.get("/publication/").content, "lxml")
    row = next(row for row in page.select("li") if words in row.get_text())
    return {"do": "undo", "commit": str(row.select_one("[name=commit]")["value"])}  # type: ignore[index]


def test_one_save_is_taken_back_and_those_after_it_stay(desk: Path) -> None:
    client = signed_in()
    for title in ("読書の会", "編みものの会"):
        client.post(NEW, shown(client, NEW) | TEA | {"title": title, "do": "ready"})
    client.post("/publication/", {"do": "publish"})
    tea = button(client, "読書の会")  # also where it is public
    said = client.post("/publication/", tea, follow=True)
    assert "取り消しました：" in said.content.decode()
    texts = [file.read_text("utf-8") for file in (desk / "content/events").glob("*.yaml")]
    assert not any("読書の会" in text for text in texts)
    assert any("編みものの会" in text for text in texts)
    assert len(waiting(client)) == 1
    again = client.post("/publication/", tea, follow=True).content.decode()
    assert "いまは、もう取り消せません" in again
    writer = signed_in("鈴木", may_publish=False)
    writer.post("/publication/", button(writer, "取り消しました："))
    texts = [file.read_text("utf-8") for file in (desk / "content/events").glob("*.yaml")]
    assert any("読書の会" in text for text in texts)
    assert writer.post("/publication/", {"do": "undo", "commit": "0" * 40}).status_code == 404


BAD = "title: 歩く会\ndate: 2026-12-20\nstart: 10:00\nend: 12:00\ndeadline: 2027-1-1\n"
BROKEN = "title: 朝の会\ndate: [2026-12-20\n"


def from_outside(desk: Path, *texts: str) -> None:
    """Let files of workshops come into the content by Git, unchecked."""
    for number, text in enumerate(texts):
        (desk / f"content/events/2026-12-20-outside{number}.yaml").write_text(text, "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "outside")


def words(answer: Any) -> str:
    """Return what a page says."""
    main = soup_of(answer.content).select_one("main")
    return main.get_text(" ", strip=True) if main else ""


@pytest.mark.parametrize("kind", ["notice", "close"])
def test_faulty_file_from_elsewhere_holds_back_no_urgent_word(desk: Path, kind: str) -> None:
    client, address = signed_in(), f"/facts/{kind}/"
    from_outside(desk, BAD, BROKEN)
    said = {"text": "入口は、うら側です。", "until": "2026-12-05"}
    said |= {"start": "2026-12-05", "reason": "大雪"}
    refused = words(client.post(address, shown(client, address) | said | {"do": "publish"}))
    assert "公開できませんでした" in refused
    for told in (refused, words(client.get("/"))):
        assert "予定「歩く会」" in told
        assert "予定「朝の会」" in told  # also where its file cannot be read
        assert ".yaml" not in told
        assert "note" not in told
    done = words(client.post("/publication/", {"do": "rest"}))
    assert "公開しました" in done
    assert "予定「歩く会」" in done
    front = soup(desk / "output/index.html").get_text()
    assert ("入口は、うら側です。" if kind == "notice" else "大雪") in front
    assert "歩く会" not in front
    writer = signed_in("鈴木", may_publish=False)
    assert writer.post("/publication/", {"do": "rest"}).status_code == 403


def test_one_of_several_dates_is_chosen_beside_a_faulty_file(desk: Path) -> None:
    client = signed_in()
    page = soup_of(client.get("/").content)
    tea = next(str(a["href"]) for a in page.select("main a") if "お茶の時間" in a.get_text())
    address = f"{tea}cancelled/"
    assert b'name="day"' in client.get(address).content
    from_outside(desk, BAD)
    assert b'name="day"' in client.get(address).content
    assert "満席" in words(client.get("/"))


def test_rest_is_not_offered_where_the_data_is_faulty(desk: Path) -> None:
    client = signed_in()
    data = desk / "content/data/service.yaml"
    data.write_text(data.read_text("utf-8").replace("0312-34-5678", "0312-34"), "utf-8")
    assert "ほかを公開する" not in words(client.post("/publication/", {"do": "publish"}))
    assert client.post("/publication/", {"do": "rest"}).status_code == 422


def test_number_is_changed_and_workshop_seen_beside_a_faulty_file(desk: Path) -> None:
    from_outside(desk, BAD)
    client, address = signed_in(), "/facts/contacts/consultation/"
    given = {"telephone": "0191-23-0001", "how": "電話した"}
    client.post(address, shown(client, address) | given)
    proposal = f"/proposals/{Proposal.objects.get().pk}/"
    assert "正しいので、直して公開" in words(signed_in("鈴木").get(proposal))
    looked = client.post(NEW, shown(client, NEW) | TEA | {"do": "look"})
    assert soup_of(looked.content).select_one("iframe")


def test_a_tap_while_the_site_is_published_says_what_to_do(desk: Path) -> None:
    assert desk.is_dir()
    client = signed_in()
    with release.ONE_AT_A_TIME:
        told = client.post("/publication/", {"do": "publish"}, follow=True)
    assert say("publishing") in told.content.decode()
