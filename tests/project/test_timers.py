"""The timers of deploy/: read by the programs that will run them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.wrong_host import Site
from tests.watching.test_watch import watched

DEPLOY = ROOT / "deploy"
UNITS = sorted(file.name for file in DEPLOY.glob("yorisoi-*.*"))


def test_both_have_a_service_and_a_timer() -> None:
    kinds = {"build": ("service", "timer"), "watch": ("service", "timer")}
    assert sorted(f"yorisoi-{name}.{kind}" for name in kinds for kind in kinds[name]) == UNITS


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text("utf-8")
        text = text.replace("/srv/salon/.venv/bin/yorisoi", shutil.which("true") or "")
        (tmp_path / name).write_text(text, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(tmp_path / name for name in UNITS)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "yorisoi" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.parametrize(
    ("name", "times"),
    [("build", ["15:10:00 UTC"] * 2), ("watch", ["40:00", "40:00"])],
)
def test_timer_goes_off_when_it_says(name: str, times: list[str]) -> None:
    timer = (DEPLOY / f"yorisoi-{name}.timer").read_text("utf-8")
    (when,) = re.findall(r"^OnCalendar=(.+)$", timer, re.MULTILINE)
    done = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=2", when],
        env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = re.findall(r"(?:Next elapse|Iter. #2|Iteration #2|\(in UTC\)): (.+)", done.stdout)
    assert len(told) >= len(times)
    assert all(time in line for time, line in zip(times, told, strict=False)), told


def test_names_of_the_settings_are_those_that_are_read() -> None:
    """An example whose names are not read would be an alarm that nobody hears."""
    text = (DEPLOY / "yorisoi.env").read_text("utf-8")
    example = dict(re.findall(r"^(YORISOI_\w+)=(.*)$", text, re.MULTILINE))
    right = {
        "YORISOI_SMTP_HOST": "127.0.0.1",
        "YORISOI_SMTP_PORT": "9",
        "YORISOI_MAIL_FROM": "a@salon.example",
        "YORISOI_MAIL_TO": "b@salon.example",
        "YORISOI_WEBHOOK": "http://127.0.0.1:9/",
        "YORISOI_SMTP_USER": "me",
    }
    assert right.keys() <= example.keys()
    assert watched(Site(), **example).returncode == 0  # as it stands, nobody is told
    assert watched(Site(), **example | right).returncode == 0
    for name in ("YORISOI_SMTP_HOST", "YORISOI_MAIL_FROM", "YORISOI_MAIL_TO"):
        assert name in watched(Site(), **example | right | {name: ""}).stderr


def test_lines_for_cron_are_understood_by_a_shell() -> None:
    lines = (DEPLOY / "crontab").read_text("utf-8").splitlines()
    commands = [line.split(None, 5)[5] for line in lines if not line.startswith("#")]
    assert len(commands) == 2
    for command in commands:
        assert "%" not in command  # an end of line to cron
        subprocess.run(["sh", "-n", "-c", command], check=True)
