"""A build that knows earlier ones says and writes what one does that knows none."""

import pickle
import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from yorisoi import cache, cli, inspection, loading
from yorisoi.cache import Cache
from yorisoi.faults import Refused
from yorisoi.inspection.output import File
from yorisoi.inspection.page import Page
from yorisoi.loading import kept_events
from yorisoi.loading.events import Batch, read_events

from tests.support.building import NOW, ROOT, tree
from tests.support.writing import ADDRESS, EVENT, copied, picture, replace, write

YOGA, TALKS, BAG = (
    f"events/{name}" for name in ("2026-12-10-yoga.yaml", "talks.yaml", "2026-10-08-bag.md")
)
SERVICE = "data/service.yaml"
LATER = "2026-12-12T18:00:00+09:00"
PASSING = re.compile(r"（[0-9.]+秒）|[0-9]+-local")
FOLDER = Path(".yorisoi/cache")


@dataclass(frozen=True)
class Outcome:
    """All that a build says, and all that it leaves behind."""

    status: int
    told: str
    site: Mapping[str, str]
    report: str


@dataclass
class Bench:
    """A folder to build in, with content, theme and settings that can be changed."""

    folder: Path
    patch: pytest.MonkeyPatch
    capfd: pytest.CaptureFixture[str]
    options: list[str] = field(default_factory=lambda: ["--now", NOW])

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def build(self, room: str) -> Outcome:
        """Build in one of two folders beside each other, so that both say the same of places."""
        (self.folder / room).mkdir(exist_ok=True)
        self.patch.chdir(self.folder / room)
        arguments = ["--content", "../content", "--output", "out", "-s", "../settings.py"]
        status = cli.main(["build", *arguments, *self.options])
        out, err = self.capfd.readouterr()
        reports = sorted(Path(".yorisoi-out").glob("*/report.html"))
        report = reports[-1].read_text("utf-8") if reports else ""
        return Outcome(status, PASSING.sub("", out) + err, tree(Path("out").resolve()), report)

    def both(self) -> tuple[Outcome, Outcome]:
        """Return what a build does that knows the last ones, and one that knows none."""
        cold, warm = self.folder / "cold", self.folder / "warm"
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(warm, cold, symlinks=True, ignore=shutil.ignore_patterns("cache"))
        return self.build("warm"), self.build("cold")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the second service was built twice: then it knows what it has stated."""
    folder = tmp_path_factory.mktemp("begun")
    content = copied(folder)
    shutil.copytree(ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("*.cache"))
    shutil.copy(ROOT / "pelicanconf.py", folder / "settings.py")
    write(content, "images/mat.png", picture())
    replace(content, YOGA, "summary: ", "image: mat.png\nimage_alt: ヨガのマット\nsummary: ")
    link = "[ヨガ]({filename}/events/2026-12-10-yoga.yaml)"
    replace(content, BAG, "\n---\n", f"\n---\n\n{link}\n\n")
    (folder / "warm").mkdir()
    words = ["build", "--content", "../content", "--output", "out", "-s", "../settings.py"]
    with chdir(folder / "warm"):
        for _ in range(2):
            assert cli.main([*words, "--now", NOW]) == 0
    return folder


@pytest.fixture
def bench(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Bench:
    """The same for this test alone."""
    return Bench(shutil.copytree(begun, tmp_path / "here", symlinks=True), monkeypatch, capfd)


Change = Callable[[Bench], None]


def text(name: str, old: str, new: str) -> Change:
    return lambda bench: replace(bench.content, name, old, new)


def beside(name: str, old: str, new: str) -> Change:
    return lambda bench: replace(bench.folder, name, old, new)


def options(*words: str) -> Change:
    return lambda bench: setattr(bench, "options", list(words))


def file(name: str, content: str | bytes) -> Change:
    return lambda bench: write(bench.content, name, content)


def added(name: str, more: str) -> Change:
    return lambda bench: write(
        bench.content, name, (bench.content / name).read_text("utf-8") + more
    )


def gone(name: str) -> Change:
    return lambda bench: (bench.content / name).unlink()


def program(bench: Bench) -> None:
    """Let the program inspect otherwise, as an edit of its code would."""
    bench.patch.setattr(inspection.budget, "PAGE_BYTES", 1024)
    bench.patch.setattr(cache, "_program", lambda: b"another")


CHANGES: dict[str, Change] = {
    "an event's text": text(YOGA, "ゆっくりした", "しずかな"),
    "a fault in it": text(YOGA, "start: 10:30", "start: 25:30"),
    "no fault any more": text(YOGA, "start: 25:30", "start: 10:30"),
    "a fault that the data makes": text(SERVICE, "  workshop:\n", "  workshops:\n"),
    "that one mended": text(SERVICE, "  workshops:\n", "  workshop:\n"),
    "a telephone number typed": text(YOGA, "しずかな", "0312-34-5670 しずかな"),
    "its end": text(YOGA, "0312-34-5670 しずかな", "0312-34-5679 しずかな"),
    "a number of the data": text(SERVICE, "0312-34-5679", "0312-34-5670"),
    "the number typed": text(YOGA, "0312-34-5679", "0312-34-5670"),
    "a fact": text(SERVICE, "港町1-2-3", "港町1-2-4"),
    "hours": text(SERVICE, "end: 16:00", "end: 17:00"),
    "a closure": text(SERVICE, "start: 2026-12-29", "start: 2026-12-10"),
    "a line of others": text("data/hotlines.yaml", "label: ", "label: 新しい"),
    "the brand": text("data/brand.yaml", "#114b7a", "#114b7b"),
    "a page": text("pages/ja/access.md", "\n---\n", "\n---\n\n駅の前です。\n"),
    "a place of a page": text("pages/ja/access.md", "駅の前", "## 駅の前\n\n駅の前"),
    "a picture": file("images/mat.png", picture(9, 5)),
    "its words": text(YOGA, "image_alt: ヨガのマット", "image_alt: 青いマット"),
    "a picture that is missing": gone("images/mat.png"),
    "a picture again": file("images/mat.png", picture(8, 5)),
    "a former name": text(YOGA, "updated:", "aliases: [stretch]\nupdated:"),
    "a day of change": text(YOGA, "updated: 2026-11-20", "updated: 2026-11-25"),
    "another workshop": file("events/2026-12-11-stretch2.yaml", EVENT),
    "one less": gone("events/2026-12-11-stretch2.yaml"),
    "a day to be published": text(YOGA, "updated:", "publish_from: 2026-12-05\nupdated:"),
    "no such day": text(YOGA, "publish_from: 2026-12-05\n", ""),
    "a linked event's title": text(YOGA, "やさしいヨガ", "朝のヨガ"),
    "a linked event's address": text(YOGA, "updated:", "id: morning\nupdated:"),
    "a word to avoid": text(SERVICE, "avoided_in_titles: [", "avoided_in_titles: [朝, "),
    "none": text(SERVICE, "avoided_in_titles: [朝, ", "avoided_in_titles: ["),
    "a template": beside("theme/templates/event.html", "<h1>", '<h1 class="hidden">'),
    "one that a guard refuses": beside("theme/templates/event.html", "<h1", "<blink></blink><h1"),
    "the one before": beside("theme/templates/event.html", "<blink></blink>", ""),
    "the style": beside("theme/styles/base.css", "{", "{scale:1;"),
    "a word": beside("theme/strings/ja.yaml", "all_workshops: ", "all_workshops: すべての"),
    "the address": beside("settings.py", "127.0.0.1:8000", "127.0.0.1:8001"),
    "the public address": beside("settings.py", "http://127.0.0.1:8001", ADDRESS),
    "the day": options("--now", LATER),
    "a notice": added(SERVICE, "notice:\n  text: 入口は裏です。\n  until: 2026-12-31\n"),
    "the program": program,
}  # fmt: skip


def test_build_that_knows_others_is_that_of_one_that_knows_none(bench: Bench) -> None:
    last = bench.build("warm")
    for name, change in CHANGES.items():
        change(bench)
        warm, cold = bench.both()
        assert warm == cold, name
        assert (warm.site, warm.told) != (last.site, last.told), name
        last = warm


def loaded(load: Callable[[], Any]) -> Any:
    """Return the site and the notices, or the faults."""
    try:
        return load()
    except Refused as refused:
        return refused.faults


def test_what_the_preview_goes_on_knowing_is_what_is_read_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, today = loading.KeptEvents(bench.content), loading.Today(date(2026, 12, 1))
    for name, change in CHANGES.items():
        change(bench)
        again = loaded(lambda: loading.load_again(kept, today))
        shutil.rmtree(FOLDER, ignore_errors=True)
        assert again == loaded(lambda: loading.load(bench.content, today)), name
    seen = counted(monkeypatch)
    replace(bench.content, YOGA, "朝の", "夜の")
    loading.load_again(kept, today)
    assert seen["read"] == [YOGA]
    kept.save()
    loading.load(bench.content, today)
    assert seen["read"] == [YOGA]


def test_what_was_read_amid_a_save_is_not_known_afterwards(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, first = loading.KeptEvents(bench.content), True

    def read(root: Path, names: list[str], *more: Any) -> Batch:
        nonlocal first
        if first and YOGA in names:  # after its bytes were asked for, and before they are read
            first = False
            replace(bench.content, YOGA, "やさしい", "朝の")
            batch = read_events(root, names, *more)
            replace(bench.content, YOGA, "朝の", "やさしい")
            replace(bench.content, SERVICE, "names:", "name:")
            return batch
        return read_events(root, names, *more)

    replace(bench.content, YOGA, "ゆっくりした", "しずかな")
    monkeypatch.setattr(kept_events, "read_events", read)
    with pytest.raises(Refused):
        loading.load_again(kept)
    replace(bench.content, SERVICE, "name:", "names:")
    site, _ = loading.load_again(kept)
    assert not first
    assert "やさしいヨガ" in {event.title for event in site.events}


def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Return lists of the files of events that are read, and of the pages that are inspected."""
    seen: dict[str, list[str]] = {"read": [], "inspected": []}

    def read(root: Path, names: list[str], *more: Any) -> Batch:
        seen["read"] += names
        return read_events(root, names, *more)

    class Counted(Page):
        def __init__(self, file: File) -> None:
            seen["inspected"].append(file.name)
            super().__init__(file)

    monkeypatch.setattr(kept_events, "read_events", read)
    monkeypatch.setattr(inspection, "Page", Counted)
    return seen


def test_what_did_not_change_is_neither_read_nor_inspected_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = counted(monkeypatch)
    assert bench.build("warm").status == 0
    assert seen == {"read": [], "inspected": []}
    replace(bench.content, YOGA, "やさしい", "朝の")
    assert bench.build("warm").status == 0
    assert seen["read"] == [YOGA]
    assert "workshops/yoga/index.html" in seen["inspected"]
    assert "workshops/letters/index.html" not in seen["inspected"]


def test_copy_of_a_content_knows_what_its_original_knew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(bench.content, bench.folder / "copy")
    bench.options += ["--content", "../copy"]
    seen = counted(monkeypatch)
    assert bench.build("warm").status == 0
    assert seen == {"read": [], "inspected": []}


def spoilt(data: bytes) -> list[bytes]:
    """Return a kept file cut, changed, of an older form, and no file of ours at all."""
    middle = len(data) // 2
    return [b"", data[:middle], data[:middle] + b"x" + data[middle + 1 :], b"{}", data[::-1]]


@pytest.mark.parametrize("number", range(5))
def test_spoilt_entry_is_as_none(
    bench: Bench, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kept in (bench.folder / "warm" / FOLDER).iterdir():
        kept.write_bytes(spoilt(kept.read_bytes())[number])
    seen = counted(monkeypatch)
    warm, cold = bench.both()
    assert warm == cold
    assert YOGA in seen["read"]
    assert warm.status == 0


def test_file_that_others_can_write_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Cache("kind").keep({bytes(32): b"kept"})
    assert Cache("kind").get(bytes(32)) == b"kept"
    (file,) = FOLDER.iterdir()
    file.chmod(0o666)
    assert Cache("kind").get(bytes(32)) is None


def test_entry_goes_that_no_build_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Cache("kind").keep({bytes(32): b"kept"})
    for _ in range(4):
        Cache("kind").keep({})
        assert Cache("kind").get(bytes(32)) == b"kept"
    Cache("kind").keep({})
    assert Cache("kind").get(bytes(32)) is None


def test_kept_where_nothing_can_be_written_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".yorisoi").write_text("a file where the folder would be")
    Cache("kind").keep({bytes(32): b"kept"})
    assert Cache("kind").get(bytes(32)) is None


def test_many_that_keep_at_once_leave_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    entries = {bytes([number]) * 32: bytes([number]) * 50_000 for number in range(40)}

    def build(number: int) -> bytes | None:
        Cache("kind").keep(entries)
        return Cache("kind").get(bytes([number]) * 32)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(build, range(40))) == list(entries.values())


class Harm:
    """What a foreign file would run."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("harm"),)


@pytest.mark.parametrize("harm", [Harm(), print, Path("harm"), [Harm()]])
def test_foreign_entry_runs_nothing(
    harm: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kept_events.unpacked(pickle.dumps((harm, {}))) is None
    assert not Path("harm").exists()
    by_name = b"cyorisoi.models.parsers\nre.sys.exit\n(I1\ntR."
    assert kept_events.unpacked(by_name) is None
