"""What the preview writes quickly is what the whole build writes."""

from dataclasses import replace
from pathlib import Path

from yorisoi import clock, loading
from yorisoi.release import build

from tests.rendering.test_site import tree
from tests.support.building import NOW, ROOT, build_site
from tests.support.writing import EVENT, copied, write

FILE = "events/2026-12-10-case.yaml"


def test_quickly_written_workshop_is_the_one_of_the_whole_build(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, FILE, EVENT)
    quick, whole = tmp_path / "quick", tmp_path / "whole"
    assert build_site(quick, content=content).status == 0
    write(content, FILE, EVENT.replace("お茶の時間", "貼り絵の日") + "status: cancelled\n")
    assert build_site(whole, content=content).status == 0
    site, _ = loading.load(content)
    changed = [event for event in site.events if event.id == "case"]
    job = build.Job(content, quick, ROOT / "pelicanconf.py", clock.now(NOW))
    build.write_events(job, replace(site, events=tuple(changed)))
    before_and_after = tree(quick), tree(whole)
    for name in ("workshops/case/index.html", "workshops/case.ics"):
        assert before_and_after[0][name] == before_and_after[1][name]
