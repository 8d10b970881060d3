"""What staff paste is published as GitHub's preview shows it, or a message names the line.

The texts stand in `pasted/`, a file for each program they come from: `told` are the codes of the
messages, `published` what is made of a text where GitHub shows something else.
"""

from pathlib import Path

import pytest
import yaml
from yorisoi import loading
from yorisoi.faults import Fault, Refused, Told
from yorisoi.loading.checks import text_rules
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.prose import Prose

from tests.support import corpora, github
from tests.support.writing import EVENT, PAGE, copied, harbour, write

TEXTS = {
    f"{file.stem}: {entry['name']}": entry
    for file in sorted(Path(__file__).with_name("pasted").iterdir())
    for entry in yaml.safe_load(file.read_text("utf-8"))
}
# Kept as they were written; the last one is read by CommonMark 0.31, GitHub's program by 0.29.
KEPT = ("&#87654321;", "[foo]: <>\n", "*£*bravo")
SITE = harbour()
PROSE = Prose(SITE, external="")
WORDS = text_rules.Vocabulary({}, {}, frozenset(SITE.addresses))


def published(text: str) -> str:
    """Return the structure of what we make of a text."""
    html = PROSE.html(text, PageContext("a/", ""), "pages/ja/a.md", lambda name, _: name)
    return github.structure(html)


def told(text: str) -> list[Told]:
    return text_rules.check_markdown(text, "pages/ja/a.md", WORDS)


@pytest.mark.parametrize("name", TEXTS)
def test_pasted_text_is_told_of_what_its_writer_may_not_have_meant(name: str) -> None:
    assert {fault.code for fault in told(TEXTS[name]["text"])} == {*TEXTS[name].get("told", ())}


@pytest.mark.parametrize("name", TEXTS)
def test_pasted_text_is_published_as_github_shows_it_where_nothing_is_told(name: str) -> None:
    text, expected = TEXTS[name]["text"], TEXTS[name].get("published")
    shown = github.preview(text)
    if expected:
        assert expected != shown
        assert TEXTS[name]["told"]
    elif all(fault.severity == "notice" for fault in told(text)):
        expected = shown
    assert expected in (published(text), None)


def test_there_are_enough_pasted_texts() -> None:
    assert len(TEXTS) >= 60


@pytest.mark.parametrize("text", corpora.commonmark())
def test_every_example_of_commonmark_is_published_as_github_shows_it_or_told(text: str) -> None:
    if not any(part in text for part in KEPT):
        assert told(text) or published(text) == github.preview(text)


@pytest.mark.parametrize("name", TEXTS)
def test_page_and_event_are_told_the_same(name: str, tmp_path: Path) -> None:
    content = copied(tmp_path)
    text = TEXTS[name]["text"]
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", text))
    write(content, "events/case.yaml", f"{EVENT}description: {yaml.safe_dump(text, width=9999)}")
    try:
        faults: tuple[Fault, ...] = loading.load(content)[1]
    except Refused as refused:
        faults = refused.faults
    page = {fault.code for fault in faults if fault.position.path == "pages/ja/sample.md"}
    page -= {"copied_fact"}  # an event has hours of its own
    event = {fault.code for fault in faults if fault.position.path == "events/case.yaml"}
    # What an event has a field for is told of events alone.
    event = {code for code in event if not code.endswith("_in_words")}
    assert page == event == {*TEXTS[name].get("told", ())}
