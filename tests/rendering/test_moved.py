"""A page whose address was changed: who opens the former one comes to the page all the same."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.support.building import Built, html_files
from tests.support.reading import soup
from tests.support.writing import ADDRESS, Said, replace, write

OLD = "about-us"
OF_LETTERS = ("workshops/letters.ics", "workshops/feed.atom")
UID = re.compile(r"^UID:(.*)$", re.MULTILINE)
TAG = re.compile(r"<id>(.*)</id>")


def moved(content: Path, *lines: str) -> None:
    """Append the map of former addresses to the data."""
    data = content / "data/service.yaml"
    text = "\n".join(["moved:", *(f"  {line}" for line in lines)])
    write(content, "data/service.yaml", f"{data.read_text('utf-8')}{text}\n")


def test_former_address_leads_to_the_page(content: Path, build: Callable[..., Built]) -> None:
    moved(content, f"{OLD}: about")
    built = build("-s", "publishconf.py", content=content, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    page = soup(built.output / OLD / "index.html")
    assert page.select("main a[href='/about/']")[0].get_text() == "事業について"
    assert page.select(f"link[rel=canonical][href='{ADDRESS}/about/']")
    assert page.select("[data-exit]")


def test_former_address_is_listed_nowhere(content: Path, build: Callable[..., Built]) -> None:
    moved(content, f"{OLD}: about")
    built = build(content=content)
    assert built.status == 0, built.stderr
    listed = etree.parse(str(built.output / "sitemap.xml")).xpath("//*[local-name()='loc']/text()")
    assert not [address for address in listed if OLD in address]
    links = [
        link["href"] for file in html_files(built.output) for link in soup(file).select("a[href]")
    ]
    assert not [link for link in links if OLD in link]


def test_page_of_another_language_may_move_too(content: Path, build: Callable[..., Built]) -> None:
    moved(content, "easy/old: index", "en/about/us: about")
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert soup(built.output / "easy/old/index.html").select("main a[href='../../index.html']")
    assert (built.output / "en/about/us/index.html").is_file()


def test_address_that_told_too_much_may_be_given_up(
    content: Path, build: Callable[..., Built]
) -> None:
    moved(content, "dv: about")
    assert build(content=content).status == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("about: index", "いまも使われているアドレス"),
        ("workshops/2026-12: about", "いまも使われているアドレス"),
        (f"{OLD}: abuot", "about"),
        (f"{OLD}: draft", "公開されていません"),
        (f"/{OLD}/: about", "英小文字"),
        (f"../{OLD}: about", "英小文字"),
        (f"{OLD}: https://elsewhere.example/", "英小文字"),
    ],
)
def test_line_that_leads_nowhere_is_refused(
    content: Path, check: Callable[[], Said], line: str, words: str
) -> None:
    moved(content, line)
    said = check()
    assert said.status == 1
    (told,) = said.lines
    assert "data/service.yaml" in told
    assert words in told


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("us: we", "we: about"), ["「us: about」に直してください"]),
        (("us: we", "we: they", "they: about"), ["「us: about」に", "「we: about」に"]),
        (("us: we", "we: us"), ["「us」と「we」が、たがい", "「we」と「us」が、たがい"]),
        (("us: us",), ["「us」と「us」が、たがい"]),
    ],
)
def test_address_that_was_moved_twice_is_told_with_its_line(
    content: Path, check: Callable[[], Said], lines: tuple[str, ...], words: list[str]
) -> None:
    moved(content, *lines)
    said = check()
    assert said.status == 1
    assert len(said.lines) == len(words)
    for line, told in zip(said.lines, words, strict=True):
        assert told in line


def test_renamed_workshop_is_found_by_its_former_names(
    content: Path, build: Callable[..., Built]
) -> None:
    before = build(content=content)
    old = {name: (before.output / name).read_text("utf-8") for name in OF_LETTERS}
    replace(content, "events/talks.yaml", "- id: letters", "- id: post\n  aliases: [letters, dv]")
    built = build(content=content)
    assert built.status == 0, built.stderr
    for name in ("letters", "dv"):
        page = soup(built.output / f"workshops/{name}/index.html")
        assert (
            page.select("main a[href='../../workshops/post/index.html']")[0].get_text()
            == "手紙を書く会"
        )
        calendar = (built.output / f"workshops/{name}.ics").read_bytes()
        assert calendar == (built.output / "workshops/post.ics").read_bytes()
    uids = UID.findall(old["workshops/letters.ics"])
    assert uids == UID.findall((built.output / "workshops/post.ics").read_text("utf-8"))
    ids = TAG.findall(old["workshops/feed.atom"])
    assert ids == TAG.findall((built.output / "workshops/feed.atom").read_text("utf-8"))
    listed = (built.output / "sitemap.xml").read_text("utf-8")
    assert "workshops/post/" in listed
    assert "letters" not in listed
    for file in html_files(built.output):
        assert not soup(file).select("a[href*='letters']"), file


@pytest.mark.parametrize(
    ("aliases", "words"),
    [
        ("tea", "「tea」は、いまも使われています（events/talks.yaml）"),
        ("letters", "「letters」は、いまも使われています"),
        ("past", "「past」は、ほかのページのアドレスに使われています"),
        ("2026-12", "ほかのページのアドレスに使われています"),
        ("[soup, soup]", "「soup」は、いまも使われています"),
        ("Soup", "英小文字"),
        ("a/b", "英小文字"),
    ],
)
def test_former_name_that_is_not_free_is_refused(
    content: Path, check: Callable[[], Said], aliases: str, words: str
) -> None:
    replace(content, "events/talks.yaml", "- id: letters", f"- id: letters\n  aliases: {aliases}")
    said = check()
    assert said.status == 1
    (told,) = [line for line in said.lines if "お知らせ: " not in line]
    assert told.startswith("events/talks.yaml:12:")
    assert words in told


def test_title_of_the_tab_may_differ_from_the_heading(
    content: Path, build: Callable[..., Built]
) -> None:
    replace(content, "pages/ja/about.md", "title: 事業について", "title: 暴力のこと\ntab_title: 港")
    built = build(content=content)
    assert built.status == 0, built.stderr
    page = soup(built.output / "about/index.html")
    assert page.select_one("title").get_text().startswith("港 | ")
    assert page.select_one("h1").get_text() == "暴力のこと"


def test_title_of_the_tab_tells_nothing(content: Path, check: Callable[[], Said]) -> None:
    replace(content, "pages/ja/about.md", "title: 事業について", "title: 港\ntab_title: 暴力のこと")
    said = check()
    assert said.status == 1
    assert "履歴" in said.err
