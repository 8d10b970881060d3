"""A host on loopback that serves a small site well, or wrongly in one way."""

import hashlib
import json
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.support.serving import Quiet

JAPAN = timezone(timedelta(hours=9))
NUMBER = "03-1234-5678"
PAGE = '<!doctype html><title>港</title><p><a href="tel:+81312345678">03-1234-5678</a></p>'
FILES = {
    "index.html": PAGE,
    "about/index.html": "<!doctype html><title>港</title><p>お茶",
    "workshops/calendar.ics": "BEGIN:VCALENDAR\r\n",
    "404.html": "<!doctype html><title>ありません</title>",
}
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
}


@dataclass
class Site:
    """What the host serves; a test changes it to make it wrong.

    `record` is the text of build.json; where it is None, it is made of `made` and `files`.
    `answers` gives a path another status and other headers; `slow` sends a byte a second.
    """

    files: dict[str, str] = field(default_factory=lambda: dict(FILES))
    moved: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=lambda: dict(HEADERS))
    made: datetime = field(default_factory=lambda: datetime.now(JAPAN))
    record: str | None = None
    live: dict[str, str | None] = field(default_factory=dict)
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    slow: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    after: Callable[["Site"], None] = lambda _: None

    def body(self, name: str) -> str | None:
        """Return what stands at a name, if anything does."""
        if name == "build.json":
            return self.record if self.record is not None else self._record()
        return self.live.get(name, self.files.get(name))

    def _record(self) -> str:
        digests = {
            name: hashlib.sha256(text.encode()).hexdigest() for name, text in self.files.items()
        }
        told = {"version": 1, "commit": None, "moment": self.made.isoformat(), "files": digests}
        return json.dumps(told | {"moved": self.moved})


@contextmanager
def hosting(site: Site, tls: tuple[Path, Path] | None = None) -> Iterator[int]:
    """Serve a site on loopback, with a key and a certificate over TLS; yields the port."""

    class Handler(Quiet):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802 - the base class names it
            site.asked.append(self.path)
            name = self.path.removeprefix("/")
            name = f"{name}index.html" if not name or name.endswith("/") else name
            status, more = site.answers.get(self.path, (200, {}))
            body = site.body(name)
            if body is None:
                status, body = 404, FILES["404.html"]
            self.answer(status, site.headers | more, body.encode())
            site.after(site)

        def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for header, value in headers.items():
                self.send_header(header, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.path not in site.slow:
                self.wfile.write(body)
                return
            for number in range(len(body)):
                self.wfile.write(body[number : number + 1])
                time.sleep(0.2)

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Keep quiet of whoever hung up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls[1], tls[0])
            server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.server_port
        server.shutdown()


CA = """
[ca]
default_ca = own
[own]
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = IP:127.0.0.1
"""


def certificate(folder: Path, begins: timedelta, ends: timedelta) -> tuple[Path, Path]:
    """Make a key and a certificate for 127.0.0.1, good from and until moments told from now."""
    key, request, made = (folder / f"{name}.pem" for name in ("key", "request", "certificate"))
    (folder / "ca.cnf").write_text(CA.format(folder=folder))
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01")

    def openssl(*arguments: str | Path) -> None:
        subprocess.run(["openssl", *arguments], capture_output=True, check=True)

    asked = ("-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1")
    openssl("req", *asked, "-keyout", key, "-out", request)
    now = datetime.now(UTC)
    dates = [f"{now + difference:%Y%m%d%H%M%SZ}" for difference in (begins, ends)]
    signed = ("-config", folder / "ca.cnf", "-selfsign", "-keyfile", key, "-in", request)
    openssl(
        *("ca", "-batch", "-notext", *signed, "-out", made),
        *("-startdate", dates[0], "-enddate", dates[1]),
    )
    return key, made
