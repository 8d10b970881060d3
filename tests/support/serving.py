"""Servers on loopback; among them a folder, served as a static host would serve it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(BaseHTTPRequestHandler):
    """Logs nothing, to keep the tests' output to the tests."""

    def log_message(self, *_: object) -> None: ...


class StaticHost(Quiet, SimpleHTTPRequestHandler):
    """Answers an unknown path with the site's own page, and lists no folder."""

    def list_directory(self, path: str) -> None:  # type: ignore[override]  # noqa: ARG002
        """Hide what a folder without an index holds, as hosts do."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send 404.html where there is one."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer on a free port; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def serving(folder: Path) -> AbstractContextManager[str]:
    """Serve `folder` on a free port; yields its address."""
    return answering(partial(StaticHost, directory=folder))
