"""Another city begins: what it is given, and what it is told."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.inserts import BLOCKS
from yorisoi.models import PageMeta, names
from yorisoi.release.open_questions import facts

from scripts.start_content import GIVEN, main, start
from tests.support.building import NOW, ROOT, yorisoi
from tests.support.writing import ADDRESS

TOLD = (ROOT / "docs/adopting.md").read_text("utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What a city begins with."""
    start(tmp_path / "content")
    return tmp_path / "content"


def build(
    content: Path, settings: str = "pelicanconf.py", address: str = ADDRESS
) -> tuple[int, str]:
    """Return the status of a build, and what was told."""
    output = content.parent / "output"
    words = ("build", "--content", content, "--output", output, "--now", NOW, "-s", settings)
    done = yorisoi(*words, SITEURL=address)
    return done.returncode, done.stderr


def test_beginning_is_built_and_names_no_other_city(content: Path) -> None:
    status, told = build(content)
    assert status == 0, told
    texts = "".join(file.read_text("utf-8") for file in content.rglob("*") if file.is_file())
    assert not re.search("土浦|YORISOI|salon", texts)
    assert not re.search(
        "サロン|ワークショップ", (content / "events/_template.yaml").read_text("utf-8")
    )


def test_pages_to_begin_with_say_nothing_of_the_example(content: Path) -> None:
    """What stands in a page is in nobody's list of facts to confirm."""
    pages = {file.name: file.read_text("utf-8") for file in (content / "pages").rglob("*.md")}
    assert {file.name for file in (GIVEN / "pages/ja").iterdir()} == {*pages} - {"404.md"}
    assert [name for name, text in pages.items() if re.search("港|サロン|のページです", text)] == []


def test_begun_content_is_built_over_nothing_of_the_site_before_it() -> None:
    """Else each page of that site would be asked for, as one that was lost."""
    told = commands("1. 自分のものにする")
    assert told.index("rm -rf output .yorisoi-output") < told.rindex("make site")


def test_second_place_stands_on_the_pages_once_it_has_hours(content: Path) -> None:
    text = (content / "data/service.yaml").read_text("utf-8")
    [place] = re.findall(r"((?:#   .*\n)+)places:\n", text)
    second = re.sub("^# ", "", place, flags=re.MULTILINE).replace("hours: second", "hours: main")
    (content / "data/service.yaml").write_text(
        text.replace("\nplaces:\n", f"\nplaces:\n{second}"), "utf-8"
    )
    assert "blocking: true" in second
    assert build(content)[0] == 0
    for name in ("index.html", "access/index.html", "consultation/index.html"):
        assert "港町2-3-4" in (content.parent / "output" / name).read_text("utf-8")


def test_beginning_is_not_published_until_all_of_it_was_settled(content: Path) -> None:
    assert [
        keys
        for keys, fact in facts(loading.load(content)[0])
        if not fact.blocking or fact.confirmed
    ] == []
    status, told = build(content, "publishconf.py")
    service, hotlines = content / "data/service.yaml", content / "data/hotlines.yaml"
    marked = [
        f"data/{file.name}:{number}:"
        for file in (service, hotlines)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if "confirmed: null  #" in line or "    question: " in line
    ]
    assert status == 1
    assert [place for place in marked if place not in told] == []
    assert all(word in told for word in ("pages/ja", "data/brand.yaml", "id_domain"))
    for file in (service, hotlines):
        unread = r"confirmed: null  #.*\n *blocking: true"
        confirmed = re.sub(unread, "confirmed: 2026-11-01", file.read_text("utf-8"))
        file.write_text(confirmed, "utf-8")
    assert build(content, "publishconf.py")[0] == 1
    service.write_text(service.read_text("utf-8").partition("policies:")[0], "utf-8")
    assert build(content, "publishconf.py")[0] == 0
    status, told = build(content, "publishconf.py", "https://hidamari.midorigaoka.jp")
    assert status == 1
    for value in ("hello@minato.example", "https://weather.example/", "minato.example"):
        assert f"「{value}」は、だれも使えない" in told


def test_every_section_of_the_service_is_explained_and_examples_are_read(content: Path) -> None:
    file = content / "data/service.yaml"
    lines = file.read_text("utf-8").splitlines()
    bare = [
        line
        for before, line in pairwise(lines)
        if re.match("[a-z_]+:", line) and not before.startswith("#")
    ]
    assert bare == []
    text = file.read_text("utf-8")
    [hours] = re.findall(r"((?:#     .*\n)+)hours:\n", text)
    [place] = re.findall(r"((?:#   .*\n)+)places:\n", text)
    days = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 16:00\n"
    assert text.count(days) == 1
    second = re.sub("^# ", "", place, flags=re.MULTILINE)
    text = text.replace(days, re.sub("^# ", "", hours, flags=re.MULTILINE))
    text = text.replace("\nplaces:\n", f"\nplaces:\n{second}")
    file.write_text(text.replace("    hours: second\n", "    hours: telephone\n"), "utf-8")
    service = loading.load(content)[0].service
    assert len(service.places) == 2
    assert len(service.hours["main"].ranges) == 2


def test_what_cannot_be_begun_is_told_and_nothing_is_written_over(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["start_content.py", str(content)])
    with pytest.raises(SystemExit, match="もうあります"):
        main()
    new = tmp_path / "new"
    monkeypatch.setattr("sys.argv", ["start_content.py", str(new)])
    monkeypatch.setattr("scripts.start_content.CONTENT", tmp_path / "gone")
    with pytest.raises(SystemExit, match="git checkout HEAD -- content"):
        main()
    assert not new.exists()


def test_page_of_safety_fits_any_place(content: Path) -> None:
    own, given = ROOT / "content/pages/ja/safety.md", content / "pages/ja/safety.md"
    text = given.read_text("utf-8")
    assert not re.search("サロン|ワークショップ|LINE|天気", text)
    # What it says of telephones and browsers is what ours says.
    told = {line for line in text.splitlines() if line.startswith(("1.", "2.", "3.", "同じ"))}
    assert told
    assert told <= {*own.read_text("utf-8").splitlines()}


def test_every_key_of_a_page_and_every_insert_is_told() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)` \|", TOLD, re.MULTILINE))
    assert told == set(names(PageMeta))
    assert set(re.findall(r"^\| `\{\{ blocks\.([a-z_]+) \}\}` \|", TOLD, re.MULTILINE)) == {*BLOCKS}


def commands(heading: str) -> str:
    """Return the first commands told below a heading."""
    part = TOLD.split(f"\n## {heading}\n")[1]
    return part.split("```\n")[1]


def shell(folder: Path, script: str) -> None:
    """Run commands in a folder, all of them, whatever one says."""
    identity = ("-c", "user.name=a", "-c", "user.email=a@a.example")
    script = f'git() {{ command git {" ".join(identity)} "$@"; }}\n{script}'
    subprocess.run(["bash", "-c", script], cwd=folder, check=False, capture_output=True)


def test_new_version_brings_the_program_and_nobody_elses_content(tmp_path: Path) -> None:
    first, adopter = tmp_path / "first", tmp_path / "adopter"
    for name in ("content/old.yaml", "content/own.yaml", "engine.py"):
        (first / name).parent.mkdir(parents=True, exist_ok=True)
        (first / name).write_text("first\n", "utf-8")
    shell(first, "git init -qb main && git add -A && git commit -qm first")
    begin = "git remote rename origin upstream && git branch --unset-upstream"
    assert all(part in commands("1. 自分のものにする") for part in begin.split(" && "))
    shell(tmp_path, f"git clone -q first adopter && cd adopter && {begin}")
    own = "git rm -rq content && mkdir content && echo own > content/own.yaml"
    shell(adopter, f"{own} && git add -A && git commit -qm own")
    for name in ("content/new.yaml", "content/old.yaml", "content/own.yaml", "engine.py"):
        (first / name).write_text("second\n", "utf-8")
    shell(first, "git add -A && git commit -qm second")
    shell(adopter, "git pull -q")
    assert not (adopter / "content/new.yaml").exists()
    shell(adopter, f"{commands('直すとき')}\ngit commit -qm upgrade")
    files = [file for file in (adopter / "content").rglob("*") if file.is_file()]
    assert [file.read_text("utf-8") for file in files] == ["own\n"]
    assert (adopter / "engine.py").read_text("utf-8") == "second\n"
    merged = ["git", "rev-parse", "--verify", "-q", "HEAD^2"]
    assert subprocess.run(merged, cwd=adopter, check=False).returncode == 0
