"""What an older desk left in the database is shown and put away, whatever its form."""

from pathlib import Path

import pytest
from django.test import Client
from yorisoi_desk.models import Proposal

from tests.desk.conftest import git

CHANGE = {"do": "change", "section": "contacts", "key": "mail", "was": {}, "values": {}, "how": ""}


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "contacts", "key": "mail", "values": {"email": "neu@minato.example"},
         "how": "電話した"},  # as the first desks kept it
        {"do": "swap"},
        {"do": ["change"]},
        {"do": "undo"},
        {"do": "undo", "commit": 7},
        CHANGE | {"section": "shops"},
        CHANGE | {"section": None},
        CHANGE | {"values": {"fax": "1"}},
        CHANGE | {"values": ["email"]},
        CHANGE | {"section": "hours", "rows": {"before": [{"days": 1}], "after": []}},
        CHANGE | {"section": "hours", "rows": {"after": []}},
        CHANGE | {"colour": "red"},
        ["<script>"], "words", 7,
    ],
)  # fmt: skip
def test_proposal_of_an_older_desk_is_told_and_put_away(
    client: Client, desk: Path, changes: object
) -> None:
    one = Proposal.objects.create(by="前の人", what="メール", changes=changes)
    link = f"/proposals/{one.pk}/"
    assert f'href="{link}"' in client.get("/facts/").content.decode()
    page = client.get(link)
    assert page.status_code == 200
    assert "前の版の提案です" in page.content.decode()
    assert "<script>" not in page.content.decode()
    assert "neu@minato.example" in page.content.decode() or "neu" not in str(changes)
    for do in ("yes", "publish"):  # from a page that was open meanwhile
        assert client.post(link, {"do": do}).headers["Location"] == link
    assert git(desk, "status", "--porcelain") == ""
    client.post(link, {"do": "no"})
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    "before",
    [None, 7, "words", [], {}, {"path": "/facts/close/"}, {"values": {}},
     {"path": "/facts/close/", "values": ["start"]},
     {"path": "/facts/close/", "values": {"start": "2027-01-20"}},
     {"path": "/facts/close/", "values": {"start": 7}}],
)  # fmt: skip
def test_form_of_an_older_session_opens_nothing_half(client: Client, before: object) -> None:
    session = client.session
    session["given-back"] = before
    session.save()
    assert client.get("/facts/close/").status_code == 200
