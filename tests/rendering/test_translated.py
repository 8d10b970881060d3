"""A translated page says whether its original is newer, in its own language."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi import cli

from tests.support.building import ROOT, Built
from tests.support.reading import soup
from tests.support.writing import replace

SAFETY = "pages/ja/safety.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content; one Japanese page has changed since its translation into English."""
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    for page in ("en/consultation.md", "en/safety.md", "ja-easy/safety.md"):
        assert cli.main(["translated", page, "--content", str(content)]) == 0
    replace(content, SAFETY, "履歴は、一つだけ消せます。", "履歴は、いつでも消せます。")
    assert cli.main(["translated", "ja-easy/safety.md", "--content", str(content)]) == 0
    return content


def test_page_whose_original_has_changed_says_so_first(
    content: Path, build: Callable[..., Built]
) -> None:
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert "pages/en/safety.md" in built.stderr

    def note(address: str) -> tuple[str, str, bool]:
        """Return what a page says of its original, where that is, and whether it says so first."""
        main = soup(built.output / address / "index.html").main
        assert main
        (words,) = main.select(".translated")
        link = words.a
        assert link
        first = words.find_previous("h2") is None
        return words.get_text(), str(link["href"]), first

    words, original, is_first = note("en/guide")
    assert "newer than this translation" in words
    assert original == "../../guide/index.html"
    assert is_first
    words, original, is_first = note("en/contact")
    assert "the original is right" in words
    assert original == "../../contact/index.html"
    assert not is_first
    assert "やさしく" in note("easy/guide")[0]
    for address in ("guide", "vi"):  # an original, and facts alone
        assert not soup(built.output / address / "index.html").select(".translated")
