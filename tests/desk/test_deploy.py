"""The desk behind real servers with TLS, by the files of deploy/desk."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.desk.serving import Desk, served, surroundings
from tests.support import caddy, nginx
from tests.support.building import ROOT
from tests.support.writing import picture

DEPLOY = ROOT / "deploy/desk"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return a key and a certificate that it signed itself."""
    key, chain = folder / "key.pem", folder / "chain.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", chain, "-subj", "/CN=desk.example", "-days", "2"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, chain


def behind_nginx(folder: Path, port: int) -> AbstractContextManager[tuple[int, int]]:
    key, chain = certificate(folder)
    ours = {
        "/etc/ssl/desk/privkey.pem": str(key),
        "/etc/ssl/desk/fullchain.pem": str(chain),
        "127.0.0.1:8001": f"127.0.0.1:{port}",
    }
    return nginx.running_file(DEPLOY / "nginx.conf", folder, ours)


def behind_caddy(folder: Path, port: int) -> AbstractContextManager[tuple[int, int]]:
    ours = {"127.0.0.1:8001": f"127.0.0.1:{port}"}
    return caddy.running_file(DEPLOY / "Caddyfile", folder, ours)


class Named(http.client.HTTPSConnection):
    """A connection that asks for the desk by its name, wherever it is."""

    def connect(self) -> None:
        context = ssl._create_unverified_context()  # noqa: S323, SLF001 - our own certificate
        bare = socket.create_connection(("127.0.0.1", self.port))
        self.sock = context.wrap_socket(bare, server_hostname="desk.example")


class Browser:
    """What a phone does: cookies, the token of the last form, and where it came from."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.token = port, SimpleCookie(), ""

    def ask(
        self, path: str, fields: Mapping[str, str | bytes] | None = None, **more: str
    ) -> http.client.HTTPResponse:
        """Return an answer, after sending fields where there are any; bytes are a file."""
        sent = "; ".join(f"{name}={held.value}" for name, held in self.cookies.items())
        headers = {"Cookie": sent, "Origin": "https://desk.example", **more}
        method, body = "GET", b""
        if fields is not None:
            method, body = "POST", _multipart({"csrfmiddlewaretoken": self.token, **fields})
            headers["Content-Type"] = "multipart/form-data; boundary=edge"
        with closing(Named("desk.example", self.port)) as asked:
            asked.request(method, path, body, headers)
            answer = asked.getresponse()
            self.page = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        if held := TOKEN.search(self.page):
            self.token = held[1]
        return answer


def _multipart(fields: Mapping[str, str | bytes]) -> bytes:
    parts = b""
    for name, value in fields.items():
        file = '; filename="../x.jpg"' if isinstance(value, bytes) else ""
        data = value if isinstance(value, bytes) else value.encode()
        head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
        parts += head.encode() + data + b"\r\n"
    return parts + b"--edge--\r\n"


@pytest.mark.parametrize("behind", [behind_nginx, behind_caddy])
def test_desk_behind_a_server_is_one_of_tls(
    behind: Callable[[Path, int], AbstractContextManager[tuple[int, int]]],
    checkout: Path,
    tmp_path: Path,
) -> None:
    with served(checkout, tmp_path, DESK_ADDRESS="https://desk.example") as desk:
        with behind(tmp_path, desk.port) as (secure, plain):
            _works(Browser(secure), desk)
            with closing(http.client.HTTPConnection("127.0.0.1", plain)) as asked:
                asked.request("GET", "/sign-in/", headers={"Host": "desk.example"})
                answer = asked.getresponse()
                assert answer.status in (301, 308)
                assert answer.headers["Location"] == "https://desk.example/sign-in/"
            desk.process.terminate()
            desk.process.wait()
            assert Browser(secure).ask("/sign-in/").status == 502
        assert len(list(checkout.glob("content/images/*.jpg"))) == 1
    told = "".join(file.read_text() for file in tmp_path.glob("*.log"))
    assert not re.search("sign-in|workshops|remote_ip|client: |__Host", told), told


def test_nginx_lets_a_machine_try_to_come_in_so_often(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, nginx.free_port()) as (secure, _):
        tried = [Browser(secure).ask("/sign-in/question/").status for _ in range(40)]
        assert tried[:10] == [502] * 10  # nobody serves a desk here
        assert 429 in tried
        assert Browser(secure).ask("/workshops/new/").status == 502


def _works(browser: Browser, desk: Desk) -> None:
    """Try what a person does and what a stranger would, through the server."""
    answer = browser.ask("/sign-in/")
    cookie = answer.headers["Set-Cookie"]
    assert answer.status == 200
    assert cookie.startswith("__Host-desk-form=")
    assert {"HttpOnly", "SameSite=Strict", "Secure"} <= set(cookie.split("; "))
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src https://desk.example/passkey.js;" in policy
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"  # of this host alone
    assert answer.headers["Server"] in (None, "nginx", "Caddy")
    path = urlsplit(desk.invitation).path
    browser.ask(path)
    answer = browser.ask(path, {"name": "佐藤", "passphrase": "湖 ランプ 二つの茶わん"})
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    assert "Secure" in answer.headers["Set-Cookie"]
    forged = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"}
    assert browser.ask("/", **forged, **{"X-Forwarded-For": "203.0.113.7"}).status == 200
    assert "evil.example" not in browser.page
    browser.ask("/workshops/new/")
    day = {"title": "お茶", "date": "2026-12-20", "start": "10:00", "end": "11:00", "do": "draft"}
    shown = {**day, "image": picture(), "image_alt": "茶わん"}
    assert browser.ask("/workshops/new/", shown).status == 302, browser.page
    with suppress(OSError):  # refused before all of it was sent
        assert browser.ask("/workshops/new/", {**day, "image": bytes(22 << 20)}).status == 413


def test_settings_of_a_server_are_found_clean(tmp_path: Path) -> None:
    text = (DEPLOY / "yorisoi-desk.env").read_text("utf-8")
    example = dict(re.findall(r"^([A-Z_]+)=(.+)$", text, re.MULTILINE))
    done = subprocess.run(
        [sys.executable, "-m", "yorisoi_desk", "manage", "check", "--deploy", "--fail-level=INFO"],
        cwd=ROOT,
        env=surroundings() | example | {"DESK_STATE": str(tmp_path / "state")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "yorisoi-desk.service").read_text("utf-8")
    text = text.replace("/srv/salon/.venv/bin/yorisoi", shutil.which("true") or "")
    unit = tmp_path / "yorisoi-desk.service"
    unit.write_text(text.replace("EnvironmentFile=", "EnvironmentFile=-"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, [line for line in done.stderr.splitlines() if "desk" in line]) == (
        0,
        [],
    )
