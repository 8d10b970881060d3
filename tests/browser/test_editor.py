"""The editor in the browser, as far as it runs without GitHub: in Chromium, with nobody else asked.

Its own trial backend keeps the files in the browser (the origin's private file system), from
where they are read here, and by the engine.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, Request, Route, expect
from yorisoi import loading
from yorisoi.editing import editor_config
from yorisoi.models import Event, EventPlace

from scripts import write_editor
from tests.support.building import NOW, ROOT
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.serving import serving
from tests.support.writing import JAPANESE, copied, picture, write

WIDE = Device(width=1200, height=2600)
FONTS = "cdn.jsdelivr.net"  # asked for by the editor's styles, though it has them itself
KEPT_AWAY = (FONTS, "www.githubstatus.com")  # by our policy: nothing is sent there
HEAD = "a" * 40
EVENTS = "content/events"
HELD = "sveltia-cms-test"  # the folder of the trial backend

PUT = """async (files) => {
  for (const [path, text] of Object.entries(files)) {
    let folder = await navigator.storage.getDirectory();
    const names = path.split("/");
    const last = names.pop();
    for (const name of names) folder = await folder.getDirectoryHandle(name, { create: true });
    const file = await (await folder.getFileHandle(last, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
LOOK = """async (path) => {
  let folder = await navigator.storage.getDirectory();
  const found = {};
  try {
    for (const name of path.split("/")) folder = await folder.getDirectoryHandle(name);
  } catch { return found }
  for await (const [name, file] of folder.entries()) {
    if (file.kind === "file") found[name] = await (await file.getFile()).text();
  }
  return found;
}"""

ELSEWHERE = """\
# 会場に注意
title: 出張の会
date: 2026/12/11
start: 9:30
place:
  name: 港の会館
  address: 港町2-2
"""
BY_NAME = "title: いつもの部屋\ndate: 2026-12-11\nstart: 10:00\nplace: salon\n"
SERIES = "title: 連続の会\ndates:\n  - 2026-12-10\nstart: 10:00\n"
SEVERAL = "- id: one\n  title: 一つ目\n  date: 2026-12-10\n  start: 10:00\n"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an editor that keeps what is written in the browser."""
    folder = tmp_path_factory.mktemp("trial")
    write_editor.write(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def opened(trial: str, chromium: Browser) -> Iterator[Visit]:
    """The trial with some files in it, opened at its list of workshops."""
    with new_context(chromium, trial, WIDE) as context:
        visit = open_page(context, trial, "/index.html")
        template = (ROOT / EVENTS / "_template.yaml").read_text("utf-8")
        files = {
            "2026-12-11-elsewhere": ELSEWHERE,
            "by-name": BY_NAME,
            "series": SERIES,
            "several": SEVERAL,
            "_template": template,
        }
        held = {f"{HELD}/{EVENTS}/{name}.yaml": text for name, text in files.items()}
        visit.page.evaluate(PUT, held)
        visit.page.get_by_role("button", name="テストリポジトリで作業").click()
        expect(visit.page.get_by_text("出張の会")).to_be_visible()
        yield visit


def go(page: Page, place: str) -> None:
    """Open a place of the editor, which names them after the number sign."""
    page.goto(f"/index.html#/collections/events/{place}")
    expect(field(page, "title")).to_be_visible()


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-key-path="{name}"]')


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        field(page, name).locator("input, textarea").first.fill(value)


def add_row(page: Page, name: str, first: str) -> None:
    """Add a row to a list; the editor loses a press while it still draws the row before."""
    for _ in range(3):
        field(page, name).get_by_role("button", name="を追加").last.click()
        with suppress(Error):
            field(page, first).first.wait_for(timeout=10_000)
            return
    raise AssertionError(first)


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()


def saved(page: Page) -> dict[str, str]:
    """Save, and return the files once the list is shown again."""
    save(page)
    expect(page).to_have_url(page.url.partition("#")[0] + "#/collections/events")
    found: dict[str, str] = page.evaluate(LOOK, f"{HELD}/{EVENTS}")
    return found


def is_quiet(visit: Visit) -> bool:
    """Return whether the console complains of nothing but what our policy kept away."""
    return all(
        "Content Security Policy" in each and any(host in each for host in KEPT_AWAY)
        for each in visit.complaints
    )


def test_list_shows_the_workshops_it_can_edit(opened: Visit) -> None:
    page = opened.page
    expect(page.get_by_text("新規作成")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="の会")).to_have_count(2)
    expect(page.get_by_text("催しの名前")).to_have_count(0)
    expect(page.get_by_text("一つ目")).to_have_count(0)
    assert is_quiet(opened)


def test_form_is_in_japanese_and_has_the_models_fields(opened: Visit) -> None:
    page = opened.page
    go(page, "new")
    for name, words in Event.model_fields.items():
        if name not in editor_config.LEFT_OUT:
            expect(field(page, name)).to_contain_text(words.title or "")
            expect(field(page, name)).to_contain_text(words.description or "")
    assert is_quiet(opened)


def test_new_workshop_is_read_by_the_engine(opened: Visit, tmp_path: Path) -> None:
    page = opened.page
    go(page, "new")
    fill(page, title="お茶: 12月の会", date="2026-12-10", start="10時", end="12:00", capacity="8")
    fill(page, description="はじめての人も、どうぞ。\n\n- 飲みもの\n- ハンカチ", bring="500")
    save(page)
    expect(field(page, "start").get_by_role("alert")).to_contain_text("10:00 のように書きます")
    fill(page, start="10:00", image_alt="湯のみ")
    field(page, "status").get_by_text("満席").first.click()
    photograph = {"name": "Tea 1.JPG", "mimeType": "image/jpeg", "buffer": picture()}
    page.locator("input[type=file]").first.set_input_files([photograph])
    expect(field(page, "image").get_by_role("button", name="差し替え")).to_be_visible()
    files = saved(page)
    ((name, text),) = ((each, files[each]) for each in files if each.startswith("2026-12-10-"))
    content = copied(tmp_path)
    write(content, f"events/{name}", text)
    for each in page.evaluate(LOOK, f"{HELD}/content/images"):
        write(content, f"images/{each}", picture())
    key = name.removeprefix("2026-12-10-").removesuffix(".yaml")
    (event,) = (each for each in loading.load(content)[0].events if each.id == key)
    assert event.title == "お茶: 12月の会"
    assert (str(event.start), str(event.end)) == ("10:00:00", "12:00")
    assert (event.capacity, event.status, event.bring) == ("8", "full", "500")
    assert event.description == "はじめての人も、どうぞ。\n\n- 飲みもの\n- ハンカチ"
    assert is_quiet(opened)


def test_workshop_on_several_days_gets_a_name_too(opened: Visit, tmp_path: Path) -> None:
    page = opened.page
    go(page, "new")
    fill(page, title="二日の会", start="10:00")
    for number, day in enumerate(("2026-12-10", "2026-12-17")):
        add_row(page, "dates", f"dates.{number}.date")
        fill(page, **{f"dates.{number}.date": day})
    files = saved(page)
    ((name, text),) = (each for each in files.items() if "二日の会" in each[1])
    content = copied(tmp_path)
    write(content, f"events/{name}", text)
    key = name.removesuffix(".yaml")
    assert re.fullmatch("days-w[0-9a-f]{8}", key)  # digits alone would be seen as a number
    (event,) = (each for each in loading.load(content)[0].events if each.id == key)
    assert [str(each.date) for each in event.dates] == ["2026-12-10", "2026-12-17"]


def test_change_leaves_what_the_editor_has_no_field_for(opened: Visit, tmp_path: Path) -> None:
    go(opened.page, "entries/2026-12-11-elsewhere")
    fill(opened.page, note="講師の都合で中止します")
    field(opened.page, "status").get_by_text("中止").first.click()
    text = saved(opened.page)["2026-12-11-elsewhere.yaml"]
    content = copied(tmp_path)
    write(content, "events/2026-12-11-elsewhere.yaml", text)
    (event,) = (each for each in loading.load(content)[0].events if each.id == "elsewhere")
    assert event.status == "cancelled"
    assert str(event.date) == "2026-12-11"
    assert event.place == EventPlace(name="港の会館", address="港町2-2")
    go(opened.page, "entries/by-name")
    fill(opened.page, note="変えました")
    assert "place: salon\n" in saved(opened.page)["by-name.yaml"]


def test_days_that_it_cannot_show_are_not_lost(opened: Visit) -> None:
    page = opened.page
    go(page, "entries/series")
    fill(page, note="変えました")
    save(page)
    expect(page.get_by_text("エラーがあります").first).to_be_visible()
    assert page.evaluate(LOOK, f"{HELD}/{EVENTS}")["series.yaml"] == SERIES


class GitHub:
    """Answers in GitHub's place what the editor asks when it signs in and makes a proposal."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.asked: list[tuple[str, str, Any]] = []

    def answer(self, route: Route) -> None:
        """Write down what is asked, and say what GitHub would: one branch, one workshop."""
        request = route.request
        path = urlsplit(request.url).path
        self.asked.append((request.method, path, json.loads(request.post_data or "null")))
        route.fulfill(status=self.status, json=self.found(path))

    def found(self, path: str) -> Any:
        """Return what stands at a path; a query is answered with all that any of them asks."""
        if path == "/user":
            return {"id": 1, "login": "staff", "name": "staff"}
        if "/git/trees/" in path:
            file = {"path": f"{EVENTS}/2026-12-11-elsewhere.yaml", "sha": "b" * 40, "size": 99}
            return {"tree": [file | {"type": "blob"}], "truncated": False}
        if path != "/graphql":
            return {"number": 7, "node_id": "P", "labels": [], "head": {"ref": "x", "sha": HEAD}}
        author = {"name": "staff", "email": "", "user": {"id": 1, "login": "staff"}}
        change = {"oid": HEAD, "message": "", "author": author, "committedDate": NOW}
        ref = {"target": {"oid": HEAD, "history": {"nodes": [change]}}}
        proposals = {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
        file = {"text": ELSEWHERE, "isTruncated": False}
        held = {"ref": ref, "commit_0": ref, "content_0": file, "pullRequests": proposals}
        return {
            "data": {
                "repository": held,
                "fork": {"id": "R"},
                "base": {"ref": ref},
                "createRef": {"ref": {"name": "x"}},
                "createCommitOnBranch": {"commit": change},
            }
        }

    def inputs(self, mutation: str) -> list[Any]:
        """Return what each call of a mutation was given."""
        bodies = [body for _, path, body in self.asked if path == "/graphql"]
        return [each["variables"]["input"] for each in bodies if f"{{ {mutation}(" in each["query"]]


@contextmanager
def signed_in(chromium: Browser, folder: Path, github: GitHub) -> Iterator[tuple[Visit, set[str]]]:
    """Sign in with a token; yields the visit, and what our policy kept from being asked."""
    write_editor.write(folder, "example/salon")
    kept_away: set[str] = set()

    def failed(request: Request) -> None:
        if request.failure == "csp":
            kept_away.add(request.url)

    with serving(folder) as address, new_context(chromium, address, WIDE) as context:
        context.on("requestfailed", failed)
        context.route("https://api.github.com/**", github.answer)
        visit = open_page(context, address, "/index.html")
        sign_in = visit.page.get_by_role("button", name="アクセストークンを使用してログイン")
        expect(sign_in).to_be_visible()
        visit.page.wait_for_load_state("networkidle")
        assert github.asked == []
        assert {urlsplit(each).netloc for each in visit.foreign} == {FONTS}
        assert set(visit.foreign) == kept_away
        assert is_quiet(visit), visit.complaints
        sign_in.click()
        visit.page.get_by_label("個人用アクセストークン").fill("not-a-token")
        visit.page.get_by_role("button", name="ログイン", exact=True).click()
        yield visit, kept_away


def test_refused_token_is_told_in_japanese(chromium: Browser, tmp_path: Path) -> None:
    github = GitHub(status=401)
    with signed_in(chromium, tmp_path, github) as (visit, _):
        expect(visit.page.get_by_role("alert")).to_contain_text("トークンが無効です")
        assert github.asked == [("GET", "/user", None)]


def test_what_is_saved_is_a_proposal_and_nobody_else_hears_of_it(
    chromium: Browser, tmp_path: Path
) -> None:
    github = GitHub()
    with signed_in(chromium, tmp_path, github) as (visit, kept_away):
        page = visit.page
        expect(page.get_by_text("出張の会")).to_be_visible()
        go(page, "new")
        fill(page, title="お茶の会", date="2026-12-10", start="10:00")
        save(page)
        expect(page.get_by_text("変更を下書きとして保存しました").first).to_be_visible()
        (branch,) = github.inputs("createRef")
        assert re.fullmatch(r"refs/heads/cms/events/2026-12-10-[0-9a-z]+", branch["name"])
        (commit,) = github.inputs("createCommitOnBranch")
        assert f"refs/heads/{commit['branch']['branchName']}" == branch["name"]
        (file,) = commit["fileChanges"]["additions"]
        assert b64decode(file["contents"]).decode() == (
            "title: お茶の会\ndate: 2026-12-10\nstart: 10:00\n"
        )
        (proposal,) = (body for _, path, body in github.asked if path.endswith("/pulls"))
        assert (proposal["base"], proposal["draft"]) == ("main", True)
        assert JAPANESE.search(proposal["title"])
        hosts = {urlsplit(each).netloc for each in set(visit.foreign) - kept_away}
        assert hosts == {"api.github.com"}
        assert is_quiet(visit), visit.complaints
