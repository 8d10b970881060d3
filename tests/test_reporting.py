"""What a command prints: one message a line, and nothing that a text could make a command."""

import json
import re
from pathlib import Path

import pytest
from yorisoi.faults import Position, fault
from yorisoi.reporting import fail, one_line, report

from tests.support.building import yorisoi
from tests.support.writing import copied, replace, write

#: As GitHub's runner reads its log: `::name` where a line begins, `##[name` anywhere.
WORKFLOW_COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
#: All that ends a line for one reader or another.
SPOILT = "前\n::warning::a\r\n ::set-env name=X::1\x0b\x0c\x1b[31m\x85\u2028\u2029##[error]後"


@pytest.mark.parametrize(
    "text", [SPOILT, "::add-mask::a", "\u3000::error::a", "a##[group]b", "\n::"]
)
def test_no_text_is_more_than_a_line_or_a_workflow_command(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() == [line]
    assert not WORKFLOW_COMMAND.search(line)


def test_usual_text_is_printed_as_it_is() -> None:
    text = "events/a.yaml:1:2: 「10：00」 → std::vector や # 見出し　[a] も"
    assert one_line(text) == text


def test_json_keeps_every_value_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    report([fault(Position("a.yaml"), "not_a_day", value="##[a]\n::b", field="date")], "json")
    (line,) = capsys.readouterr().err.splitlines()
    assert not WORKFLOW_COMMAND.search(line)
    told = json.loads(line)
    assert told["code"] == "not_a_day"
    assert told["values"] == {"value": "##[a]\n::b", "field": "date"}
    assert told["position"] == {"path": "a.yaml", "line": 1, "column": 1}
    assert told["remedy"] == "2026-12-10 のように書いてください"


def test_annotation_is_escaped_by_the_rules_of_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write(tmp_path, "events/a.yaml", "")
    place = Position("events/a,b:c%.yaml", 2, 3)
    report([fault(place, "not_a_day", value="100%\r\n::error::x")], content=tmp_path)
    report([fault(Position("events/a.yaml"), "no_dates")], content=tmp_path)
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "::error file=events/a%2Cb%3Ac%25.yaml,line=2,col=3::「100%25 ::error::x」"
    )
    assert second.startswith(f"::error file={tmp_path}/events/a.yaml,line=1,col=1::")


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_the_content_holds_is_no_command_of_the_workflow(tmp_path: Path, command: str) -> None:
    content = copied(tmp_path)
    text = '"a\\n::warning::b ##[error]c"'
    replace(content, "data/service.yaml", "name: サロン港", f"name: {text}")
    write(content, "events/bad.yaml", f"title: お茶\ndate: {text}\nstart: {text}\n")
    write(content, "::warning::name.txt", "")
    write(content, "pages/ja/\n::error::x.md", "")
    output = ["--output", tmp_path / "output"] if command == "build" else []
    done = yorisoi(command, "--content", content, *output, GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert not WORKFLOW_COMMAND.search(done.stderr)
    told = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert told
    for line in told:
        assert re.match(r"::(error|notice) file=[^:,]+,line=\d+,col=\d+::", line)


def test_trace_of_a_mistake_comes_after_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError) as raised:
        {}["a\n::warning::b"]
    fail(raised.value)
    first, *rest = capsys.readouterr().err.splitlines()
    assert "管理している人に送ってください" in first
    assert rest[0].startswith("Traceback")
    assert not WORKFLOW_COMMAND.search("\n".join(rest))
