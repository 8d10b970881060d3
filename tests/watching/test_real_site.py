"""A site as it is really published, by nginx with our own file, is well until something happens."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.building import NOW, ROOT, build_site, yorisoi
from tests.support.nginx import running
from tests.support.writing import ADDRESS, HARBOUR, replace

Watch = Callable[..., CompletedProcess[str]]
Published = tuple[Path, Path, Watch]
CONTACTS = {"harbour": "0312-34-5678", "real": "080-3402-8685"}


@pytest.fixture(params=CONTACTS)
def published(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Published]:
    """A content, the folder that nginx serves, and `watch(moment)`."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content" if request.param == "real" else HARBOUR, content)
    (tmp_path / "server").mkdir()
    output = tmp_path / "output"
    built = build_site(output, "-s", "publishconf.py", content=content, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    # A host that leads on from former addresses by itself is as well as one that does not.
    leads_on = f"include {output}/../moved*.conf;" if request.param == "real" else ""
    with running(output, tmp_path / "server", more=leads_on) as address:

        def watch(moment: str = NOW) -> CompletedProcess[str]:
            arguments = ("--again", "0", "--content", content, "--now", moment)
            return yorisoi("watch", address, *arguments)

        yield content, output, watch


def test_published_site_is_well_until_nobody_builds_it(published: Published) -> None:
    _, _, watch = published
    done = watch("2026-12-03T10:29:00+09:00")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = watch("2026-12-03T10:31:00+09:00")
    assert done.returncode == 1
    assert "最後の公開が2026-12-01 10:30で、2日前です" in done.stderr


def test_number_that_somebody_changed_on_the_host_is_told(
    published: Published, request: pytest.FixtureRequest
) -> None:
    _, output, watch = published
    number = CONTACTS[request.node.callspec.params["published"]].replace("-", "")[1:]
    pages = (output / name / "index.html" for name in ("contact", "consultation"))
    page = next(filter(Path.is_file, pages))
    text = page.read_text("utf-8")
    assert number in text
    page.write_text(text.replace(number, f"{number[:-1]}0"), "utf-8")
    told = watch().stderr
    assert "作ったものと違うファイルが、1件あります" in told
    assert f"知らない番号 0{number[:-1]}0 に電話がかかる" in told


def test_number_that_was_corrected_and_never_published_is_told(
    published: Published, request: pytest.FixtureRequest
) -> None:
    content, _, watch = published
    number = CONTACTS[request.node.callspec.params["published"]]
    replace(content, "data/service.yaml", f"telephone: {number}", f"telephone: {number[:-1]}0")
    told = watch().stderr
    assert f"番号 {number[:-1]}0 に、サイトから電話をかけられません" in told
    assert f"知らない番号 {number.replace('-', '')} に電話がかかる" in told
