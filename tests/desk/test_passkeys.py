"""Passkeys: what lets somebody in, and what those try who should not come in."""

import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from yorisoi_desk import passkeys
from yorisoi_desk.__main__ import main
from yorisoi_desk.models import Entry, Invitation, Passkey, Person
from yorisoi_desk.views.people import address

from tests.desk.conftest import NAME, PASSPHRASE, signed_in
from tests.desk.phone import PRESENT, Phone

pytestmark = pytest.mark.usefixtures("nobody")
HERE = {"HTTP_HOST": "localhost"}
FIELDS = {"flags", "origin", "credential", "left_out"}  # of a phone; the rest is of the question
BROKEN = (
    '{"id": "a", "rawId": "a", "type": "public-key", "response": {"clientDataJSON": "!", '
    '"authenticatorData": "", "signature": "", "userHandle": "a"}}'
)


@pytest.fixture
def phone() -> Phone:
    """A phone whose key the desk knows."""
    phone = Phone()
    assert "を加えました" in added(signed_in(), phone).content.decode()
    return phone


def added(client: Client, phone: Phone, **bent: Any) -> HttpResponse:
    """Add a key as the page does; `bent` changes what the phone is asked."""
    asked = client.post("/passkeys/question/", {"password": PASSPHRASE}, **HERE).json()
    given = {"credential": phone.made(asked | bent), "name": "わたしの電話"}
    return client.post("/passkeys/", given, follow=True, **HERE)


def asked(client: Client) -> dict[str, Any]:
    question: dict[str, Any] = client.post("/sign-in/question/", **HERE).json()
    return question


def tried(client: Client, answer: str) -> HttpResponse:
    return client.post("/sign-in/", {"credential": answer, "next": "/log/"}, **HERE)


def is_in(client: Client) -> bool:
    return client.get("/log/", **HERE).status_code == 200


def test_passkey_lets_its_owner_in_and_back_to_where_she_was(phone: Phone) -> None:
    client = Client()
    answer = tried(client, phone.signed(asked(client)))
    assert (answer.status_code, answer["Location"]) == (302, "/log/")
    log = client.get("/log/", **HERE).content.decode()
    assert "パスキーで入った：わたしの電話" in log
    assert "パスキーを加えた：わたしの電話" in log
    assert "さいごに使ったのは" in client.get("/passkeys/", **HERE).content.decode()


@pytest.mark.usefixtures("desk")
def test_what_was_typed_before_comes_along(phone: Phone) -> None:
    client = Client()
    given = {
        "credential": phone.signed(asked(client)),
        "next": "/workshops/new/",
        "kept-title": "お茶の会",
    }
    answer = client.post("/sign-in/", given, follow=True, **HERE)
    assert "お茶の会" in answer.content.decode()


def test_session_is_new_after_coming_in(phone: Phone) -> None:
    client = Client()
    client.cookies["desk"] = "chosen-by-somebody-else"
    tried(client, phone.signed(asked(client)))
    assert client.cookies["desk"].value != "chosen-by-somebody-else"


@pytest.mark.parametrize(("tls", "name"), [(True, "__Host-desk-key"), (False, "desk-key")])
def test_no_neighbour_of_the_desk_sets_its_question(tls: bool, name: str) -> None:  # noqa: FBT001
    with override_settings(TLS=tls, DESK_ADDRESS="https://localhost"):
        cookie = Client().post("/sign-in/question/", **HERE).cookies[name]
    assert (bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (tls, "/", "")


def replayed(phone: Phone, client: Client) -> str:
    answer = phone.signed(asked(client))
    tried(client, answer)
    client.post("/sign-out/", **HERE)
    return answer


def replayed_in_its_session(phone: Phone, client: Client) -> str:
    """It was refused once already."""
    other, phone.origin = phone.origin, "http://localhost:1"
    question = asked(client)
    tried(client, phone.signed(question))
    phone.origin = other
    return phone.signed(question)


def of_another_session(phone: Phone, client: Client) -> str:
    asked(client)
    return phone.signed(asked(Client()))


def of_no_session(phone: Phone, client: Client) -> str:
    del client
    return phone.signed({"challenge": "", "rpId": "localhost"})


def too_late(phone: Phone, client: Client) -> str:
    before = time.time() - passkeys.GOOD_FOR - 1
    with patch("django.core.signing.time.time", return_value=before):
        return phone.signed(asked(client))


def of_another_site(phone: Phone, client: Client) -> str:
    phone.origin = "https://evil.example"
    return phone.signed(asked(client))


def for_another_name(phone: Phone, client: Client) -> str:
    return phone.signed(asked(client) | {"rpId": "evil.example"})


def by_an_unknown_key(phone: Phone, client: Client) -> str:
    return Phone(credential=b"of nobody", handle=phone.handle).signed(asked(client))


def by_another_key_of_that_name(phone: Phone, client: Client) -> str:
    return Phone(credential=phone.credential, handle=phone.handle).signed(asked(client))


def for_somebody_else(phone: Phone, client: Client) -> str:
    phone.handle = "c29tZWJvZHkgZWxzZQ"
    return phone.signed(asked(client))


def with_an_older_count(phone: Phone, client: Client) -> str:
    tried(client, phone.signed(asked(client)))
    client.post("/sign-out/", **HERE)
    phone.count -= 1
    return phone.signed(asked(client))


def without_finger_or_face(phone: Phone, client: Client) -> str:
    phone.flags = PRESENT
    return phone.signed(asked(client))


def of_a_removed_person(phone: Phone, client: Client) -> str:
    assert main(["remove", NAME]) == 0
    return phone.signed(asked(client))


def of_a_person_who_may_not_come_in(phone: Phone, client: Client) -> str:
    Person.objects.update(is_active=False)
    return phone.signed(asked(client))


def of_one_who_was_invited_again(phone: Phone, client: Client) -> str:
    Person.objects.invited(NAME, may_publish=True, passphrase=PASSPHRASE)
    return phone.signed(asked(client))


@pytest.mark.parametrize(
    "trick",
    [
        replayed, replayed_in_its_session, of_another_session, of_no_session, too_late,
        of_another_site, for_another_name, by_an_unknown_key, by_another_key_of_that_name,
        for_somebody_else, with_an_older_count, without_finger_or_face, of_a_removed_person,
        of_a_person_who_may_not_come_in, of_one_who_was_invited_again,
    ],
)  # fmt: skip
def test_signature_lets_nobody_in(phone: Phone, trick: Callable[[Phone, Client], str]) -> None:
    client = Client()
    answer = tried(client, trick(phone, client))
    assert answer.status_code == 403
    assert "このパスキーでは入れませんでした" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", "[" * 5000, '{"id": "é", "rawId": "é", "response": {}}', BROKEN],
)
@pytest.mark.usefixtures("phone")
def test_what_is_no_answer_is_refused(text: str) -> None:
    client = Client()
    asked(client)
    assert tried(client, text).status_code == 403
    known = Passkey.objects.get().credential_id
    assert tried(client, f'{{"id": "{known}"}}').status_code == 403


@pytest.mark.usefixtures("phone")
def test_two_answers_at_once_are_one() -> None:
    client = Client()
    asked(client)
    requests = [RequestFactory().post("/sign-in/") for _ in range(2)]
    for request in requests:
        request.COOKIES = {name: held.value for name, held in client.cookies.items()}
    assert [passkeys.taken(request, passkeys.TO_COME_IN) is not None for request in requests] == [
        True,
        False,
    ]


def test_refused_signatures_are_counted_for_their_key(phone: Phone) -> None:
    stranger = Phone(credential=phone.credential, handle=phone.handle)
    for _ in range(5):
        client = Client()
        tried(client, stranger.signed(asked(client)))
    client = Client()
    answer = tried(client, phone.signed(asked(client)))
    assert answer.status_code == 429
    assert "15分" in answer.content.decode()
    assert Entry.objects.filter(what="パスキーが断られた").count() == 5
    client.post("/sign-in/", {"username": NAME, "password": PASSPHRASE}, **HERE)
    assert is_in(client)


def test_who_knows_a_name_keeps_nobody_out_of_her_passkey(phone: Phone) -> None:
    for _ in range(5):
        Client().post("/sign-in/", {"username": NAME, "password": "wrong"}, **HERE)
    client = Client()
    tried(client, phone.signed(asked(client)))
    assert is_in(client)


@pytest.mark.parametrize("sign", [" ", "\0", "\x1f", "-", ""])
def test_no_name_that_a_form_sends_keeps_anybody_out_of_a_passkey(phone: Phone, sign: str) -> None:
    key = Passkey.objects.get()
    for told in (key.pk, key.credential_id):
        for _ in range(5):
            given = {"username": f"passkey{sign}{told}", "password": "wrong"}
            Client().post("/sign-in/", given, **HERE)
    client = Client()
    tried(client, phone.signed(asked(client)))
    assert is_in(client)


def test_removed_passkey_ends_the_sessions_that_it_began(phone: Phone) -> None:
    lost, kept = Client(), signed_in("鈴木")
    tried(lost, phone.signed(asked(lost)))
    kept.post("/passkeys/", {"do": "remove", "number": Passkey.objects.get().pk}, **HERE)
    assert is_in(lost)  # it is not hers to remove
    person = Person.objects.get(name=NAME)
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    client.post("/passkeys/", {"do": "remove", "number": Passkey.objects.get().pk}, **HERE)
    assert not Passkey.objects.exists()
    assert not is_in(lost)
    assert is_in(client)
    assert Entry.objects.filter(what="パスキーを消した", about="わたしの電話").exists()


@pytest.mark.usefixtures("phone")
def test_who_may_publish_removes_a_person_with_her_passkeys() -> None:
    signed_in("鈴木").post("/people/", {"do": "remove", "name": NAME}, **HERE)
    assert not Passkey.objects.exists()


def test_command_removes_a_person_with_her_open_invitation() -> None:
    signed_in()
    address(NAME, may_publish=True)
    assert main(["remove", NAME]) == 0
    assert not Invitation.objects.exists()


def test_new_passkey_needs_the_passphrase_of_who_is_in() -> None:
    client = signed_in()
    for _ in range(5):
        answer = client.post("/passkeys/question/", {"password": "wrong"}, **HERE)
    assert answer.status_code == 429
    assert "desk-key" not in client.cookies
    assert Client().post("/passkeys/question/", {"password": "x"}, **HERE).status_code == 403


@pytest.mark.parametrize(
    "bent", [{"challenge": "YWJj"}, {"rp": {"id": "evil.example"}}, {"flags": PRESENT},
             {"origin": "https://evil.example"}, {"credential": b""}, {"left_out": 3}],
)  # fmt: skip
def test_new_key_that_answers_another_question_is_not_taken(bent: dict[str, Any]) -> None:
    phone = Phone(**{name: bent[name] for name in bent.keys() & FIELDS})
    answer = added(signed_in(), phone, **bent)
    assert "加えられませんでした" in answer.content.decode()
    assert not Passkey.objects.exists()


def test_question_of_the_sign_in_page_adds_no_key_to_a_screen_left_open() -> None:
    client, phone = signed_in(), Phone()
    question = client.post("/sign-in/question/", **HERE).json()
    wanted = {"rp": {"id": "localhost"}, "user": {"id": "YQ"}, "excludeCredentials": []}
    given = {"credential": phone.made(question | wanted), "name": "わたしの電話"}
    answer = client.post("/passkeys/", given, follow=True, **HERE)
    assert "加えられませんでした" in answer.content.decode()
    assert not Passkey.objects.exists()


def test_who_only_asks_leaves_nothing_behind() -> None:
    before = Session.objects.count()
    for _ in range(3):
        asked(Client())
    assert Session.objects.count() == before


def test_key_of_somebody_else_is_not_taken_over(phone: Phone) -> None:
    other = Phone(credential=phone.credential)
    assert "加えられませんでした" in added(signed_in("鈴木"), other).content.decode()
    assert Passkey.objects.get().person.name == NAME


def test_script_runs_on_two_pages_alone_and_asks_one_question() -> None:
    client = signed_in()
    policy = client.get("/passkeys/", **HERE)["Content-Security-Policy"]
    assert policy.endswith(
        "; script-src http://localhost/passkey.js; connect-src http://localhost/passkeys/question/"
    )
    policy = Client().get("/sign-in/", **HERE)["Content-Security-Policy"]
    assert policy.endswith(
        "; script-src http://localhost/passkey.js; connect-src http://localhost/sign-in/question/"
    )
    for page in ("/people/", "/log/", "/nowhere/"):
        answer = client.get(page, **HERE)
        assert "script-src" not in answer["Content-Security-Policy"]
        assert b"<script" not in answer.content


@override_settings(ALLOWED_HOSTS=["127.0.0.1"])
def test_where_no_browser_makes_a_passkey_the_page_says_so() -> None:
    client = signed_in()
    page = client.get("/passkeys/", HTTP_HOST="127.0.0.1", SERVER_PORT="8001").content.decode()
    assert "http://localhost:8001/passkeys/" in page
    assert client.post("/passkeys/question/", HTTP_HOST="127.0.0.1").status_code == 404
    page = Client().get("/sign-in/", HTTP_HOST="127.0.0.1").content.decode()
    assert "<script" not in page
    assert "指紋や顔" not in page


@pytest.mark.parametrize(
    ("given", "home"),
    [
        ("https://desk.example", passkeys.Home("desk.example", "https://desk.example")),
        ("https://Desk.example:443", passkeys.Home("desk.example", "https://desk.example")),
        ("https://desk.example:8443", passkeys.Home("desk.example", "https://desk.example:8443")),
        ("https://192.0.2.1", None),
        ("https://[2001:db8::1]", None),
    ],
)
def test_behind_a_proxy_keys_are_bound_to_the_address_of_the_desk(
    given: str, home: passkeys.Home | None
) -> None:
    with override_settings(TLS=True, DESK_ADDRESS=given):
        assert passkeys.home(RequestFactory().get("/")) == home
