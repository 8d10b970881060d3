"""The plugin within Pelican itself, run in this process, without the command around it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import pass_environment
from markupsafe import Markup
from pelican import Pelican
from pelican.settings import read_settings
from yorisoi import clock
from yorisoi.rendering import context
from yorisoi.rendering.links import PageContext

from tests.support.building import NOW, ROOT, tree
from tests.support.writing import copied, replace


def pelican(content: Path, output: Path) -> Pelican:
    """Return Pelican with the project's settings, ready to run."""
    override: dict[str, Any] = {"PATH": str(content), "OUTPUT_PATH": str(output)}
    override["YORISOI_NOW"] = clock.now(NOW)
    return Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=override))


def unshared() -> Callable[..., Markup]:
    """Return `shared` as it would be if it remembered nothing."""

    @pass_environment
    def render(environment: Any, component: str, here: PageContext, *arguments: object) -> Markup:
        module = environment.get_template(f"components/{component}/macro.html").module
        return Markup(getattr(module, component.replace("-", "_"))(here, *arguments))  # noqa: S704

    return render


def test_sharing_components_changes_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copied(tmp_path)
    pelican(content, tmp_path / "shared").run()
    monkeypatch.setattr(context, "sharing", unshared)
    pelican(content, tmp_path / "unshared").run()
    assert len(tree(tmp_path / "shared")) > 20
    assert tree(tmp_path / "shared") == tree(tmp_path / "unshared")


def test_second_run_reads_the_content_again(tmp_path: Path) -> None:
    content = copied(tmp_path)
    running = pelican(content, tmp_path / "out")
    running.run()
    replace(content, "pages/ja/about.md", "title: ", "title: 新しい")
    replace(content, "events/2026-12-10-yoga.yaml", "title: ", "title: 新しい")
    running.run()
    for name in ("about", "workshops/yoga"):
        page = (tmp_path / "out" / name / "index.html").read_text("utf-8")
        assert "<h1>新しい" in page, name
