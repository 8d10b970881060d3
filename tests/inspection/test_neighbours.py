"""Numbers that stand beside one another on a page are not one number to dial."""

from collections.abc import Callable
from pathlib import Path

from tests.support.building import Built
from tests.support.writing import copied, write_only


def test_title_with_digits_beside_its_times_is_published(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    titles = ("講座2026-1", "2026-2講座", "045", "2027年度 第12回", "3B体操 100")
    events = (
        f"- {{id: e{number}, title: '{title}', date: {day}, start: 13:00, end: 15:00}}\n"
        for number, title in enumerate(titles)
        for day in (["2026-12-10", "2026-10-10"][number % 2],)
    )
    write_only(content, "".join(events))
    built = build(content=content)
    assert built.status == 0, built.stderr
