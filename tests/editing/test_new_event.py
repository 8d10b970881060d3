"""`yorisoi new`: asked at a terminal of its own, as the staff sit at one."""

import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from yorisoi import cli, loading
from yorisoi.editing.event_file import written
from yorisoi.editing.usual import next_open_day, usual_times, with_year
from yorisoi.faults import Fault
from yorisoi.loading.yaml_text import document
from yorisoi.schedule.opening_hours import hours_on
from yorisoi.schedule.ways import door
from yorisoi.site import Site

from tests.support.building import NOW
from tests.support.processes import hear_signals
from tests.support.writing import Said, copied, publication, write, write_only

#: Title; Enter for day, start, end; summary, capacity, how to apply, deadline, bring; id; agreed.
ANSWERS = ["お茶の時間", "", "", "", "ゆっくり話します。", "１０", "", "", "", "chat", ""]


class Terminal:
    """A staff member at `yorisoi new`: reads a question, types an answer."""

    def __init__(self, content: Path, now: str = NOW) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yorisoi", "new", "--content", content, "--now", now],
            cwd=content.parent,  # answers are kept below the folder it runs in
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=hear_signals,  # noqa: PLW1509 - nothing else runs here
        )
        os.close(slave)
        self.seen, self.read = "", 0

    def read_to(self, mark: str) -> None:
        """Read what is shown until `mark` has been."""
        while (found := self.seen.find(mark, self.read)) < 0:
            self._read()
        self.read = found + len(mark)

    def read_question(self) -> None:
        """Read until the next question is the last thing on the screen."""
        while not self.seen[self.read :].endswith(": "):
            self._read()
        self.read = len(self.seen)

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
            terminal.read_question()
            terminal.type(answer)
        return terminal

    yield at
    for terminal in opened:
        terminal.close()


def left(folder: Path) -> set[str]:
    """Return what the command left beside the content."""
    return {file.name for file in (folder / ".yorisoi").iterdir()} - {"cache"}


Piped = Callable[..., Said]


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Piped:
    """`piped(content, answers)`: what is said to answers from a file, which ends after them."""

    def at(content: Path, answers: list[str], *arguments: str) -> Said:
        monkeypatch.chdir(content.parent)
        lines = "".join(f"{answer}\n" for answer in answers)
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        status = cli.main(["new", "--content", str(content), "--now", NOW, *arguments])
        captured = capfd.readouterr()
        return Said(status, captured.out, captured.err)

    return at


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
    for place in (
        "/workshops/chat/",
        "/workshops/2026-12/",
        f"events/{name}",
        "events/_template.yaml",
    ):
        assert place in terminal.seen


@pytest.mark.parametrize("asked", range(1, len(ANSWERS)))
def test_ctrl_c_at_any_question_leaves_no_file_and_keeps_the_answers(
    tmp_path: Path, answered: Answered, asked: int
) -> None:
    content = copied(tmp_path)
    before = events(content)
    terminal = answered(content, ANSWERS[:asked])
    terminal.read_question()
    terminal.press_ctrl_c()
    assert terminal.end() == 130
    assert events(content) == before
    assert "Traceback" not in terminal.seen
    assert "ファイルは作っていません" in terminal.seen
    again = answered(content, [""])
    again.read_to("［お茶の時間］")
    assert "前回の続きから" in again.seen
    rest = ["" if number < asked else answer for number, answer in enumerate(ANSWERS)]
    for answer in rest:
        again.type(answer)
    assert again.end() == 0, again.seen
    (event,) = (event for event in loading.load(content)[0].events if event.id == "chat")
    assert (event.title, event.summary) == ("お茶の時間", "ゆっくり話します。")
    assert left(tmp_path) == set()


def test_end_of_input_keeps_the_answers(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    said = piped(content, ANSWERS[:3])
    assert said.status == 130
    assert "答えは取ってあります" in said.err
    assert piped(content, ["", *ANSWERS[:3], *ANSWERS[3:]]).status == 0
    assert left(tmp_path) == set()


def test_no_at_the_end_offers_to_change_an_answer(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    said = piped(content, [*ANSWERS[:-1], "いいえ", "", "本の会", *[""] * 9, ""])
    assert said.status == 0, said.out
    (event,) = (event for event in loading.load(content)[0].events if event.id == "chat")
    assert (event.title, event.capacity) == ("本の会", "10")


def test_no_twice_writes_nothing_and_keeps_the_answers(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    before = events(content)
    assert piped(content, [*ANSWERS[:-1], "いいえ", "いいえ"]).status == 130
    assert events(content) == before
    assert "［お茶の時間］" in piped(content, [""]).out
    assert "［お茶の時間］" not in piped(content, ["いいえ"]).out


def test_answer_with_a_usual_one_can_be_taken_away(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    assert piped(content, [*ANSWERS[:3], "-", *ANSWERS[4:]]).status == 0
    (event,) = (event for event in loading.load(content)[0].events if event.id == "chat")
    assert event.end is None


#: How many answers are as usual before the refused one, that one, and words of the message.
REFUSED = {
    "title": (0, "DVの会", "困る言葉"),
    "no title": (0, "", "何も書かれていません"),
    "weekday": (1, "12月10日（水）", "曜日"),
    "far day": (1, "2206-12-10", "遠すぎる"),
    "start": (2, "25時", "時刻として"),
    "end": (3, "9:00", "始まりより前"),
    "number": (4, "電話0312-99-9999", "一覧にない"),
    "html": (4, "<b>お茶</b>", "HTMLのタグ"),
    "link": (4, "[あ]({filename}no.md)", "リンク先"),
    "heading": (4, "# お茶", "見出し"),
    "capacity": (5, "多数", "定員として"),
    "contact": (6, "電話番号", "連絡先（contacts）の一覧にありません"),
    "form": (6, "https://forms.example/", "申込フォームのサイト"),
    "deadline": (7, "来週", "締切として"),
    "bring": (8, "**飲みもの**", "この項目では"),
    "id": (9, "../yoga", "英小文字"),
    "id of another": (9, "tea", "もう1つあります"),
    "reserved id": (9, "calendar", "ほかのページの"),
    "avoided id": (9, "talk-dv", "困る言葉"),
}


@pytest.mark.parametrize(("usual", "refused", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_check_would_refuse_is_told_at_the_question(
    tmp_path: Path, piped: Piped, usual: int, refused: str, words: str
) -> None:
    content = copied(tmp_path)
    said = piped(content, [*["お茶", *[""] * 8][:usual], refused])
    *before, told, question = said.out.rstrip().splitlines()
    assert words in told
    assert " → " in told
    assert question.split("［")[0].rstrip(": ") in before[-1] + told  # it is asked again
    kept = tmp_path / ".yorisoi/new.json"
    assert not usual or refused not in json.loads(kept.read_text("utf-8")).values()


@pytest.mark.parametrize(
    "day", ["12/10", "12月10日", "12月10日（木）", "１２月１０日", "2026/12/10"]
)
def test_day_is_taken_as_people_write_it(tmp_path: Path, piped: Piped, day: str) -> None:
    content = copied(tmp_path)
    said = piped(content, ["お茶", day, "午後2時", "15時半", *[""] * 3, "12/8", "", "chat", ""])
    assert said.status == 0, said.out
    text = (content / "events/2026-12-10-chat.yaml").read_text("utf-8")
    for line in ("date: 2026-12-10", "start: 14:00", "end: 15:30", "deadline: 2026-12-08"):
        assert f"{line}\n" in text


@pytest.mark.parametrize(
    ("text", "first", "meant"),
    [
        ("12/10", date(2026, 12, 1), "2026年12月10日"),
        ("1月8日（金）", date(2026, 12, 1), "2027年1月8日(金)"),
        ("12/1", date(2026, 12, 1), "2026年12月1日"),
        ("12/8 17:00", date(2025, 12, 11), "2026年12月8日 17:00"),
        ("2026/12/10", date(2026, 12, 1), "2026/12/10"),
        ("2日前", date(2026, 12, 1), "2日前"),
    ],
)
def test_day_without_a_year_is_the_first_that_comes(text: str, first: date, meant: str) -> None:
    assert with_year(text, first) == meant


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("mail", "apply: mail"),
        ("メール", "apply: mail"),
        ("申込の電話、メール", "apply: [workshop, mail]"),
        ("窓口", "apply: 窓口"),
        ("none", "apply: none"),
    ],
)
def test_way_to_apply_is_asked_for(tmp_path: Path, piped: Piped, answer: str, line: str) -> None:
    content = copied(tmp_path)
    deadline = [] if answer == "none" else [""]
    given = ["お茶", "12/10", *[""] * 4, answer, *deadline, "", "chat", ""]
    said = piped(content, given)
    assert said.status == 0, said.out
    assert f"{line}\n" in (content / "events/2026-12-10-chat.yaml").read_text("utf-8")
    assert "mail: メール" in said.out


def test_usual_way_to_apply_needs_no_line(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    piped(content, ["お茶", "12/10", *[""] * 4, "申込の電話", *[""] * 2, "chat", ""])
    assert "apply" not in (content / "events/2026-12-10-chat.yaml").read_text("utf-8")


def test_engine_says_of_the_file_what_check_would(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    given = ["お茶", "12/10", "", "-", "電話0312-34-5678", *[""] * 4, "chat", ""]
    said = piped(content, given)
    assert said.status == 0
    file = "events/2026-12-10-chat.yaml"
    for words in ("として読みました", "終わりの時刻（end）がありません"):
        assert re.search(f"^{file}:[0-9]+:[0-9]+: お知らせ: .*{words}", said.out, re.MULTILINE)


def test_the_file_is_read_at_last_as_each_answer_was(
    tmp_path: Path, piped: Piped, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, load = [], loading.load

    def seen(
        root: Path, today: loading.Today | None = None, *, theme: Path = loading.THEME
    ) -> tuple[Site, tuple[Fault, ...]]:
        readings.append((today, theme))
        return load(root, today, theme=theme)

    monkeypatch.setattr(loading, "load", seen)
    theme = shutil.copytree(loading.THEME, tmp_path / "theme")
    write(tmp_path, "settings.py", f"THEME = {str(theme)!r}\nPLUGINS = ['yorisoi']\n")
    piped(copied(tmp_path), ANSWERS, "-s", str(tmp_path / "settings.py"))
    assert {(bool(today), theme) for today, theme in readings} == {(True, theme)}


def test_answers_that_cannot_be_read_are_passed_over(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    (tmp_path / ".yorisoi").mkdir()
    (tmp_path / ".yorisoi/new.json").write_text('{"title": 1', "utf-8")
    assert piped(content, ANSWERS).status == 0


def test_another_file_of_the_name_is_never_written_over(tmp_path: Path, piped: Piped) -> None:
    content = copied(tmp_path)
    other = "id: other\ntitle: 本\ndate: 2026-12-10\nstart: 10:00\nend: 11:00\n"
    write(content, "events/2026-12-10-chat.yaml", other)
    said = piped(content, ["お茶", "12/10", *[""] * 7, "chat", "chat-2", ""])
    assert said.status == 0, said.out
    assert (content / "events/2026-12-10-chat.yaml").read_text("utf-8") == other
    assert (content / "events/2026-12-10-chat-2.yaml").exists()


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
    day = next_open_day(site, site.occurrences[0].day)
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
    start, end = usual_times(publication(content).site)
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == ("13:00", "15:00")


@pytest.mark.parametrize(
    "text", ["お茶: 冬", "# 1", "'", '"a" と b', "- x", "null", "{a}", "10:00", "あ\tい"]
)
def test_any_answer_is_written_so_that_it_is_read_as_given(text: str) -> None:
    line = f"title: {written(text)}\n"
    assert document.read_yaml(line, "case").data == {"title": text}
