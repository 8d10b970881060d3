"""What only the city can decide: pages say it once it is decided, and never a guess before."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.support.building import ROOT, Built
from tests.support.reading import soup
from tests.support.writing import PAGE, Said, replace, write

POLICIES = """\
policies:
  links:
    name: リンク
    {given}
    source: 見本
    confirmed: 2026-11-01
"""


def decide(content: Path, given: str) -> None:
    replace(content, "data/service.yaml", "partners:", POLICIES.format(given=given) + "partners:")
    write(content, "pages/ja/sample.md", PAGE + "\nリンクは、{{ policies.links }}。\n")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("text: 自由です", "リンクは、自由です。"),
        ("question: リンクしてよいのは、だれですか。", "リンクは、確認中。"),
    ],
)
def test_page_says_what_is_decided_or_that_nothing_is(
    build: Callable[..., Built], content: Path, given: str, shown: str
) -> None:
    decide(content, given)
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert shown in soup(built.output / "sample/index.html").get_text()


def test_what_is_open_is_asked_of_the_staff(content: Path, check: Callable[[], Said]) -> None:
    decide(content, "question: リンクしてよいのは、だれですか。")
    assert "policies.links: リンクしてよいのは、だれですか。" in check().out


def test_policy_that_says_and_asks_nothing_is_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    decide(content, "text: null")
    said = check()
    assert said.status == 1
    assert "決まったことも、まだ決まっていないことも" in said.err


def test_pages_of_the_service_name_every_policy() -> None:
    data = yaml.safe_load((ROOT / "content/data/service.yaml").read_text("utf-8"))
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "content/pages/ja").glob("*.md"))
    assert [key for key in data["policies"] if f"{{{{ policies.{key} }}}}" not in pages] == []
