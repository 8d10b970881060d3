"""What the service calls its events is what the desk calls them."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.desk.conftest import git
from tests.desk.forms import NEW, TEA, hidden, shown, soup_of
from tests.support.writing import replace

SCREENS = ("/", NEW, "/excel/", "/facts/", "/facts/names/_/", "/publication/", "/log/",
           "/people/", "/passkeys/", "/workshops/2026-10-08-bag/",
           "/workshops/2026-12-10-yoga/", "/workshops/2026-12-10-yoga/cancelled/")  # fmt: skip


def test_screens_say_the_word_of_the_service(client: Client, desk: Path) -> None:
    content = desk / "content"
    replace(content, "data/service.yaml", "names:\n", "names:\n  event: 講座\n")
    page = (content / "pages/ja/workshops.md").read_text("utf-8")
    (content / "pages/ja/workshops.md").write_text(page.replace("ワークショップ", "講座"), "utf-8")
    git(desk, "commit", "-qam", "called")
    form = client.post(NEW, shown(client, NEW) | TEA | {"do": "look"})
    screens = [client.get(address, follow=True) for address in SCREENS]
    published = client.post(NEW, hidden(soup_of(form.content)) | {"do": "publish"}, follow=True)
    for screen in (*screens, form, published, client.get("/", follow=True)):
        text = screen.content.decode()
        assert screen.status_code == 200, screen.request
        assert "ワークショップ" not in text, screen.request
        assert re.search('<a href="/">講座</a>', text), screen.request


@pytest.mark.parametrize("text", ["", "names: {event: [", None])
def test_data_that_cannot_be_read_leaves_the_usual_word(
    client: Client, desk: Path, text: str | None
) -> None:
    data = desk / "content/data/service.yaml"
    data.unlink()
    if text is not None:
        data.write_text(text, "utf-8")
    assert ">ワークショップ</a>" in client.get("/log/").content.decode()
