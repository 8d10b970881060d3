"""An address that was published and leads nowhere any more is told, with the line to write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi.messages import line
from yorisoi.release.losses import lost_addresses

from tests.support.building import Built
from tests.support.writing import replace

ABOUT, EVENT, LIST = "about/index.html", "workshops/tea/index.html", "workshops/index.html"
TEA = "「aliases: tea」の行を足してください"


@pytest.mark.parametrize(
    ("before", "after", "events", "told"),
    [
        ([ABOUT, EVENT, LIST], [ABOUT, EVENT, LIST], ["tea"], []),
        ([ABOUT], ["us/index.html"], [], ["「about: us」を"]),
        ([ABOUT, f"en/{ABOUT}"], ["en/aboot/index.html"], [], ["about: い", "about: en/aboot」"]),
        ([ABOUT], ["x/index.html", "y/index.html"], [], ["「about: いまの slug」を"]),
        ([ABOUT], [ABOUT, "us/index.html"], [], []),
        ([EVENT], ["workshops/soup/index.html"], ["soup"], [TEA]),
        ([EVENT, ABOUT], [], [], ["「about: いまの slug」を", TEA]),
        # Not shown today, or shown as long as there is a date in it.
        ([EVENT], [], ["tea"], []),
        (["workshops/2026-12/index.html", "workshops/past/2025/index.html"], [], [], []),
        (["404.html"], [], [], []),
    ],
)  # fmt: skip
def test_lost_address_is_told_with_its_line(
    before: list[str], after: list[str], events: list[str], told: list[str]
) -> None:
    notices = lost_addresses(before, after, events)
    assert len(notices) == len(told)
    for notice, words in zip(notices, told, strict=True):
        assert notice.severity == "notice"
        assert words in line(notice)


def test_build_after_a_renaming_tells_it_once_and_not_where_it_is_written(
    content: Path, build: Callable[..., Built]
) -> None:
    assert "なくなります" not in build(content=content).stderr
    replace(content, "pages/ja/about.md", "slug: about", "slug: we")
    replace(content, "events/talks.yaml", "- id: letters", "- id: post")
    told = build(content=content)
    assert told.status == 0
    assert "data/service.yaml:1:1: お知らせ: 前にあったページ（/about/）が" in told.stderr
    assert "「about: we」を足してください" in told.stderr
    assert "「aliases: letters」の行を足してください" in told.stderr
    data = (content / "data/service.yaml").read_text("utf-8")
    (content / "data/service.yaml").write_text(f"{data}moved:\n  about: we\n", "utf-8")
    replace(content, "events/talks.yaml", "- id: post", "- id: post\n  aliases: letters")
    assert "なくなります" not in build(content=content).stderr
