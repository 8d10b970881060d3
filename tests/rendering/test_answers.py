"""What people ask before they call: only what is known is said, the rest is asked of the staff."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import ROOT, Built
from tests.support.reading import soup
from tests.support.writing import checker, replace

SERVICE = "data/service.yaml"
QUESTION = (
    "    question: 相談の秘密は守られますか。市や家族に伝えることがあるのは、どんなときですか。"
    "記録は残しますか。\n"
)
PAGES = ("index.html", "contact/index.html")


def answers(output: Path, page: str) -> dict[str, str]:
    shown = soup(output / page).select(".answers > div")
    return {row.dt.get_text(): row.dd.get_text() for row in shown if row.dt and row.dd}


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real content that a test may change."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def test_what_the_source_does_not_say_is_not_said(site: Built) -> None:
    for page in PAGES:
        shown = answers(site.output, page)
        assert "無料です" in shown["お金はかかりますか"]
        assert "NPO法人" in shown["だれが話を聞きますか"]
        for words in ("名前", "知られ", "子ども", "住んで"):
            assert not [asked for asked in shown if words in asked], page
        main = soup(site.output / page).select_one("#main")
        assert main
        assert "おたずねください" in main.get_text()
        assert not [words for words in ("秘密", "守秘", "匿名") if words in main.get_text()]


def test_what_is_not_known_is_asked_of_the_staff(
    real: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = checker(real, capfd)()
    assert said.status == 0
    for key in ("calling", "writing", "name", "secret", "children", "elsewhere"):
        assert f"answers.{key}: " in said.out + said.err


def test_sentence_appears_when_the_staff_have_answered(
    real: Path, build: Callable[..., Built]
) -> None:
    replace(real, SERVICE, QUESTION, "    text: 話したことは、外に伝えません。\n")
    built = build(content=real)
    assert built.status == 0, built.stderr
    for page in PAGES:
        shown = answers(built.output, page)
        assert shown["話したことは、だれにも知られませんか"] == "話したことは、外に伝えません。"


def test_contact_in_an_answer_is_refused(real: Path, capfd: pytest.CaptureFixture[str]) -> None:
    replace(real, SERVICE, QUESTION, "    text: 0312-34-5678で聞いてください。\n")
    said = checker(real, capfd)()
    assert said.status == 1
    assert "「0312-34-5678」は連絡先の一覧にない番号" in said.err
