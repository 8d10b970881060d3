"""A stand-in for GitHub's API on loopback."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.support import serving

# Returns the status and the data of an answer, by the method, the path and what was sent.
Answer = Callable[[str, str, object], tuple[int, object]]


def answering(answer: Answer) -> AbstractContextManager[str]:
    """Yield the address of a server that answers so, until the end of the block."""

    class Api(serving.Quiet):
        def do_GET(self) -> None:  # noqa: N802 - the base class names it
            length = int(self.headers["Content-Length"] or 0)
            sent = json.loads(self.rfile.read(length)) if length else None
            status, data = answer(self.command, self.path, sent)
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_PATCH = do_GET  # noqa: N815 - the server's own way of naming

    return serving.answering(Api)
