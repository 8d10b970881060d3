"""`yorisoi preview` as the staff have it: a process, a browser, and files that are saved."""

import fcntl
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.support.building import NOW, ROOT, clean_environment, html_files
from tests.support.chromium import Device, new_context, open_page
from tests.support.processes import family, is_running
from tests.support.serving import serving
from tests.support.writing import EVENT as TEA
from tests.support.writing import copied, replace, write

FILE = "events/2026-12-10-case.yaml"
PLACE = "workshops/case/index.html"
EVENT = TEA.replace("お茶の時間", "貼り絵の日")
BROKEN = EVENT.replace("start: 10:00", "start: 25:00")


@dataclass
class Previewed:
    """A running preview: where it is seen, what it reads, what it writes."""

    process: subprocess.Popen[str]
    address: str
    content: Path
    output: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Return status and text of an address as it stands, not made simpler by a client."""
        server = urlsplit(self.address).netloc
        with closing(http.client.HTTPConnection(server)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")


def until(path: Path, words: str) -> None:
    """Wait until a file holds `words`; the test's own limit is far beyond the budget."""
    end = time.monotonic() + 60
    while not (path.exists() and words in path.read_text("utf-8")):
        assert time.monotonic() < end, f"{path} never held {words}"
        time.sleep(0.02)


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


@contextmanager
def started(
    content: Path, output: Path, *arguments: str, at: Path = ROOT, closed: str = "", **more: str
) -> Iterator[subprocess.Popen[str]]:
    """Start a preview; what it says can be read line by line. It ends with this process."""
    command = [
        *("env", "--default-signal=HUP,INT,TERM"),  # whatever nohup or a background run ignores
        *("setpriv", "--pdeathsig", "TERM", "sh", "-c", f'exec "$@" {closed}', "sh"),
        *(sys.executable, "-m", "yorisoi", "preview"),
        *("--content", content, "--output", output, *arguments),
    ]
    with subprocess.Popen(
        command,
        cwd=at,
        env=clean_environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    """Return where a preview is seen, once it says so."""
    assert process.stdout
    lines = iter(process.stdout.readline, "")
    return next(found[0] for line in lines if (found := re.search(r"http://[\d.]+:\d+", line)))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """One preview of the second service with one workshop, for all tests."""
    folder = tmp_path_factory.mktemp("preview")
    content, output = copied(folder), folder / "output"
    write(content, FILE, EVENT)
    with started(content, output, "--now", NOW) as process:
        address = address_of(process)
        until(output / PLACE, "貼り絵の日")
        yield Previewed(process, address, content, output)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def ask_for_another_day(preview: Previewed) -> None:
    """Ask for what takes its time; the preview may end before it answers."""
    with suppress(OSError, http.client.HTTPException):
        preview.get("/@2027-01-01/")


def go(page: Page, path: str) -> None:
    """Go to an address, anew where the preview was just reloading the page; it may do so twice."""
    for _ in range(9):
        with suppress(Error):
            page.goto(path)
            return
    page.goto(path)


def settle(preview: Previewed, page: Page) -> None:
    """Put the workshop back as it was, and wait until that is what is shown."""
    if (preview.content / FILE).read_text("utf-8") != EVENT:
        write(preview.content, FILE, EVENT)
        go(page, "/workshops/case/index.html")
        expect(page.locator("h1")).to_have_text("貼り絵の日")


@pytest.fixture
def page(chromium: Browser, preview: Previewed) -> Iterator[Page]:
    """A page of the workshop, opened in the preview."""
    with new_context(chromium, preview.address, Device()) as context:
        visit = open_page(context, preview.address, "/workshops/case/index.html")
        yield visit.page
        settle(preview, visit.page)
        assert visit.foreign == []
        assert not [each for each in visit.complaints if "Content Security" in each]


def test_saved_change_is_seen_without_touching_the_browser(preview: Previewed, page: Page) -> None:
    expect(page.locator("h1")).to_have_text("貼り絵の日")
    write(preview.content, FILE, EVENT.replace("貼り絵の日", "編みものの会"))
    expect(page.locator("h1")).to_have_text("編みものの会")


def test_faults_stand_on_the_last_good_page_until_they_are_mended(
    preview: Previewed, page: Page
) -> None:
    write(preview.content, FILE, BROKEN)
    alert = page.locator(".preview [role=alert]")
    expect(alert).to_contain_text("直すところが 1 か所あります")
    expect(alert).to_contain_text(f"{FILE} の3行目")
    expect(alert).to_contain_text("10:00 のように、時刻だけを書いてください")
    expect(page.locator("h1")).to_have_text("貼り絵の日")
    write(preview.content, FILE, EVENT)
    expect(alert).to_have_count(0)


def test_fault_is_not_taken_away_by_the_build_of_the_save_before(
    preview: Previewed, page: Page
) -> None:
    write(preview.content, FILE, EVENT.replace("貼り絵の日", "切り絵の会"))
    expect(page.locator("h1")).to_have_text("切り絵の会")
    write(preview.content, FILE, BROKEN)  # while the whole of the good save is still being built
    alert = page.locator(".preview [role=alert]")
    expect(alert).to_contain_text("直すところが 1 か所あります")
    until(preview.output / "workshops/index.html", "切り絵の会")
    page.wait_for_timeout(500)  # it is told that there is something newer
    expect(alert).to_contain_text("直すところが 1 か所あります")


def test_fault_that_only_the_whole_build_finds_is_shown_too(preview: Previewed, page: Page) -> None:
    brand = (preview.content / "pages/ja/about.md").read_text("utf-8")
    write(preview.content, "pages/ja/about.md", brand + "\n[かど](#nowhere)\n")
    expect(page.locator(".preview [role=alert]")).to_contain_text("about.md")
    write(preview.content, "pages/ja/about.md", brand)
    expect(page.locator(".preview [role=alert]")).to_have_count(0)


def test_another_day_is_seen_and_its_links_stay_within_it(page: Page) -> None:
    go(page, "/workshops/index.html?now=2026-12-11")
    expect(page.locator("main").get_by_text("貼り絵の日")).to_have_count(0)
    go(page, "/workshops/past/index.html?now=2026-12-11")
    page.locator("main").get_by_text("貼り絵の日").click()
    page.wait_for_url("**/@2026-12-11/workshops/case/index.html")
    assert page.evaluate("new Date(Date.now() + 324e5).toISOString().slice(0, 10)") == "2026-12-11"
    page.get_by_text("今日にもどる").click()
    page.wait_for_url("**/workshops/case/index.html")
    assert "@" not in page.url


def test_day_is_chosen_on_the_page_as_well(page: Page) -> None:
    page.get_by_label("見る日").fill("2027-01-01")
    page.get_by_role("button", name="この日を見る").click()
    page.wait_for_url("**/@2027-01-01/workshops/case/index.html")
    expect(page.locator(".preview")).to_contain_text("2027年1月1日のサイト")


def test_what_the_preview_adds_is_not_in_the_built_files(preview: Previewed) -> None:
    status, shown = preview.get("/")
    assert status == 200
    assert "/.preview/wait" in shown
    for file in html_files(preview.output):
        assert "preview" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/../content/data/service.yaml",
        "/%2e%2e/content/data/service.yaml",
        "/workshops/..%2f..%2f..%2fcontent/data/service.yaml",
        "//etc/passwd",
        "/@2027-01-01/../../../../etc/passwd",
        "/@2027-01-01/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(preview: Previewed, path: str) -> None:
    status, text = preview.get(path)
    assert status == 404
    assert "root:" not in text
    assert "contacts:" not in text


@pytest.mark.parametrize("path", ["/?now=tomorrow", "/?now=2027-02-30", "/@2027/", "/?now=..%2f.."])
def test_day_that_is_none_is_told_in_words(preview: Previewed, path: str) -> None:
    status, text = preview.get(path)
    if status == 302:
        with pytest.raises(OSError, match="400") as refused:
            urlopen(preview.address + path)  # noqa: S310 - on loopback
        status, text = refused.value.code, refused.value.read().decode()
    assert status == 400
    assert "2027-01-01 のように" in text


def test_other_names_for_this_computer_are_not_answered(preview: Previewed) -> None:
    assert preview.get("/", Host="evil.example")[0] == 403


def test_page_of_another_port_can_neither_read_nor_show_the_preview(
    preview: Previewed, chromium: Browser, tmp_path: Path
) -> None:
    frame = f'<!doctype html><iframe src="{preview.address}"></iframe>'
    (tmp_path / "index.html").write_text(frame, "utf-8")
    with serving(tmp_path) as evil, chromium.new_context() as context:
        shown = context.new_page()
        shown.goto(evil)
        expect(shown.frame_locator("iframe").locator("body")).to_have_text("127.0.0.1 only\n")
        asked = shown.evaluate(
            "url => fetch(url).then(() => 'read', () => 'kept')", preview.address
        )
        assert asked == "kept"


def test_redirect_leads_to_no_other_host(preview: Previewed) -> None:
    with closing(http.client.HTTPConnection(urlsplit(preview.address).netloc)) as connection:
        connection.request("GET", "//evil.example/?now=")
        location = connection.getresponse().headers["Location"]
    assert location.startswith("/")
    assert not location.startswith("//")


def test_first_build_that_is_refused_is_told_in_the_browser(
    tmp_path: Path, chromium: Browser
) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    write(content, FILE, BROKEN)
    with started(content, output) as process:
        address = address_of(process)
        with new_context(chromium, address, Device()) as context:
            shown = open_page(context, address, "/").page
            expect(shown.locator("[role=alert]")).to_contain_text(f"{FILE} の3行目")
            replace(content, FILE, "25:00", "10:00")
            expect(shown.locator("h1")).to_be_visible()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """A preview of a project of its own, theme included, that tests spoil and mend.

    Each mends it by a save of its own words, as those of another may still be shown.
    """
    folder = tmp_path_factory.mktemp("project")
    content, output = copied(folder), folder / "output"
    write(content, FILE, EVENT)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    with started(content, output, "--now", NOW, at=folder) as process:
        address = address_of(process)
        until(output / PLACE, "貼り絵の日")
        yield Previewed(process, address, content, output)


def shows(preview: Previewed, words: str, path: str = "/workshops/case/index.html") -> None:
    """Wait until a page of the preview has `words`."""
    end = time.monotonic() + 60
    while words not in (page := preview.get(path)[1]):
        assert time.monotonic() < end, page.partition("</style>")[2][:2000]
        time.sleep(0.05)


def save_is_shown(preview: Previewed, words: str) -> None:
    """Save words that no save before had, and wait until they are shown, without a fault."""
    write(preview.content, FILE, EVENT.replace("貼り絵の日", words))
    shows(preview, f"<h1>{words}</h1>")
    until(preview.output / "workshops/index.html", words)
    wait_for(lambda: 'role="alert"' not in preview.get("/")[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_process_is_left_however_the_preview_ends(
    tmp_path: Path, number: signal.Signals
) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    write(content, FILE, EVENT)
    with started(content, output, "--now", NOW) as process:
        until(output / PLACE, "貼り絵の日")
        pids = family(process.pid)
        assert len(pids) > 1
        process.send_signal(number)
        status = process.wait(30)
    assert status == (-signal.SIGKILL if number == signal.SIGKILL else 0)
    wait_for(lambda: not [pid for pid in pids if is_running(pid)])


def left_below(folder: Path) -> list[str]:
    """Return what stands in a folder, of kept builds their numbers alone."""
    names = (file.relative_to(folder).parts for file in folder.rglob("*"))
    return sorted({"/".join(parts[:2]) for parts in names})


@pytest.mark.parametrize("moment", ["first build", "another day", "after a save", "twice"])
def test_nothing_is_left_by_a_preview_that_ends_in_the_midst_of_its_work(
    tmp_path: Path, moment: str
) -> None:
    content, output, room = copied(tmp_path), tmp_path / "built/output", tmp_path / "room"
    room.mkdir()
    kept = output.parent / ".yorisoi-output"
    with started(content, output, "--now", NOW, TMPDIR=str(room)) as process:
        preview = Previewed(process, address_of(process), content, output)
        if moment == "first build":
            wait_for(lambda: [*kept.glob("*/site/*")])
        else:
            until(output / "index.html", "サロン港")
            wait_for(lambda: 'role="alert"' not in preview.get("/")[1])
        if moment == "after a save":
            write(content, FILE, EVENT)
            wait_for(lambda: [*kept.glob("2-*/site/*")])
        if moment in ("another day", "twice"):
            Thread(target=ask_for_another_day, args=(preview,), daemon=True).start()
            wait_for(lambda: [*room.glob("yorisoi-*/.yorisoi-site/*/site/*")])
        process.terminate()
        if moment == "twice":
            time.sleep(0.05)
            process.terminate()
        assert process.wait(30) == 0
    assert left_below(room) == []
    builds = [] if moment == "first build" else [".yorisoi-output/1-local", "output"]
    assert left_below(output.parent) == sorted([".yorisoi-output", ".yorisoi-output/lock", *builds])
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_killed_builder_is_told_and_the_next_save_is_built(project: Previewed) -> None:
    builder = next(
        pid
        for pid in family(project.process.pid)
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    os.kill(builder, signal.SIGKILL)
    write(project.content, FILE, EVENT.replace("貼り絵の日", "折り紙の会"))
    shows(project, "もう一度保存すると、作り直します")
    save_is_shown(project, "手紙の会")


def test_content_that_was_away_is_told_and_watched_again(project: Previewed) -> None:
    away = project.content.with_name("away")
    project.content.rename(away)
    shows(project, 'role="alert"')
    shutil.copytree(away, project.content)  # another folder of that name, as after a checkout
    save_is_shown(project, "編みものの会")
    save_is_shown(project, "折り紙の会")


def test_theme_that_was_away_is_told_and_watched_again(project: Previewed) -> None:
    theme = project.content.with_name("theme")
    away = theme.rename(theme.with_name("theme-away"))
    shows(project, "テーマのフォルダーがありません")
    away.rename(theme)
    save_is_shown(project, "歌の会")


def test_broken_template_is_told_with_its_line_until_it_is_mended(project: Previewed) -> None:
    template = project.content.with_name("theme") / "templates/event.html"
    text = template.read_text("utf-8")
    template.write_text("{% if %}\n" + text, "utf-8")
    write(project.content, FILE, EVENT.replace("貼り絵の日", "折り紙の会"))
    shows(project, "event.html</code> の1行目")
    template.write_text(text, "utf-8")
    save_is_shown(project, "本の会")


def test_mistake_of_the_program_is_told_and_does_not_end_the_preview(project: Previewed) -> None:
    settings = project.content.with_name("pelicanconf.py")
    text = settings.read_text("utf-8")
    spoilt = "\ndef surprise(_):\n    return 1 / 0\nJINJA_TESTS = {'defined': surprise}\n"
    settings.write_text(text + spoilt, "utf-8")
    write(project.content, FILE, EVENT.replace("貼り絵の日", "折り紙の会"))
    shows(project, "ZeroDivisionError")
    settings.write_text(text, "utf-8")
    save_is_shown(project, "花の会")


@pytest.mark.parametrize(
    ("closed", "more"),
    [
        ("<&-", {}),
        ("2>&-", {}),
        ("<&- 2>&-", {}),
        ("", {"PYTHONDONTWRITEBYTECODE": "1"}),
        ("", {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}),
    ],
)
def test_preview_starts_whatever_it_was_started_from(
    tmp_path: Path, closed: str, more: dict[str, str]
) -> None:
    content, output = copied(tmp_path), tmp_path / "output"
    write(content, FILE, EVENT)
    with started(content, output, "--now", NOW, closed=closed, **more) as process:
        preview = Previewed(process, address_of(process), content, output)
        until(output / PLACE, "貼り絵の日")
        save_is_shown(preview, "編みものの会")
