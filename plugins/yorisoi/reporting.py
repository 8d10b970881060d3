"""What a command prints: sentences, faults for people, programs and GitHub, and failures.

Texts of the content stand in it, and may be anything; so all is printed through `tell`.
"""

import json
import os
import re
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TextIO

from yorisoi.faults import Fault, MachineFailed
from yorisoi.messages import line, machine_sentence, say, sentence

HANDFUL = 5  # pieces of advice on one file
BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return a text without what would end its line or be a workflow command of GitHub.

    A command begins a line with two colons, or holds the older `##[` anywhere; the sign that
    makes it one is escaped as in JSON. See "Workflow commands" in GitHub's documentation.
    """
    text = BREAKS.sub(" ", text).replace("##[", r"#\u0023[")
    return re.sub(r"^(\s*)::", r"\1\\u003a:", text)


def tell(text: str = "") -> None:
    """Print one line to standard output, at once."""
    _print(one_line(text), sys.stdout)


def warn(text: str) -> None:
    """Print one line to standard error."""
    _print(one_line(text), sys.stderr)


def _print(line: str, stream: TextIO) -> None:
    # Nobody reads it, or its file's disk is full: what the command does goes on, and its status.
    with suppress(OSError, ValueError):
        print(line, file=stream, flush=True)


def report(faults: Iterable[Fault], form: str = "text", content: Path = Path("content")) -> None:
    """Print faults to standard error, one a line; under GitHub's CI as annotations too."""
    for fault in faults:
        if form == "json":
            told = asdict(fault) | {"values": dict(fault.values)} | sentence(fault)._asdict()
            warn(json.dumps(told, ensure_ascii=False))
            continue
        warn(line(fault))
        if os.environ.get("GITHUB_ACTIONS"):
            _print(_annotation(fault, content), sys.stdout)


def advise(advice: Iterable[Fault], form: str = "text", content: Path = Path("content")) -> None:
    """Print advice to standard output under one heading, no more than a handful a file.

    Programs are given all of it with the faults, GitHub the same handful as notices.
    """
    advice = list(advice)
    if form == "json":
        report(advice, form, content)
        return
    tell(say("advice", count=len(advice)))
    for file, of_file in groupby(advice, key=lambda fault: fault.position.path):
        told = list(of_file)
        for fault in told[:HANDFUL]:
            tell(f"  {fault.position}: {' → '.join(sentence(fault))}")
            if os.environ.get("GITHUB_ACTIONS"):
                _print(_annotation(fault, content), sys.stdout)
        if len(told) > HANDFUL:
            tell(f"  {say('advice_more', file=file, count=len(told) - HANDFUL)}")


def fail(error: Exception, form: str = "text") -> None:
    """Print why the work could not be done, and the trace of what nobody expected."""
    reason = machine_sentence(error)
    if form == "json":
        warn(json.dumps({"severity": "error", "message": reason}, ensure_ascii=False))
        return
    warn(say("failed", reason=reason))
    trace(error)


def trace(error: Exception) -> None:
    """Print where an error came from, if nobody expected it."""
    if not isinstance(error, MachineFailed | OSError | MemoryError):
        for text in "".join(traceback.format_exception(error)).splitlines():
            warn(text)


def _annotation(fault: Fault, content: Path) -> str:
    """Return a fault as a workflow command, which GitHub shows beside the line."""
    level = "error" if fault.severity == "error" else "notice"
    place = fault.position
    file = content / place.path if (content / place.path).exists() else place.path
    where = f"file={_property(str(file))},line={place.line},col={place.column}"
    return f"::{level} {where}::{_escaped(' → '.join(sentence(fault)))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
