"""A folder served on loopback as a static host would serve it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class StaticHost(SimpleHTTPRequestHandler):
    """Answers an unknown path with the site's own page, lists no folder, logs nothing."""

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

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Keep the tests' output to the tests."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHost, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
