"""The staff guide, followed word for word, and the slips that beginners make."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import ROOT, Built
from tests.support.guide import AT_THE_DESK, GUIDE, QUOTED, steps
from tests.support.pictures import DESK_LOOK, DOCS, NAMES, digests, noted
from tests.support.reading import soup
from tests.support.writing import checker, copied, write

SLIPS = (ROOT / "docs/slips.md").read_text("utf-8")
SLIP = re.compile(
    r"^## \d+\. ([^\n]+)\n.*?^```yaml\n(.*?)^```\n.*?^```text\n(.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)
LARGEST = 60_000  # bytes of a picture, on a phone's line
MODELS = ROOT / "plugins" / "yorisoi" / "models"
WANTED = {
    "ワークショップのファイルを作る",
    "変える",
    "延期する",
    "中止にする",
    "写真を足す",
    "休みの日を足す",
    "時間や番号を直す",
    "LINEのアドレスを入れる",
    "急に休む",
    "さがす言葉を足す",
    "はじめての人への答えを書く",
    "急ぎのお知らせを出す",
    "市のオープンデータに出す",
}


def test_guide_followed_word_for_word_is_taken_at_every_step(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], build: Callable[..., Built]
) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    followed = set()
    for step in steps():
        step.follow(content)
        said = checker(content, capfd)()
        assert said.status == 0, (step.heading, said.err)
        followed.add(step.heading)
    assert followed == WANTED
    built = build(content=content)
    assert built.status == 0, built.stderr

    def words(address: str) -> str:
        return soup(built.output / address / "index.html").get_text()

    assert "【中止】やさしいヨガ" in words("workshops")
    assert "編みものの会" in words("workshops")
    assert "年末年始" in words("workshops/2026-12")
    assert "大雪のため" in words("")
    assert "19:00" in words("")
    assert (built.output / "workshops/events.csv").read_text("utf-8-sig").startswith("行事名,日,")
    assert "データのライセンス：CC BY 4.0" in words("workshops")
    assert "https://lin.ee/xxxxxxx" in (built.output / "index.html").read_text("utf-8")


def test_every_picture_and_page_the_guide_names_is_there() -> None:
    guide = GUIDE.read_text("utf-8")
    headings = re.findall(r"^##+ (.+)$", guide, re.MULTILINE)
    anchors = [re.sub(r"[^\w-]", "", heading.replace(" ", "-")).lower() for heading in headings]
    targets = re.findall(r"\]\(([^)]+)\)|<img src=\"([^\"]+)\"", guide)
    assert len(targets) > 20
    for target in map("".join, targets):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (GUIDE.parent / target).is_file(), target


def test_every_picture_of_the_guide_is_small_and_says_what_is_seen() -> None:
    pictures = re.findall(
        r'<img src="([^"]+)" width="200" alt="([^"]+)">', GUIDE.read_text("utf-8")
    )
    assert {f"{name}.png" for name in NAMES - {"front-page"}} == {name for name, _ in pictures}
    for name, words in pictures:
        assert len(words) > len("サイトのページ"), name
        assert (DOCS / name).stat().st_size <= LARGEST, name


def test_every_word_that_the_guide_quotes_of_the_desk_stands_in_it() -> None:
    files = [
        *DESK_LOOK.rglob("*.html"),
        *DESK_LOOK.rglob("*.ini"),
        *DESK_LOOK.rglob("*.py"),
        *MODELS.glob("*.py"),
    ]
    written = "".join(file.read_text("utf-8") for file in files)
    quoted = set(QUOTED.findall(AT_THE_DESK)) - {"A3", "机"}
    assert len(quoted) > 50
    assert {words for words in quoted if words not in written} == set()


def test_no_picture_is_older_than_what_it_shows(tmp_path: Path) -> None:
    assert digests(tmp_path / "output") == noted(), "run make pictures, and look at them"


def test_every_picture_is_one_that_is_taken_anew() -> None:
    pictures = {file.relative_to(DOCS).with_suffix("") for file in DOCS.rglob("*.png")}
    assert {picture.as_posix() for picture in pictures} == NAMES


def test_guide_names_no_command_that_is_not_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    names = re.findall(r"make ([a-z]+)", GUIDE.read_text("utf-8"))
    assert names
    for name in names:
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name


@pytest.mark.parametrize("slip", SLIP.findall(SLIPS), ids=lambda slip: slip[0])
def test_slip_of_a_beginner_gets_the_message_that_the_page_shows(
    slip: tuple[str, str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, text, message = slip
    content = copied(tmp_path)
    write(content, "events/2026-12-10-yoga.yaml", text)
    said = checker(content, capfd)()
    assert said.status == 1
    assert [line for line in said.lines if "お知らせ: " not in line] == message.splitlines()


def test_page_of_slips_counts_them() -> None:
    numbers = [int(number) for number in re.findall(r"^## ([0-9]+)\.", SLIPS, re.MULTILINE)]
    assert numbers == [*range(1, len(SLIP.findall(SLIPS)) + 1)]
    assert len(numbers) >= 35
