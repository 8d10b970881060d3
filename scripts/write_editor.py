#!/usr/bin/env python3
"""Write the editor in the browser: scripts/write_editor.py [OWNER/NAME] [--helper URL].

Without a repository, what is written there stays in the browser: to try it. See docs/editor.md.
"""

import argparse
import re
import shutil
from pathlib import Path

from yorisoi.editing import editor_config

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "editor"
PACKAGE = ROOT / "node_modules" / "@sveltia" / "cms"
REPOSITORY = r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+"
ORIGIN = r"https://[A-Za-z0-9.-]+(:[0-9]+)?"
UNUSED = shutil.ignore_patterns("*.map")


def write(into: Path, repository: str = "", helper: str = "") -> None:
    """Write the page, its configuration and the editor's own files, in place of what was there."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(PACKAGE / "npm", into / "cms" / "npm", ignore=UNUSED)
    shutil.copy(PACKAGE / "LICENSE.txt", into / "cms")
    (into / "cms" / "locales").mkdir()
    words = (PACKAGE / "locales" / "ja.json").read_text("utf-8")
    # No browser takes JSON for a module unless the one who imports it says so.
    (into / "cms" / "locales" / "ja.js").write_text(f"export default {words.strip()};\n", "utf-8")
    (into / "index.html").write_text(editor_config.page(helper), "utf-8")
    (into / "start.js").write_text(editor_config.START, "utf-8")
    (into / "config.json").write_text(editor_config.configuration(repository, helper), "utf-8")


def main() -> None:
    """Write the folder, and say what it is for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("repository", nargs="?", default="")
    parser.add_argument("--helper", default="")
    given = parser.parse_args()
    for text, pattern in ((given.repository, REPOSITORY), (given.helper, ORIGIN)):
        if text and not re.fullmatch(pattern, text):
            parser.error(f"{text!r} is not of the form {pattern}")
    write(FOLDER, given.repository, given.helper)
    kept = given.repository or "this browser alone (a trial)"
    print(f"{FOLDER}: changes go to {kept}; see docs/editor.md")


if __name__ == "__main__":
    main()
