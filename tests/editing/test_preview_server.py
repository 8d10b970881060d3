"""The preview answers this computer alone, and waits for nobody who says nothing."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from yorisoi import clock
from yorisoi.editing import preview_server
from yorisoi.editing.preview import Preview
from yorisoi.editing.preview_bar import with_preview
from yorisoi.editing.preview_server import serving
from yorisoi.release.build import Job

from tests.support.building import NOW, ROOT
from tests.support.writing import replace

FEW = 8  # requests at once


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a preview of one page and a big file, of small limits."""
    monkeypatch.setattr(preview_server._Answer, "timeout", 1.0)  # noqa: SLF001 - not for 5 s
    (tmp_path / "index.html").write_text("<body>お茶", "utf-8")
    (tmp_path / "big.bin").write_bytes(b"0" * 50_000_000)
    job = Job(tmp_path, tmp_path, tmp_path, clock.now(NOW))
    with serving(Preview(job, lambda _: None)) as address:
        yield int(address.rpartition(":")[2].strip("/"))


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), 10)


def answer(port: int, *headers: str, path: str = "/") -> str:
    """Return all that is answered to a request with these headers, and no others."""
    with connect(port) as connection:
        lines = [f"GET {path} HTTP/1.1", *headers, "", ""]
        connection.sendall("\r\n".join(lines).replace("PORT", str(port)).encode())
        with connection.makefile("rb") as stream:
            return stream.read().decode()


@pytest.mark.parametrize(
    "headers",
    [
        ("Host: 127.0.0.1:PORT",),
        ("Host: localhost:PORT",),
        ("Host: LOCALHOST:PORT",),
        ("Host: [::1]:PORT",),
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: none"),
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: same-origin"),
    ],
)
def test_what_this_computer_asks_is_answered(port: int, headers: tuple[str, ...]) -> None:
    assert "お茶" in answer(port, *headers)


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ("Host:",),
        ("Host: 127.0.0.1",),
        ("Host: localhost",),
        ("Host: 127.0.0.1:1",),
        ("Host: 127.0.0.1:PORT0",),
        ("Host: 127.0.0.1:",),
        ("Host: 127.0.0.2:PORT",),
        ("Host: 127.0.0.1:PORT, evil.example",),
        ("Host: 127.0.0.1:PORT@evil.example",),
        ("Host: 127.0.0.1.evil.example:PORT",),
        ("Host: localhost.evil.example:PORT",),
        ("Host: evil.example:PORT",),
        ("Host: [::1]:PORT.evil.example",),
        ("Host: 127.0.0.1:PORT", "Host: evil.example"),
        # What a browser sends once the name of an evil page has been led to 127.0.0.1.
        ("Host: evil.example:PORT", "Sec-Fetch-Site: same-origin", "Origin: http://evil.example"),
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: cross-site"),
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: same-site"),  # another port of this computer
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: "),
        ("Host: 127.0.0.1:PORT", "Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"),
    ],
)
def test_what_a_page_of_the_web_asks_is_refused(port: int, headers: tuple[str, ...]) -> None:
    said = answer(port, *headers)
    assert said.startswith("HTTP/1.0 403 ")
    assert "お茶" not in said


def free_again(port: int) -> float:
    """Return the seconds until a request is answered."""
    began = time.monotonic()
    while time.monotonic() < began + 20:
        try:
            if "お茶" in answer(port, f"Host: 127.0.0.1:{port}"):
                return time.monotonic() - began
        except ConnectionError:
            pass
        time.sleep(0.1)
    raise AssertionError


def test_silent_connections_are_dropped(port: int) -> None:
    before = threading.active_count()
    with ExitStack() as stack:
        for _ in range(FEW):
            stack.enter_context(connect(port))
        assert free_again(port) < 1
        end = time.monotonic() + 10
        while threading.active_count() > before:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_answer_that_nobody_takes_is_given_up(port: int) -> None:
    before = threading.active_count()
    with ExitStack() as stack:
        for _ in range(FEW):
            connection = stack.enter_context(connect(port))
            connection.sendall(f"GET /big.bin HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert free_again(port) < 20
        end = time.monotonic() + 20
        while threading.active_count() > before:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_browser_that_goes_away_leaves_no_word_on_the_terminal(
    port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("/", "/big.bin", "/.preview/wait?v=0"):
        connection = connect(port)
        connection.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        connection.close()
    connect(port).close()
    free_again(port)
    time.sleep(0.5)
    assert capfd.readouterr() == ("", "")


def test_what_a_save_is_refused_for_is_told_once(content: Path, tmp_path: Path) -> None:
    told: list[object] = []
    job = Job(content, tmp_path / "output", ROOT / "pelicanconf.py", clock.now(NOW))
    preview = Preview(job, told.append)
    replace(content, "data/service.yaml", "places:\n", "plases:\n")
    preview._read()  # noqa: SLF001 - as at a save
    preview._show(())  # noqa: SLF001 - as a build that had begun before it does at its end
    assert len(told) == 1
    preview._read()  # noqa: SLF001 - saved once more
    assert len(told) == 2


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])  # one has another day than Japan
def test_day_that_is_looked_at_is_counted_from_the_day_in_japan(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        today = datetime.now(clock.TOKYO).date()
        preview = Preview(Job(tmp_path, tmp_path, tmp_path, clock.now(NOW)), lambda _: None)
        page = with_preview("<body>", preview, today + timedelta(3), "/")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert 'data-days="3"' in page
