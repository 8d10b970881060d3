"""Who is told of what `yorisoi watch` finds, and what happens where nobody can be."""

import email
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from pathlib import Path
from threading import Thread

import pytest

from tests.support.building import ROOT, yorisoi
from tests.support.serving import Quiet, answering
from tests.support.wrong_host import FILES, NUMBER, Site, hosting
from tests.watching.test_watch import watched

SECRET = "a-secret-in-the-address"  # noqa: S105 - of the stand-in


@contextmanager
def mail_server() -> Iterator[tuple[int, list[EmailMessage]]]:
    """A server that takes one letter by SMTP; yields its port and the letters."""
    letters: list[EmailMessage] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                connection, _ = listening.accept()
            except OSError:  # nobody has written
                return
            with connection, connection.makefile("rwb") as stream:

                def say(text: bytes) -> None:
                    stream.write(text + b"\r\n")
                    stream.flush()

                say(b"220 stand-in")
                while line := stream.readline():
                    if line.upper().startswith(b"QUIT"):
                        say(b"221 bye")
                        return
                    if not line.upper().startswith(b"DATA"):
                        say(b"250 ok")
                        continue
                    say(b"354 go on")
                    lines = iter(stream.readline, b".\r\n")
                    text = b"".join(line.removeprefix(b".") for line in lines)
                    letter = email.message_from_bytes(text, policy=policy.default)
                    letters.append(letter)
                    say(b"250 taken")

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], letters
        # Else it would wait on at a number that is given to another file.
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


@contextmanager
def webhook(status: int = 200) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """An address that takes JSON; yields it, and what it was sent."""
    sent: list[tuple[str, bytes]] = []

    class Hook(Quiet):
        def do_POST(self) -> None:  # noqa: N802 - the base class names it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append((self.headers["Content-Type"], body))
            self.send_response(status)
            self.end_headers()

    with answering(Hook) as address:
        yield f"{address}/{SECRET}", sent


def mail(port: int, **more: str) -> dict[str, str]:
    settings = {
        "YORISOI_SMTP_HOST": "127.0.0.1",
        "YORISOI_SMTP_PORT": str(port),
        "YORISOI_SMTP_SECURITY": "none",
        "YORISOI_MAIL_FROM": "watch@salon.example",
        "YORISOI_MAIL_TO": "one@salon.example, two@salon.example",
    }
    return settings | more


def broken() -> Site:
    return Site(live={"index.html": "old", "about/index.html": None})


def test_letter_says_in_japanese_what_is_wrong_and_what_to_do() -> None:
    with mail_server() as (port, letters):
        done = watched(broken(), **mail(port))
    assert done.returncode == 1
    (letter,) = letters
    assert letter["To"] == "one@salon.example, two@salon.example"
    assert letter["Subject"] == "サイトの見はり: 2か所（127.0.0.1）"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert socket.gethostname() not in letter["Message-ID"]
    text = letter.get_content()
    assert "作ったものと違うファイルが、1件あります（/index.html）" in text
    assert "あるはずのファイルが、1件ありません（/about/index.html）" in text
    assert text.count("→") == 2
    assert "もう一度公開し、サーバーのパスワードを変えてください" in text


def test_webhook_is_sent_the_same_as_json() -> None:
    with webhook() as (address, sent):
        done = watched(broken(), YORISOI_WEBHOOK=address)
    assert done.returncode == 1
    ((kind, body),) = sent
    assert kind == "application/json; charset=utf-8"
    told = json.loads(body)
    assert "直すところが 2 か所ありました" in told["text"]
    assert {fault["code"] for fault in told["faults"]} == {"watch_changed", "watch_missing"}
    assert all(fault["message"] and fault["remedy"] for fault in told["faults"])


def test_nobody_is_told_where_all_is_well() -> None:
    with webhook() as (address, sent), mail_server() as (port, letters):
        done = watched(Site(), YORISOI_WEBHOOK=address, **mail(port))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not sent
    assert not letters


def test_text_of_a_host_makes_no_line_of_a_letter() -> None:
    to = "https://elsewhere.example/%0d%0a"
    site = Site(answers={"/": (302, {"Location": f"{to}\u2028次の行"})})
    with mail_server() as (port, letters):
        watched(site, **mail(port))
    assert "\n次の行" not in letters[0].get_content()


@pytest.mark.parametrize("status", [404, 500])
def test_failed_alarm_is_a_failure_and_loses_nothing(status: int) -> None:
    with webhook(status) as (address, _), mail_server() as (port, letters):
        done = watched(broken(), YORISOI_WEBHOOK=address, **mail(port))
    assert done.returncode == 3
    assert "作ったものと違うファイル" in done.stderr
    assert "知らせを送れませんでした（webhook HTTPError）" in done.stderr
    assert SECRET not in done.stderr
    assert len(letters) == 1  # the other way was tried


def test_mail_server_that_is_not_there_is_a_failure() -> None:
    done = watched(broken(), **mail(9, YORISOI_SMTP_PASSWORD=SECRET))
    assert done.returncode == 3
    assert "知らせを送れませんでした（SMTP" in done.stderr
    assert SECRET not in done.stderr


def test_server_without_tls_is_not_written_to_unless_that_was_said() -> None:
    with mail_server() as (port, letters):
        done = watched(broken(), **mail(port, YORISOI_SMTP_SECURITY=""))
    assert done.returncode == 3
    assert letters == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YORISOI_SMTP_HOST", ""),
        ("YORISOI_MAIL_FROM", ""),
        ("YORISOI_MAIL_FROM", "salon"),
        ("YORISOI_MAIL_TO", ""),
        ("YORISOI_MAIL_TO", "one@salon.example, two"),
        ("YORISOI_SMTP_PORT", "smtp"),
        ("YORISOI_SMTP_SECURITY", "ssl"),
        ("YORISOI_WEBHOOK", "salon.example/hook"),
    ],
)
def test_slip_in_the_settings_is_told_though_the_site_is_well(name: str, value: str) -> None:
    done = watched(Site(), **mail(9, **{name: value}))
    assert done.returncode == 3
    assert f"設定（{name}）がないか、正しくありません" in done.stderr


def test_password_never_goes_over_the_wire_as_it_is() -> None:
    done = watched(Site(), **mail(9, YORISOI_SMTP_USER="me", YORISOI_SMTP_PASSWORD=SECRET))
    assert done.returncode == 3
    assert "YORISOI_SMTP_SECURITY" in done.stderr


def test_alarm_can_be_tried_without_a_fault() -> None:
    site = broken()
    with webhook() as (address, sent), mail_server() as (port, letters):
        done = watched(site, "--test", YORISOI_WEBHOOK=address, **mail(port))
    assert done.returncode == 0
    assert "試しの知らせを送りました" in done.stdout
    assert "試しの知らせです" in letters[0].get_content()
    assert "試しの知らせです" in json.loads(sent[0][1])["text"]
    assert site.asked == []


def test_trying_an_alarm_that_is_not_set_up_says_so() -> None:
    assert "知らせる先が決まっていません" in watched(Site(), "--test").stdout


# With the content beside it

HARBOUR = ROOT / "tests/sites/harbour"


def page_of(*numbers: str) -> str:
    return "".join(f'<a href="tel:{number}">電話</a>' for number in numbers)


def beside(page: str, content: Path = HARBOUR) -> tuple[int, str]:
    site = Site(files=FILES | {"index.html": page})
    with hosting(site) as port:
        address = f"http://127.0.0.1:{port}"
        done = yorisoi("watch", address, "--again", "0", "--content", content)
    return done.returncode, done.stderr


def test_numbers_are_those_of_the_content() -> None:
    right = ("+81312345678", "+81312345679", "110")
    assert beside(page_of(*right)) == (0, "")
    status, told = beside(page_of("+81312345678", "+81312345670"))
    assert status == 1
    assert "番号 0312-34-5679 に、サイトから電話をかけられません" in told
    assert "知らない番号 0312345670 に電話がかかるところがあります（/index.html）" in told


def test_content_that_cannot_be_read_is_said_and_stops_no_watching(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    status, told = beside(page_of(NUMBER), tmp_path)
    assert status == 0
    assert "電話番号は確かめません" in told
