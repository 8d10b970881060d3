#!/usr/bin/env python3
"""Fail where the newest commit is 45 days old: GitHub stops a public repository's schedules at 60.

See "Disabling and enabling a workflow" in GitHub's documentation, and decision 0022.
"""

import subprocess
import sys
import time

STOPPED, TOLD = 60, 45  # days
DAY = 24 * 3600


def quiet_days() -> int:
    """Return how many days ago the newest commit was made."""
    command = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return int(time.time() - int(told.stdout)) // DAY


def main() -> None:
    """Say what to do where it is time."""
    days = quiet_days()
    if days >= TOLD:
        sys.exit(
            f"{days}日間、だれも何も直していません。{STOPPED}日になると、GitHubが毎晩の公開と"
            "見はりを止めます。電話番号と時間がいまも正しいか確かめ、content/data/service.yaml の"
            " confirmed の日付を今日にして、公開してください。止まったあとでも、直したものは"
            "公開されます。「Actions」で nightly と watch を開き、"
            "「Enable workflow」を押すと、また動きます。"
        )


if __name__ == "__main__":
    main()
