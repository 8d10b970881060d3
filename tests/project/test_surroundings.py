"""What the host's own settings say around site.conf changes nothing of what it promises."""

import gzip
import http.client
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support import nginx
from tests.support.building import ROOT

#: What an http block may hold, each the opposite of what site.conf says.
OPPOSITE = """
    access_log {folder}/access.log;
    log_not_found on;
    autoindex on;
    server_tokens on;
    index other.html;
    etag off;
    expires 1y;
    absolute_redirect on;
    gzip off;
    charset shift_jis;
    add_header Referrer-Policy "unsafe-url" always;
    error_page 404 =200 /other.html;
"""


KINDS = {
    "atom": "application/atom+xml; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "xml": "application/xml; charset=utf-8",
}


def test_each_kind_of_file_that_may_be_published_says_what_it_is(tmp_path: Path) -> None:
    site, server = tmp_path / "site", tmp_path / "server"
    site.mkdir()
    server.mkdir()
    for ending in KINDS:
        (site / f"a.{ending}").write_text("a" * 2000)
    with nginx.running(site, server) as address:
        packed = {"Accept-Encoding": "gzip"}
        answers = {ending: asked(address, f"/a.{ending}", **packed)[1] for ending in KINDS}
    assert {ending: headers["Content-Type"] for ending, headers in answers.items()} == KINDS
    for ending, kind in KINDS.items():
        is_text = "charset" in kind
        assert answers[ending]["Content-Encoding"] == ("gzip" if is_text else None), ending
        assert (answers[ending]["Vary"] == "Accept-Encoding") == is_text, ending


def test_what_is_small_is_sent_as_it_is_and_the_rest_packed_well(tmp_path: Path) -> None:
    site, server = tmp_path / "site", tmp_path / "server"
    site.mkdir()
    server.mkdir()
    for size in (511, 512):
        (site / f"{size}.txt").write_text("a" * size)
    words = (ROOT / "docs/how-it-works.md").read_bytes()
    (site / "long.txt").write_bytes(words)
    with nginx.running(site, server) as address:
        packed = {"Accept-Encoding": "gzip"}
        answers = {
            name: asked(address, f"/{name}.txt", **packed) for name in ("511", "512", "long")
        }
    assert [answers[name][1]["Content-Encoding"] for name in answers] == [None, "gzip", "gzip"]
    assert len(answers["long"][2]) < len(gzip.compress(words, 4))


def test_nothing_can_be_sent_to_a_site(tmp_path: Path) -> None:
    site, server = tmp_path / "site", tmp_path / "server"
    site.mkdir()
    server.mkdir()
    (site / "index.html").write_text("front")
    statuses = []
    with nginx.running(site, server) as address:
        for length in (1024, 1025):
            with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as host:
                host.request("POST", "/", body=b"a" * length)
                statuses.append(host.getresponse().status)
    assert statuses == [405, 413]


def asked(address: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_host_that_says_the_opposite_is_overruled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nginx, "AROUND", nginx.AROUND.replace("http {{", "http {{" + OPPOSITE))
    site, server = tmp_path / "site", tmp_path / "server"
    (site / "empty").mkdir(parents=True)
    server.mkdir()
    for name, words in (("index", "front"), ("other", "other"), ("404", "not there")):
        (site / f"{name}.html").write_text(words * 200)
    (site / "calendar.ics").write_text("BEGIN:VCALENDAR")
    with nginx.running(site, server) as address:
        status, headers, body = asked(address, "/", **{"Accept-Encoding": "gzip"})
        assert (status, headers["Server"]) == (200, "nginx")
        assert headers.get_all("Cache-Control") == ["no-store"]
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers["Content-Encoding"] == "gzip"
        assert asked(address, "/calendar.ics")[1]["ETag"]
        assert headers.get_all("Referrer-Policy") == ["no-referrer"]
        assert asked(address, "/")[2].startswith(b"front")
        for path in ("/empty/", "/nowhere"):
            status, _, body = asked(address, path)
            assert (status, body[:9]) == (404, b"not there")
        assert asked(address, "/index.html")[1]["Location"] == "/"
    log = server / "access.log"
    assert not log.exists() or log.read_text() == ""
    assert "GET" not in (server / "error.log").read_text()
