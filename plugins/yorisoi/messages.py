"""Every sentence for staff: what is wrong and how to mend it, and what the commands say.

The sentences stand in `messages.ini`, by their codes. A fault (see `faults`) carries a code and
the values that stand in its sentence, which never needs a word of programming.
"""

import errno
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path
from typing import NamedTuple

from yorisoi.faults import Fault, MachineFailed


class Sentence(NamedTuple):
    """What is wrong, and what to do."""

    message: str
    remedy: str


def read_catalogue(module: str) -> ConfigParser:
    """Return the sections of the file beside a module; configparser.Error where a code is twice."""
    catalogue = ConfigParser(delimiters=(":",), comment_prefixes=("#",), interpolation=None)
    catalogue.read(Path(module).with_suffix(".ini"), "utf-8")
    return catalogue


def sentences(section: Mapping[str, str]) -> dict[str, Sentence]:
    """Return what is wrong and what to do, by code."""
    parts = {code: text.partition("\n→ ") for code, text in section.items()}
    return {code: Sentence(said, mend) for code, (said, _, mend) in parts.items()}


CATALOGUE = read_catalogue(__file__)
SENTENCES = sentences(CATALOGUE["faults"])
MACHINE = dict(CATALOGUE["machine"])  # why the machine stops, whatever the content
COMMANDS = dict(CATALOGUE["commands"])  # what commands say and ask, and the bar of the preview


def sentence(fault: Fault, catalogue: Mapping[str, Sentence] = SENTENCES) -> Sentence:
    """Return a fault in words; KeyError where no sentence has been written for its code."""
    message, remedy = catalogue[fault.code]
    # A message is one line; what stands in a file may be several.
    written = {name: " ".join(v.split()) if "\n" in v else v for name, v in fault.values}
    values = {"near": "", "title": "", "keys": ""} | written
    if values["near"]:
        values["near"] = f"（もしかして: {values['near']}）"
    shown_by = f"（{fault.output}）" if fault.output else ""
    return Sentence(message.format(**values) + shown_by, remedy.format(**values))


def line(fault: Fault) -> str:
    """Return a fault in one line: place, what is wrong, what to do."""
    message, remedy = sentence(fault)
    mark = f"{COMMANDS['notice']} " if fault.severity == "notice" else ""
    return f"{fault.position}: {mark}{message} → {remedy}"


# Why the system refuses (errno.h), and the sentence for it.
REASONS = {
    "disk_full": ("ENOSPC", "EDQUOT", "EFBIG"),
    "not_writable": ("EACCES", "EPERM"),
    "read_only": ("EROFS",),
    "no_lock": ("ENOLCK", "ENOSYS", "EOPNOTSUPP"),
    "is_link": ("ELOOP",),
    "not_there": ("ENOENT",),
    "folder_or_file": ("ENOTDIR", "EISDIR", "EEXIST"),
    "name_too_long": ("ENAMETOOLONG",),
    "too_many_open": ("EMFILE", "ENFILE"),
    "memory_full": ("ENOMEM", "EAGAIN"),
    "disk_fails": ("EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "ETIMEDOUT"),
}
SENTENCE_OF = {
    getattr(errno, name): sentence
    for sentence, names in REASONS.items()
    for name in names
    if hasattr(errno, name)
}


def machine_sentence(error: Exception) -> str:
    """Return in words why the machine, or a mistake in this program, stopped the work."""
    match error:
        case MachineFailed():
            return MACHINE[error.code].format(**dict(error.values))
        case MemoryError():
            return MACHINE["memory_full"]
        case OSError(errno=number) if number in SENTENCE_OF:
            path = error.filename2 or error.filename or "ディスク"
            return MACHINE[SENTENCE_OF[number]].format(path=path)
        case OSError():
            return MACHINE["not_read_or_written"].format(error=error)
    return MACHINE["unexpected"].format(error=f"{type(error).__name__}: {error}")


def say(name: str, **values: object) -> str:
    """Return a sentence of the commands; KeyError where it has none of that name."""
    return COMMANDS[name].format(**values)
