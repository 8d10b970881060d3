"""Coming in and going out, and what those try who should not."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from yorisoi import cli
from yorisoi_desk.__main__ import main
from yorisoi_desk.models import Invitation, Person
from yorisoi_desk.passphrases import MOST_AT_ONCE, Argon2
from yorisoi_desk.views.people import address

from tests.desk.conftest import NAME, PASSPHRASE, signed_in

SAID = {"passphrase": PASSPHRASE}

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def client() -> Client:
    return Client()


def link(name: str = NAME, *, may_publish: bool = True) -> str:
    return urlsplit(address(name, may_publish=may_publish)).path


def test_invitation_lets_one_person_in_once(client: Client) -> None:
    here = link()
    assert client.get(here).status_code == 200
    assert client.get(here).status_code == 200  # messengers look first
    answer = client.post(here, {"passphrase": PASSPHRASE}, follow=True)
    assert "佐藤 花子さん、ようこそ" in answer.content.decode()
    assert client.get(here).status_code == 410
    assert client.post(here, {"passphrase": PASSPHRASE}).status_code == 410


def test_first_person_says_her_name(client: Client) -> None:
    answer = client.post(link(""), {"name": NAME, "passphrase": PASSPHRASE}, follow=True)
    assert "佐藤 花子さん、ようこそ" in answer.content.decode()
    again = Client().post(link(""), {"name": NAME, "passphrase": PASSPHRASE})
    assert again.status_code == 422  # it would be somebody else's account


def test_command_of_the_engine_invites(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["desk", "invite", "鈴木", "--may", "publish"]) == 0
    given = urlsplit(capsys.readouterr().out.strip()).path
    client.post(given, {"passphrase": PASSPHRASE})
    assert Person.objects.get().may_publish


def test_invitation_ends_after_48_hours(client: Client) -> None:
    here = link()
    for given in Invitation.objects.all():
        given.good_until -= timedelta(hours=48, seconds=1)
        given.save()
    assert client.get(here).status_code == 410


@pytest.mark.parametrize(
    "passphrase", ["short", "佐藤 花子 佐藤 花子", "password1234", "1234567890123"]
)
def test_passphrase_that_is_guessed_is_not_taken(client: Client, passphrase: str) -> None:
    answer = client.post(link(), {"passphrase": passphrase})
    assert answer.status_code == 422
    assert "パスワード" not in answer.content.decode()  # the desk says 合言葉
    assert not Person.objects.exists()


def test_passphrase_is_kept_as_argon2_alone(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    assert Person.objects.get().password.startswith("argon2$argon2id$")


def test_session_is_new_after_signing_in(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    client.post("/sign-out/")
    client.cookies["desk"] = "chosen-by-somebody-else"
    client.post("/sign-in/", {"username": NAME, "password": PASSPHRASE})
    cookie = client.cookies["desk"]
    assert cookie.value != "chosen-by-somebody-else"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


def test_removed_person_is_out_at_once(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    assert client.get("/").status_code == 200
    assert main(["remove", NAME]) == 0
    assert client.get("/").status_code == 302
    client.post("/sign-in/", {"username": NAME, "password": PASSPHRASE})
    assert client.get("/").status_code == 302


def test_name_tried_too_often_is_locked_from_everywhere(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    wide = NAME.replace(" ", "\u3000")
    for number, name in enumerate((NAME, f" {NAME}", wide, f"{wide} ", NAME.replace(" ", "  "))):
        other = Client(REMOTE_ADDR=f"192.0.2.{number}", HTTP_USER_AGENT=f"browser {number}")
        other.post("/sign-in/", {"username": name, "password": "wrong"})
    other = Client(REMOTE_ADDR="192.0.2.99")
    answer = other.post("/sign-in/", {"username": NAME, "password": PASSPHRASE})
    assert answer.status_code == 429
    assert "15分" in answer.content.decode()
    assert client.get("/").status_code == 200  # who is in already, stays in


def test_name_stays_locked_whatever_other_names_are_tried(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    for name in (*[NAME] * 5, *(f"nobody {number}" for number in range(400))):
        Client().post("/sign-in/", {"username": name, "password": "wrong"})
    answer = Client().post("/sign-in/", {"username": NAME, "password": PASSPHRASE})
    assert answer.status_code == 429


def test_passphrases_tried_at_once_wait_for_one_another() -> None:
    running, most = threading.Semaphore(MOST_AT_ONCE), []

    def hashed(*_: object) -> str:
        most.append(running.acquire(blocking=False))
        time.sleep(0.01)
        running.release()
        return ""

    with patch.object(Argon2PasswordHasher, "encode", hashed), ThreadPoolExecutor(24) as pool:
        list(pool.map(lambda _: Argon2().encode(PASSPHRASE, "salt-of-a-test"), range(48)))
    assert most == [True] * 48
    assert Argon2.memory_cost * MOST_AT_ONCE <= 128 << 10  # KiB


def test_passphrases_are_hashed_as_owasp_says() -> None:
    hashed = Argon2().encode(PASSPHRASE, "salt-of-a-test")
    assert "$m=19456,t=2,p=1$" in hashed
    assert Argon2().verify(PASSPHRASE, hashed)
    assert not Argon2().verify("other", hashed)


@pytest.mark.parametrize("name", ["Ｊｕｎ", "ｻﾄｳ", "神\u2f12", "  佐藤\u3000花子 "])
def test_who_is_invited_by_a_name_in_other_letters_comes_in_by_it(
    client: Client, name: str
) -> None:
    inviting = signed_in("鈴木")
    page = inviting.post("/people/", {"name": name, "do": "invite"}).content.decode()
    client.post(urlsplit(re.findall(r'value="(http[^"]*)"', page)[0]).path, SAID)
    client.post("/sign-out/")
    client.post("/sign-in/", {"username": name, "password": PASSPHRASE})
    assert client.get("/").status_code == 200
    assert main(["remove", name]) == 0
    assert client.get("/").status_code == 302


def test_log_names_no_machine(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE}, REMOTE_ADDR="192.0.2.7")
    client.post("/sign-in/", {"username": NAME, "password": "wrong"}, REMOTE_ADDR="192.0.2.7")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"192.0.2.7" not in Path(connection.settings_dict["NAME"]).read_bytes()
    assert "招待で入った" in client.get("/log/").content.decode()


def test_form_of_another_site_changes_nothing() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link(), {"passphrase": PASSPHRASE})
    assert answer.status_code == 403
    assert "まだ何もしていません" in answer.content.decode()
    assert not Person.objects.exists()


def test_signing_in_leads_to_no_other_site(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    client.post("/sign-out/")
    given = {"username": NAME, "password": PASSPHRASE, "next": "https://evil.example/"}
    assert client.post("/sign-in/", given)["Location"] == "/"


def test_every_page_comes_with_a_policy_without_script(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    for page in ("/", "/log/", "/sign-in/", "/nowhere/"):
        answer = client.get(page)
        assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert answer["X-Frame-Options"] == "DENY"
        assert b"<script" not in answer.content


def test_what_cannot_be_shown_says_so_in_the_words_of_the_desk() -> None:
    client = signed_in(may_publish=False)
    client.raise_request_exception = False
    assert "公開できる人に頼んでください" in client.get("/people/").content.decode()
    assert "このページはありません" in client.get("/nowhere/").content.decode()
    with patch("yorisoi_desk.views.pages.Entry.objects.all", side_effect=RuntimeError):
        answer = client.get("/log/")
    assert (answer.status_code, "サイトは前のままです" in answer.content.decode()) == (500, True)


def test_who_may_publish_invites_and_removes(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    page = client.post("/people/", {"name": "鈴木", "do": "invite"}).content.decode()
    here = urlsplit(re.findall(r'value="(http[^"]*/invitation/[^"]*)"', page)[0]).path
    other = Client()
    other.post(here, {"passphrase": PASSPHRASE})
    assert other.get("/").status_code == 200
    assert other.get("/people/").status_code == 403
    client.post("/people/", {"name": "鈴木", "do": "remove"})
    assert other.get("/").status_code == 302
    client.post("/people/", {"name": NAME, "do": "remove"})
    assert client.get("/").status_code == 200  # somebody has to be left


def test_other_names_of_the_machine_are_not_answered(client: Client) -> None:
    assert client.get("/sign-in/", headers={"host": "evil.example"}).status_code == 400


def test_form_larger_than_any_of_ours_is_refused(client: Client) -> None:
    client.post(link(), {"passphrase": PASSPHRASE})
    large = {"description": "x" * (2 << 20), "do": "draft"}
    assert client.post("/workshops/new/", large).status_code == 400
    many = {f"field-{number}": "x" for number in range(2001)}
    assert client.post("/workshops/new/", many).status_code == 400


def test_desk_needs_a_git_checkout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(DESK_CONTENT=tmp_path):
        assert main(["serve"]) == 1
    assert "Git" in capsys.readouterr().err


def test_first_invitation_leads_to_the_port_that_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DESK_ADDRESS", raising=False)
    monkeypatch.setattr("waitress.serve", lambda *_, **_named: None)
    with override_settings():  # what the command sets ends with the test
        assert main(["serve", "--port", "8231"]) == 0
    assert "http://127.0.0.1:8231/invitation/" in capsys.readouterr().out
