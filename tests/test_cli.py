"""The command: what it is asked for, and the status it leaves with."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from yorisoi import cli, commands

from tests.support.building import ROOT, yorisoi
from tests.support.processes import hear_signals
from tests.support.writing import JAPANESE, copied, replace, write

NAMES = ("build", "check", "preview", "rollback", "print", "card", "new", "translated", "watch")


def test_mistake_of_the_program_is_no_fault_of_the_content(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mistaken(*_: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(commands.loading, "load", mistaken)
    assert cli.main(["check"]) == 3
    first, *trace = capsys.readouterr().err.splitlines()
    assert "管理している人に送ってください" in first
    assert trace[-1] == "ZeroDivisionError"


def test_programs_are_told_of_a_failure_in_json_as_well(tmp_path: Path) -> None:
    done = yorisoi("rollback", "--format", "json", "--output", tmp_path / "output")
    assert done.returncode == 3
    assert "もどせる前のサイト" in json.loads(done.stderr)["message"]


def test_refusal_in_json_is_nothing_but_json(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/bad.yaml", "title: お茶\n")
    done = yorisoi("check", "--content", content, "--format", "json")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines
    assert all("code" in json.loads(line) for line in lines)


def test_ctrl_c_has_a_status_of_its_own() -> None:
    program = (
        "import os, signal; from yorisoi import cli, commands;"
        "commands.loading.load = lambda *_, **_named: os.kill(os.getpid(), signal.SIGINT);"
        "import sys; sys.exit(cli.main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        preexec_fn=hear_signals,
    )
    assert done.returncode == 130
    assert done.stderr.decode() == "やめました。\n"


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["check", "--now", "あした"], {}),
        (["check"], {"SOURCE_DATE_EPOCH": "あした"}),
        (["check"], {"SOURCE_DATE_EPOCH": "9" * 30}),
        (["check"], {"SOURCE_DATE_EPOCH": "9" * 15}),
        (["unknown"], {}),
        ([], {}),
    ],
)
def test_wrong_usage_is_told_as_such(arguments: list[str], environment: dict[str, str]) -> None:
    done = yorisoi(*arguments, **environment)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_every_command_is_there() -> None:
    _, ours = cli._parser()  # noqa: SLF001 - a command is imported by its name
    does = {name: parser.get_default("command") for name, parser in ours.choices.items()}
    assert tuple(does) == NAMES
    assert all(callable(getattr(commands, name)) for name in does.values())


@pytest.mark.parametrize("name", NAMES)
def test_help_is_in_japanese(name: str) -> None:
    done = yorisoi(name, "--help")
    assert done.returncode == 0
    assert JAPANESE.search(done.stdout)


def test_help_lists_what_other_packages_bring_and_bears_a_broken_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken-1.dist-info"
    broken.mkdir()
    (broken / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (broken / "entry_points.txt").write_text("[yorisoi.commands]\nbroken = broken.cli:main\n")
    program = (
        "import atexit, sys; from yorisoi import cli;"
        "atexit.register(lambda: print({'django', 'pydantic'} & {*sys.modules}));"
        "cli.main(['--help'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert re.search(r"^ +desk +職員の机", done.stdout, re.MULTILINE)
    assert re.search(r"^ +broken$", done.stdout, re.MULTILINE)
    assert done.stdout.endswith("set()\n")  # both take a tenth of a second and more


def test_terminal_of_another_encoding_is_no_failure(tmp_path: Path) -> None:
    done = yorisoi("check", "--content", copied(tmp_path), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0, done.stderr


def test_reader_that_has_gone_is_no_failure(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "yorisoi", "check", "--content", copied(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert "Traceback" not in process.stderr.read().decode()
        assert process.wait(30) == 0


def test_command_runs_without_a_terminal_at_all(tmp_path: Path) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    replace(content, "data/service.yaml", "name: サロン港", "name: サロン湊")
    program = 'exec "$@" <&- >&- 2>&-'
    command = [sys.executable, "-m", "yorisoi", "build", "--content", content, "--output", output]
    done = subprocess.run(["sh", "-c", program, "sh", *command], cwd=ROOT, check=False)
    assert done.returncode == 0
    assert (output / "index.html").is_file()
