"""The preview over HTTP: the built pages, and on top of them the faults and the day to look at.

Bound to 127.0.0.1 and answering to no other name, so that no page of the web can read it.
What is added is added here, to the answer; the built files stay as they are.
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
from urllib.parse import parse_qs, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from yorisoi.editing.preview import Preview
from yorisoi.faults import Refused
from yorisoi.messages import line, say, sentence
from yorisoi.rendering.styles import digest

HOST, PORT = "127.0.0.1", 8000
WAIT = "/.preview/wait"
PATIENCE = 20.0  # seconds that a browser's question stays open
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
OTHER_DAY = re.compile(r"/@([0-9]{4}-[0-9]{2}-[0-9]{2})(/.*)")
NO_PAGE = "<!doctype html><html lang=ja><meta charset=utf-8><title>{}</title><body><p>{}</p>"
HERE = Path(__file__).parent
STYLE = (HERE / "preview_bar.css").read_text("utf-8")
SCRIPT = (HERE / "preview_bar.js").read_text("utf-8")
BAR = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
).get_template("preview_bar.html")
BAR.globals.update(
    say=say,
    script=Markup(SCRIPT),  # noqa: S704 - our own, as is the style
    sentence=sentence,
    style=Markup(STYLE),  # noqa: S704
    wait=WAIT,
)


@contextmanager
def serving(preview: Preview) -> Iterator[str]:
    """Serve on port 8000, or on a free one if that is taken; yields the address."""
    handler = partial(_Answer, preview=preview)
    try:
        server = ThreadingHTTPServer((HOST, PORT), handler)
    except OSError:
        server = ThreadingHTTPServer((HOST, 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()


def find(root: Path, path: str) -> Path | None:
    """Return the file that an address names below `root`; None where there is none."""
    root = root.resolve()
    file = Path(f"{root}/{unquote(path)}")
    try:
        file = (file / "index.html" if file.is_dir() else file).resolve()
    except (OSError, ValueError):  # NUL, or a name longer than the system takes
        return None
    return file if file.is_relative_to(root) and file.is_file() else None


def with_preview(page: str, preview: Preview, day: date | None, path: str) -> str:
    """Return a page with the bar on top, and with a policy that lets the bar work."""
    days = (day - date.today()).days if day else 0  # noqa: DTZ011 - shifts the browser's own clock
    bar = BAR.render(day=day, days=days, faults=preview.faults, path=path, version=preview.version)
    page = POLICY.sub(lambda meta: meta[1] + _policy(meta[2]) + meta[3], page, count=1)
    head, body, rest = page.partition("<body")
    tag, end, rest = rest.partition(">")
    return f"{head}{body}{tag}{end}{bar}{rest}"


def _policy(written: str) -> str:
    """Return a page's policy with our style, our script and our question allowed as well."""
    parts = (part.split() for part in html.unescape(written).split(";"))
    rules = {name: values for name, *values in parts}
    rules.setdefault("script-src", []).append(digest(SCRIPT))
    rules.setdefault("style-src", []).append(digest(STYLE))
    rules |= {"connect-src": ["'self'"], "form-action": ["'self'"]}
    return html.escape("; ".join(" ".join([name, *values]) for name, values in rules.items()))


class _Answer(BaseHTTPRequestHandler):
    """Answers one request; says nothing on the terminal, and lets the browser keep nothing."""

    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        name = (self.headers.get("Host") or "").partition(":")[0]
        if name not in (HOST, "localhost"):
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"127.0.0.1 only\n")
            return
        asked = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path == WAIT:
            self._wait(query)
        elif "now" in query or parse_qs(asked.query, keep_blank_values=True).get("now"):
            self._redirect(asked.path, query.get("now", ""))
        else:
            self._page(asked.path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _wait(self, query: Mapping[str, str]) -> None:
        version = int(query.get("v", "0")) if re.fullmatch("[0-9]+", query.get("v", "0")) else 0
        text = json.dumps({"version": self.preview.wait(version, PATIENCE)})
        self._send(HTTPStatus.OK, "application/json", text.encode())

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
            self._message(HTTPStatus.NOT_FOUND, self._nothing_yet())
        elif file.suffix == ".html":
            page = with_preview(file.read_text("utf-8"), self.preview, day, path)
            self._send(status, "text/html", page.encode())
        else:
            self._send(status, guess_type(file)[0] or "application/octet-stream", file.read_bytes())

    def _nothing_yet(self) -> str:
        return say("bar_never_built" if self.preview.faults else "bar_building")

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
            with suppress(ConnectionError):  # the browser has gone on to another page
                self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def _day(path: str) -> tuple[date, str]:
    """Return the day and the rest of an address; ValueError where it names no day."""
    address = OTHER_DAY.fullmatch(path)
    if not address:
        raise ValueError(path)
    return date.fromisoformat(address[1]), address[2]
