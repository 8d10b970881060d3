"""What a host does with the files of deploy/: asked of a real nginx."""

import gzip
import http.client
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from yorisoi.formats import redirects

from tests.support.building import ROOT, build_site
from tests.support.nginx import SITE, running
from tests.support.writing import ADDRESS, copied, replace

Ask = Callable[..., tuple[HTTPResponse, bytes]]

HEADERS = re.compile(r'^add_header (\S+) "(.*)" always;$', re.MULTILINE)
USUAL = re.compile(r'^set (\$\w+) "?(.*?)"?;$', re.MULTILINE)
WANTED = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """`ask(path, method="GET", **headers)`: what nginx answers for the second service."""
    folder = tmp_path_factory.mktemp("nginx")
    built = build_site(folder / "output", content=copied(folder))
    assert built.status == 0, built.stderr
    for name in (".git/config", ".env", "workshops/.hidden", ".well-known/security.txt"):
        (built.output / name).parent.mkdir(exist_ok=True)
        (built.output / name).write_text("secret\n")
    (built.output / "empty").mkdir()
    for language in ("en", "zh-hans"):
        (built.output / language / "guide").mkdir(parents=True)
        (built.output / language / "404.html").write_text(f"not here, in {language}")
    (folder / "server").mkdir()
    with running(built.output, folder / "server") as address:
        yield partial(asked_at, address)


def asked_at(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    host = urlsplit(address).netloc
    with closing(http.client.HTTPConnection(host, timeout=30)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()


def headers_written() -> dict[str, str]:
    """Return the headers of every answer as site.conf has them, but for the page to be framed."""
    text = SITE.read_text("utf-8")
    usual = dict(USUAL.findall(text))
    return {
        name: re.sub(r"\$\w+", lambda found: usual[found[0]], value)
        for name, value in HEADERS.findall(text)
    }


@pytest.mark.parametrize(
    "path", ["/", "/workshops/calendar.ics", "/nowhere/", "/.env", "/workshops", "/embed/qr.svg"]
)
def test_every_answer_has_the_headers_whatever_its_status(ask: Ask, path: str) -> None:
    answer, _ = ask(path)
    written = headers_written()
    assert written.keys() >= WANTED
    assert {name: answer.headers[name] for name in written} == written
    assert answer.headers["Server"] == "nginx"  # and no version
    assert answer.headers["Set-Cookie"] is None


def test_only_the_page_made_for_frames_may_stand_in_one(ask: Ask) -> None:
    written = headers_written()
    answer, body = ask("/embed/")
    assert (answer.status, b'<base target="_top">' in body) == (200, True)
    assert answer.headers.get_all("X-Frame-Options") is None
    policies = answer.headers.get_all("Content-Security-Policy")
    assert policies == [written["Content-Security-Policy"].replace("'none'", "*", 1)]
    others = written.keys() - {"Content-Security-Policy", "X-Frame-Options"}
    assert {name: answer.headers[name] for name in others} == {
        name: written[name] for name in others
    }


def test_other_hosts_are_told_the_same_headers() -> None:
    text = (ROOT / "deploy/_headers").read_text("utf-8")
    rules = re.split(
        r"^(/\S*)\n", re.sub("^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE
    )
    told = {
        path: [line.strip() for line in rule.splitlines() if line.strip()]
        for path, rule in zip(rules[1::2], rules[2::2], strict=True)
    }
    everywhere = dict(line.split(": ", 1) for line in told.pop("/*"))
    assert everywhere.pop("Cache-Control") == "no-store"
    assert everywhere == headers_written()
    policy = everywhere["Content-Security-Policy"].replace("'none'", "*", 1)
    without = ["! Content-Security-Policy", "! X-Frame-Options"]
    assert told == {"/embed/*": [*without, f"Content-Security-Policy: {policy}"]}


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/", "/workshops/1999-01/", "/empty/"])
def test_what_is_not_there_gets_the_page_for_it(ask: Ask, path: str) -> None:
    answer, body = ask(path)
    assert answer.status == 404
    assert body == ask("/404.html")[1]


@pytest.mark.parametrize("folder", ["en", "zh-hans"])
@pytest.mark.parametrize("path", ["nowhere", "nowhere/", "guide/nowhere", ".env"])
def test_what_is_not_there_is_said_in_the_language_of_the_folder(
    ask: Ask, folder: str, path: str
) -> None:
    answer, body = ask(f"/{folder}/{path}")
    assert answer.status == 404
    assert body.decode() == f"not here, in {folder}"


@pytest.mark.parametrize(
    "path", ["/.env", "/.git/config", "/workshops/.hidden", "/%2eenv", "/.git", "/.git/", "//.env"]
)
def test_no_file_that_begins_with_a_dot_is_served(ask: Ask, path: str) -> None:
    answer, body = ask(path)
    assert answer.status == 404
    assert b"secret" not in body


def test_well_known_files_are_served(ask: Ask) -> None:
    answer, body = ask("/.well-known/security.txt")
    assert (answer.status, body) == (200, b"secret\n")


def test_no_folder_is_listed(ask: Ask) -> None:
    for path in ("/empty/", "/.well-known/", "/workshops/past/"):
        assert b"Index of" not in ask(path)[1]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/workshops/calendar.ics", "text/calendar; charset=utf-8"),
        ("/workshops/events.csv", "text/csv; charset=utf-8"),
        ("/workshops/events.json", "application/json; charset=utf-8"),
        ("/workshops/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_each_kind_of_file_says_what_it_is(ask: Ask, path: str, kind: str) -> None:
    answer, _ = ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize("path", ["/", "/workshops/calendar.ics", "/workshops/feed.atom"])
def test_text_is_sent_compressed_to_whom_takes_it(ask: Ask, path: str) -> None:
    answer, body = ask(path, **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(body) == ask(path)[1]
    assert len(body) < len(ask(path)[1])


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/workshops", "/workshops/"),
        ("/index.html", "/"),
        ("/workshops/index.html", "/workshops/"),
        ("/workshops/past/index.html?a=b", "/workshops/past/"),
    ],
)
def test_page_has_one_address(ask: Ask, path: str, location: str) -> None:
    answer, _ = ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, location)


def test_former_address_leads_on_by_the_host(tmp_path: Path) -> None:
    content = copied(tmp_path)
    data = content / "data/service.yaml"
    data.write_text(data.read_text("utf-8") + "moved:\n  us: about\n  old/home: index\n", "utf-8")
    replace(content, "events/talks.yaml", "- id: letters", "- id: post\n  aliases: letters")
    output = tmp_path / "output"
    built = build_site(output, "-s", "publishconf.py", content=content, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    (tmp_path / "server").mkdir()
    include = f"include {output}/../moved*.conf;"
    led = {
        "/us/": "/about/",
        "/old/home/": "/",
        "/workshops/letters/": "/workshops/post/",
        "/workshops/letters.ics": "/workshops/post.ics",
    }
    with running(output, tmp_path / "server", more=include) as address:
        for path, location in led.items():
            answer, _ = asked_at(address, path)
            assert (answer.status, answer.headers["Location"]) == (301, location)
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert asked_at(address, "/us/index.html")[0].headers["Location"] == "/us/"
        assert asked_at(address, "/us")[0].headers["Location"] in ("/us/", "/about/")
    lines = (output.resolve().parent / "_redirects").read_text("utf-8").splitlines()
    assert lines == [
        f"{path} {to} {code}" for path, to in sorted(led.items()) for code in ("301!", "301")
    ]


def test_former_addresses_are_led_from_below_the_path_of_the_site() -> None:
    moved = {"us/index.html": "about/", "old/index.html": ""}
    assert redirects.for_hosts(moved, "https://a.example/salon")["moved.conf"] == (
        "location = /salon/old/ { return 301 /salon/; }\n"
        "location = /salon/us/ { return 301 /salon/about/; }\n"
    )
    assert redirects.for_hosts({}, "https://a.example")["_redirects"] == ""


@pytest.mark.parametrize(
    "path", ["//evil.example/index.html", "/\\evil.example/index.html", "//evil.example/%2e%2e"]
)
def test_no_address_leads_to_another_host(ask: Ask, path: str) -> None:
    location = ask(path)[0].headers["Location"] or "/"
    assert re.match(r"/(?![/\\])", location)


@pytest.mark.parametrize("path", ["/../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_outside_the_folder_is_served(ask: Ask, path: str) -> None:
    answer, body = ask(path)
    assert answer.status in (400, 404)
    assert b"root:" not in body


@pytest.mark.parametrize("path", ["/", "/safety/", "/404.html", "/nowhere/", "/icon.svg"])
def test_nothing_of_a_page_may_be_kept(ask: Ask, path: str) -> None:
    assert ask(path)[0].headers.get_all("Cache-Control") == ["no-store"]


SUBSCRIBED = ("/workshops/calendar.ics", "/workshops/feed.atom", "/workshops/events.json")


@pytest.mark.parametrize("path", [*SUBSCRIBED, "/workshops/events.csv"])
def test_calendar_that_is_the_same_is_not_sent_again(ask: Ask, path: str) -> None:
    answer, _ = ask(path)
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]
    again, body = ask(path, **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, body) == (304, b"")


def test_site_can_only_be_read(ask: Ask) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask("/", method)[0].status == 405


def test_load_is_measured_against_the_same_server() -> None:
    assert shutil.which("node")
    done = subprocess.run(
        [sys.executable, "scripts/load.py", "--seconds", "1"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"^/: [\d,]+ requests/s, p99 \d+ ms, 0 errors", done.stdout, re.MULTILINE)
