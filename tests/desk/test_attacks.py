"""What somebody gets who sends the desk what no page of it would send."""

from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client
from yorisoi_desk.checkout import saving
from yorisoi_desk.models import Invitation, Person, Proposal

from tests.desk.conftest import git, signed_in
from tests.desk.forms import NEW, TEA, shown

DAY = {"title": "会", "date": "2026-12-20", "start": "10:00", "end": "11:00"}


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "address",
    [
        "/publication/?do=publish",
        "/people/?do=remove&name=佐藤 花子",
        "/people/?do=invite&name=x",
        "/sign-out/",
        "/facts/remove/?what=notice",
        "/workshops/2026-12-10-yoga/cancelled/?reason=x",
    ],
)
def test_only_a_form_changes_anything(
    client: Client, desk: Path, method: str, address: str
) -> None:
    client.generic(method, address, headers={"X-HTTP-Method-Override": "POST"})
    assert not (desk / "output").exists()
    assert Person.objects.get().is_active
    assert not Invitation.objects.exists()
    assert git(desk, "log", "--format=%s").split() == ["begin"]
    assert client.get("/").status_code == 200


def test_cookie_of_a_session_that_was_ended_opens_nothing(client: Client) -> None:
    kept = client.cookies["desk"].value
    shown = client.get("/")
    assert shown.headers["Cache-Control"] == "no-store"
    assert client.post("/sign-out/").headers["Clear-Site-Data"] == '"cache"'
    client.cookies["desk"] = kept
    assert client.get("/").headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "below", ["../secret-key", "..%2fsecret-key", "%2e%2e/%2e%2e/state/secret-key", "/etc/passwd"]
)
@pytest.mark.parametrize("root", ["/site/", f"/preview/{'0' * 32}/", "/preview/../"])
def test_no_file_outside_the_built_sites_is_shown(client: Client, root: str, below: str) -> None:
    assert client.get(root + below).status_code == 404


@pytest.mark.parametrize("name", ["index.html", "images/x.svg", "workshops/feed.atom"])
def test_no_script_of_the_built_sites_runs_at_the_address_of_the_desk(
    client: Client, desk: Path, name: str
) -> None:
    file = desk / "output" / name
    file.parent.mkdir(parents=True)
    file.write_text("<script>alert(1)</script>", "utf-8")
    with closing(client.get(f"/site/{name}")) as answer:
        rules = answer.headers["Content-Security-Policy"].split("; ")
    (sandbox,) = [rule.split() for rule in rules if rule.startswith("sandbox ")]
    assert "allow-scripts" not in sandbox


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/publication/", {"do": "publish"}),
        ("/publication/", {"do": "back"}),
        ("/workshops/new/", {**DAY, "do": "publish"}),
        ("/facts/notice/", {"text": "お知らせ", "until": "2026-12-20", "do": "publish"}),
        ("/people/", {"name": "x", "do": "invite", "may_publish": "on"}),
    ],
)
def test_who_may_not_publish_is_refused_before_anything_is_written(
    desk: Path, address: str, fields: dict[str, str]
) -> None:
    client = signed_in(may_publish=False)
    version = saving.repository().revision("data/service.yaml")
    answer = client.post(address, {"version": version, **fields})
    assert answer.status_code == 403
    assert git(desk, "log", "--format=%s").split() == ["begin"]
    assert not (desk / "output").exists()


@pytest.mark.parametrize(
    "field", ["title", "summary", "description", "place.name", "id", "dates.0.note"]
)
@pytest.mark.parametrize("sign", ["あ", "(", "*a_"])
def test_very_long_field_is_refused_and_given_back(client: Client, field: str, sign: str) -> None:
    long = {field: sign * 100_000}
    answer = client.post("/workshops/new/", {**DAY, **long, "do": "look"})
    assert answer.status_code == 422
    assert sign * 1000 in answer.content.decode()


def test_who_may_not_publish_neither_cancels_nor_approves_by_that_button(desk: Path) -> None:
    client, writer = signed_in(), signed_in("鈴木", may_publish=False)
    client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
    here = "/facts/places/salon/"
    client.post(here, shown(client, here) | {"directions": "港の前", "how": "電話した"})
    (proposal,) = Proposal.objects.all()
    button = "/workshops/2026-12-10-workshop-1210/cancelled/"
    before = git(desk, "log", "--format=%s")
    for address, asked in (
        (button, shown(writer, button)),
        (f"/proposals/{proposal.pk}/", {}),
    ):
        assert writer.post(address, asked | {"do": "publish"}).status_code == 403
    assert git(desk, "log", "--format=%s") == before
    assert Proposal.objects.get() == proposal
