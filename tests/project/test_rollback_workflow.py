"""Going back on GitHub by a button: which publication it takes, and what it refuses to serve."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests.project.test_workflows import run
from tests.support.building import ROOT, build_site, yorisoi
from tests.support.github_api import answering
from tests.support.serving import serving
from tests.support.writing import ADDRESS, copied, replace, write

#: Three nights; the number of each run, and when it had ended.
RUNS = {11: "2026-12-01T15:14:00Z", 12: "2026-12-02T15:14:00Z", 13: "2026-12-03T15:14:00Z"}
#: Which workflow published: by a change, by hand, or at night.
MADE_BY = {"publish": [11, 13], "nightly": [12]}
#: When each of them built its site, in Japan.
BUILT = {11: "2026-12-02T00:11:00+09:00", 13: "2026-12-04T00:11:00+09:00"}
CHECK = 'make old-contacts FOLDER="$FOLDER" ALLOW="$ALLOW"'
Previous = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def api() -> Iterator[str]:
    """A stand-in for GitHub's list of runs on loopback."""

    def answer(_method: str, path: str, _sent: object) -> tuple[int, object]:
        wanted = re.match(
            r"/repos/city/site/actions/workflows/(\w+)\.yml/runs\?branch=main&status=success", path
        )
        numbers = MADE_BY.get(wanted[1] if wanted else "", [])
        runs = [{"id": number, "updated_at": RUNS[number]} for number in numbers]
        return 200 if numbers else 404, {"workflow_runs": runs}

    with answering(answer) as address:
        yield address


@pytest.fixture
def previous(api: str, tmp_path: Path) -> Previous:
    """`previous(URL, RUN)` as the workflow calls it; `tmp_path/told` is what its steps are told."""
    return partial(
        run,
        "scripts/previous.py",
        GITHUB_API_URL=api,
        GITHUB_REPOSITORY="city/site",
        GITHUB_TOKEN="t",  # noqa: S106 - of the stand-in
        GITHUB_OUTPUT=str(tmp_path / "told"),
    )


def live(folder: Path, moment: str) -> Path:
    """Return a folder that says to be a site built at a moment."""
    told = {"version": 1, "commit": None, "moment": moment, "files": {}}
    folder.mkdir()
    (folder / "build.json").write_text(json.dumps(told), "utf-8")
    return folder


def test_publication_before_the_live_one_is_taken(previous: Previous, tmp_path: Path) -> None:
    with serving(live(tmp_path / "live", BUILT[13])) as address:
        done = previous(address)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "told").read_text() == "run=12\n"
    assert "2026年12月3日（木） 0:14 に終わったもの（12）" in done.stdout
    assert "またいまのサイトになります" in done.stdout


def test_publication_of_a_number_is_taken_whatever_is_live(
    previous: Previous, tmp_path: Path
) -> None:
    assert previous("http://127.0.0.1:9", "11").returncode == 0
    assert (tmp_path / "told").read_text() == "run=11\n"


@pytest.mark.parametrize("number", ["14", "1", "11; echo", "../11"])
def test_number_of_no_publication_is_refused(
    number: str, previous: Previous, tmp_path: Path
) -> None:
    done = previous("http://127.0.0.1:9", number)
    assert done.returncode == 1
    assert "という番号はありません" in done.stderr
    assert not (tmp_path / "told").exists()


def test_first_publication_has_none_before(previous: Previous, tmp_path: Path) -> None:
    with serving(live(tmp_path / "live", BUILT[11])) as address:
        done = previous(address)
    assert done.returncode == 1
    assert "前の公開が残っていません" in done.stderr


def test_site_that_does_not_say_when_it_was_built_needs_a_number(previous: Previous) -> None:
    done = previous("http://127.0.0.1:9")
    assert done.returncode == 1
    assert "番号を、run に書いて" in done.stderr


@pytest.mark.parametrize(("change", "status"), [("0312-34-5611", 1), ("0312-34-5678", 0)])
def test_earlier_site_is_held_against_the_data_of_today(
    change: str, status: int, tmp_path: Path
) -> None:
    content = copied(tmp_path)
    options = ("-s", "publishconf.py")
    built = build_site(tmp_path / "output", *options, content=content, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    earlier = shutil.copytree(built.output, tmp_path / "earlier")
    replace(content, "data/service.yaml", "telephone: 0312-34-5678", f"telephone: {change}")
    check = partial(yorisoi, "rollback", "--check", earlier, "--content", content)
    assert check().returncode == status
    assert check("--allow-old").returncode == 0
    assert (tmp_path / "output").resolve() == built.output.resolve()


def test_folder_without_a_site_is_not_taken_for_one(tmp_path: Path) -> None:
    write(tmp_path, "earlier/build.json", "{}")
    done = yorisoi("rollback", "--check", tmp_path / "earlier", "--content", copied(tmp_path))
    assert done.returncode == 3
    assert "index.html がありません" in done.stderr


def workflow(name: str) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = yaml.safe_load(
        (ROOT / ".github/workflows" / name).read_text("utf-8")
    )
    return loaded


def steps(name: str, job: str) -> list[dict[str, dict[str, str]]]:
    jobs: dict[str, dict[str, list[dict[str, dict[str, str]]]]] = workflow(name)["jobs"]  # type: ignore[assignment]
    return jobs[job]["steps"]


def test_button_takes_what_publish_has_kept_and_checks_it_before_it_is_served() -> None:
    take = steps("rollback.yml", "take")
    kept = [step.get("with", {}).get("name") for step in steps("publish.yml", "build")]
    assert [step["with"]["name"] in kept for step in take if "run-id" in step.get("with", {})] == [
        True
    ]
    done = [str(step.get("run", step.get("uses"))).partition("@")[0] for step in take]
    order = ("actions/download-artifact", CHECK, "actions/upload-pages-artifact")
    assert [step for step in done if step in order] == [*order]
    assert workflow("rollback.yml")["concurrency"] == workflow("publish.yml")["concurrency"]


def test_publication_is_compared_with_the_live_site_and_its_report_is_kept() -> None:
    build = steps("publish.yml", "build")
    assert 'make publish PUBLISHED="$SITEURL"' in [step.get("run") for step in build]
    paths = [step["with"]["path"] for step in build if "path" in step.get("with", {})]
    assert ".yorisoi-output/*/report.html" in paths


def test_loss_that_is_meant_is_published_by_a_button() -> None:
    by_hand = workflow("publish.yml")[True]["workflow_dispatch"]
    assert by_hand["inputs"]["allow_shrink"]["default"] is False
    publishing = [step for step in steps("publish.yml", "build") if "make publish" in str(step)]
    assert publishing
    for step in publishing:
        assert step["env"]["ARGS"] == "${{ inputs.allow_shrink && '--allow-shrink' || '' }}"
        command = ["make", "--dry-run", *str(step["run"]).split()[1:2]]
        environment = os.environ | {"ARGS": "--allow-shrink"}
        said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        assert b"--allow-shrink" in said.stdout


def test_slip_is_told_once_the_rest_is_published() -> None:
    publish = workflow("publish.yml")
    whole, rest = (step for step in steps("publish.yml", "build") if "make publish" in str(step))
    assert (whole["id"], whole["continue-on-error"]) == ("whole", True)
    assert rest["run"] == 'make publish-rest PUBLISHED="$SITEURL"'
    assert rest["if"] == "steps.whole.outcome != 'success'"
    assert "continue-on-error" not in rest  # what is not whole either is not published
    slips = publish["jobs"]["slips"]
    assert "deploy" in slips["needs"]
    assert slips["if"] == "needs.build.outputs.whole != 'success'"
    assert publish["jobs"]["build"]["outputs"]["whole"] == "${{ steps.whole.outcome }}"
    told = subprocess.run(["make", "held-back"], cwd=ROOT, capture_output=True, check=False)
    assert told.returncode != 0
    assert "直してください" in told.stdout.decode()
