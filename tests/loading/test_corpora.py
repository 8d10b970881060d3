"""Whatever is written, it is read right or refused with a place and a remedy; nothing falls over.

Fixed seeds; `pytest tests/loading/test_corpora.py --hypothesis-profile=long` tries many more.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from yorisoi import loading
from yorisoi.loading.files import UNSEEN
from yorisoi.models import Event

from tests.support import corpora, vectors
from tests.support.writing import EVENT, HARBOUR, PAGE, copied, refusals, write

STRINGS = corpora.naughty() + vectors.vectors()
EVENT_FIELDS = (
    "title", "note", "audience", "fee", "childcare", "bring", "language", "accessibility",
    "summary", "description", "id", "date", "start", "end", "status", "capacity", "place",
    "apply", "deadline", "image", "image_alt", "moved_from", "publish_from", "updated",
)  # fmt: skip
EVENT_FILE = "events/case.yaml"
PLAIN = ("title", "note", "audience", "fee", "childcare", "bring", "language", "image_alt")


def quoted(value: str) -> str:
    """Return a text as a YAML scalar that means exactly it."""
    return yaml.safe_dump(value, allow_unicode=True, default_style='"', width=10**9).strip()


def in_file(name: str, text: str) -> str:
    """Return a YAML document as a file of this name holds it."""
    return f"---\n{text}\n---\n" if name.endswith(".md") else text


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(tmp_path_factory.mktemp("corpora"))
    shutil.rmtree(folder / "events")
    return folder


@pytest.fixture(autouse=True)
def _without_the_last_case(content: Path) -> Iterator[None]:
    yield
    shutil.rmtree(content)
    shutil.copytree(HARBOUR, content, ignore=shutil.ignore_patterns("events"))


def event_with(field: str, value: str, number: int) -> str:
    """Return one entry of a list of events, on as many lines as it has fields."""
    day = f"{2026 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    fields = {"id": f"e{number}", "title": "お茶", "date": day, "start": "10:00"}
    fields |= {"end": "12:00"} | ({"image_alt": "絵"} if field == "image" else {})
    fields[field] = value
    return "- " + "\n  ".join(f"{name}: {quoted(text)}" for name, text in fields.items()) + "\n"


def accepted(content: Path, field: str, strings: Iterable[str]) -> dict[str, Event]:
    """Return the events that were read with one of `strings` in a field; the rest were refused."""
    entries = {string: event_with(field, string, i) for i, string in enumerate(strings)}
    while True:  # what YAML itself refuses hides what the fields would say, until it is gone
        write(content, EVENT_FILE, "".join(entries.values()))
        refused = {fault.position.line for fault in refusals(content)}
        if not refused:
            return dict(zip(entries, loading.load(content)[0].events, strict=True))
        line, left = 1, {}
        for string, entry in entries.items():
            after = line + entry.count("\n")
            if refused.isdisjoint(range(line, after)):
                left[string] = entry
            line = after
        assert len(left) < len(entries)
        if not left:
            return {}
        entries = left


def refused_files(content: Path, name: str, texts: Sequence[str]) -> set[str]:
    """Return which of many files are refused, each with one of `texts`; the rest are read.

    Together, as any file is read and checked whatever is wrong with the others.
    """
    for i, text in enumerate(texts):
        write(content, name.format(i), text)
    refused = {fault.position.path for fault in refusals(content)}
    for file in refused:
        (content / file).unlink()
    assert refusals(content) == ()
    return refused


@pytest.mark.parametrize("field", EVENT_FIELDS)
def test_every_string_in_every_field_of_an_event_is_read_as_it_is_or_refused(
    field: str, content: Path
) -> None:
    read = accepted(content, field, STRINGS)
    if field in PLAIN:
        assert len(read) > len(STRINGS) / 3
        # Marks that show nothing go where they stand as such, and stay where YAML escapes them
        values = {string: UNSEEN.sub("", getattr(one, field)) for string, one in read.items()}
        assert values == {string: UNSEEN.sub("", string.strip()) for string in read}


@pytest.mark.parametrize("template", ["title: {}", "note: {}", "description: |\n  {}"])
def test_every_string_typed_without_quotes_is_read_or_refused(template: str, content: Path) -> None:
    field = template.partition(":")[0]
    typed = EVENT.replace("title: お茶の時間\n", "") if field == "title" else EVENT
    refused = refused_files(
        content, "events/c{}.yaml", [f"{typed}{template.format(string)}\n" for string in STRINGS]
    )
    assert 0 < len(refused) < len(STRINGS)


@pytest.mark.parametrize("place", ["body", "title", "description", "slug", "menu", "template"])
def test_every_string_in_every_part_of_a_page_is_read_or_refused(place: str, content: Path) -> None:
    old = {"body": "本文です。", "title": "見本のページ", "description": "見本です。"}
    strings = STRINGS + corpora.commonmark() if place == "body" else STRINGS
    texts = []
    for i, string in enumerate(strings):
        text = PAGE if place == "slug" else PAGE.replace("sample", f"p{i}")
        value = string if place == "body" else quoted(string)
        where = {"slug": "sample", **old}.get(place, "lang: ja")
        new = value if where != "lang: ja" else f"lang: ja\n{place}: {value}"
        texts.append(text.replace(where, new, 1))
    assert refused_files(content, "pages/ja/p{}.md", texts)


def test_every_string_in_every_value_of_the_data_is_refused(content: Path) -> None:
    files = [f"data/{name}.yaml" for name in ("service", "hotlines", "brand")]
    good = {file: (content / file).read_text("utf-8") for file in files}
    shutil.rmtree(content / "pages")  # which would be read each time
    values = re.compile(r"(?<=: )[^\s{\[|#-][^\n{}\[\],]*(?=\n)")
    assert STRINGS
    for string in STRINGS:  # in all files at once, as each is read whatever is wrong with others
        spoilt = quoted(string)
        for file, text in good.items():
            write(content, file, values.sub(lambda _, spoilt=spoilt: spoilt, text))
        assert {*files} <= {fault.position.path for fault in refusals(content)}


@pytest.mark.parametrize("name", ["events/c{}.yaml", "events/c{}.md", "pages/ja/p{}.md"])
def test_every_document_of_the_yaml_suite_is_refused_for_itself(name: str, content: Path) -> None:
    texts = [in_file(name, text) for text in corpora.yaml_suite()]
    assert len(texts) > 200
    assert len(refused_files(content, name, texts)) == len(texts)


def test_every_document_of_the_yaml_suite_is_refused_as_a_brand(content: Path) -> None:
    texts = corpora.yaml_suite()
    assert texts
    shutil.rmtree(content / "pages")
    for text in texts:
        write(content, "data/brand.yaml", text)
        assert "data/brand.yaml" in {fault.position.path for fault in refusals(content)}
