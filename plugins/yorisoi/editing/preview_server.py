"""The preview over HTTP: the built pages, and on top of them the faults and the day to look at.

Bound to 127.0.0.1, and answering only what this computer asks by its own names and what its own
pages ask, so that no page of the web can read it, by DNS rebinding neither.
"""

import html
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from yorisoi.editing.preview import Preview
from yorisoi.editing.preview_bar import WAIT, with_preview
from yorisoi.faults import Refused
from yorisoi.messages import line, say

HOST, PORT = "127.0.0.1", 8000
NAMES = (HOST, "localhost", "[::1]")
# Fetch Metadata: a page of ours, or the address bar; a browser too old for it sends nothing.
OWN_SITES = frozenset({"none", "same-origin"})
PROMPT = 5.0  # seconds of silence within a request or its answer
PATIENCE = 20.0  # seconds that a browser's question stays open
OTHER_DAY = re.compile(r"/@([0-9]{4}-[0-9]{2}-[0-9]{2})(/.*)")
NO_PAGE = "<!doctype html><html lang=ja><meta charset=utf-8><title>{}</title><body><p>{}</p>"


@contextmanager
def serving(preview: Preview) -> Iterator[str]:
    """Serve on port 8000, or on a free one if that is taken; yields the address."""
    handler = partial(_Answer, preview=preview)
    try:
        server = ThreadingHTTPServer((HOST, PORT), handler)
    except OSError:
        server = ThreadingHTTPServer((HOST, 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def find(root: Path, path: str) -> Path | None:
    """Return the file that an address names below `root`; None where there is none."""
    root = root.resolve()
    file = Path(f"{root}/{unquote(path)}")
    try:
        file = (file / "index.html" if file.is_dir() else file).resolve()
    except (OSError, ValueError):  # NUL, or a name longer than the system takes
        return None
    return file if file.is_relative_to(root) and file.is_file() else None


class _Answer(BaseHTTPRequestHandler):
    """Answers one request; says nothing on the terminal, and lets the browser keep nothing."""

    server: ThreadingHTTPServer
    timeout = PROMPT

    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args)  # type: ignore[arg-type]

    def handle(self) -> None:
        with suppress(ConnectionError, TimeoutError):  # whoever asked has gone, or does not read
            super().handle()

    def do_GET(self) -> None:
        if not self._is_from_here():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"127.0.0.1 only\n")
            return
        asked = urlsplit(self.path)
        query = dict(parse_qsl(asked.query, keep_blank_values=True))
        if asked.path == WAIT:
            self._wait(query)
        elif "now" in query:
            self._redirect(asked.path, query["now"])
        else:
            self._page(asked.path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_from_here(self) -> bool:
        """Return whether it names this server whole, and no page of another site asks."""
        hosts = [host.lower() for host in self.headers.get_all("Host", [])]
        own = {f"{name}:{self.server.server_port}" for name in NAMES}
        sites = self.headers.get_all("Sec-Fetch-Site", [])
        return len(hosts) == 1 and own.issuperset(hosts) and OWN_SITES.issuperset(sites)

    def _wait(self, query: Mapping[str, str]) -> None:
        version = int(query.get("v", "0")) if re.fullmatch("[0-9]+", query.get("v", "0")) else 0
        newest = self.preview.wait(version, PATIENCE)
        self._send(HTTPStatus.OK, "application/json", json.dumps({"version": newest}).encode())

    def _redirect(self, path: str, day: str) -> None:
        """Send the browser to the site of a day, whose links then stay within that day."""
        other = OTHER_DAY.fullmatch(path)
        path = "/" + (other[2] if other else path).lstrip("/\\")
        if day and not OTHER_DAY.fullmatch(f"/@{day}/"):
            self._message(HTTPStatus.BAD_REQUEST, say("bar_bad_day"))
            return
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/@{day}{path}" if day else path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, path: str) -> None:
        root, day = self.preview.job.output, None
        try:
            if path.startswith("/@"):
                day, path = _day(path)
                root = self.preview.at(day)
        except ValueError:
            self._message(HTTPStatus.BAD_REQUEST, say("bar_bad_day"))
            return
        except Refused as error:
            self._message(HTTPStatus.INTERNAL_SERVER_ERROR, "\n".join(map(line, error.faults)))
            return
        file, status = find(root, path), HTTPStatus.OK
        if file is None:
            file, status = find(root, "404.html"), HTTPStatus.NOT_FOUND
        if file is None:
            told = "bar_never_built" if self.preview.faults else "bar_building"
            self._message(HTTPStatus.NOT_FOUND, say(told))
        elif file.suffix == ".html":
            page = with_preview(file.read_text("utf-8"), self.preview, day, path)
            self._send(status, "text/html", page.encode())
        else:
            self._send(status, guess_type(file)[0] or "application/octet-stream", file.read_bytes())

    def _message(self, status: HTTPStatus, words: str) -> None:
        page = NO_PAGE.format(say("bar_today"), html.escape(words))
        self._send(status, "text/html", with_preview(page, self.preview, None, "/").encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def _day(path: str) -> tuple[date, str]:
    """Return the day and the rest of an address; ValueError where it names no day."""
    address = OTHER_DAY.fullmatch(path)
    if not address:
        raise ValueError(path)
    return date.fromisoformat(address[1]), address[2]
