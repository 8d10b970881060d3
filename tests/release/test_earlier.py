"""A machine that remembers nothing learns from the live site what the last publication was."""

import hashlib
import json
import shutil
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple

import pytest
from yorisoi.release import manifest

from tests.support.building import ROOT, Built, build_site, yorisoi
from tests.support.reading import soup
from tests.support.repository import commit, git
from tests.support.serving import Quiet, answering, serving
from tests.support.writing import ADDRESS, copied, replace, write

FIRST, SECOND = "2026-12-01T10:30:00+09:00", "2026-12-02T10:30:00+09:00"
OLD, NEW = "0312-34-5678", "0312-34-5611"


class Repository(NamedTuple):
    """Where the content stands on the host, and a count of the machines that have built it."""

    folder: Path
    machines: Path

    def publish(self, *more: str, now: str, depth: int = 0) -> Built:
        """Publish from a machine of its own, which has nothing but a fresh checkout."""
        self.machines.mkdir(exist_ok=True)
        machine = self.machines / str(len(list(self.machines.iterdir())))
        shallow = [f"--depth={depth}"] if depth else []
        git(self.machines, "clone", *shallow, f"file://{self.folder}", machine)
        options = ("-s", "publishconf.py", *more)
        content = machine / "content"
        return build_site(machine / "output", *options, content=content, now=now, SITEURL=ADDRESS)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The second service in a repository of its own, committed once."""
    folder = tmp_path / "repository"
    folder.mkdir()
    copied(folder)
    git(folder, "init", "--quiet")
    commit(folder)
    return Repository(folder, tmp_path / "machines")


def report(built: Built) -> str:
    return soup(built.output.resolve().parent / "report.html").get_text()


def test_manifest_names_every_file_by_its_digest_and_nothing_else(repository: Repository) -> None:
    built = repository.publish(now=FIRST)
    assert built.status == 0, built.stderr
    told = json.loads((built.output / "build.json").read_text("utf-8"))
    assert told.keys() == {"version", "commit", "moment", "files", "moved"}
    assert told["commit"] == git(repository.folder, "rev-parse", "HEAD")
    assert told["moment"] == FIRST
    files = {file for file in built.output.resolve().rglob("*") if file.is_file()}
    names = {file.relative_to(built.output.resolve()).as_posix(): file for file in files}
    assert told["files"].keys() == names.keys() - {"build.json"}
    assert len(told["files"]) > 30
    for name, digest in told["files"].items():
        assert hashlib.sha256(names[name].read_bytes()).hexdigest() == digest


def test_content_that_was_edited_since_has_no_commit(
    tmp_path: Path, repository: Repository
) -> None:
    write(repository.folder, "content/events/_note.yaml", "# a note\n")
    built = build_site(
        *(tmp_path / "output", "-s", "publishconf.py"),
        content=repository.folder / "content",
        SITEURL=ADDRESS,
    )
    assert json.loads((built.output / "build.json").read_text("utf-8"))["commit"] is None


def test_content_that_is_committed_while_it_is_built_has_no_commit(
    tmp_path: Path, repository: Repository
) -> None:
    settings = tmp_path / "settings.py"  # is run at the beginning, and again after the reading
    name = "-c user.name=a -c user.email=a@example"
    command = f"git -C {repository.folder} {name} commit --quiet --allow-empty --message again"
    settings.write_text(
        f"from publishconf import *\nimport subprocess\nTHEME = {str(ROOT / 'theme')!r}\n"
        f"subprocess.run({command.split()}, check=True)\n"
    )
    built = build_site(
        *(tmp_path / "output", "-s", settings),
        content=repository.folder / "content",
        SITEURL=ADDRESS,
    )
    assert built.status == 0, built.stderr
    assert json.loads((built.output / "build.json").read_text("utf-8"))["commit"] is None


def test_build_for_looking_at_here_has_no_manifest(site: Built) -> None:
    assert not (site.output / "build.json").exists()


@pytest.mark.parametrize("by", ["address", "folder"])
def test_second_publication_from_an_empty_folder_tells_what_changed(
    by: str, repository: Repository
) -> None:
    first = repository.publish(now=FIRST)
    assert "まだ公開したことがない" in report(first)
    replace(
        repository.folder, "content/data/service.yaml", f"telephone: {OLD}", f"telephone: {NEW}"
    )
    commit(repository.folder)
    with serving(first.output) as address:
        place = address if by == "address" else str(first.output)
        second = repository.publish("--published", place, now=SECOND)
    assert (second.status, "お知らせ" in second.stderr) == (0, False), second.stderr
    told = report(second)
    assert "前回の公開（2026年12月1日（火） 10:30）と比べています" in told
    assert OLD in told
    assert NEW in told
    assert "なくなったもの" not in told


def without_events(content: Path) -> None:
    for file in (content / "events").glob("*"):
        file.unlink()


def without_pages(content: Path) -> None:
    for number in range(7):
        (content / f"pages/ja/p{number}.md").unlink()


@pytest.mark.parametrize(
    ("lose", "words"),
    [
        (without_events, "予定が、1件もなくなります"),
        (without_pages, "5分の1より多く減ります"),
    ],
)
def test_second_publication_from_an_empty_folder_loses_nothing(
    lose: Callable[[Path], None], words: str, repository: Repository
) -> None:
    content = repository.folder / "content"
    page = (content / "pages/ja/privacy.md").read_text("utf-8")
    for number in range(7):
        write(content, f"pages/ja/p{number}.md", page.replace("slug: privacy", f"slug: p{number}"))
    commit(repository.folder)
    first = repository.publish(now=FIRST)
    assert first.status == 0, first.stderr
    lose(content)
    commit(repository.folder)
    with serving(first.output) as address:
        second = repository.publish("--published", address, now=SECOND)
        assert second.status == 1
        assert words in second.stderr
        assert not second.output.exists()
        meant = repository.publish("--published", address, "--allow-shrink", now=SECOND)
    assert meant.status == 0, meant.stderr


def test_shallow_checkout_costs_a_notice(repository: Repository) -> None:
    first = repository.publish(now=FIRST)
    replace(repository.folder, "content/data/service.yaml", "name: サロン港", "name: サロン湊")
    commit(repository.folder)
    second = repository.publish("--published", str(first.output), now=SECOND, depth=1)
    assert second.status == 0, second.stderr
    assert "前に公開したときの文章が取り出せません" in second.stderr
    assert "記録が読み取れないため、すべてを並べています" in report(second)


SPOILT = {
    "none": (None, "記録（build.json）がありません"),
    "empty": (b"", "記録（build.json）が読み取れない"),
    "{}": (b"{}", "読み取れない"),
    "null": (b"null", "読み取れない"),
    "cut": (b'{"version":1,"commit":null,"moment":"2026-12', "読み取れない"),
    "no JSON": (b"<!doctype html><title>404</title>", "読み取れない"),
    "another version": (
        b'{"version":9,"commit":null,"moment":"2026-12-01T10:30:00+09:00","files":{}}',
        "読み取れない",
    ),
    "no moment": (b'{"version":1,"commit":null,"moment":"2026-12-01","files":{}}', "読み取れない"),
    "option for Git": (
        b'{"version":1,"commit":"--output=x","moment":"2026-12-01T10:30:00+09:00","files":{}}',
        "読み取れない",
    ),
    "unknown commit": (
        b'{"version":1,"commit":"%b","moment":"2026-12-01T10:30:00+09:00","files":{}}'
        % (b"a" * 40),
        "文章が取り出せません",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_manifest_costs_a_notice(name: str, repository: Repository, tmp_path: Path) -> None:
    data, words = SPOILT[name]
    live = tmp_path / "live"
    live.mkdir()
    if data is not None:
        (live / "build.json").write_bytes(data)
    with serving(live) as address:
        for place in (address, str(live)):
            built = repository.publish("--published", place, now=SECOND)
            assert built.status == 0, built.stderr
            assert f"{place}:1:1: お知らせ: " in built.stderr
            assert words in built.stderr


def host(answer: Callable[[BaseHTTPRequestHandler], None]) -> AbstractContextManager[str]:
    class Handler(Quiet):
        def do_GET(self) -> None:  # noqa: N802 - the base class names it
            answer(self)

    return answering(Handler)


def fail(request: BaseHTTPRequestHandler) -> None:
    request.send_error(503)


def hang_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)


def promise_more(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "500")
    request.end_headers()
    request.wfile.write(b"{")


def send_elsewhere(request: BaseHTTPRequestHandler) -> None:
    request.send_response(302)
    request.send_header("Location", "file:///etc/passwd")
    request.end_headers()


def never_end(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b" " * 100_000)


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b" ")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (fail, "live_unreachable"),
        (hang_up, "live_unreachable"),
        (promise_more, "live_spoilt"),
        (send_elsewhere, "live_unreachable"),
        (never_end, "live_spoilt"),  # as much of it as may be
        (drip, "live_unreachable"),
    ],
)
def test_host_that_answers_badly_costs_a_notice(
    answer: Callable[[BaseHTTPRequestHandler], None], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "PATIENCE", 0.5 if answer is drip else 60)
    monkeypatch.setattr(manifest, "BIGGEST", 1_000_000)
    with host(answer) as address, pytest.raises(manifest.NoManifest) as raised:
        manifest.read(address)
    assert str(raised.value) == code


def test_host_is_asked_for_what_is_there_now() -> None:
    asked: list[str | None] = []

    def note(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.headers["Cache-Control"])
        fail(request)

    with host(note) as address, pytest.raises(manifest.NoManifest):
        manifest.read(address)
    assert asked == ["no-cache"]


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1:9", "https://[", "http://", "nowhere", "http://minato.invalid"]
)
def test_place_where_nothing_is_costs_a_notice(place: str) -> None:
    with pytest.raises(manifest.NoManifest) as raised:
        manifest.read(place)
    assert str(raised.value) in ("live_none", "live_unreachable")


# The moment of a publication


@pytest.mark.parametrize("memory", ["kept", "live"])
def test_publication_of_an_earlier_moment_is_refused_unless_meant(
    memory: str, tmp_path: Path, repository: Repository
) -> None:
    output, content = tmp_path / "output", repository.folder / "content"
    options = ["-s", "publishconf.py", "--content", str(content), "--output", str(output)]
    first = build_site(output, "-s", "publishconf.py", content=content, now=SECOND, SITEURL=ADDRESS)
    assert first.status == 0, first.stderr
    if memory == "live":
        shutil.copytree(output, tmp_path / "live")
        output.unlink()
        shutil.rmtree(tmp_path / ".yorisoi-output")
        options += ["--published", str(tmp_path / "live")]
    early = {"SITEURL": ADDRESS, "SOURCE_DATE_EPOCH": "1796088600"}
    refused = yorisoi("build", *options, **early)
    assert refused.returncode == 3
    assert "前の公開は 2026年12月2日（水） 10:30 なのに" in refused.stderr
    assert "時計を合わせて" in refused.stderr
    meant = yorisoi("build", *options, "--now", FIRST, SITEURL=ADDRESS)
    assert meant.returncode == 0, meant.stderr
