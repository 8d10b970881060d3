#!/usr/bin/env python3
"""Name the publication before the live one: scripts/previous.py URL [RUN].

On GitHub alone. The live site says when it was built (`build.json`); the run of `publish`
or `nightly` that ended last before that moment made the site before it. RUN takes another one,
by its number.
Writes `run=` for the workflow's next steps (GITHUB_OUTPUT).
https://docs.github.com/rest/actions/workflow-runs
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError

from yorisoi.clock import TOKYO
from yorisoi.faults import Position, fault
from yorisoi.messages import sentence
from yorisoi.release import manifest, snapshot

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.github import ask

RUNS = "actions/workflows/{}/runs?branch=main&status=success&per_page=100"
WORKFLOWS = ("publish.yml", "nightly.yml")  # what the second one publishes are its own runs


def listed(name: str) -> list[dict[str, Any]]:
    """Return the runs of a workflow that went well; leaves where GitHub gives no answer."""
    try:
        runs: list[dict[str, Any]] = ask("GET", RUNS.format(name))["workflow_runs"]
    except (URLError, OSError) as error:
        sys.exit(
            f"GitHubから、公開の一覧が取れません（{error}）。少し待って、もう一度動かしてください"
        )
    return runs


def live_moment(url: str) -> datetime:
    """Return when the live site was built; leaves where it does not say."""
    try:
        return manifest.read(url).moment
    except manifest.NoManifest as error:
        told = sentence(fault(Position(url), str(error)))
        sys.exit(f"{told.message}。もどす公開の番号を、run に書いて動かしてください")


def before(moment: datetime, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the last run that ended before a moment; leaves where there is none."""
    ended = [run for run in runs if datetime.fromisoformat(run["updated_at"]) < moment]
    if not ended:
        sys.exit("もどせる前の公開が残っていません。サイトはいまのままです")
    return max(ended, key=lambda run: str(run["updated_at"]))


def numbered(number: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run of that number; leaves where it is none of ours."""
    run = next((run for run in runs if str(run["id"]) == number), None)
    if run is None:
        sys.exit(f"うまくいった公開（publish、nightly）に、{number} という番号はありません")
    return run


def main() -> None:
    """Find the run, say which it is, and hand its number on."""
    url, number = sys.argv[1], "".join(sys.argv[2:])
    runs = [run for name in WORKFLOWS for run in listed(name)]
    run = numbered(number, runs) if number else before(live_moment(url), runs)
    ended = datetime.fromisoformat(run["updated_at"]).astimezone(TOKYO)
    print(f"もどす公開: {snapshot.moment_in_words(ended)} に終わったもの（{run['id']}）")
    print(
        "文章はもとのままです。直さないと、次の公開（毎晩0時10分）で、またいまのサイトになります。"
    )
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"run={int(run['id'])}\n")


if __name__ == "__main__":
    main()
