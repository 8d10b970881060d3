"""One host, asked as a browser asks it: no redirect is followed, and no answer takes for ever."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from typing import Final
from urllib.parse import SplitResult

SILENCE: Final = 20  # seconds without a byte
BIGGEST: Final = 32 * 1024 * 1024  # bytes
HEADERS = {
    "User-Agent": "yorisoi-watch",
    "Cache-Control": "no-cache",
    "Accept-Encoding": "identity",
}


class Silent(Exception):  # noqa: N818 - it is an outcome
    """No answer came; its argument is the code of the reason."""


class Untrusted(Exception):  # noqa: N818 - likewise
    """The host could not prove who it is; its argument is OpenSSL's reason."""


@dataclass(frozen=True)
class Answer:
    """What a host said to one question."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Certificate:
    """From when until when a certificate is good."""

    begins: datetime
    ends: datetime


class Host:
    """A host at one scheme, name and port; its connection is kept while it lasts."""

    def __init__(self, address: SplitResult, patience: int) -> None:
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        silence = min(SILENCE, patience)
        self._connection = kind(address.hostname or "", address.port, timeout=silence)
        self._patience = patience
        #: that of the newest connection, where there is one
        self.certificate: Certificate | None = None

    def ask(self, path: str) -> Answer:
        """Return the answer to GET; raises Silent or Untrusted."""
        is_kept = self._connection.sock is not None
        try:
            return self._answer(path)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise Untrusted(error.verify_message) from error
        except (OSError, HTTPException, ValueError) as error:
            self.close()
            if is_kept:  # a host may close what it kept open at any time
                return self.ask(path)
            raise Silent(_reason(error)) from error

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _answer(self, path: str) -> Answer:
        connection = self._connection
        if connection.sock is None:
            connection.connect()
        connected: socket.socket = connection.sock
        self.certificate = _certificate(connected)
        with _cut_after(self._patience, connected) as is_cut:
            connection.request("GET", path, headers=HEADERS)
            response = connection.getresponse()
            body = response.read(BIGGEST)
        if is_cut.is_set():
            raise TimeoutError
        if not response.isclosed():  # there is more, and nobody will read it
            connection.close()
        return Answer(response.status, response.headers, body)


@contextmanager
def _cut_after(seconds: float, connected: socket.socket) -> Iterator[Event]:
    """End a connection that sends a byte now and then, which no time-out of a socket notices."""
    is_cut = Event()

    def cut() -> None:
        is_cut.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_cut
    except (OSError, HTTPException, ValueError) as error:
        raise (TimeoutError() if is_cut.is_set() else error) from error
    finally:
        timer.cancel()


def _certificate(connected: socket.socket) -> Certificate | None:
    if not isinstance(connected, ssl.SSLSocket):
        return None
    told = connected.getpeercert() or {}
    ends = (ssl.cert_time_to_seconds(str(told[name])) for name in ("notBefore", "notAfter"))
    return Certificate(*(datetime.fromtimestamp(seconds, UTC) for seconds in ends))


def _reason(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "silent_timeout"
        case ConnectionRefusedError():
            return "silent_refused"
        case socket.gaierror():
            return "silent_no_name"
    return "silent_broken"
