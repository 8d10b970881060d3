"""A service, its staff, its machine and an attacker, day by day; the same for one seed.

The content is a Git repository of its own. What is saved is built at once (a push), and every
night at three, unless the nights, or the whole machine, are missing.
"""

import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from yorisoi import cli

from tests.support import spoilers
from tests.support.building import ROOT, apart
from tests.support.repository import git
from tests.support.truth import DAY, WEEK, Closing, Truth, Workshop, moment
from tests.support.writing import ADDRESS, HARBOUR

SETTINGS = ("publishconf.py", "pelicanconf.py")
FIRST = date(2026, 12, 1)
TITLES = ("朝のヨガ", "お茶の時間", "手紙の会", "布の小物", "スープの日", "歌の会", "花の会")
FILE = "title: {title}\ndate: {day}\nstart: {start:%H:%M}\nend: {end:%H:%M}\n"
CLOSING = """    - start: {day}
      reason: 研修
      {notice}source: 試験用の見本
      confirmed: {today}
"""


@dataclass
class Year:
    """Where all stands, what is true, and what was published last."""

    folder: Path
    seed: int
    truth: Truth = field(default_factory=Truth)
    published: Truth = field(default_factory=Truth)
    counts: Counter[str] = field(default_factory=Counter)
    refused: dict[str, Counter[str]] = field(default_factory=dict)
    mistake: str = ""  # the commit to take back, and the day on which somebody does
    mended_on: date = FIRST
    cause: str = ""
    unpublished: str = ""  # why what is saved is not what is published
    built: datetime = field(default_factory=lambda: moment(FIRST, 3))  # as the site tells it
    nights_missed_until: date = FIRST
    machine_off_until: date = FIRST

    def __post_init__(self) -> None:
        """Lay the content, the theme and the settings into a repository."""
        self.chance = random.Random(self.seed)  # noqa: S311 - the same every time is the point
        self.folder.mkdir()
        shutil.copytree(HARBOUR, self.content)
        shutil.rmtree(self.content / "events")
        (self.content / "events").mkdir()
        shutil.copytree(ROOT / "theme", self.folder / "theme")
        for name in SETTINGS:
            shutil.copy(ROOT / name, self.folder)
        (self.folder / ".gitignore").write_text("__pycache__/\n")
        self._git("init", "--quiet", "--initial-branch=main")
        for number in range(4):
            self._add_workshop(FIRST + (3 + 5 * number) * DAY)
        self.save(FIRST - DAY)

    @property
    def content(self) -> Path:
        """The staff's folder."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """The published site."""
        return self.folder / "public"

    def _git(self, *arguments: str, at: datetime | None = None) -> str:
        return git(self.folder, *arguments, at=at.isoformat() if at else "")

    def save(self, day: date) -> str:
        """Commit all there is, and return the commit."""
        self._git("add", "--all", ".gitignore", "content", "theme", *SETTINGS)
        self._git("commit", "--quiet", "--allow-empty", "--message=change", at=moment(day, 10))
        return self._git("rev-parse", "HEAD")

    # What staff do

    def edit(self, day: date) -> None:
        """Let the staff change something true."""
        acts = [self._close, self._close, self._change_number]
        if not self.mistake:  # which may stand in any other file
            acts += [self._add_workshop] * 3 + [self._cancel, self._move, self._draft]
        self.chance.choice(acts)(day)
        self.counts["edits"] += 1
        self.save(day)

    def _write(self, key: str, workshop: Workshop, more: str = "") -> None:
        text = FILE.format(day=workshop.start.date(), **vars(workshop)) + more
        (self.content / "events" / f"{key}.yaml").write_text(text, "utf-8")
        workshops = self.truth.workshops | {key: workshop}
        self.truth = replace(self.truth, workshops=workshops)

    def _a_day(self, day: date, nearest: int, farthest: int) -> date:
        """Return a day on which the door is surely open, and that has no workshop yet."""
        taken = {one.start.date() for one in self.truth.workshops.values()}
        while True:
            day_of = day + self.chance.randint(nearest, farthest) * DAY
            free = not (self.truth.is_closed(day_of) or self.truth.is_unsure(day_of))
            if free and day_of not in taken:
                return day_of

    def _add_workshop(self, day: date) -> None:
        start = moment(self._a_day(day, 2, 45), self.chance.choice((10, 11, 13)), 30)
        number = len(self.truth.workshops) + 1
        title = f"{self.chance.choice(TITLES)} {number}回め"
        self._write(f"ws{number:03}", Workshop(title, start, start + timedelta(hours=2)))

    def _coming(self, day: date) -> list[str]:
        return [
            key
            for key, one in self.truth.workshops.items()
            if not one.mark and one.start.date() > day
        ]

    def _cancel(self, day: date) -> None:
        if coming := self._coming(day):
            key = self.chance.choice(coming)
            changed = replace(self.truth.workshops[key], mark="【中止】")
            self._write(key, changed, "status: cancelled\n")

    def _move(self, day: date) -> None:
        if coming := self._coming(day):
            key = self.chance.choice(coming)
            old = self.truth.workshops[key]
            start = moment(self._a_day(day, 5, 50), 13)
            moved = replace(old, start=start, end=start + timedelta(hours=1), mark="【日程変更】")
            self._write(key, moved, f"moved_from: {old.start.date()}\n")

    def _close(self, day: date) -> None:
        closed = self._a_day(day, 1, 20)
        words = f"{closed.month}月{closed.day}日（{WEEK[closed.weekday()]}）は、休みます。"
        words = words if self.chance.random() < 0.7 else ""
        notice = f"notice: {words}\n      " if words else ""
        entry = CLOSING.format(day=closed, notice=notice, today=day)
        self._replace("closures:\n  holidays: true\n  days:\n", entry)
        closings = (*self.truth.closings, Closing(closed, words))
        self.truth = replace(self.truth, closings=closings)

    def _replace(self, after: str, entry: str) -> None:
        file = self.content / "data/service.yaml"
        text = file.read_text("utf-8")
        assert after in text
        file.write_text(text.replace(after, after + entry, 1), "utf-8")

    def _change_number(self, _day: date) -> None:
        number = f"0312-34-{self.chance.randint(5000, 9800)}"
        file = self.content / "data/service.yaml"
        text = file.read_text("utf-8").replace(self.truth.telephone, number)
        file.write_text(text, "utf-8")
        self.truth = replace(self.truth, telephone=number)
        self.counts["numbers changed"] += 1

    def _draft(self, day: date) -> None:
        text = (HARBOUR / "pages/ja/draft.md").read_text("utf-8")
        text = text.replace("slug: draft", f"slug: draft-{day}") + f"\n{spoilers.UNSAID}\n"
        (self.content / "pages/ja" / f"draft-{day}.md").write_text(text, "utf-8")

    # What goes wrong

    def spoil(self, day: date, name: str, days: int) -> None:
        """Let somebody save what must not be published; it is taken back after some days."""
        spoilers.CONTENT[name](self.folder, self.chance)
        self.cause, self.mistake, self.mended_on = name, self.save(day), day + days * DAY
        self.counts["attacks" if name in spoilers.ATTACKS else "mistakes"] += 1

    def mend(self, day: date) -> None:
        """Take back what was wrong."""
        self._git("revert", "--no-edit", self.mistake, at=moment(day, 10))
        self.cause = self.mistake = ""

    def build(self, when: datetime, fault: str = "") -> None:
        """Build for the public address as a machine would that believes it is `when`.

        What is refused is built once more without what is faulty, as CI and the timers do.
        """
        told = {"SITEURL": ADDRESS, "SOURCE_DATE_EPOCH": f"{int(when.timestamp())}"}
        places = {"content": self.content, "output": self.output, "format": "json"}
        places["settings"] = self.folder / "publishconf.py"
        if self.output.exists():
            places["published"] = self.output
        arguments = ["build", *(f"--{name}={value}" for name, value in places.items())]
        before = self.output.resolve()
        if fault in spoilers.PROCESSES:
            status, errors = self._in_process(fault, arguments, told)
        else:
            status, errors = _here(arguments, told)
        if status == cli.REFUSED:
            status, said = _here([*arguments, "--hold-back"], told)
            errors = said if status == cli.DONE else errors
            self.counts["published beside a slip"] += status == cli.DONE
        self.counts["builds"] += 1
        moved = self.output.resolve() != before
        assert moved == (status == cli.DONE) or fault == "killed", errors
        if moved:
            self.published, self.unpublished = self.truth, ""
            self.built = spoilers.published_at(self.output)
            self.counts["published"] += 1
            return
        told_of = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
        told_of = [one for one in told_of if one["severity"] == "error"]
        codes = sorted({one.get("code") or one["message"] for one in told_of})
        codes = [code.replace(str(self.folder), "") for code in codes]
        assert codes or fault == "killed", errors
        why = fault if fault in spoilers.PROCESSES else self.cause or fault
        self.unpublished = "the build was refused, and said so"
        self.refused.setdefault(why, Counter()).update([", ".join(codes) or "(killed)"])

    def _in_process(
        self, fault: str, arguments: list[str], told: dict[str, str]
    ) -> tuple[int, str]:
        command = [sys.executable, "-m", "yorisoi", *arguments]
        if fault == "disk full":
            command = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command]
        if fault == "disk read-only":
            room = self.folder / ".yorisoi-public"
            mount = 'mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"; exec "$@"'
            command = [*apart("--mount"), "sh", "-c", mount, str(room), *command]
        limit = self.chance.uniform(0.3, 2.5) if fault == "killed" else 120
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | told, capture_output=True,
                encoding="utf-8", timeout=limit, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:  # `run` has killed it
            return -9, ""
        return done.returncode, done.stderr


def _here(arguments: list[str], told: dict[str, str]) -> tuple[int, str]:
    before = dict(os.environ)
    os.environ.update(told)
    errors = io.StringIO()
    try:
        with redirect_stderr(errors), redirect_stdout(io.StringIO()):
            status = cli.main(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return status, errors.getvalue()
