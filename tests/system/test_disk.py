"""What the disk is asked for."""

import os
from pathlib import Path

import pytest
from yorisoi.system import disk


def test_file_that_is_written_in_parts_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:7]))
    disk.write(str(tmp_path / "a"), b"0123456789" * 5)
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 5


def test_full_disk_is_told() -> None:
    with pytest.raises(OSError, match="No space left"):
        disk.write("/dev/full", b"0123456789")
