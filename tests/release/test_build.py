"""A build by its parts: what the preview writes quickly, and Pelican's own runs."""

import shutil
from dataclasses import replace
from pathlib import Path

import pelican
import pytest
from yorisoi import clock, loading
from yorisoi.release import build
from yorisoi.release.settings import load_settings

from tests.rendering.test_site import tree
from tests.support.building import NOW, ROOT, build_site, yorisoi
from tests.support.writing import EVENT, copied, write
from tests.support.writing import replace as change

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


def test_quickly_written_workshop_does_not_wait_for_any_other_page(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, FILE, EVENT)
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    for name in ("month", "page", "past"):
        (theme / f"templates/{name}.html").write_text("{{ nothing }}")
    settings = tmp_path / "settings.py"
    settings.write_text(f"from pelicanconf import *; THEME = {str(theme)!r}\n")
    output = tmp_path / "output"
    output.mkdir()
    job = build.Job(content, output, settings, clock.now(NOW))
    build.write_events(job, loading.load(content)[0])
    assert (output / "workshops/case/index.html").exists()


@pytest.mark.parametrize("name", ["index", "workshops"])
@pytest.mark.parametrize("how", ["draft", "another slug", "gone"])
def test_page_that_every_other_one_leads_to_is_missed_by_the_check_too(
    name: str, how: str, tmp_path: Path
) -> None:
    content = copied(tmp_path)
    file = f"pages/ja/{name}.md"
    if how == "draft":
        change(content, file, "lang: ja", "lang: ja\nstatus: draft")
    elif how == "another slug":
        change(content, file, f"slug: {name}", "slug: other")
    else:
        (content / file).unlink()
    checked = yorisoi("check", "--content", content, "--now", NOW)
    built = build_site(tmp_path / "output", content=content)
    assert (checked.returncode, built.status) == (1, 1)
    assert f"{file}:" in checked.stderr
    assert set(built.stderr.split("\n")[:-2]) <= set(checked.stderr.split("\n"))


def test_second_run_of_pelican_has_the_content_as_it_is_then(tmp_path: Path) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    override = {"PATH": str(content), "OUTPUT_PATH": str(output)}
    runner = pelican.Pelican(load_settings(ROOT / "pelicanconf.py", override))
    runner.run()
    assert "サロン港" in (output / "index.html").read_text("utf-8")
    change(content, "data/service.yaml", "name: サロン港", "name: サロン湊")
    write(content, FILE, EVENT)
    runner.run()
    assert "サロン湊" in (output / "index.html").read_text("utf-8")
    assert (output / "workshops" / "case" / "index.html").is_file()


def test_translations_whose_original_went_are_published(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    (content / "pages/ja/404.md").unlink()
    built = build_site(tmp_path / "output", content=content)
    assert built.status == 0, built.stderr
    assert (built.output / "en/404.html").exists()
