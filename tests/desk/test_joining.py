"""The desk and another clone of the same repository."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.test.utils import override_settings

from tests.desk.conftest import git, signed_in
from tests.desk.forms import NEW, TEA, hidden, shown

HERE = "/workshops/2026-12-10-workshop-1210/"
DATA, NUMBER = "content/data/service.yaml", "0312-34-5678"
FILE = "content/events/2026-12-10-workshop-1210.yaml"


@pytest.fixture
def other(desk: Path, tmp_path: Path) -> Path:
    """A clone in which somebody else works, of the bare one that both push to."""
    git(tmp_path, "clone", "-q", "--bare", str(desk), "shared.git")
    git(desk, "remote", "add", "origin", str(tmp_path / "shared.git"))
    git(tmp_path, "clone", "-q", "shared.git", "other")
    return tmp_path / "other"


def change(clone: Path, old: str, new: str, file: str = FILE) -> None:
    """Let somebody elsewhere change a file and push."""
    git(clone, "pull", "-q")
    text = (clone / file).read_text("utf-8")
    assert old in text
    (clone / file).write_text(text.replace(old, new), "utf-8")
    git(clone, "commit", "-qam", "there")
    git(clone, "push", "-q")


def test_what_was_pushed_meanwhile_is_seen_before_it_is_written_over(
    desk: Path, other: Path
) -> None:
    with override_settings(DESK_REMOTE="origin"):
        client: Client = signed_in()
        client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
        mine = shown(client, HERE) | {"summary": "こちらで直しました。", "do": "ready"}
        change(other, "ゆっくり話します。", "むこうで直しました。")
        answer = client.post(HERE, mine)
        assert answer.status_code == 409
        assert "むこうで直しました。" in answer.content.decode()
        assert "むこうで直しました。" in (desk / FILE).read_text("utf-8")


def test_what_both_changed_while_apart_is_shown_side_by_side_and_decided(
    desk: Path, other: Path
) -> None:
    with override_settings(DESK_REMOTE="origin"):
        client: Client = signed_in()
        client.post(NEW, shown(client, NEW) | TEA | {"do": "ready"})
        shared = git(desk, "remote", "get-url", "origin").strip()
        git(desk, "remote", "set-url", "origin", f"{shared}-away")
        mine = shown(client, HERE) | {"summary": "こちらで直しました。", "do": "ready"}
        answer = client.post(HERE, mine, follow=True)
        assert "次にしまうときに、いっしょに送ります" in answer.content.decode()
        change(other, "ゆっくり話します。", "むこうで直しました。")
        git(desk, "remote", "set-url", "origin", shared)

        asked = client.post("/publication/join/")
        assert asked.status_code == 409
        page = BeautifulSoup(asked.content, "lxml")
        assert "こちらで直しました。" in page.get_text()
        assert "むこうで直しました。" in page.get_text()
        assert "予定「お茶の時間」" in page.get_text()
        answer = client.post("/publication/join/", hidden(page))
        assert "どちらかを選んでください" in answer.content.decode()
        sides = {str(radio["name"]): "theirs" for radio in page.select("input[type=radio]")}
        client.post("/publication/join/", hidden(page) | sides)
        assert "むこうで直しました。" in (desk / FILE).read_text("utf-8")
        git(other, "pull", "-q")
        assert "こちらで直しました。" in git(other, "log", "-p", "--all")


def test_two_numbers_are_chosen_between_by_who_may_publish(desk: Path, other: Path) -> None:
    with override_settings(DESK_REMOTE="origin"):
        change(other, NUMBER, "0312-34-5001", DATA)
        text = (desk / DATA).read_text("utf-8").replace(NUMBER, "0312-34-5002")
        (desk / DATA).write_text(text, "utf-8")
        git(desk, "commit", "-qam", "here")

        writer = signed_in("鈴木", may_publish=False)
        page = BeautifulSoup(writer.post("/publication/join/").content, "lxml")
        assert "0312-34-5001" in page.get_text()
        assert "公開できる人が選びます" in page.get_text()
        assert not page.select("[type=radio], main button")
        chosen = hidden(page) | {"side-data/service.yaml": "theirs"}
        assert writer.post("/publication/join/", chosen).status_code == 403
        assert (desk / DATA).read_text("utf-8") == text

        signed_in().post("/publication/join/", chosen)
        assert "0312-34-5001" in (desk / DATA).read_text("utf-8")
