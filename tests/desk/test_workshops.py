"""A workshop from its form to the public page, and back."""

import errno
import io
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from PIL import Image, ImageFile
from yorisoi_desk.__main__ import main
from yorisoi_desk.checkout import saving
from yorisoi_desk.models import Entry
from yorisoi_desk.workshops import photographs

from tests.desk.conftest import NAME, PASSPHRASE, git, signed_in
from tests.desk.forms import NEW, TEA, hidden, shown, shown_in, soup_of
from tests.support.reading import soup
from tests.support.writing import picture


def test_workshop_is_written_seen_and_published(client: Client, desk: Path) -> None:
    usual = shown(client, NEW)
    assert usual["start"]
    assert usual["date"] > "2026-12-01"
    looked = client.post(NEW, usual | TEA | {"do": "look"})
    page = soup_of(looked.content)
    frame = client.get(page.select_one("iframe")["src"])
    assert "お茶の時間" in b"".join(frame.streaming_content).decode()
    assert frame["Content-Security-Policy"].startswith("frame-ancestors 'self'")
    assert git(desk, "status", "--porcelain") == ""  # looking writes nothing

    typed = hidden(page)
    done = client.post(NEW, typed | {"do": "publish"})
    assert "公開しました" in done.content.decode()
    public = desk / "output/workshops/workshop-1210/index.html"
    assert "お茶の時間" in soup(public).get_text()
    assert git(desk, "log", "-1", "--format=%an %s") == f"{NAME} 「お茶の時間」を作りました\n"
    assert (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8") == (
        "title: お茶の時間\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\n"
        "summary: ゆっくり話します。\n"
    )
    assert Entry.objects.filter(who=NAME, what="公開した").exists()


def test_fault_stands_beside_its_field_in_the_words_of_the_engine(client: Client) -> None:
    answer = client.post(NEW, shown(client, NEW) | TEA | {"end": "09:00", "do": "look"})
    assert answer.status_code == 422
    page = soup_of(answer.content)
    wrong = page.select_one("#id_end").find_parent(class_="field").select_one(".wrong")
    assert "→" in wrong.get_text()
    assert page.select_one("#id_title")["value"] == "お茶の時間"


def test_all_that_is_wrong_with_a_field_is_read_out_with_it(client: Client) -> None:
    two = {"description": "12月11日(月)です。\n\n[案内](x.md)", "do": "look"}
    page = soup_of(client.post(NEW, shown(client, NEW) | TEA | two).content)
    described = str(page.select_one("#id_description")["aria-describedby"]).split()
    told = [element.get_text() for element in page.select("[id]") if element["id"] in described]
    assert "曜日が合っていません" in "".join(told)
    assert "使えません" in "".join(told)
    assert len(told) == len(described)  # each is there once
    assert page.select_one("[role=group][aria-label=ほかの申込先] input[type=checkbox]")


def test_draft_with_faults_is_kept_and_not_on_the_site(client: Client, desk: Path) -> None:
    answer = client.post(NEW, shown(client, NEW) | TEA | {"title": "", "do": "draft"}, follow=True)
    assert "下書きにしまいました" in answer.content.decode()
    assert (desk / "content/events/_2026-12-10-workshop-1210.yaml").is_file()
    again = client.get("/workshops/_2026-12-10-workshop-1210/").content
    page = soup_of(again)
    assert page.select_one("#id_title").find_parent(class_="field").select_one(".wrong")
    assert "ゆっくり話します。" in page.select_one("#id_summary").get_text()


def test_what_was_typed_comes_back_after_the_session_ended(client: Client, desk: Path) -> None:
    typed = shown(client, NEW) | TEA | {"do": "draft"}
    client.cookies.clear()
    asked = soup_of(client.post(NEW, typed).content)
    sent = hidden(asked)
    wrong = client.post("/sign-in/", sent | {"username": NAME, "password": "not this one"})
    sent = hidden(soup_of(wrong.content))
    back = client.post("/sign-in/", sent | {"username": NAME, "password": PASSPHRASE}, follow=True)
    page = soup_of(back.content)
    assert page.select_one("#id_title")["value"] == "お茶の時間"
    assert "ゆっくり話します。" in page.select_one("#id_summary").get_text()
    assert not list((desk / "content/events").glob("_2026*"))


def test_photograph_that_did_not_arrive_is_asked_for_again(client: Client) -> None:
    photo = io.BytesIO(picture(40, 30))
    photo.name = "photo.jpg"
    typed = shown(client, NEW) | TEA | {"image": photo, "do": "draft"}
    client.cookies.clear()
    sent = hidden(soup_of(client.post(NEW, typed).content))
    back = client.post("/sign-in/", sent | {"username": NAME, "password": PASSPHRASE}, follow=True)
    page = soup_of(back.content)
    wrong = page.select_one("#id_image").find_parent(class_="field").select_one(".wrong")
    assert "もう一度選んでください" in wrong.get_text()
    assert "受けとっています" not in page.get_text()
    done = client.post(NEW, shown_in(page) | {"do": "draft"}, follow=True)  # without it, after all
    assert "下書きにしまいました" in done.content.decode()


def test_line_ends_of_word_processors_are_line_ends(client: Client, desk: Path) -> None:
    pasted = {"title": "お茶の\v時間", "description": "1行め\v2行め\f3行め", "do": "draft"}
    client.post(NEW, shown(client, NEW) | TEA | pasted)
    text = (desk / "content/events/_2026-12-10-workshop-1210.yaml").read_text("utf-8")
    assert "title: お茶の 時間\n" in text
    assert "  1行め\n  2行め\n  3行め\n" in text
    bullets = {"description": "\uf0b7\tエプロン\n\uf0fc 花ばさみ"}
    client.post(NEW, shown(client, NEW) | TEA | bullets | {"date": "2026-12-11", "do": "draft"})
    text = (desk / "content/events/_2026-12-11-workshop-1211.yaml").read_text("utf-8")
    assert "  ・エプロン\n  ・花ばさみ\n" in text
    private = {"description": "外\ue000字", "do": "look"}
    told = client.post(NEW, shown(client, NEW) | TEA | private).content.decode()
    assert "「外□字」の □ のところに" in told


def test_second_of_two_people_sees_both(client: Client, desk: Path) -> None:
    other = signed_in("鈴木")
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    address = "/workshops/2026-12-10-workshop-1210/"
    mine, theirs = shown(client, address), shown(other, address)
    other.post(address, theirs | {"summary": "鈴木が書きました。", "do": "ready"})
    answer = client.post(address, mine | {"summary": "わたしが書きました。", "do": "ready"})
    assert answer.status_code == 409
    assert "鈴木が書きました。" in answer.content.decode()
    assert "わたしが書きました。" in soup_of(answer.content).select_one("#id_summary").get_text()
    file = desk / "content/events/2026-12-10-workshop-1210.yaml"
    assert "鈴木が書きました。" in file.read_text("utf-8")


def test_what_either_has_alone_is_seen_too(client: Client) -> None:
    other = signed_in("鈴木")
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    address = "/workshops/2026-12-10-workshop-1210/"
    mine, theirs = shown(client, address), shown(other, address)
    other.post(address, theirs | {"summary": "", "bring": "水", "do": "ready"})
    answer = client.post(address, mine | {"capacity": "8人", "do": "ready"})
    rows = soup_of(answer.content).select(".told tbody tr")
    assert {tuple(cell.get_text() for cell in row.select("th, td")) for row in rows} == {
        ("紹介", "（なし）", TEA["summary"]),
        ("持ちもの", "水", "（なし）"),
        ("定員", "（なし）", "8人"),
    }


def test_draft_stands_above_what_is_public_already(client: Client) -> None:
    assert "下書き" not in client.get("/").content.decode()
    client.post(NEW, shown(client, NEW) | TEA | {"do": "draft"})
    page = soup_of(client.get("/").content)
    assert [heading.get_text() for heading in page.select("main h2")] == ["下書き", "これから"]
    assert "2026年12月10日（木）" in page.get_text()


def test_who_may_not_publish_does_not(desk: Path) -> None:
    writer = signed_in("鈴木", may_publish=False)
    typed = shown(writer, NEW) | TEA
    assert writer.post(NEW, typed | {"do": "publish"}).status_code == 403
    assert writer.post("/publication/", {"do": "publish"}).status_code == 403
    assert writer.post("/publication/", {"do": "back"}).status_code == 403
    assert not (desk / "output").exists()
    assert git(desk, "status", "--porcelain") == ""


def test_publication_is_taken_back(client: Client, desk: Path) -> None:
    client.post("/publication/", {"do": "publish"})
    client.post(NEW, shown(client, NEW) | TEA | {"do": "publish"})
    page = desk / "output/workshops/workshop-1210/index.html"
    assert page.is_file()
    back = {"do": "back"} | shown(client, "/publication/")
    answer = client.post("/publication/", back, follow=True)
    assert "もどしました" in answer.content.decode()
    again = client.post("/publication/", back, follow=True)  # by a second tap
    assert "まだもどすときだけ" in again.content.decode()
    assert (desk / "output/index.html").is_file()
    assert not page.exists()


def test_photograph_is_written_anew_under_a_name_of_ours(client: Client, desk: Path) -> None:
    photo = io.BytesIO(picture(40, 30) + b"<script>alert(1)</script>")
    photo.name = "../../etc/passwd.php"
    given = {"image": photo, "image_alt": "湯のみが2つ", "do": "ready"}
    client.post(NEW, shown(client, NEW) | TEA | given)
    written = desk / "content/images/2026-12-10-workshop-1210.jpg"
    assert b"script" not in written.read_bytes()
    assert [file.name for file in (desk / "content/images").glob("*passwd*")] == []
    text = (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8")
    assert "image: 2026-12-10-workshop-1210.jpg" in text


def test_drawing_has_a_white_ground_and_a_comment_is_left_out(nobody: Path) -> None:
    assert nobody.is_dir()
    drawn, told = io.BytesIO(), io.BytesIO()
    Image.new("LA", (40, 30), (0, 0)).save(drawn, "PNG")
    Image.new("RGB", (40, 30)).save(told, "JPEG", comment="taken at home")
    written = [photographs.taken(photographs.take(one, 1)) or b"" for one in (drawn, told)]
    assert Image.open(io.BytesIO(written[0])).getpixel((5, 5)) == (255, 255, 255)
    assert b"home" not in written[1]


def test_bomb_and_text_are_no_photographs(client: Client, desk: Path) -> None:
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    for data in (bomb.getvalue(), b"<svg onload=alert(1)>", b""):
        photo = io.BytesIO(data)
        photo.name = "photo.jpg"
        answer = client.post(NEW, shown(client, NEW) | TEA | {"image": photo, "do": "draft"})
        assert answer.status_code == 422
    assert git(desk, "status", "--porcelain") == ""


def test_cut_photograph_is_none_after_a_flyer_was_drawn(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    whole = picture(400, 300)
    photo = io.BytesIO(whole[: len(whole) // 2])
    photo.name = "photo.jpg"
    answer = client.post(NEW, shown(client, NEW) | TEA | {"image": photo, "do": "draft"})
    assert answer.status_code == 422


@pytest.mark.parametrize("stem", ["..", "%2e%2e%2fdata%2fservice", "_template", "a.b", "x" * 200])
def test_no_file_but_a_workshop_is_opened(client: Client, stem: str) -> None:
    assert client.get(f"/workshops/{stem}/").status_code == 404
    assert client.get(f"/preview/{'0' * 32}/{stem}").status_code == 404
    assert client.get(f"/site/{stem}").status_code == 404


def test_markup_typed_into_any_field_is_shown_as_text(client: Client) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    typed = {
        name: evil
        for name in shown(client, NEW)
        if name not in ("csrfmiddlewaretoken", "photo", "version")
    }
    for do in ("draft", "look", "ready"):
        answer = client.post(NEW, typed | {"do": do})
        assert b"<script>alert" not in answer.content
        assert b"<img src=x" not in answer.content


def test_one_button_each_for_what_changes(client: Client, desk: Path) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    file = desk / "content/events/2026-12-10-workshop-1210.yaml"
    here = "/workshops/2026-12-10-workshop-1210/"
    asked = shown(client, f"{here}postponed/")
    assert not asked["note"]  # no reason is given that nobody wrote
    client.post(f"{here}postponed/", asked | {"new_day": "2026-12-17", "do": "save"})
    text = file.read_text("utf-8")
    assert "date: 2026-12-17" in text
    assert "moved_from: 2026-12-10" in text
    asked = shown(client, f"{here}cancelled/") | {"note": "雪のため、中止します。"}
    answer = client.post(f"{here}cancelled/", asked | {"do": "publish"})
    assert "公開しました" in answer.content.decode()
    page = soup(desk / "output/workshops/workshop-1210/index.html").get_text()
    assert "雪のため、中止します。" in page
    client.post(f"{here}scheduled/", shown(client, f"{here}scheduled/") | {"do": "save"})
    assert "status" not in file.read_text("utf-8")


def test_what_the_publication_would_refuse_is_not_saved(client: Client, desk: Path) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"deadline": "2026-12-08", "do": "publish"})
    old = "--date=2026-10-01T10:00:00+09:00"  # the save is no news to Git
    os.environ["GIT_COMMITTER_DATE"] = old.partition("=")[2]
    try:
        git(desk, "commit", "-q", "--amend", "--no-edit", old)
    finally:
        del os.environ["GIT_COMMITTER_DATE"]
    address = "/workshops/2026-12-10-workshop-1210/postponed/"
    slip = shown(client, address) | {"new_day": "2025-12-17", "do": "publish"}
    answer = client.post(address, slip)
    assert answer.status_code == 422
    assert "締切" in answer.content.decode()
    assert "2025" not in (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8")


def test_what_may_be_a_slip_is_asked_once_before_it_is_saved(client: Client, desk: Path) -> None:
    typed = shown(client, NEW) | TEA | {"description": "材料費は500円です。"}
    seen = soup_of(client.post(NEW, typed | {"do": "look"}).content)
    assert "料金が書かれていないので" in seen.select_one("main .told").get_text()
    assert "公開しました" in client.post(NEW, hidden(seen) | {"do": "publish"}).content.decode()

    here = "/workshops/2026-12-10-workshop-1210/"
    moved = shown(client, here) | {"date": "2026-11-10", "do": "ready"}  # a month too early
    asked = client.post(here, moved)
    told = soup_of(asked.content).select_one("main .told").get_text()
    assert "もう過ぎた日です" in told
    assert "料金" not in told  # that was answered
    assert git(desk, "log", "-1", "--format=%s").startswith("「お茶の時間」を作り")
    answer = client.post(here, shown_in(soup_of(asked.content)) | {"do": "ready"})
    assert answer.status_code == 302
    assert git(desk, "log", "-1", "--format=%s").startswith("「お茶の時間」を直し")


def test_postponement_by_mistake_is_taken_back_with_its_day(client: Client, desk: Path) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    file = desk / "content/events/2026-12-10-workshop-1210.yaml"
    before = file.read_text("utf-8")
    here = "/workshops/2026-12-10-workshop-1210/"
    moved = shown(client, f"{here}postponed/") | {"new_day": "2026-12-17", "do": "save"}
    client.post(f"{here}postponed/", moved)
    back = shown(client, f"{here}scheduled/") | {"do": "save"}
    client.post(f"{here}scheduled/", back)
    assert file.read_text("utf-8") == before

    held = shown(client, f"{here}postponed/")
    client.post(f"{here}postponed/", moved | {"version": held["version"]})
    stays = shown(client, f"{here}scheduled/") | {"new_day": "", "do": "save"}
    client.post(f"{here}scheduled/", stays)
    assert "date: 2026-12-17\n" in file.read_text("utf-8")
    assert "status" not in file.read_text("utf-8")


def test_copy_is_a_draft_on_the_same_weekday(client: Client, desk: Path) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"deadline": "2026-12-08", "do": "ready"})
    client.post("/workshops/2026-12-10-workshop-1210/copy/")
    text = (desk / "content/events/_2027-01-07-workshop-0107.yaml").read_text("utf-8")
    assert "date: 2027-01-07" in text
    assert "deadline: 2027-01-05" in text
    again = client.post("/workshops/2026-12-10-workshop-1210/copy/", follow=True)  # two taps
    assert again.redirect_chain[-1][0] == "/workshops/_2027-01-07-workshop-0107/"
    assert "もう写してあります" in again.content.decode()
    assert len(list((desk / "content/events").glob("_2027-01-07-*"))) == 1
    client.post("/workshops/_2027-01-07-workshop-0107/", shown(client, again.redirect_chain[-1][0])
                | {"date": "2027-01-14", "do": "draft"})  # fmt: skip
    client.post("/workshops/2026-12-10-workshop-1210/copy/")
    assert len(list((desk / "content/events").glob("_2027-01-*"))) > 1


def test_one_of_several_dates_is_cancelled(client: Client, desk: Path) -> None:
    days = {"dates.0.date": "2026-12-10", "dates.1.date": "2026-12-17"}
    dates = {"date": "", **days, "do": "ready"}
    client.post(NEW, shown(client, NEW) | TEA | dates)
    here = "/workshops/2026-12-10-workshop-1210/cancelled/"
    client.post(here, shown(client, here) | {"day": "2026-12-17", "do": "save"})
    text = (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8")
    assert text.index("2026-12-17") < text.index("status: cancelled")


def test_full_disk_loses_nothing(
    client: Client, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    typed = shown(client, NEW) | TEA | {"do": "ready"}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("yorisoi_desk.checkout.commits.Checkout.tree", full)
    answer = client.post(NEW, typed)
    assert answer.status_code == 500
    assert "しまえませんでした" in answer.content.decode()
    assert git(desk, "status", "--porcelain") == ""
    monkeypatch.undo()
    client.post(NEW, hidden(soup_of(answer.content)))
    assert (desk / "content/events/2026-12-10-workshop-1210.yaml").is_file()


def test_two_at_once_save_both(client: Client, desk: Path) -> None:
    others = [signed_in(f"人{number}") for number in range(4)]
    typed = shown(client, NEW) | TEA | {"do": "draft"}

    def save(other: Client) -> int:
        try:
            return other.post(NEW, typed | {"title": f"会{id(other)}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(others)) as threads:
        statuses = list(threads.map(save, others))
    files = list((desk / "content/events").glob("_2026-12-10-*.yaml"))
    assert len(files) == statuses.count(302) >= 1
    assert set(statuses) <= {302, 409}
    assert git(desk, "status", "--porcelain") == ""


def test_new_form_that_is_sent_again_is_the_same_workshop(client: Client, desk: Path) -> None:
    typed = shown(client, NEW) | TEA
    events = desk / "content/events"

    def send(do: str) -> int:
        try:
            other = Client()
            other.cookies = client.cookies
            return other.post(NEW, typed | {"do": do}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:  # two taps
        assert list(threads.map(send, ("draft", "draft"))) == [302, 302]
    typed["title"] = "お茶とおかし"  # by the Back button
    assert [send("draft"), send("publish"), send("publish")] == [302, 200, 200]
    assert [file.name for file in events.glob("*workshop-1210*")] == [
        "2026-12-10-workshop-1210.yaml"
    ]
    assert "title: お茶とおかし" in (events / "2026-12-10-workshop-1210.yaml").read_text("utf-8")


def test_second_tap_while_the_first_is_sent_to_the_remote_makes_no_second_workshop(
    client: Client, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = shown(client, NEW) | TEA | {"do": "draft"}
    usual, begun = saving.save, threading.Event()

    def slow(*given: Any) -> object:
        sync = usual(*given)
        begun.set()
        time.sleep(0.5)
        return sync

    def tap(number: int) -> int:
        try:
            other = Client()
            other.cookies = client.cookies
            assert not number or begun.wait(60)
            return other.post(NEW, typed).status_code
        finally:
            connection.close()

    monkeypatch.setattr(saving, "save", slow)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(tap, range(2))) == [302, 302]
    assert len(list((desk / "content/events").glob("*workshop-1210*"))) == 1


def test_what_was_left_uncommitted_is_told_at_the_start_and_on_the_first_page(
    client: Client, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "events/2026-12-10-calm.yaml"
    assert "記録されていない" not in client.get("/").content.decode()
    (desk / "content" / name).write_text("title: お茶\ndate: 2026-12-10\nstart: 10:00\n", "utf-8")
    said = f"{name} に、まだ記録されていない直しがあります"
    assert said in client.get("/").content.decode()
    monkeypatch.setattr("waitress.serve", lambda *_, **_named: None)
    assert main(["serve"]) == 0
    assert said in capsys.readouterr().out
    here = "/workshops/2026-12-10-calm/"
    client.post(here, shown(client, here) | {"do": "ready"})
    assert "記録されていない" not in client.get("/").content.decode()


def test_what_came_to_the_site_meanwhile_is_checked_though_the_form_says_draft(
    client: Client, desk: Path
) -> None:
    client.post(NEW, shown(client, NEW) | TEA | {"do": "draft"})
    here = "/workshops/_2026-12-10-workshop-1210/"
    hers = shown(client, here)
    client.post(here, hers | {"do": "ready"})
    answer = client.post(here, hers | {"capacity": "たくさん", "do": "draft"})
    assert answer.status_code == 422
    file = desk / "content/events/2026-12-10-workshop-1210.yaml"
    assert "たくさん" not in file.read_text("utf-8")


SLIPS = {
    "no name": ({"title": ""}, "title"),
    "no day": ({"date": ""}, "date"),
    "a day that is none": ({"date": "2026-02-30"}, "date"),
    "no beginning": ({"start": ""}, "start"),
    "an end before its beginning": ({"end": "09:00"}, "end"),
    "a number typed into a text": ({"summary": "0312-34-9999 へどうぞ"}, "summary"),
    "a link that leads nowhere": ({"description": "[地図](map.md)"}, "description"),
    "words for how many": ({"capacity": "たくさん"}, "capacity"),
    "a name of an address in Japanese": ({"id": "お茶"}, "id"),
    "a description of no photograph": ({"image_alt": "", "photo": "sent"}, "image_alt"),
    "a deadline after all is over": ({"deadline": "2026-12-20"}, "deadline"),
    "a repeat on another weekday": (
        {"repeat.every": "week", "repeat.weekday": "月", "repeat.until": "2027-01-25"},
        "date",
    ),
}


@pytest.mark.parametrize(("slip", "field"), SLIPS.values(), ids=SLIPS)
def test_usual_slip_is_told_beside_its_field_and_nothing_is_lost(
    client: Client, desk: Path, slip: dict[str, str], field: str
) -> None:
    typed = shown(client, NEW) | TEA | slip | {"do": "ready"}
    if slip.get("photo"):
        photo = io.BytesIO(picture(40, 30))
        photo.name = "photo.jpg"
        typed |= {"photo": ""}
        answer = client.post(NEW, typed | {"image": photo})
    else:
        answer = client.post(NEW, typed)
    page = soup_of(answer.content)
    told = page.select_one(f".field:has([name='{field}']) .wrong")
    assert told, [wrong.get_text() for wrong in page.select(".wrong")]
    kept = {name: text for name, text in hidden_and_typed(page).items() if name in TEA}
    assert kept == TEA | {name: text for name, text in slip.items() if name in TEA}
    assert git(desk, "status", "--porcelain") == ""


def hidden_and_typed(page: BeautifulSoup) -> dict[str, str]:
    """Return what all fields of a form hold."""
    fields = page.select("main > form :is(input, textarea)[name]")
    return {str(one["name"]): str(one.get("value") or one.get_text().strip()) for one in fields}


def test_several_times_a_day_and_a_span_are_written_and_changed(client: Client, desk: Path) -> None:
    rows = {"sessions.0.start": "10:00", "sessions.0.note": "親子の回", "sessions.1.start": "9:99"}
    typed = shown(client, NEW) | TEA | {"until": "2026-12-20", "closed": "月, 2026-12-16"} | rows
    page = soup_of(client.post(NEW, typed | {"do": "ready"}).content)
    assert page.select_one("details[open] .field:has([name='sessions.1.start']) .wrong")
    typed |= {"sessions.1.start": "13:00"}
    page = soup_of(client.post(NEW, typed | {"do": "ready"}).content)
    assert page.select_one(".field:has([name='start']) .wrong")
    client.post(NEW, typed | {"start": "", "end": "", "do": "ready"})
    file = desk / "content/events/2026-12-10-workshop-1210.yaml"
    text = file.read_text("utf-8")
    assert "until: 2026-12-20\nclosed: [月, 2026-12-16]\n" in text
    assert "sessions:\n  - start: 10:00\n    note: 親子の回\n  - start: 13:00\n" in text
    file.write_text(text.replace("13:00", "13:00  # 午後"), "utf-8")
    git(desk, "commit", "-qam", "by hand")
    here = "/workshops/2026-12-10-workshop-1210/"
    held = shown(client, here)
    assert held["closed"] == "月, 2026-12-16"
    emptied = {"sessions.0.start": "", "sessions.0.note": "", "sessions.1.capacity": "15組"}
    assert client.post(here, held | emptied | {"do": "ready"}).status_code == 302
    after = file.read_text("utf-8")
    assert "sessions:\n  - start: 13:00  # 午後\n    capacity: 15組\n" in after


def test_photograph_is_taken_away(client: Client, desk: Path) -> None:
    photo = io.BytesIO(picture(40, 30))
    photo.name = "photo.jpg"
    given = {"image": photo, "image_alt": "湯のみが2つ", "do": "ready"}
    client.post(NEW, shown(client, NEW) | TEA | given)
    here = "/workshops/2026-12-10-workshop-1210/"
    client.post(here, shown(client, here) | {"no_image": "on", "do": "ready"})
    assert "image" not in (desk / "content/events/2026-12-10-workshop-1210.yaml").read_text("utf-8")
    assert not (desk / "content/images/2026-12-10-workshop-1210.jpg").exists()


def test_markdown_file_is_opened_changed_and_copied(client: Client, desk: Path) -> None:
    file = desk / "content/events/2026-12-10-calm.md"
    head = "---\ntitle: お茶  # いつもの\ndate: 2026-12-10\nstart: 10:00\n---\n"
    file.write_text(f"{head}ゆっくり話します。\n", "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "by hand")
    here = "/workshops/2026-12-10-calm/"
    assert here in client.get("/").content.decode()
    typed = shown(client, here) | {"description": "静かに話します。", "start": "11:00"}
    client.post(here, typed | {"do": "ready"})
    after = head.replace("10:00", "11:00")
    assert file.read_text("utf-8") == f"{after}\n静かに話します。\n"
    client.post(f"{here}copy/")
    copy = desk / "content/events/_2027-01-07-workshop-0107.md"
    assert "静かに話します。" in copy.read_text("utf-8")
    there = "/workshops/_2027-01-07-workshop-0107/"
    client.post(there, shown(client, there) | {"do": "ready"})
    assert not copy.exists()
    assert (desk / "content/events/2027-01-07-workshop-0107.md").is_file()


def test_each_of_several_in_a_file_is_opened(client: Client, desk: Path) -> None:
    file = desk / "content/events/autumn.yaml"
    tea = "- id: calm\n  title: お茶\n  date: 2026-12-10\n  start: 10:00\n"
    book = "# 本\n- id: novel\n  title: 本の会\n  date: 2026-12-11\n  start: 14:00\n"
    file.write_text(tea + book, "utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "by hand")
    page = client.get("/").content.decode()
    assert "/workshops/autumn~1/" in page
    here = "/workshops/autumn~2/"
    page = soup_of(client.post(here, shown(client, here) | {"end": "9:00", "do": "ready"}).content)
    assert page.select_one(".field:has([name='end']) .wrong")
    client.post(here, shown(client, here) | {"capacity": "8人", "do": "ready"})
    assert file.read_text("utf-8") == f"{tea}{book}  capacity: 8人\n"
    asked = shown(client, f"{here}cancelled/")
    answer = client.post(f"{here}cancelled/", asked | {"do": "publish"})
    assert "/workshops/novel/" in answer.content.decode()
    assert file.read_text("utf-8").index("本の会") < file.read_text("utf-8").index("cancelled")
    client.post(f"{here}copy/")
    assert "本の会" in (desk / "content/events/_2027-01-08-workshop-0108.yaml").read_text("utf-8")
    for nothing in ("autumn", "autumn~3", "autumn~0", "autumn~1~1"):
        assert client.get(f"/workshops/{nothing}/").status_code == 404
