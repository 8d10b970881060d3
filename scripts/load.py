#!/usr/bin/env python3
"""Measure the built site behind a real nginx on loopback: requests a second and p99.

Builds the site into a folder of its own, serves it with deploy/site.conf, and lets autocannon
ask for a page and for the calendar. Says nothing of the network between a visitor and the host.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.building import ROOT, build_site
from tests.support.nginx import running

AUTOCANNON = ROOT / "node_modules/autocannon/autocannon.js"
PATHS = ("/", "/workshops/", "/workshops/calendar.ics")
CONNECTIONS = 50


def measured(address: str, seconds: int) -> str:
    """Return what one address bears, in one line."""
    asked = ["--connections", str(CONNECTIONS), "--duration", str(seconds), "--json"]
    headers = ["--headers", "Accept-Encoding=gzip"]
    done = subprocess.run(
        ["node", AUTOCANNON, *asked, *headers, address], capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    wrong = found["errors"] + found["timeouts"] + found["non2xx"]
    speed, slow = found["requests"]["average"], found["latency"]["p99"]
    return f"{speed:,.0f} requests/s, p99 {slow:.0f} ms, {wrong} errors"


def main() -> None:
    """Build, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name:
        built = build_site(Path(name) / "output")
        (Path(name) / "server").mkdir()
        with running(built.output, Path(name) / "server") as address:
            for path in PATHS:
                print(f"{path}: {measured(address + path, seconds)}")


if __name__ == "__main__":
    main()
