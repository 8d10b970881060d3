"""The site on this computer while it is being edited: built again at each save.

Served on 127.0.0.1 alone. A refused build is told on the terminal and the last good
page stays.
"""

import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST, PORT = "127.0.0.1", 8000
PAUSE = 0.3  # seconds between two looks at the files


def serve(output: Path, watched: Iterable[Path], rebuild: Callable[[], object]) -> None:
    """Serve `output` and call `rebuild` whenever a watched file changes; until Ctrl-C."""
    server = ThreadingHTTPServer((HOST, PORT), partial(_Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folders = tuple(watched)
    seen = _stamps(folders)
    try:
        while True:
            time.sleep(PAUSE)
            if (now := _stamps(folders)) != seen:
                seen = now
                rebuild()
    except KeyboardInterrupt:
        server.shutdown()


def _stamps(folders: Iterable[Path]) -> dict[Path, int]:
    """Return when each file below the folders was last written."""
    files = (each for folder in folders for each in folder.rglob("*") if each.is_file())
    return {file: file.stat().st_mtime_ns for file in files}


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, says nothing, and lets the browser keep nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass
