"""The desk behind a real nginx with TLS, by the files of deploy/desk."""

import http.client
import re
import shutil
import ssl
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.desk.serving import served, surroundings
from tests.support import nginx
from tests.support.building import ROOT

DEPLOY = ROOT / "deploy/desk"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return a key and a certificate that it signed itself."""
    key, chain = folder / "key.pem", folder / "chain.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", chain, "-subj", "/CN=desk.example", "-days", "2"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, chain


def test_desk_behind_nginx_is_one_of_tls(checkout: Path, tmp_path: Path) -> None:
    key, chain = certificate(tmp_path)
    with served(checkout, tmp_path, DESK_ADDRESS="https://desk.example") as desk:
        ours = {
            "/etc/ssl/desk/privkey.pem": str(key),
            "/etc/ssl/desk/fullchain.pem": str(chain),
            "127.0.0.1:8001": f"127.0.0.1:{desk.port}",
        }
        with nginx.running_file(DEPLOY / "nginx.conf", tmp_path, ours) as (secure, plain):
            host = {"Host": "desk.example"}
            context = ssl._create_unverified_context()  # noqa: S323, SLF001 - our own certificate
            with closing(
                http.client.HTTPSConnection("127.0.0.1", secure, context=context)
            ) as asked:
                asked.request("GET", "/sign-in/", headers=host)
                answer = asked.getresponse()
                cookie = answer.headers["Set-Cookie"]
                assert answer.status == 200
                assert cookie.startswith("__Host-desk-form=")
                assert {"HttpOnly", "SameSite=Strict", "Secure"} <= set(cookie.split("; "))
                policy = answer.headers["Content-Security-Policy"]
                assert "script-src https://desk.example/passkey.js;" in policy
                assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
                assert "Server" not in answer.headers or answer.headers["Server"] == "nginx"
            with closing(http.client.HTTPConnection("127.0.0.1", plain)) as asked:
                asked.request("GET", "/sign-in/", headers=host)
                assert asked.getresponse().headers["Location"] == "https://desk.example/sign-in/"
    assert not (tmp_path / "access.log").read_text()


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
