"""What is kept beside the site may be spoilt in any way: it costs a notice, never a build."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi.faults import MachineFailed
from yorisoi.messages import MACHINE, SENTENCE_OF, machine_sentence
from yorisoi.release import staging

from tests.support.building import build_site
from tests.support.writing import JAPANESE, copied, write


def publish(output: Path, words: str) -> None:
    with staging.open_staging(output, public=True) as staged:
        (staged.site / "index.html").write_text(words)
        staged.record.write_text("{}")
        staging.switch(staged, output)


def said(output: Path) -> str:
    return (output / "index.html").read_text()


# What stands in the place of the record of the last build


def no_file(file: Path) -> None:
    file.unlink()


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def link_to_itself(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def holding(text: bytes | Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.write_bytes(text if isinstance(text, bytes) else text(file.read_bytes()))

    return spoil


SPOILT = {
    "missing": no_file,
    "a folder": folder_instead,
    "cannot be read": link_to_itself,
    "empty": holding(b""),
    "{}": holding(b"{}"),
    "null": holding(b"null"),
    "a list": holding(b"[]"),
    "no JSON": holding(b"\x00\xff"),
    "deep": holding(b"[" * 100_000),
    "cut": holding(lambda data: data[: len(data) // 2]),
    "wrong types": holding(lambda data: data.replace(b'"events":[', b'"events":[1,')),
    "another version": holding(lambda data: data.replace(b'"version":2', b'"version":1')),
    "no moment": holding(lambda data: data.replace(b"+09:00", b"", 1)),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_record_of_the_last_build_costs_a_notice(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    assert build_site(output, content=content).status == 0
    spoil(tmp_path / ".yorisoi-output/1-local/record.json")
    again = build_site(output, content=content)
    assert again.status == 0, again.stderr
    assert "お知らせ: 前に作ったサイトの記録が読み取れない" in again.stderr
    assert output.readlink().parts[1] == "2-local"


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_site_that_is_served_stays_whatever_became_of_its_record(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    publish(output, "old")
    (record,) = tmp_path.glob(".*/*/record.json")
    record.write_bytes(b'{"version":2,"events":["a"],"made":"2026-12-01T10:30:00+09:00"}')
    spoil(record)
    with staging.open_staging(output, public=True):
        assert said(output) == "old"  # after leftovers were removed; this build goes no further
    assert said(output) == "old"
    publish(output, "new")
    assert said(output) == "new"


LEFT = {
    "file named like a build": lambda room: (room / "7-public").write_text("a file"),
    "build of a very great number": lambda room: (room / ("9" * 200 + "-local")).mkdir(),
    "folder in the place of a new link": lambda room: (room / "replaced-1").mkdir(),
    "words in the lock": lambda room: (room / "lock").write_text("12345"),
    "stranger": lambda room: (room / "notes").mkdir(),
}


@pytest.mark.parametrize("leave", LEFT.values(), ids=LEFT.keys())
def test_what_stands_beside_the_builds_stops_none(
    leave: Callable[[Path], object], tmp_path: Path
) -> None:
    output = tmp_path / "output"
    publish(output, "old")
    leave(tmp_path / ".yorisoi-output")
    publish(output, "new")
    assert said(output) == "new"
    staging.rollback(output)
    assert said(output) == "old"


def test_link_to_a_site_that_is_gone_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.symlink_to("nowhere")
    publish(output, "new")
    assert said(output) == "new"


# The lock


def test_lock_follows_no_link(tmp_path: Path) -> None:
    letter, output = tmp_path / "letter", tmp_path / "output"
    letter.write_text("dear")
    (tmp_path / ".yorisoi-output").mkdir()
    (tmp_path / ".yorisoi-output/lock").symlink_to(letter)
    built = build_site(output, content=copied(tmp_path))
    assert built.status == 3
    assert "別の場所を指すリンク" in built.stderr
    assert letter.read_text() == "dear"
    assert not output.exists()


def test_disk_without_locks_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(staging.fcntl, "flock", no_lock)
    with pytest.raises(OSError, match="lock") as raised:
        publish(tmp_path / "output", "new")
    assert "鍵（ロック）" in machine_sentence(raised.value)
    assert "/.yorisoi-output/lock" in machine_sentence(raised.value)


@pytest.mark.parametrize("number", SENTENCE_OF, ids=lambda number: errno.errorcode[number])
def test_reason_of_the_system_is_told_in_japanese_with_what_to_do(number: int) -> None:
    told = machine_sentence(OSError(number, os.strerror(number), "/srv/salon"))
    assert JAPANESE.search(told)
    assert "ください" in told
    assert os.strerror(number) not in told
    others = ["disk_full", "too_many_open", "memory_full"]
    assert "/srv/salon" in told or told in [MACHINE[name] for name in others]


def test_unknown_reason_is_told_with_its_own_words() -> None:
    assert "No anode" in machine_sentence(OSError(errno.ENOANO, "No anode"))
    assert "ほかの人が" in machine_sentence(MachineFailed("locked"))


# The modes of what is served


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o022, 0o777 & ~0o700 & ~0o022])
def test_every_user_can_read_what_is_served_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    content = copied(tmp_path)
    old = os.umask(umask)
    try:
        built = build_site(tmp_path / "output", content=content)
    finally:
        os.umask(old)
    assert built.status == 0, built.stderr
    site = built.output.resolve()
    modes = {
        (file.is_dir(), stat.S_IMODE(file.lstat().st_mode)) for file in (site, *site.rglob("*"))
    }
    assert modes == {(True, 0o755), (False, 0o644)}
    for folder in (site.parent, site.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o055 == 0o055


def test_no_file_of_the_content_gives_its_mode_to_the_site(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "pages/ja/more.md", (content / "pages/ja/privacy.md").read_bytes())
    replaced = (content / "pages/ja/more.md").read_text("utf-8").replace("privacy", "more")
    write(content, "pages/ja/more.md", replaced)
    for file in content.rglob("*.*"):
        file.chmod(0o600)
    built = build_site(tmp_path / "output", content=content)
    assert built.status == 0, built.stderr
    assert {stat.S_IMODE(file.stat().st_mode) for file in built.output.rglob("*.*")} == {0o644}
