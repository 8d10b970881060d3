"""The built site served as a good static host serves it: compressed, with headers."""

import gzip
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.building import build_site  # noqa: E402
from tests.support.serving import StaticHost, answering  # noqa: E402

PACKED = (".html", ".css", ".js", ".svg", ".txt", ".xml", ".json", ".atom", ".ics", ".csv")

#: What a host should add to every answer; the policy itself stands in the pages.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
KEPT = (".css", ".svg")  # a file whose name or bytes rarely change may be kept; a page is asked for
#: One address for each kind of page.
KINDS = {
    "front": "/",
    "page": "/contact/",
    "longest text": "/guide/",
    "workshops": "/workshops/",
    "event": "/workshops/long-words/",
    "month": "/workshops/2026-12/",
    "past": "/workshops/past/",
}


class CompressingHost(StaticHost):
    """Sends text packed by gzip at its usual level, as nginx does with `gzip on`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the base class names it
        """Answer with the packed file where the path names one, else as a plain host does."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in PACKED:
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        kind = self.guess_type(str(file))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "html" in kind else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Add what a host adds to every answer."""
        kept = self.path.endswith(KEPT)
        self.send_header("Cache-Control", "max-age=86400" if kept else "no-cache")
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


def hosted(folder: Path) -> AbstractContextManager[str]:
    """Serve `folder` on loopback; yields its address."""
    return answering(partial(CompressingHost, directory=folder))


@contextmanager
def full_site(folder: Path) -> Iterator[tuple[str, Path]]:
    """Build the real content with a full programme for the address it is served at.

    The real content alone may hold no workshop, and so not every kind of page. Yields the
    address and the folder of the pages.
    """
    content = shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "tests/sites/crowded/workshops.yaml", content / "events")
    output = folder / "output"
    with hosted(output) as address:
        built = build_site(output, "-s", "publishconf.py", content=content, SITEURL=address)
        if built.status:
            sys.exit(built.stderr)
        yield address, output
