"""A host writes down nobody: what a real nginx has written after each thing that can fail."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import create_connection
from urllib.parse import urlsplit

import pytest

from tests.support.nginx import SITE, running, running_example
from tests.support.wrong_host import certificate
from tests.watching.test_watch import DAY

# Ways to fail that a folder of files alone does not have.
FAILING = """
location = /forbidden { deny all; }
location = /broken { rewrite ^ /broken last; }
"""
WHO = "127.0.0.1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "output"
    (root / "empty").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html>")
    (root / "404.html").write_text("<!doctype html>")
    (root / ".env").write_text("secret")
    return root


def ask(address: str, path: str, method: str = "GET", **headers: str) -> int:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, headers={"User-Agent": "her-phone", **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def shout(address: str, words: bytes) -> None:
    """Send what is no request, and hang up."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    with create_connection((host or "", port or 0), timeout=30) as connection:
        connection.sendall(words)
        connection.settimeout(1)  # to what is cut off in its midst nothing is answered
        with suppress(OSError):
            connection.recv(1000)


def visit(address: str) -> dict[str, int]:
    """Meet every failure of nginx; returns the statuses."""
    shout(address, b"her words\r\n\r\n")
    shout(address, b"GET /her-path HTTP/1.1\r\nHost: a")
    return {
        "found": ask(address, "/?her-question"),
        "forbidden": ask(address, "/forbidden?her-question"),
        "missing": ask(address, "/her-path"),
        "hidden": ask(address, "/.env"),
        "no index": ask(address, "/empty/"),
        "large": ask(address, "/", "POST", **{"Content-Length": "2000000"}),
        "long": ask(address, f"/{'a' * 9000}"),
        "not allowed": ask(address, "/", "POST"),
        "broken": ask(address, "/broken"),
    }


def written(folder: Path) -> str:
    """Return all that nginx has written, whatever the file, but its own settings."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".conf"]
    return "\n".join(file.read_text("utf-8", "replace") for file in files)


STATUSES = {
    "found": 200,
    "forbidden": 404,  # it looks like what is not there
    "missing": 404,
    "hidden": 404,
    "no index": 404,
    "large": 413,
    "long": 414,
    "not allowed": 405,
    "broken": 500,
}


def test_nothing_is_written_of_whoever_met_an_error(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    with running(root, folder, more=FAILING) as address:
        assert visit(address) == STATUSES
    text = written(folder)
    assert "[notice]" in text  # it wrote its own start and end, and so would have written the rest
    assert WHO not in text
    assert "her" not in text.replace("inherited", "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("error_log /dev/null emerg;\n", "access forbidden by rule, client: 127.0.0.1"),
        ("error_log /dev/null emerg;\n", "too large body: 2000000 bytes, client: 127.0.0.1"),
        ("error_log /dev/null emerg;\n", 'cycle while processing "/broken", client: 127.0.0.1'),
        ("access_log off;\n", "her-phone"),
    ],
)
def test_each_line_of_the_file_is_needed(line: str, told: str, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "server"
    (folder / "logs").mkdir(parents=True)
    without = tmp_path / "site.conf"
    text = SITE.read_text("utf-8")
    assert line in text
    other = f"access_log {folder}/logs/access.log;\n" if line.startswith("access") else ""
    without.write_text(text.replace(line, other), "utf-8")
    with running(root, folder, without, FAILING) as address:
        visit(address)
    assert told in written(folder)


# The example of a whole server


@pytest.fixture
def example(root: Path, tmp_path: Path) -> Iterator[tuple[int, int, Path, Path]]:
    """The ports for TLS and without of `deploy/nginx.conf`, what it writes, its certificate."""
    pair = certificate(tmp_path, -DAY, 90 * DAY)
    folder = tmp_path / "server"
    folder.mkdir()
    with running_example(root, folder, pair) as (secure, plain):
        yield secure, plain, folder, pair[1]


Shake = Callable[..., str]


@pytest.fixture
def shake(example: tuple[int, int, Path, Path]) -> Shake:
    """`shake(lowest, highest, ciphers)`: the cipher that was agreed on; raises SSLError."""

    def shaken(
        version: ssl.TLSVersion, ciphers: str = "ALL:@SECLEVEL=0", server: str = "salon.example"
    ) -> str:
        context = ssl.create_default_context(cafile=example[3])
        context.check_hostname = False
        context.minimum_version = context.maximum_version = version
        context.set_ciphers(ciphers)
        with (
            create_connection(("127.0.0.1", example[0]), timeout=30) as plain,
            context.wrap_socket(plain, server_hostname=server) as connection,
        ):
            told = connection.cipher()
            return told[0] if told else ""

    return shaken


@pytest.mark.parametrize(
    "cipher",
    [
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-CHACHA20-POLY1305",
    ],
)
def test_old_phone_is_served_with_what_is_still_sound(shake: Shake, cipher: str) -> None:
    assert shake(ssl.TLSVersion.TLSv1_2, cipher) == cipher


def test_new_phone_is_served_with_tls_1_3(shake: Shake) -> None:
    assert shake(ssl.TLSVersion.TLSv1_3).startswith("TLS_")


@pytest.mark.parametrize(
    "ciphers",
    ["AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES256-SHA384", "DHE-RSA-AES128-GCM-SHA256"],
)
def test_what_the_profile_does_not_name_is_refused(shake: Shake, ciphers: str) -> None:
    with pytest.raises(ssl.SSLError):
        shake(ssl.TLSVersion.TLSv1_2, f"{ciphers}:@SECLEVEL=0")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_tls_is_refused(shake: Shake, version: ssl.TLSVersion) -> None:
    with pytest.raises(ssl.SSLError):
        shake(version)


def test_http_leads_to_https_and_tls_writes_down_nobody(
    example: tuple[int, int, Path, Path], shake: Shake
) -> None:
    secure, plain, folder, _ = example
    connection = HTTPConnection("127.0.0.1", plain, timeout=30)
    connection.request("GET", "/her-path")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://salon.example/her-path")
    assert answer.headers["Server"] == "nginx"  # and no version
    connection.close()
    shout(f"http://127.0.0.1:{secure}", b"GET /her-path HTTP/1.1\r\n\r\n")
    shout(f"http://127.0.0.1:{secure}", b"\x16\x03\x01her words, and no hello")
    shout(f"http://127.0.0.1:{plain}", b"her words\r\n\r\n")
    with pytest.raises((ssl.SSLError, HTTPException, OSError)):
        shake(ssl.TLSVersion.TLSv1_2, "AES128-SHA:@SECLEVEL=0")
    shake(ssl.TLSVersion.TLSv1_3, server="her-name")
    text = written(folder)
    assert "[notice]" in text
    assert WHO not in text
    assert "her" not in text.replace("inherited", "")


def test_example_serves_the_site_and_knows_no_phone_again(
    example: tuple[int, int, Path, Path],
) -> None:
    context = ssl.create_default_context(cafile=example[3])
    context.check_hostname = False
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # in 1.3 tickets come later
    session = None
    for _ in range(2):
        with (
            create_connection(("127.0.0.1", example[0]), timeout=30) as plain,
            context.wrap_socket(plain, session=session) as connection,
        ):
            assert not connection.session_reused
            session = connection.session
            assert session is not None
            assert not session.has_ticket
            connection.sendall(b"GET / HTTP/1.0\r\nHost: salon.example\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(4096), b"")).decode()
        assert answer.startswith("HTTP/1.1 200 OK\r\n")
        assert "\r\nCache-Control: no-store\r\n" in answer
        assert answer.endswith("\r\n\r\n<!doctype html>")
