"""What editors are told is what the engine takes, and the template shows all of it."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from yorisoi import loading
from yorisoi.editing import json_schema
from yorisoi.models import IN_FILES, DateEntry, Event, EventPlace, Repeat, Session, names

from tests.support.building import ROOT
from tests.support.writing import copied, picture, write

TEMPLATE = ROOT / "content/events/_template.yaml"
GUIDE = ROOT / "docs/staff-guide.md"
OPTION = re.compile(r"# ([a-z_]+):")
JAPANESE = re.compile(r"[ぁ-んァ-ン一-龥]")


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do (1.2): no dates, and no minutes of sixty."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, each) for tag, each in found if "timestamp" not in tag]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.yaml_implicit_resolvers |= {
    first: [("tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$")),
            ("tag:yaml.org,2002:float", re.compile(r"[-+]?\d+\.\d+$"))]
    for first in "0123456789+-"
}  # fmt: skip


def validator(name: str) -> Draft7Validator:
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def complaints(name: str, text: str) -> list[str]:
    data = yaml.load(text, Loader=Editor)  # noqa: S506 - derived from SafeLoader
    return [error.message for error in validator(name).iter_errors(data)]


def test_schemas_are_those_of_the_models() -> None:
    files = {file.relative_to(ROOT).as_posix(): file for file in (ROOT / "schemas").iterdir()}
    assert {name: file.read_text("utf-8") for name, file in files.items()} == json_schema.schemas()


def test_tables_of_the_guide_are_those_of_the_models() -> None:
    guide = GUIDE.read_text("utf-8")
    assert "<!-- 項目: Event -->" in guide
    assert json_schema.with_tables(guide) == guide


@pytest.mark.parametrize("name", ["service", "hotlines", "brand"])
def test_editor_finds_nothing_in_the_data_as_it_stands(name: str) -> None:
    text = (ROOT / f"content/data/{name}.yaml").read_text("utf-8")
    assert complaints(name, text) == []
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{name}.json\n")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("start: 10:00", "start: 10時", "does not match"),
        ("date: 2026-12-10", "date: 12/10", "does not match"),
        ("end: 12:00", "capacity: 多数", "does not match"),
        ("end: 12:00", "status: 中止", "is not one of"),
        ("end: 12:00", "Staus: full", "Additional properties"),
        ("title: 催しの名前", "", "'title' is a required property"),
        ("start: 10:00", "", "is not valid under any of the given schemas"),
    ],
)
def test_editor_underlines_a_slip(old: str, new: str, words: str) -> None:
    text = TEMPLATE.read_text("utf-8")
    assert complaints("event", text) == []
    assert old in text
    assert words in "".join(complaints("event", text.replace(old, new, 1)))


def test_list_of_events_needs_an_id_for_each() -> None:
    event = {"title": "お茶", "date": "2026-12-10", "start": "10:00"}
    assert list(validator("event").iter_errors([event | {"id": "tea"}])) == []
    assert list(validator("event").iter_errors([event])) != []


def properties(schema: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        yield from chain.from_iterable(map(properties, schema.values()))
    elif isinstance(schema, list):
        yield from chain.from_iterable(map(properties, schema))


@pytest.mark.parametrize("name", IN_FILES)
def test_every_field_is_named_and_explained_in_japanese(name: str) -> None:
    found = list(properties(json.loads((ROOT / f"schemas/{name}.json").read_text("utf-8"))))
    assert found
    for field, schema in found:
        assert JAPANESE.search(schema.get("title", "")), field
        assert schema.get("description"), field


def options() -> dict[str, str]:
    """Return the block of each field that stands in the template as a comment, without its mark."""
    blocks: dict[str, list[str]] = {}
    block: list[str] | None = None
    for line in TEMPLATE.read_text("utf-8").splitlines():
        if found := OPTION.match(line):
            block = blocks[found[1]] = [line[2:]]
        elif block and re.match(r"#(  +\S|$)", line):
            block.append(line[2:])
        else:
            block = None
    return {name: "\n".join(lines) + "\n" for name, lines in blocks.items()}


def plain_lines() -> str:
    return "".join(
        f"{line}\n" for line in TEMPLATE.read_text("utf-8").splitlines() if not line.startswith("#")
    )


def test_template_has_every_field() -> None:
    shown = {line.split(":")[0] for line in plain_lines().splitlines() if line}
    assert shown | options().keys() == set(names(Event))
    models = {"place": EventPlace, "repeat": Repeat, "dates": DateEntry, "sessions": Session}
    for name, model in models.items():
        inside = set(re.findall(r"^[ -]+([a-z_]+):", options()[name], re.MULTILINE))
        assert inside == set(names(model)) - RARE.get(name, set())


# The guide has them.
RARE = {"dates": {"until", "sessions"}, "place": {"latitude", "longitude"}}


def test_every_field_of_the_template_has_a_word_in_japanese_before_it() -> None:
    lines = TEMPLATE.read_text("utf-8").splitlines()
    places = [i for i, line in enumerate(lines) if re.match(r"(# )?[a-z_]+:", line)][1:]
    assert len(places) > 20
    for before, line in ((lines[i - 1], lines[i]) for i in places):
        if not line.startswith(("# image_alt", "# publish_until")):  # explained with their twins
            assert before.startswith("# "), line
            assert JAPANESE.search(before), line


WAYS = {
    "one day": {"dates", "repeat", "until", "closed", "sessions"},
    "several sessions a day": {"dates", "repeat", "until", "closed", "start", "end"},
    "several days": {"date", "repeat", "moved_from", "until", "closed", "sessions"},
    "every week": {"dates", "moved_from", "until", "closed", "sessions"},
    "an exhibition": {"dates", "repeat", "sessions"},
}


@pytest.mark.parametrize("left_out", WAYS.values(), ids=WAYS.keys())
def test_template_with_its_marks_taken_away_is_valid(left_out: set[str], tmp_path: Path) -> None:
    content = copied(tmp_path)
    text = "".join(block for name, block in options().items() if name not in left_out)
    for example, words in (("会場の名前", "市民会館"), ("会場の住所", "港町1-1")):
        text = text.replace(example, words)  # as it stands it is not published
    whole = plain_lines()
    for name in left_out & {"date", "start", "end"}:
        whole = re.sub(f"^{name}:.*\n", "", whole, flags=re.MULTILINE)
    write(content, "images/yoga.jpg", picture())
    write(content, "events/2026-12-10-yoga.yaml", whole + text)
    (event,) = (each for each in loading.load(content)[0].events if each.id == "yoga")
    assert event.capacity == "10"
    assert complaints("event", whole + text) == []


def test_template_is_not_published(tmp_path: Path) -> None:
    content = copied(tmp_path)
    before = loading.load(content)[0].events
    write(content, "events/_template.yaml", TEMPLATE.read_bytes())
    assert loading.load(content)[0].events == before
