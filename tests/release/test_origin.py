"""A fault that only the inspection sees is told at its line of the content."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.support.building import Built
from tests.support.writing import EVENT, PAGE, copied, write

MANY = "- id: one\n  title: あ\n  date: 2026-12-10\n  start: 10:00\n"
TWO = MANY.replace("one", "two")
SPLIT = "0312-**99**-9999"  # no number as it is written, one as it is read


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("pages/ja/sample.md", PAGE + f"\nあ\n\nい{SPLIT}\n", "12:2"),
        ("pages/ja/sample.md", PAGE + "\n[あの見出しへ](#nowhere)\n", "10:10"),
        ("events/case.yaml", f"{EVENT}description: |\n  あ\n\n  い{SPLIT}\n", "8:4"),
        ("events/2026-12-11-case.md", f"---\n{EVENT}---\n\nあ{SPLIT}\n", "8:2"),
        ("events/more.yaml", f"{MANY}  summary: い{SPLIT}\n", "5:13"),
        ("events/more.yaml", f"{MANY}{TWO}  summary: い{SPLIT}\n", "9:13"),
    ],
)
def test_fault_of_the_output_is_told_at_its_line(
    file: str, text: str, place: str, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    write(content, file, text)
    built = build(content=content)
    assert built.status == 1, built.stderr
    faults = [
        line for line in built.stderr.splitlines() if " → " in line and "お知らせ" not in line
    ]
    assert faults
    assert {line.split(": ")[0] for line in faults} == {f"{file}:{place}"}, faults
    assert not built.output.exists()


def test_link_to_another_site_is_published(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = copied(tmp_path)
    write(content, "pages/ja/sample.md", PAGE + '\n[天気](https://weather.example/ "題")\n')
    built = build(content=content)
    assert built.status == 0, built.stderr
    page = html.parse(str(built.output / "sample/index.html"))
    (link,) = page.xpath("//a[@href='https://weather.example/'][@title]")
    assert link.get("rel") == "noreferrer"
