"""Telling people: by mail (SMTP, RFC 5321) and by a webhook, as the environment says.

Addresses and passwords come from the environment alone; no message of ours repeats them.
"""

import json
import re
import smtplib
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from http.client import HTTPException
from typing import Final
from urllib.request import Request, urlopen

from yorisoi.faults import MachineFailed

PREFIX: Final = "YORISOI_"
PORTS = {"starttls": 587, "tls": 465, "none": 25}
TIMEOUT = 30  # seconds


@dataclass(frozen=True)
class Mail:
    """A mail server, and from whom to whom it takes a letter."""

    host: str
    security: str
    port: int
    user: str
    password: str
    sender: str
    receivers: tuple[str, ...]


@dataclass(frozen=True)
class Alarm:
    """The ways to tell; either may be missing."""

    mail: Mail | None
    webhook: str


@dataclass(frozen=True)
class Letter:
    """What is told: a subject, a text, and the same for programs."""

    subject: str
    text: str
    site: str
    faults: Iterable[Mapping[str, str]] = ()


def settings(environment: Mapping[str, str]) -> Alarm:
    """Return the ways to tell; raises MachineFailed where a setting is missing or wrong.

    Asked at each look, so that a slip is noticed before the night of the first alarm.
    """
    told = {
        name.removeprefix(PREFIX): value.strip()
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    webhook = told.get("WEBHOOK", "")
    if webhook and not webhook.startswith(("https://", "http://")):
        raise MachineFailed("watch_setting", name=f"{PREFIX}WEBHOOK")
    return Alarm(_mail(told), webhook)


def _mail(told: Mapping[str, str]) -> Mail | None:
    if not any(told.get(name) for name in ("SMTP_HOST", "MAIL_TO", "MAIL_FROM")):
        return None
    security = told.get("SMTP_SECURITY") or "starttls"
    receivers = tuple(filter(None, map(str.strip, told.get("MAIL_TO", "").split(","))))
    port = told.get("SMTP_PORT") or str(PORTS.get(security, ""))
    for name, is_right in {
        "SMTP_HOST": bool(told.get("SMTP_HOST")),
        "MAIL_FROM": "@" in told.get("MAIL_FROM", ""),
        "MAIL_TO": bool(receivers) and all("@" in receiver for receiver in receivers),
        # A password never goes over the wire as it is.
        "SMTP_SECURITY": security in PORTS and not (security == "none" and told.get("SMTP_USER")),
        "SMTP_PORT": re.fullmatch("[0-9]{1,5}", port) is not None,
    }.items():
        if not is_right:
            raise MachineFailed("watch_setting", name=f"{PREFIX}{name}")
    return Mail(
        host=told["SMTP_HOST"],
        security=security,
        port=int(port),
        user=told.get("SMTP_USER", ""),
        password=told.get("SMTP_PASSWORD", ""),
        sender=told["MAIL_FROM"],
        receivers=receivers,
    )


def send(alarm: Alarm, letter: Letter) -> None:
    """Tell in every way there is; raises MachineFailed where one of them fails."""
    failed: list[str] = []
    try:
        if alarm.mail:
            _post_letter(alarm.mail, letter)
    except (OSError, smtplib.SMTPException) as error:
        failed.append(f"SMTP {type(error).__name__}")
    try:
        if alarm.webhook:
            _call(alarm.webhook, letter)
    except (OSError, HTTPException, ValueError) as error:
        failed.append(f"webhook {type(error).__name__}")
    if failed:
        raise MachineFailed("watch_untold", reason="、".join(failed))


def _post_letter(mail: Mail, letter: Letter) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = letter.subject, mail.sender
    message["To"] = ", ".join(mail.receivers)
    message["Message-ID"] = make_msgid(domain="yorisoi.invalid")  # not this machine's name
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence note comes back
    message.set_content(letter.text)
    tls = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(mail.host, mail.port, timeout=TIMEOUT, context=tls)
        if mail.security == "tls"
        else smtplib.SMTP(mail.host, mail.port, timeout=TIMEOUT)
    ) as server:
        if mail.security == "starttls":
            server.starttls(context=tls)
        if mail.user:
            server.login(mail.user, mail.password)
        server.send_message(message)


def _call(address: str, letter: Letter) -> None:
    """POST as JSON; `text` is what chats (Slack, Mattermost, Google Chat) show."""
    told = {
        "text": f"{letter.subject}\n\n{letter.text}",
        "site": letter.site,
        "faults": list(letter.faults),
    }
    request = Request(  # noqa: S310 - http alone, see `settings`
        address,
        json.dumps(told, ensure_ascii=False).encode(),
        {"Content-Type": "application/json; charset=utf-8"},
    )
    with urlopen(request, timeout=TIMEOUT):  # noqa: S310
        pass
