"""What is kept of the records' schemas serves only those that it was made from."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.building import ROOT, yorisoi
from tests.support.writing import copied, write

Check = Callable[..., CompletedProcess[str]]
KEPT = "schemas.pickle"
EVENT = "title: お茶\ndate: 2026-12-10\nstart: 10:00\nend: 12:00\nparking: 3台\n"


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    return shutil.copytree(
        ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__")
    )


@pytest.fixture
def check(tmp_path: Path, engine: Path) -> Check:
    """Return what checks the second service by a copy of the engine with bytecode of its own."""
    content = copied(tmp_path)

    def check(event: str = "", **environment: str) -> CompletedProcess[str]:
        if event:
            write(content, "events/case.yaml", event)
        own = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
        command = ("check", "--content", content)
        return yorisoi(*command, PYTHONPATH=str(engine), **(own | environment))

    return check


def kept(folder: Path) -> list[Path]:
    return [*folder.rglob(f"*{KEPT}*")]


def with_new_field(engine: Path) -> None:
    """Let events have a field more, `parking`."""
    file, beside = engine / "yorisoi" / "models" / "event.py", "    capacity: "
    before, after = file.read_text("utf-8").split(beside)
    new = '    parking: Text | None = field(default=None, title="駐車場", description="台数")\n'
    file.write_text(before + new + beside + after, "utf-8")


def imported(check: Check) -> set[str]:
    """Return what a check that finds nothing wrong imports."""
    done = check(PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    return {line.split()[-1] for line in done.stderr.splitlines() if line}


def test_schemas_are_made_once(tmp_path: Path, check: Check) -> None:
    assert "pydantic" in imported(check)
    assert imported(check) & {"pydantic", "pydantic_core"} == {"pydantic_core"}
    assert len(kept(tmp_path)) == 1


def test_new_field_of_the_records_is_known_at_once(engine: Path, check: Check) -> None:
    refused = check(EVENT)
    assert refused.returncode == 1
    assert "parking" in refused.stderr
    with_new_field(engine)
    assert check().returncode == 0


@pytest.mark.parametrize("spoilt", [b"", b"no pickle", b"\x80\x05]q\x00", None])
def test_spoilt_schemas_are_made_anew(tmp_path: Path, check: Check, spoilt: bytes | None) -> None:
    check()
    [file] = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if spoilt is None else spoilt)
    assert "pydantic" in imported(check)
    assert "pydantic" not in imported(check)
    assert kept(tmp_path) == [file]


def test_nothing_is_kept_where_python_keeps_no_bytecode(tmp_path: Path, check: Check) -> None:
    assert check(PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert kept(tmp_path) == []


def test_what_cannot_be_kept_is_no_matter(tmp_path: Path, check: Check) -> None:
    (tmp_path / "bytecode").write_text("a file in the way")
    assert check().returncode == 0
    assert kept(tmp_path) == []
