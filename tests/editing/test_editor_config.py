"""The editor in the browser offers what the model takes, in Japanese, and stays by itself."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator
from yorisoi.editing import editor_config
from yorisoi.models import DateEntry, Event, Repeat, names
from yorisoi.models.event_dates import EventStatus

from scripts import write_editor
from tests.support.building import ROOT, Built
from tests.support.writing import JAPANESE

REPOSITORY = "example/salon"
HELPER = "https://sign-in.example"
SCHEMA = ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json"
Field = Mapping[str, Any]


def configuration(repository: str = "", helper: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(editor_config.configuration(repository, helper))
    return found


def collection() -> Mapping[str, Any]:
    (events,) = configuration()["collections"]
    assert isinstance(events, dict)
    return events


def named(fields: list[Field]) -> dict[str, Field]:
    return {field["name"]: field for field in fields}


def everything(fields: list[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from everything(field.get("fields", []))


@pytest.mark.parametrize(
    "given", [{}, {"repository": REPOSITORY}, {"repository": REPOSITORY, "helper": HELPER}]
)
def test_the_editor_itself_finds_nothing_in_its_configuration(given: dict[str, str]) -> None:
    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(configuration(**given))] == []
    assert list(validator.iter_errors(configuration(**given) | {"no_such_option": 1}))


def test_every_field_of_an_event_is_offered() -> None:
    fields = named(collection()["fields"])
    assert [*fields] == [name for name in names(Event) if name not in editor_config.LEFT_OUT]
    in_dates = [name for name in names(DateEntry) if name != "place"]
    assert [*named(fields["dates"]["fields"])] == in_dates
    assert [*named(fields["repeat"]["fields"])] == names(Repeat)
    assert {name for name, each in fields.items() if each["required"]} == {"title"}


def test_every_field_is_named_and_explained_in_japanese() -> None:
    found = list(everything(collection()["fields"]))
    assert found
    for field in found:
        assert JAPANESE.search(field["label"]), field
        assert field["hint"], field
        for option in field.get("options", []):
            assert JAPANESE.search(option["label"]), option
        for _, sentence in [field["pattern"]] if "pattern" in field else []:
            assert JAPANESE.search(sentence), field


def test_fields_are_typed_in_as_the_engine_reads_them() -> None:
    fields = named(collection()["fields"])
    assert fields["date"]["widget"] == "datetime"
    assert fields["date"]["format"] == "YYYY-MM-DD"
    assert [each["value"] for each in fields["status"]["options"]] == [*get_args(EventStatus)]
    for text, right in (("8", True), ("各回15組（先着）", True), ("多数", False)):
        assert bool(re.search(fields["capacity"]["pattern"][0], text)) is right
    assert fields["description"]["widget"] == "text"
    for text, right in (("10:00", True), ("9:30", True), ("10時", False), ("10", False)):
        assert bool(re.search(fields["start"]["pattern"][0], text)) is right
    for text, right in (("2026-12-08 17:00", True), ("2026-12-08", True), ("12/8", False)):
        assert bool(re.search(fields["deadline"]["pattern"][0], text)) is right


def test_template_of_the_staff_is_not_among_the_events() -> None:
    template = yaml.safe_load((ROOT / "content/events/_template.yaml").read_text("utf-8"))
    pattern = collection()["filter"]["pattern"]
    assert not re.search(pattern, template["title"])
    assert re.search(pattern, template["title"] + "2")


def test_every_change_is_a_proposal_that_is_published_on_github() -> None:
    made = configuration(repository=REPOSITORY)
    assert made["publish_mode"] == "editorial_workflow"
    assert made["backend"]["repo"] == REPOSITORY
    assert made["backend"]["auth_methods"] == ["token"]
    (events,) = made["collections"]
    assert events["publish"] is False
    assert events["delete"] is False


def hosts(page: str) -> set[str]:
    return {urlsplit(each).netloc for each in re.findall(r"https?://[^\s\";]+", page)}


def test_page_may_ask_github_and_the_helper_alone() -> None:
    assert hosts(editor_config.page("")) == {"api.github.com", "avatars.githubusercontent.com"}
    assert hosts(editor_config.page(HELPER)) - hosts(editor_config.page("")) == {"sign-in.example"}
    assert configuration(repository=REPOSITORY, helper=HELPER)["backend"]["base_url"] == HELPER


def test_what_is_written_is_whole_and_replaces_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "editor"
    (folder / "old").mkdir(parents=True)
    write_editor.write(folder, REPOSITORY)
    assert {each.name for each in folder.iterdir()} == {
        *("index.html", "start.js", "config.json", "cms"),
    }
    assert json.loads((folder / "config.json").read_text("utf-8")) == configuration(
        repository=REPOSITORY
    )


@pytest.mark.parametrize("given", ["salon", "a/b/c", '"/x', "--helper=http://sign-in.example"])
def test_no_other_name_or_helper_is_taken(given: str) -> None:
    command = [sys.executable, "scripts/write_editor.py", given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "is not of the form" in done.stderr


def test_nothing_of_it_is_in_the_site(site: Built) -> None:
    text = b"".join(file.read_bytes() for file in site.output.rglob("*") if file.is_file())
    assert b"sveltia" not in text.lower()
    assert "/editor/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
