"""One look at a published site: every file, and what comes with it."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from yorisoi.faults import Fault
from yorisoi.messages import say
from yorisoi.watching import answers, record
from yorisoi.watching.arguments import PATIENCE
from yorisoi.watching.findings import Findings
from yorisoi.watching.hosts import Answer, Host, Silent, Untrusted
from yorisoi.watching.record import FRONT
from yorisoi.watching.telephones import NOBODY_SAID, Dialled, Telephones

AHEAD = timedelta(minutes=10)  # by which two clocks may differ
ENOUGH = 3  # files without an answer: the others would have none either
LONGEST = 20  # times the patience for one answer: what is wrong must be told within the hour


@dataclass(frozen=True)
class Watched:
    """A site, and what is expected of it."""

    url: str
    oldest: timedelta
    telephones: Telephones = NOBODY_SAID
    can_set_headers: bool = True
    http_port: int = 80
    patience: int = PATIENCE

    @property
    def address(self) -> SplitResult:
        """Return the address in its parts."""
        return urlsplit(self.url)

    def path(self, name: str) -> str:
        """Return what to ask the host for, to be given a file of the site."""
        return quote(f"{self.address.path.rstrip('/')}/{name.removesuffix(FRONT)}")


def look(watched: Watched, moment: datetime) -> list[Fault]:
    """Return what is wrong with a site at a moment."""
    findings = Findings(watched.url)
    try:
        with closing(Host(watched.address, watched.patience)) as host:
            _look_at_host(watched, host, moment, findings)
    except Silent as silent:
        findings.add("watch_silent", reason=say(str(silent)))
    except Untrusted as untrusted:
        findings.add("watch_untrusted", reason=untrusted)
    if watched.address.scheme == "https":
        _look_without_tls(watched, findings)
    return findings.faults()


def _look_at_host(watched: Watched, host: Host, moment: datetime, findings: Findings) -> None:
    told = _record(watched, host, findings)
    if host.certificate:
        answers.note_certificate(host.certificate, moment, findings)
    if told:
        _note_age(watched, told.moment, moment, findings)
    files = told.files if told else {FRONT: ""}
    moved = told.moved if told else {}
    dialled, https = Dialled(), watched.address.scheme == "https"
    for name, answer in _fetched(watched, host, list(files), findings):
        asked = urljoin(watched.url, watched.path(name))
        to = urljoin(watched.url, watched.path(moved[name])) if name in moved else None
        led_on = answers.leads(answer, asked, to)
        can_set = watched.can_set_headers and not led_on
        answers.note_headers(answer, name, findings, https=https, can_set=can_set)
        if led_on or not answers.note_status(answer, asked, name, findings):
            continue
        if told and hashlib.sha256(answer.body).hexdigest() != files[name]:
            findings.add("watch_changed", name)
        if name.endswith(".html"):
            dialled.read(name, answer.body)
    dialled.note_unknown(watched.telephones, findings)
    if told and not findings.hold("watch_cut_short", "watch_file_silent"):  # all were read
        dialled.note_missing(watched.telephones, findings)


def _record(watched: Watched, host: Host, findings: Findings) -> record.Record | None:
    answer = host.ask(watched.path(record.NAME))
    if answer.status != answers.FOUND:
        findings.add("watch_no_record")
        return None
    with suppress(ValueError):
        told = record.read(answer.body)
        if FRONT in told.files:  # an empty list would make every site look whole
            return told
    findings.add("watch_record_spoilt")
    return None


def _note_age(watched: Watched, built: datetime, moment: datetime, findings: Findings) -> None:
    shown = built.astimezone(moment.tzinfo).strftime("%Y-%m-%d %H:%M")
    if moment - built > watched.oldest:
        days = (moment - built).days
        findings.add("watch_old", built=shown, days=days)
    elif built - moment > AHEAD:
        findings.add("watch_future", built=shown)


def _fetched(
    watched: Watched, host: Host, names: list[str], findings: Findings
) -> Iterator[tuple[str, Answer]]:
    """Yield the answers; what is silent is noted, and ends the look where it is not alone.

    So does a host that is slow with each of them.
    """
    silent, end = 0, time.monotonic() + LONGEST * watched.patience
    for name in names:
        if silent == ENOUGH or time.monotonic() > end:
            findings.add("watch_cut_short")
            return
        try:
            answer = host.ask(watched.path(name))
        except Silent as error:
            findings.add("watch_file_silent", name, reason=say(str(error)))
            silent += 1
        else:
            yield name, answer


def _look_without_tls(watched: Watched, findings: Findings) -> None:
    plain = urlsplit(f"http://{watched.address.hostname}:{watched.http_port}")
    try:
        with closing(Host(plain, watched.patience)) as host:
            answers.note_plain(host.ask(watched.path(FRONT)), watched.address, findings)
    except Silent:
        findings.add("watch_not_secured")
