"""How long after a save the changed workshop's page is on disk, while the preview runs.

Usage: .venv/bin/python benchmarks/preview.py [EVENTS]
"""

import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAVES = 10
TEXT = "title: {title}\ndate: {day}\nstart: 10:00\nend: 12:00\nsummary: みんなで話します。\n"


def content(folder: Path, events: int) -> Path:
    """Return a copy of the content with so many workshops, over three years."""
    made = shutil.copytree(ROOT / "content", folder / "content")
    for number in range(events):
        day = date(2025, 1, 1) + timedelta(days=number * 1000 // events)
        text = TEXT.format(title=f"催し{number}", day=day)
        (made / "events" / f"{day}-event-{number}.yaml").write_text(text, "utf-8")
    return made


def wait_for(file: Path, words: str) -> None:
    """Return when a file holds `words`."""
    while not (file.exists() and words in file.read_text("utf-8")):
        time.sleep(0.002)


def main() -> None:
    """Save one workshop again and again, at once and while the whole build still runs."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made, output = content(folder, events), folder / "output"
        places = ("--content", made, "--output", output)
        with subprocess.Popen(
            [sys.executable, "-m", "yorisoi", "preview", *places],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            page = output / "workshops/event-5/index.html"
            wait_for(page, "催し5")
            time.sleep(3)
            source = next((made / "events").glob("*-event-5.yaml"))
            for words, pause in (("nothing else going on", 20.0), ("while it builds", 0.7)):
                seconds = []
                for number in range(SAVES):
                    title = f"催し五-{pause}-{number}"
                    began = time.perf_counter()
                    text = TEXT.format(title=title, day=source.name[:10])
                    source.write_text(text, "utf-8")
                    wait_for(page, f"<h1>{title}")
                    seconds.append(time.perf_counter() - began)
                    time.sleep(pause if pause < 1 else events * 0.01)
                print(
                    f"{words}: median {statistics.median(seconds):.3f} s, max {max(seconds):.3f} s"
                )
            process.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
