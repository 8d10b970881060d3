"""`yorisoi new`: asked at a terminal of its own, as the staff sit at one."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.editing import new_event
from yorisoi.loading import yaml_text
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.ways import door

from tests.support.building import NOW, ROOT
from tests.support.writing import copied, publication, write_only

PROMPT = ": "
#: Title, then Enter for day, start, end; summary, capacity, deadline, bring; name; agreed.
ANSWERS = ["お茶の時間", "", "", "", "ゆっくり話します。", "１０", "", "", "chat", ""]


class Terminal:
    """A staff member at `yorisoi new`: reads a question, types an answer."""

    def __init__(self, content: Path, now: str = NOW) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yorisoi", "new", "--content", content, "--now", now],
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.seen, self.read = "", 0

    def read_to(self, mark: str) -> None:
        """Read what is shown until `mark` has been."""
        while (found := self.seen.find(mark, self.read)) < 0:
            self._read()
        self.read = found + len(mark)

    def _read(self) -> None:
        ready, _, _ = select.select([self.master], [], [], 60)
        assert ready, f"no more was said than: {self.seen}"
        try:
            self.seen += os.read(self.master, 4096).decode("utf-8", "ignore")
        except OSError:  # the other end was closed: the command has ended
            raise EOFError(self.seen) from None

    def type(self, text: str) -> None:
        os.write(self.master, f"{text}\n".encode())

    def press_ctrl_c(self) -> None:
        """Send the signal once the command sleeps: just before it, Python would miss it."""
        state = Path(f"/proc/{self.process.pid}/stat")
        while state.read_text().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> int:
        """Return the exit status once the rest has been read."""
        try:
            while True:
                self._read()
        except EOFError:
            return self.process.wait(30)

    def close(self) -> None:
        """Close the window, with whatever is still going on in it."""
        os.close(self.master)
        self.process.kill()
        self.process.wait(30)


Answered = Callable[[Path, list[str]], Terminal]


@pytest.fixture
def answered() -> Iterator[Answered]:
    """`answered(content, answers)`: a terminal where so many questions have been answered."""
    opened: list[Terminal] = []

    def at(content: Path, answers: list[str]) -> Terminal:
        terminal = Terminal(content)
        opened.append(terminal)
        for answer in answers:
            terminal.read_to(PROMPT)
            terminal.type(answer)
        return terminal

    yield at
    for terminal in opened:
        terminal.close()


def events(content: Path) -> set[str]:
    return {file.name for file in (content / "events").iterdir()}


def test_answers_become_a_file_the_engine_takes(tmp_path: Path, answered: Answered) -> None:
    content = copied(tmp_path)
    before = events(content)
    terminal = answered(content, ANSWERS)
    assert terminal.end() == 0, terminal.seen
    (name,) = events(content) - before
    assert re.fullmatch(r"2026-12-\d\d-chat\.yaml", name)
    (event,) = (each for each in loading.load(content)[0].events if each.id == "chat")
    assert (event.title, event.capacity) == ("お茶の時間", "10")
    for place in ("/workshops/chat/", "/workshops/2026-12/", f"events/{name}"):
        assert place in terminal.seen


@pytest.mark.parametrize("asked", range(1, len(ANSWERS)))
def test_ctrl_c_at_any_question_leaves_nothing_behind(
    tmp_path: Path, answered: Answered, asked: int
) -> None:
    content = copied(tmp_path)
    before = events(content)
    terminal = answered(content, ANSWERS[:asked])
    terminal.read_to(PROMPT)
    terminal.press_ctrl_c()
    assert terminal.end() == 130
    assert events(content) == before
    assert "Traceback" not in terminal.seen
    assert "ファイルは作っていません" in terminal.seen


def test_answer_that_cannot_be_read_is_asked_again_with_its_remedy(
    tmp_path: Path, answered: Answered
) -> None:
    content = copied(tmp_path)
    terminal = answered(content, ["", "お茶", "来週", "", "10時", "9:00", "12:00"])
    terminal.read_to("どんなことをするか")
    for words in ("日付として読めません → ", "終わりの時刻が始まりより前か同じです"):
        assert words in terminal.seen
    assert not list((content / "events").glob("*お茶*"))


def test_day_that_is_closed_is_asked_about(tmp_path: Path, answered: Answered) -> None:
    terminal = answered(copied(tmp_path), ["お茶", "2027-01-01", "いいえ"])
    terminal.read_to("日付")
    assert "休みの日です（年末年始）" in terminal.seen


def test_next_open_day_is_open_and_free(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write_only(content, "title: お茶\ndate: 2026-12-09\nstart: 10:00\nend: 11:00\n")
    site = publication(content).site
    day = new_event.next_open_day(site, site.occurrences[0].day)
    assert day > site.occurrences[0].day
    assert hours_on(site.service, door(site.service), day).intervals


def test_usual_times_are_those_of_most_workshops(tmp_path: Path) -> None:
    content = copied(tmp_path)
    times = [("10:30", "11:30"), ("13:00", "15:00"), ("13:00", "15:00")]
    write_only(
        content,
        "".join(
            f"- {{id: e{i}, title: お茶, date: 2026-12-1{i}, start: '{start}', end: '{end}'}}\n"
            for i, (start, end) in enumerate(times)
        ),
    )
    start, end = new_event.usual_times(publication(content).site)
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == ("13:00", "15:00")


@pytest.mark.parametrize(
    "text", ["お茶: 冬", "# 1", "'", '"a" と b', "- x", "null", "{a}", "10:00", "あ\tい"]
)
def test_any_answer_is_written_so_that_it_is_read_as_given(text: str) -> None:
    line = f"title: {new_event.written(text)}\n"
    assert yaml_text.read_yaml(line, "case").data == {"title": text}
