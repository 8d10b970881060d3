"""What is wrong with one answer of a host, whatever file it brings."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from yorisoi.watching.findings import Findings
from yorisoi.watching.hosts import Answer, Certificate

FOUND, MOVED, MISSING, FAILED = 200, 301, (404, 410), 500
LEFT: Final = timedelta(days=14)
HALF_A_YEAR: Final = 180 * 24 * 3600

# As in deploy/site.conf. Of the policy, what only a header can say: the rest is in the page.
WANTED: Mapping[str, Callable[[str], bool]] = {
    "Content-Security-Policy": lambda text: "frame-ancestors 'none'" in text,
    "Referrer-Policy": lambda text: text.strip().lower() == "no-referrer",
    "X-Content-Type-Options": lambda text: text.strip().lower() == "nosniff",
}
# The page made to stand in frames of other sites, as in `site`.
FRAMED = "embed/index.html"
MAY_FRAME: Mapping[str, Callable[[str], bool]] = {
    "Content-Security-Policy": lambda text: (
        "frame-ancestors *" in text and "frame-ancestors 'none'" not in text
    ),
}
HTTPS_ALONE = "Strict-Transport-Security"

# Traces, a redirect in disguise, and reports that browsers send to somebody else.
UNWANTED = ("Set-Cookie", "Refresh", "NEL", "Report-To", "Reporting-Endpoints")


def note_status(answer: Answer, asked: str, name: str, findings: Findings) -> bool:
    """Return whether an answer brings the file at the address `asked`."""
    if answer.status == FOUND:
        return True
    if answer.headers["Location"]:
        to = urljoin(asked, answer.headers["Location"])
        is_ours = urlsplit(to).hostname == urlsplit(asked).hostname
        # another host is a worse thing than another page
        findings.add("watch_redirected" if is_ours else "watch_led_elsewhere", name, to=to)
    elif answer.status in MISSING:
        findings.add("watch_missing", name)
    else:
        findings.add("watch_status", name, status=answer.status)
    return False


def leads(answer: Answer, asked: str, to: str | None) -> bool:
    """Return whether an answer leads from a former address to the one where its page is now."""
    return answer.status == MOVED and urljoin(asked, answer.headers["Location"] or "") == to


def note_headers(
    answer: Answer, name: str, findings: Findings, *, https: bool, can_set: bool
) -> None:
    """Note the headers that an answer lacks, and those that it should not have."""
    for header in (header for header in UNWANTED if answer.headers[header] is not None):
        findings.add("watch_header_unwanted", name, header=header)
    if not can_set:
        return
    wanted = {**WANTED, **MAY_FRAME} if name == FRAMED else WANTED
    for header, is_right in wanted.items():
        if not is_right(", ".join(answer.headers.get_all(header, []))):
            findings.add("watch_header_missing", name, header=header)
    if https and not _is_long(answer.headers[HTTPS_ALONE] or ""):
        findings.add("watch_header_missing", name, header=HTTPS_ALONE)


def note_certificate(certificate: Certificate, moment: datetime, findings: Findings) -> None:
    """Note that a certificate is near its end.

    Two weeks, or a quarter of a short one's life: those who renew by themselves do so earlier.
    """
    left = certificate.ends - moment
    if left < min(LEFT, (certificate.ends - certificate.begins) / 4):
        findings.add("watch_certificate_ends", days=max(left.days, 0))


def note_plain(answer: Answer, address: SplitResult, findings: Findings) -> None:
    """Note that http does not lead to https on the same host."""
    to = urlsplit(answer.headers["Location"] or "")
    leads = 300 <= answer.status < 400 and (to.scheme, to.hostname) == ("https", address.hostname)  # noqa: PLR2004 - RFC 9110
    if not leads:
        findings.add("watch_not_secured")


def _is_long(header: str) -> bool:
    match = re.search(r"max-age=\"?([0-9]+)", header, re.IGNORECASE)
    return match is not None and int(match[1]) >= HALF_A_YEAR
