"""The scripts as GitHub's runner and `make` start them."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.building import OUTSIDE, ROOT


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script at the project's root; of the outside settings it sees `environment`."""
    clean = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
