"""What differs between two built sites, told as a visitor would notice it."""

import time
from pathlib import Path

import pytest
from yorisoi.editing.built_changes import BuiltChanges, PageChange, compare


def compared(folder: Path, before: dict[str, str], after: dict[str, str]) -> BuiltChanges:
    for side, files in (("before", before), ("after", after)):
        for name, text in files.items():
            file = folder / side / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    return compare(folder / "before", folder / "after")


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("<p>あ<p>い", "<p>あ<p>う", ["- い", "+ う"]),
        ("<p>あ<p>い<p>う", "<p>い<p>う<p>あ", ["- あ", "+ あ"]),
        ("<p>1<p>2<p>3<p>4", "<p>a<p>2<p>3<p>b", ["- 1", "+ a", "- 4", "+ b"]),
        ("<p>あ</p>", "<p>あ</p><p>あ</p>", ["+ あ"]),
        ("<b>03</b>-12", "<b>03</b>-13", ["- 03-12", "+ 03-13"]),
        ('<a href="tel:1">話す</a>', '<a href="tel:2">話す</a>', ["- → tel:1", "+ → tel:2"]),
        ('<img alt="庭">', '<img alt="門">', ["- 庭", "+ 門"]),
        ('<i aria-label="電話"></i>', '<i aria-label="メール"></i>', ["- 電話", "+ メール"]),
        ("<ruby>港<rt>みなと</rt></ruby>", "<ruby>港<rt>こう</rt></ruby>",
         ["- 港（みなと）", "+ 港（こう）"]),
        ("<noscript>あ</noscript>", "<noscript>い</noscript>", ["- あ", "+ い"]),
    ],
)  # fmt: skip
def test_words_that_differ_are_told_line_by_line(
    before: str, after: str, lines: list[str], tmp_path: Path
) -> None:
    built = compared(tmp_path, {"index.html": page(before)}, {"index.html": page(after)})
    assert built == BuiltChanges([PageChange("changed", ["index.html"], lines)], [], [])


def test_title_and_description_are_words_too(tmp_path: Path) -> None:
    heads = [f'<title>{n}</title><meta name="description" content="d{n}">' for n in "12"]
    old, new = ({"index.html": page("", head)} for head in heads)
    (change,) = compared(tmp_path, old, new).pages
    assert change.lines == ["- 1", "- d1", "+ 2", "+ d2"]


@pytest.mark.parametrize(
    "after", ["<p class=b>あ", "<p>あ<script>1</script>", "<p>あ<style>p{}</style>"]
)
def test_page_of_the_same_words_is_told_apart(after: str, tmp_path: Path) -> None:
    built = compared(tmp_path, {"index.html": page("<p>あ")}, {"index.html": page(after)})
    assert built == BuiltChanges([], ["index.html"], [])
    assert not built.are_none


def test_pages_that_differ_alike_stand_together(tmp_path: Path) -> None:
    names = ["a/index.html", "b/index.html", "c/index.html"]
    before = {name: page(f"<p>{name}") for name in names}
    after = {name: page(f"<p>{name}<p>0120") for name in names}
    assert compared(tmp_path, before, after).pages == [PageChange("changed", names, ["+ 0120"])]


def test_same_sites_differ_in_nothing_but_what_names_the_build(tmp_path: Path) -> None:
    one, two = {"index.html": page(""), "build.json": "1"}, {"index.html": page("")}
    assert compared(tmp_path, one, two | {"build.json": "2"}).are_none


def test_other_files_are_told_by_what_became_of_them(tmp_path: Path) -> None:
    before, after = (
        {"a.ics": "1", "b.ics": "1", "d.ics": ""},
        {"b.ics": "2", "c.ics": "", "d.ics": ""},
    )
    files = [("gone", "a.ics"), ("changed", "b.ics"), ("added", "c.ics")]
    assert compared(tmp_path, before, after) == BuiltChanges([], [], files)


def test_long_pages_of_few_words_are_compared_in_time(tmp_path: Path) -> None:
    old, new = ("".join(f"<p>{n % size}" for n in range(15_000)) for size in (7, 5))
    began = time.monotonic()
    (change,) = compared(tmp_path, {"a.html": page(old)}, {"a.html": page(new)}).pages
    assert time.monotonic() < began + 10
    assert sum(line.startswith("+ ") for line in change.lines) > 14_000
