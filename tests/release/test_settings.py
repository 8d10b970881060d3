"""What is wrong in a settings file is told as what it is, at its own line."""

from pathlib import Path

import pytest
from yorisoi.faults import Refused
from yorisoi.release.settings import load_settings

from tests.support.building import ROOT

HEAD = f"""\
import os
import yorisoi
PLUGINS, TIMEZONE, SITEURL = [yorisoi], "Asia/Tokyo", "http://127.0.0.1:8000"
THEME = {str(ROOT / "theme")!r}
"""


def refused(folder: Path, text: str) -> tuple[str, str, str]:
    """Return place, code and value of what is wrong with the settings HEAD and `text`."""
    file = folder / "conf.py"
    file.write_text(HEAD + text)
    with pytest.raises(Refused) as caught:
        load_settings(file, {"PATH": str(ROOT / "content")})
    (fault,) = caught.value.faults
    place = str(fault.position).removeprefix(f"{folder}/")
    return place, fault.code, dict(fault.values).get("value", "")


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("SITEURL = theme", "settings_unreadable", "NameError: name 'theme' is not defined"),
        ("SITEURL = {}['theme']", "settings_unreadable", "KeyError: 'theme'"),
        ("SITEURL = {'a': 1}['SITEURL']", "settings_unreadable", "KeyError: 'SITEURL'"),
        ("SITEURL = os.environ['NOWHERE_SET']", "setting_environment", "NOWHERE_SET"),
        ("open('themes')", "settings_unreadable", "FileNotFoundError"),
        ("raise ValueError('Could not find the theme')", "settings_unreadable", "ValueError"),
        ("THEME = 'nothing'", "setting_theme", ""),
        ("THEME = None", "setting_theme", ""),
        ("THEME = (", "settings_unreadable", "SyntaxError"),
    ],
)
def test_fault_is_what_it_is_at_its_line(text: str, code: str, value: str, tmp_path: Path) -> None:
    place, told, said = refused(tmp_path, text)
    assert (place, told) == ("conf.py:5:1", code)
    assert said.startswith(value)


@pytest.mark.parametrize("wrong", ["x = 1\ny = theme", "x = 1\ny = (", "x = 1\ny = {}['a']"])
def test_fault_of_an_imported_file_is_told_there(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "imported_settings.py").write_text(wrong)
    assert refused(tmp_path, "from imported_settings import *")[0] == "imported_settings.py:2:1"


def test_value_that_pelican_cannot_use_is_refused(tmp_path: Path) -> None:
    place, code, _ = refused(tmp_path, "PLUGIN_PATHS = 7")
    assert (place, code) == ("conf.py:1:1", "settings_unreadable")


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    file = tmp_path / "conf.py"
    file.write_text(f"{HEAD}THEME = 'own'\nPLUGIN_PATHS = ['more']\n")
    settings = load_settings(file, {"PATH": str(ROOT / "content")})
    assert settings["THEME"] == str(tmp_path / "own")
    assert settings["PLUGIN_PATHS"] == [str(tmp_path / "more")]
