"""What a release asks of its parts: what would be lost, may be told, was published, is old."""

import hashlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from yorisoi import loading
from yorisoi.faults import Fault
from yorisoi.release import manifest
from yorisoi.release.expected import contacts, contacts_of_others, expected
from yorisoi.release.losses import events_shown, lost_events, lost_pages
from yorisoi.release.old_contacts import old_contacts
from yorisoi.site import Site
from yorisoi.watching.record import Record

from tests.inspection.pages import page
from tests.release.test_earlier import host
from tests.support.serving import serving
from tests.support.writing import EVENT, PAGE, publication, replace, write

MOMENT = publication().moment
MOVED = {"old/index.html": "new/"}


def values(fault: Fault) -> dict[str, Any]:
    return dict(fault.values)


# What would be lost


@pytest.mark.parametrize(
    ("before", "after", "is_lost"), [(0, 0, False), (3, 1, False), (1, 0, True), (0, 2, False)]
)
def test_events_are_lost_where_none_is_left(before: int, after: int, *, is_lost: bool) -> None:
    told = [(fault.code, fault.position.path) for fault in lost_events(before, after)]
    assert told == [("events_lost", "events")] * is_lost


def test_events_are_counted_by_their_pages() -> None:
    pages = ("yoga", "2026-12", "past", "past/2026", "yoga/more", "2026-12-yoga", "2026-1")
    names = [f"workshops/{name}/index.html" for name in pages]
    assert events_shown([*names, "workshops/index.html", "about/index.html", "index.html"]) == 3


def pages(count: int, *more: str) -> list[str]:
    return [*(f"p{number:02}/index.html" for number in range(count)), *more]


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (10, 8, None),
        (10, 7, "p07/index.html、p08/index.html、p09/index.html"),
        (5, 4, None),
        (9, 7, "p07/index.html、p08/index.html"),
        (5, 3, "p03/index.html、p04/index.html"),
        (0, 0, None),
        (4, 9, None),
        (10, 5, "、".join(pages(10)[5:])),
        (10, 4, "、".join(pages(10)[4:9]) + "、ほか"),
    ],
)
def test_pages_are_lost_where_more_than_a_fifth_is_gone(
    before: int, after: int, names: str | None
) -> None:
    faults = lost_pages(pages(before), pages(after))
    told = {"names": names, "before": str(before), "after": str(after)}
    assert [values(fault) for fault in faults] == ([told] if names else [])
    assert {(fault.code, fault.position.path) for fault in faults} <= {("pages_lost", "pages")}


def test_months_and_years_of_the_calendar_are_no_loss() -> None:
    months = [f"workshops/2026-{month:02}/index.html" for month in range(1, 13)]
    months.append("workshops/2026-12/03/index.html")
    assert lost_pages(pages(4, *months, "workshops/past/2025/index.html"), pages(4)) == []
    kept = [f"workshops/{name}/index.html" for name in ("2026-1", "past/25", "past")]
    assert len(lost_pages(pages(4, *kept), pages(4))) == 1


# What may be told


def site_of(content: Path) -> Site:
    return loading.load(content)[0]


def test_contacts_of_the_data_are_all_of_their_kinds(content: Path) -> None:
    own = {"0312-34-5678", "0312-34-5679", "hello@minato.example", "https://lin.ee/minato0"}
    own |= {"@minato", "100-0001", "011002", "110"}
    assert contacts(site_of(content)) == own | {"#8008"}
    chat = "  chat:\n    label: 夜のチャット\n    url: https://chat.example/\n    grade: B\n"
    fact = "    source: 見本\n    confirmed: 2026-11-01\n"
    replace(content, "data/hotlines.yaml", "lines:\n", f"lines:\n{chat}{fact}")
    assert contacts(site_of(content)) == own | {"#8008"}
    night = "grade: B\n    source: 試験用の見本\n    confirmed: null"
    replace(content, "data/hotlines.yaml", night, night.replace("B", "C"))
    assert contacts(site_of(content)) == own  # not what nobody has confirmed


def test_contacts_of_another_body_are_told_in_the_files_of_its_workshops_alone(
    content: Path,
) -> None:
    assert contacts_of_others(site_of(content)) == {}
    for name, number in (("a", "0312-99-1234"), ("b", "0312-99-1235")):
        hall = f"apply:\n  name: 会館\n  telephone: {number}\n  email: {name}@hall.example\n"
        write(content, f"events/{name}.yaml", EVENT + hall)
    told = contacts_of_others(site_of(content))
    first, second = {"0312-99-1234", "a@hall.example"}, {"0312-99-1235", "b@hall.example"}
    for form in ("workshops/{}/index.html", "workshops/{}.ics", "flyer-{}.pdf"):
        assert (told.pop(form.format("a")), told.pop(form.format("b"))) == (first, second)
    assert told.keys() >= {"workshops/events.csv", "workshops/calendar.ics", "workshops/feed.atom"}
    for name, both in told.items():
        assert (name.startswith("workshops/"), both) == (True, first | second)


def secrets_of(content: Path) -> frozenset[str]:
    return expected(site_of(content), "https://minato.example/", MOMENT).secrets


def test_words_of_drafts_are_kept_back_where_no_other_text_says_them(content: Path) -> None:
    draft = "pages/ja/draft.md"
    text = (content / draft).read_text("utf-8")
    write(content, draft, f"{text}\nまだ出さない話です。**鍵の場所**は、番号で。\n- お茶を飲みに\n")
    told = secrets_of(content)
    assert {"まだ出さない話です。", "鍵の場所", "は、番号で。"} <= told
    # The service says so: お茶を飲みにきませんか。
    assert not [words for words in told if "お茶を飲みに" in words]
    write(
        content,
        "pages/ja/about.md",
        (content / "pages/ja/about.md").read_text("utf-8") + "鍵の場所\n",
    )
    assert "鍵の場所" not in secrets_of(content)


def test_title_menu_and_description_of_a_draft_are_kept_back(content: Path) -> None:
    draft = PAGE.replace("lang: ja", "lang: ja\nstatus: draft\nmenu: ひみつの札")
    draft = draft.replace("見本のページ", "ひみつの題").replace("見本です。", "ひみつの説明。")
    write(content, "pages/ja/sample.md", draft)
    assert {"ひみつの札", "ひみつの題", "ひみつの説明。"} <= secrets_of(content)


SOON = EVENT.replace("お茶の時間", "ひみつの会") + (
    "summary: ひみつのあらすじ。\nnote: ひみつの注意。\n"
    "description: |\n  ひみつの話。\n  次の行。\n"
)


@pytest.mark.parametrize(
    ("day", "kept_back"),
    [("2026-12-02", True), ("2026-12-01", False)],  # it is built on 1 December
)
def test_words_of_an_event_are_kept_back_until_its_day(
    day: str, content: Path, *, kept_back: bool
) -> None:
    write(content, "events/soon.yaml", f"{SOON}publish_from: {day}\n")
    words = {"ひみつの会", "ひみつのあらすじ。", "ひみつの注意。", "ひみつの話。", "次の行。"}
    assert words & secrets_of(content) == (words if kept_back else set())


def test_open_question_is_kept_back(content: Path) -> None:
    assert "" not in secrets_of(content)
    words = "name: サロン港\n"
    replace(content, "data/service.yaml", words, f"{words}  question: この名でよいか\n")
    assert "この名でよいか" in secrets_of(content)


def test_each_page_is_named_by_its_file(content: Path) -> None:
    told = expected(site_of(content), "https://minato.example/", MOMENT)
    assert told.site_url == "https://minato.example"
    assert told.avoided == ("暴力", "DV")
    assert told.sources["404.html"] == "pages/ja/404.md"
    assert told.sources["index.html"] == "pages/ja/index.md"
    assert told.sources["about/index.html"] == "pages/ja/about.md"


# What was published


def test_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/b.html", "c.ics"):
        (tmp_path / name).write_text(name)
    manifest.write(tmp_path, ["c.ics", "a/b.html"], "a" * 40, MOMENT, MOVED)
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("a/b.html", "c.ics")}
    with serving(tmp_path) as address:
        for place in (str(tmp_path), address, f"{address}/"):
            assert manifest.read(place) == Record("a" * 40, MOMENT, digests, MOVED)


def test_manifest_of_a_hundred_thousand_files_is_read(tmp_path: Path) -> None:
    manifest.write(tmp_path, [], None, MOMENT, {})
    files = ",".join(f'"workshops/{n:06}/index.html": "{n:064x}"' for n in range(100_000))
    replace(tmp_path, "build.json", '"files": {}', f'"files": {{{files}}}')
    with serving(tmp_path) as address:
        for place in (str(tmp_path), address):
            assert len(manifest.read(place).files) == 100_000


@pytest.mark.parametrize("commit", ["a" * 40, "0123456789abcdef" * 4])
def test_commit_of_either_length_is_read(commit: str, tmp_path: Path) -> None:
    manifest.write(tmp_path, [], commit, MOMENT, {})
    assert manifest.read(str(tmp_path)).commit == commit


@pytest.mark.parametrize("commit", ["a" * 39, "a" * 41, "a" * 63, "a" * 65, "A" * 40, "g" * 40])
def test_what_git_would_not_write_is_no_commit(commit: str, tmp_path: Path) -> None:
    manifest.write(tmp_path, [], "a" * 40, MOMENT, {})
    text = (tmp_path / "build.json").read_text().replace("a" * 40, commit)
    (tmp_path / "build.json").write_text(text)
    with pytest.raises(manifest.NoManifest, match="live_spoilt"):
        manifest.read(str(tmp_path))


@pytest.mark.parametrize("digest", ["a" * 63, "a" * 65, "A" * 64, "g" * 64, ""])
def test_what_is_no_digest_is_spoilt(digest: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    manifest.write(tmp_path, ["a"], None, MOMENT, {})
    whole = hashlib.sha256(b"a").hexdigest()
    replace(tmp_path, "build.json", whole, digest)
    with pytest.raises(manifest.NoManifest, match="live_spoilt"):
        manifest.read(str(tmp_path))


def answering(status: int) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda request: request.send_error(status)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "live_none"),
        (410, "live_none"),
        (403, "live_unreachable"),
        (500, "live_unreachable"),
        (503, "live_unreachable"),
    ],
)
def test_host_without_a_manifest_is_told_from_one_that_fails(status: int, code: str) -> None:
    with host(answering(status)) as address, pytest.raises(manifest.NoManifest) as raised:
        manifest.read(address)
    assert str(raised.value) == code


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("http://127.0.0.1:9", "live_unreachable"),
        ("https://[", "live_unreachable"),
        ("nowhere", "live_none"),
        ("ftp://minato.invalid", "live_none"),  # no address of ours: a folder
    ],
)
def test_place_without_a_host_is_told_as_what_it_is(place: str, code: str) -> None:
    with pytest.raises(manifest.NoManifest) as raised:
        manifest.read(place)
    assert str(raised.value) == code


# What is old


def test_each_contact_that_the_data_lacks_is_told_once_with_its_pages(
    tmp_path: Path, content: Path
) -> None:
    old = tmp_path / "old"
    (old / "about").mkdir(parents=True)
    number = '<p><a href="tel:0312345611">0312-34-5611</a></p>'
    (old / "index.html").write_text(page(f"<p>0312-34-5678</p>{number}"), "utf-8")
    (old / "about/index.html").write_text(page("<p>0 3 1 2 - 3 4 - 5 6 1 1</p>"), "utf-8")
    (old / "feed.atom").write_text("<summary>old@minato.example</summary>", "utf-8")
    (old / "build.json").write_text('{"files": {"a": "0399998888"}}')
    faults = old_contacts(old, site_of(content))
    assert {fault.code for fault in faults} == {"old_contact"}
    told = {values(fault)["value"]: fault for fault in faults}
    assert told.keys() == {"0312-34-5611", "0312345611", "old@minato.example"}
    assert values(told["0312-34-5611"])["count"] == "2"
    assert told["0312-34-5611"].position.path == "about/index.html"
    assert values(told["old@minato.example"])["count"] == "1"


def test_own_address_of_a_site_is_no_contact(tmp_path: Path, content: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    own = "<p>https://minato.line.me/about</p>"
    (old / "index.html").write_text(page(own), "utf-8")
    assert [values(fault)["value"] for fault in old_contacts(old, site_of(content))] == ["line.me"]
    (old / "robots.txt").write_text(
        "User-agent: *\nSitemap: https://minato.line.me/sitemap.xml\n", "utf-8"
    )
    assert old_contacts(old, site_of(content)) == []
    (old / "robots.txt").write_bytes(b"\xff\n" + (old / "robots.txt").read_bytes())
    assert old_contacts(old, site_of(content)) == []  # a spoilt file stops no way back
