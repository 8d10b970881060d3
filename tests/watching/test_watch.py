"""`yorisoi watch`: a host that is wrong in each way is told of, and one that is well is not."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from yorisoi.watching import look

from tests.support.building import ROOT
from tests.support.wrong_host import FILES, HEADERS, JAPAN, NUMBER, Site, certificate, hosting

ENGINE = ROOT / "plugins"
Said = subprocess.CompletedProcess[str]
Change = Callable[[Site], None]


def watch(address: str, *arguments: str, **environment: str) -> Said:
    """Run it as a machine does that has Python alone: no site-packages, no settings."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "yorisoi.watching", address, "--again", "0", *arguments],
        env={"PYTHONPATH": str(ENGINE), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def watched(site: Site, *arguments: str, **environment: str) -> Said:
    with hosting(site) as port:
        return watch(f"http://127.0.0.1:{port}", *arguments, **environment)


def test_site_that_is_well_is_not_spoken_of() -> None:
    site = Site()
    done = watched(site, "--number", NUMBER)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    asked = {f"/{name.removesuffix('index.html')}" for name in FILES}
    assert set(site.asked) == asked | {"/build.json"}  # every file of the record


@pytest.mark.parametrize(
    ("status", "location", "words"),
    [
        (301, "/", ""),
        (301, "http://evil.example/", "ほかのサイト（http://evil.example/）"),
        (301, "/workshops/calendar.ics", "ほかのページ"),
        (302, "/", "ほかのページ"),
    ],
)
def test_former_address_may_lead_to_where_its_page_is_now(
    status: int, location: str, words: str
) -> None:
    site = Site(moved={"about/index.html": "index.html"})
    site.answers["/about/"] = (status, {"Location": location})
    done = watched(site)
    assert done.returncode == bool(words)
    assert words in done.stderr


def test_it_says_so_when_asked() -> None:
    done = watched(Site(), "--verbose")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("よい状態です: http://127.0.0.1:")
    assert "確かめていません" in second  # of numbers, as nobody told any


def now() -> datetime:
    return datetime.now(JAPAN)


def put(**values: object) -> Change:
    """Return a change of the site: `put(made=…)`."""

    def change(site: Site) -> None:
        for name, value in values.items():
            setattr(site, name, value)

    return change


def record(**values: object) -> Change:
    """Return a change of what build.json says."""

    def change(site: Site) -> None:
        site.record = json.dumps(json.loads(site.body("build.json") or "") | values)

    return change


def without(header: str) -> Change:
    return put(headers={name: text for name, text in HEADERS.items() if name != header})


def with_header(header: str, text: str) -> Change:
    return put(headers=HEADERS | {header: text})


def led(path: str, to: str, status: int = 302) -> Change:
    return put(answers={path: (status, {"Location": to})})


ELSEWHERE = "https://elsewhere.example/"
WRONG: dict[str, tuple[Change, str]] = {
    "old": (put(made=now() - timedelta(hours=49)), "2日前です。毎晩の公開が止まっています"),
    "built tomorrow": (put(made=now() + timedelta(hours=3)), "いまより先です"),
    "page missing": (put(live={"about/index.html": None}), "1件ありません（/about/index.html）"),
    "page changed": (
        put(live={"index.html": FILES["index.html"].replace("5678", "5679")}),
        "作ったものと違うファイルが、1件あります（/index.html）",
    ),
    "calendar changed": (put(live={"workshops/calendar.ics": ""}), "/workshops/calendar.ics"),
    "file gone": (
        put(answers={"/workshops/calendar.ics": (410, {})}),
        "あるはずのファイルが、1件ありません",
    ),
    "server error": (put(answers={"/": (500, {})}), "（番号 500）で開けません（/index.html）"),
    "forbidden": (put(answers={"/about/": (403, {})}), "（番号 403）で開けません"),
    "front page led elsewhere": (led("/", ELSEWHERE), f"ほかのサイト（{ELSEWHERE}）に移ります"),
    "page led elsewhere": (
        led("/about/", "//elsewhere.example/", 301),
        "ほかのサイト（http://else",
    ),
    "page led to another": (led("/about/", "/safety/", 308), "ほかのページ（http://127.0.0.1:"),
    "record led elsewhere": (led("/build.json", ELSEWHERE), "記録（build.json）がない"),
    "no record": (put(answers={"/build.json": (404, {})}), "記録（build.json）がない"),
    "record is a page": (put(record=FILES["index.html"]), "記録（build.json）が読めない"),
    "record is null": (put(record="null"), "記録（build.json）が読めない"),
    "record is a list": (put(record="[]"), "記録（build.json）が読めない"),
    "record is cut": (put(record='{"moment": "2026-12'), "記録（build.json）が読めない"),
    "record is deep": (put(record="[" * 100_000), "記録（build.json）が読めない"),
    "record has no files": (record(files={}), "記録（build.json）が読めない"),
    "record has no digest": (record(files={"index.html": None}), "記録（build.json）が読めない"),
    "record has no moment": (record(moment=None), "記録（build.json）が読めない"),
    "moment has no zone": (record(moment="2026-12-01T10:30"), "記録（build.json）が読めない"),
    "no policy": (without("Content-Security-Policy"), "（Content-Security-Policy）がないか"),
    "policy lets frames": (
        with_header("Content-Security-Policy", "base-uri 'none'"),
        "（Content-Security-Policy）がないか",
    ),
    "no referrer policy": (without("Referrer-Policy"), "（Referrer-Policy）がないか"),
    "referrer is sent": (with_header("Referrer-Policy", "origin"), "（Referrer-Policy）がないか"),
    "no nosniff": (without("X-Content-Type-Options"), "（X-Content-Type-Options）がないか"),
    "cookie": (with_header("Set-Cookie", "id=1"), "足あとになるもの（Set-Cookie）"),
    "refresh": (with_header("Refresh", "0; url=https://elsewhere.example"), "（Refresh）"),
    "reports elsewhere": (with_header("NEL", "{}"), "足あとになるもの（NEL）"),
    "one answer lacks a header": (
        put(answers={"/404.html": (200, {"Referrer-Policy": "unsafe-url"})}),
        "1件で、サーバーの守りの設定（Referrer-Policy）",
    ),
    "slow": (put(slow={"/about/"}), "開けません（時間内に返事がありません）（/about/index.html）"),
    "record is slow": (put(slow={"/build.json"}), "サイトが開けません（時間内に返事がありません）"),
}


@pytest.mark.parametrize("name", WRONG)
def test_host_that_is_wrong_is_told_of(name: str) -> None:
    change, words = WRONG[name]
    site = Site()
    change(site)
    done = watched(site, "--patience", "2")
    assert done.returncode == 1, done.stderr
    lines = done.stderr.splitlines()
    assert any(words in line for line in lines), done.stderr
    assert all(" → " in line for line in lines)  # with what to do
    assert done.stdout == ""


def test_host_that_is_not_there_is_told_of() -> None:
    done = watch("http://127.0.0.1:9")
    assert done.returncode == 1
    assert "サイトが開けません（つながりません）" in done.stderr


def test_name_that_is_not_there_is_told_of() -> None:
    done = watch("http://nowhere.invalid")
    assert done.returncode == 1
    assert "サイトが開けません（サーバーの名前が見つかりません" in done.stderr


def test_host_that_falls_silent_ends_the_look_and_accuses_no_number() -> None:
    names = [f"{number}.html" for number in range(30)]
    site = Site(files=FILES | dict.fromkeys(names, "あ" * 100))
    site.slow = {"/", *(f"/{name}" for name in names)}
    done = watched(site, "--patience", "1", "--number", NUMBER)
    assert done.returncode == 1
    assert "残りのファイルは確かめていません" in done.stderr
    assert NUMBER not in done.stderr
    assert len(site.asked) < 20


def test_host_that_is_slow_with_each_file_ends_the_look(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site()
    monkeypatch.setattr(look, "LONGEST", 0)
    with hosting(site) as port:
        watched = look.Watched(f"http://127.0.0.1:{port}", timedelta(hours=48))
        (found,) = look.look(watched, now())
    assert found.code == "watch_cut_short"
    assert site.asked == ["/build.json"]


def test_many_files_are_one_line() -> None:
    names = [f"{number}.html" for number in range(30)]
    site = Site(files=FILES | dict.fromkeys(names, "あ"), live=dict.fromkeys(names))
    done = watched(site)
    (line,) = done.stderr.splitlines()
    assert "30件" in line
    assert "、/4.html ほか" in line


@pytest.mark.parametrize("hours", ["47", "100"])
def test_age_that_is_borne_is_chosen(hours: str) -> None:
    done = watched(Site(made=now() - timedelta(hours=48)), "--hours", hours)
    assert done.returncode == (hours == "47")


def test_host_that_lets_nobody_set_headers_is_asked_for_none() -> None:
    assert watched(Site(headers={}), "--no-headers").returncode == 0
    done = watched(Site(headers={"Set-Cookie": "id=1"}), "--no-headers")
    assert "足あとになるもの（Set-Cookie）" in done.stderr


@pytest.mark.parametrize(
    ("policy", "is_told"),
    [
        ("frame-ancestors *; base-uri 'none'", False),
        ("frame-ancestors 'none'; base-uri 'none'", True),
        ("frame-ancestors 'none', frame-ancestors *", True),  # joined: the narrower one counts
    ],
)
def test_page_for_frames_must_be_one_that_may_be_framed(policy: str, *, is_told: bool) -> None:
    site = Site(files=FILES | {"embed/index.html": "<!doctype html><title>港</title>"})
    site.answers = {"/embed/": (200, {"Content-Security-Policy": policy})}
    done = watched(site)
    assert ("/embed/" in done.stderr) == is_told


def test_site_below_a_folder_is_found() -> None:
    site = Site()
    site.files = {f"salon/{name}": text for name, text in FILES.items()}
    record = Site().body("build.json") or ""
    site.live = {"salon/build.json": record}
    with hosting(site) as port:
        done = watch(f"http://127.0.0.1:{port}/salon/")
    assert (done.returncode, done.stderr) == (0, "")


# Numbers, which nobody believes the site itself about


@pytest.mark.parametrize(
    "number", [NUMBER, "0312345678", "０３−１２３４−５６７８", "+81 3 1234 5678"]
)
def test_number_is_known_in_every_way_of_writing(number: str) -> None:
    assert watched(Site(), "--number", number).returncode == 0


@pytest.mark.parametrize("href", ["tel:+81312345679", "tel:110", "https://example.com", ""])
def test_number_that_is_dialled_nowhere_is_told_though_the_record_agrees(href: str) -> None:
    page = FILES["index.html"].replace("tel:+81312345678", href)
    done = watched(Site(files=FILES | {"index.html": page}), "--number", NUMBER)
    assert done.returncode == 1
    assert f"番号 {NUMBER} に、サイトから電話をかけられません" in done.stderr


def test_short_number_is_one_too() -> None:
    page = '<a href="tel:%238008">#8008</a>'
    site = Site(files=FILES | {"about/index.html": page})
    assert watched(site, "--number", "#8008").returncode == 0


# A second look


def test_what_has_mended_itself_at_the_second_look_is_not_told() -> None:
    site = Site(live={"index.html": "old"})

    def mend(site: Site) -> None:
        if site.asked.count("/404.html"):
            site.live = {}

    site.after = mend
    assert watched(site, "--again", "1").returncode == 0
    assert site.asked.count("/build.json") == 2


def test_what_is_well_is_looked_at_once() -> None:
    site = Site()
    assert watched(site, "--again", "600").returncode == 0
    assert site.asked.count("/build.json") == 1


# TLS


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificate(tmp_path_factory.mktemp("tls"), -timedelta(hours=1), timedelta(days=90))


def secure(
    site: Site, pair: tuple[Path, Path], plain: Site | None = None, **environment: str
) -> Said:
    """Watch a site over TLS, and another one without where its addresses are asked for."""
    trusted = {"SSL_CERT_FILE": str(pair[1])} | environment
    with hosting(site, pair) as port, hosting(plain or Site()) as http_port:
        if plain is None:
            return watch(f"https://127.0.0.1:{port}", "--http-port", "9", **trusted)
        return watch(f"https://127.0.0.1:{port}", "--http-port", str(http_port), **trusted)


def leading(to: str = "https://127.0.0.1/", status: int = 301) -> Site:
    return Site(answers={"/": (status, {"Location": to})})


def test_site_over_tls_that_is_well_is_not_spoken_of(pair: tuple[Path, Path]) -> None:
    done = secure(Site(), pair, leading())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("header", ["", "max-age=0", "max-age=3600", "includeSubDomains"])
def test_promise_of_tls_that_is_missing_or_short_is_told(
    header: str, pair: tuple[Path, Path]
) -> None:
    site = Site()
    with_header("Strict-Transport-Security", header)(site)
    done = secure(site, pair, leading())
    assert "（Strict-Transport-Security）がないか、弱く" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    "plain",
    [
        None,
        Site(),
        leading("http://127.0.0.1/"),
        leading("https://elsewhere.example/"),
        leading(status=200),
    ],
)
def test_http_that_does_not_lead_to_https_is_told(
    plain: Site | None, pair: tuple[Path, Path]
) -> None:
    done = secure(Site(), pair, plain)
    assert done.returncode == 1
    assert "http:// で開いたとき、https:// に移りません" in done.stderr


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "left", "words"),
    [
        (75, 15.5, ""),
        (76.5, 13.5, "あと13日で切れます"),
        (89.5, 0.5, "あと0日で切れます"),
        (351, 13.5, "あと13日で切れます"),
        (33, 12, ""),  # of 45 days: they are renewed after 30
        (35, 10, "あと9日で切れます"),
        (4, 2, ""),  # of six days
        (5, 1, "あと0日で切れます"),
    ],
)
def test_certificate_near_its_end_is_told(
    age: float, left: float, words: str, tmp_path: Path
) -> None:
    done = secure(Site(), certificate(tmp_path, -age * DAY, left * DAY), leading())
    assert done.returncode == bool(words), done.stderr
    assert words in done.stderr


def test_certificate_that_nobody_signed_is_told(pair: tuple[Path, Path]) -> None:
    done = secure(Site(), pair, leading(), SSL_CERT_FILE="/dev/null")
    assert done.returncode == 1
    assert "証明書が正しくないため" in done.stderr


def test_certificate_that_has_ended_is_told(tmp_path: Path) -> None:
    done = secure(Site(), certificate(tmp_path, -2 * DAY, -DAY), leading())
    assert done.returncode == 1
    assert "証明書が正しくないため" in done.stderr


# Who may run it


def test_it_needs_nothing_but_the_standard_library() -> None:
    program = (
        "import sys; import yorisoi.watching.__main__;"
        "print({name.partition('.')[0] for name in sys.modules}"
        " - sys.stdlib_module_names - {'yorisoi', '__main__', '__mp_main__'})"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(ENGINE)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("address", ["salon.example", "ftp://salon.example", "https://", ""])
def test_what_is_no_address_is_wrong_usage(address: str) -> None:
    done = watch(address)
    assert done.returncode == 2
    assert "https://www.example.jp のように" in done.stderr
