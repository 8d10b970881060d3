"""The scripts as GitHub's runner and `make` start them."""

import subprocess
import sys
from pathlib import Path

from tests.support.building import ROOT, clean_environment


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script at the project's root; of the outside settings it sees `environment`."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=clean_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
