"""A link or a picture in a text leads to something that is published, or is refused."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from yorisoi import loading
from yorisoi.inserts import inserts
from yorisoi.loading.checks import text_rules
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.prose import Prose

from tests.support.building import build_site
from tests.support.writing import (
    EVENT,
    HARBOUR,
    PAGE,
    Said,
    copied,
    harbour,
    picture,
    refusals,
    write,
)

PAGE_FILE, EVENT_FILE = "pages/ja/sample.md", "events/2026-12-10-case.yaml"
YOGA = "{filename}../../events/2026-12-10-yoga.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(tmp_path)
    write(content, "images/garden.jpg", picture())
    return content


def page_with(text: str) -> str:
    return PAGE.replace("本文です。", text)


def built_page(content: Path, text: str) -> tuple[Path, str]:
    """Return the folder of the page that holds a text, and its main part."""
    write(content, PAGE_FILE, page_with(text))
    built = build_site(content.parent / "output", content=content)
    assert built.status == 0, built.stderr
    folder = built.output / "sample"
    return folder, (folder / "index.html").read_text("utf-8").partition("<main")[2]


@pytest.mark.parametrize(
    "text",
    [
        f"[ヨガ]({YOGA})",
        "[ヨガ]({filename}/events/2026-12-10-yoga.yaml)",
        f"[ヨガ][a]\n\n[a]: {YOGA}",
        f"[a]\n\n[a]:\n   <{YOGA}> '題'",
        "[ヨガ]({filename}/events/2026-12-10-yoga.yaml#yoga)",
    ],
)
def test_link_to_the_file_of_an_event_leads_to_its_page(text: str, content: Path) -> None:
    assert 'href="../workshops/yoga/index.html"' in built_page(content, text)[1]


def test_link_to_one_of_several_events_of_a_file_names_its_id(content: Path) -> None:
    entries = "".join(
        f"- id: {key}\n  " + EVENT.replace("\n", "\n  ").rstrip(" ") for key in ("tea-a", "tea-b")
    )
    write(content, "events/teas.yaml", entries)
    text = "[お茶]({filename}/events/teas.yaml#tea-b)"
    assert 'href="../workshops/tea-b/index.html"' in built_page(content, text)[1]


def test_event_links_to_another_event_and_to_a_page(content: Path) -> None:
    text = "[ヨガ]({filename}2026-12-10-yoga.yaml)と[相談]({filename}../pages/ja/consultation.md)"
    write(content, EVENT_FILE, f"{EVENT}description: '{text}'\n")
    built = build_site(content.parent / "output", content=content)
    assert built.status == 0, built.stderr
    html = (built.output / "workshops/case/index.html").read_text("utf-8")
    assert 'href="../../workshops/yoga/index.html"' in html
    assert 'href="../../consultation/index.html"' in html


@pytest.mark.parametrize(
    "text",
    [
        "![庭][a]\n\n[a]: {static}/images/garden.jpg",
        "![庭]\n\n[庭]: {static}../../images/garden.jpg '題'",
        "![庭](<{static}/images/garden.jpg>)",
        "![庭]( {static}/images/garden.jpg 'かっこ)の題' )",
        "![庭\\]]({static}/images/garden.jpg)",
        "[![庭]({static}/images/garden.jpg)](https://www.example.jp/)",
        "[庭の写真]({filename}/images/garden.jpg)",
    ],
)
def test_picture_is_published_however_a_text_names_it(text: str, content: Path) -> None:
    folder, html = built_page(content, text)
    (address,) = re.findall(r'(?:src|href)="([^"]*garden[^"]*)"', html)
    assert (folder / address).is_file()


@pytest.mark.parametrize(
    "name",
    [
        "スクリーンショット 2026-12-01.png",
        "IMG_0001 (1).png",
        "IMG_0001(1).png",
        "50%.png",
        "a?b.png",
        "机#2.png",
        "a&b.png",
        unicodedata.normalize("NFD", "ガーデン.png"),
    ],
)
def test_picture_of_any_name_is_published_or_refused(name: str, content: Path) -> None:
    write(content, f"images/{name}", picture())
    write(content, EVENT_FILE, f"{EVENT}image: '{name}'\nimage_alt: 机\n")
    folder, html = built_page(
        content, f"![机]({{static}}/images/{unicodedata.normalize('NFC', name)})"
    )
    (address,) = re.findall(r'src="([^"]*)"', html)
    assert re.fullmatch("[!-~]+", address)
    assert list((folder.parent / "images").iterdir())
    event = (folder.parent / "workshops/case/index.html").read_text("utf-8")
    assert f"/{address.removeprefix('../')}" in event


def test_picture_is_found_by_an_address_that_an_editor_encoded(content: Path) -> None:
    write(content, "images/机 1.jpg", picture())
    assert "%20" in built_page(content, "![机]({static}/images/%E6%9C%BA%201.jpg)")[1]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[あ]({filename}/events/2026-12-10-nothing.yaml)", "8:5", "yoga"),
        ("[あ]({filename}/events/talks.yaml)", "8:5", "talks.yaml#"),
        ("[あ]({filename}/events/talks.yaml#nothing)", "8:5", "ありません"),
        ("[あ]({filename}/events/later.yaml)", "8:5", "publish_from"),
        ("[あ]({filename}/events/_template.yaml)", "8:5", "ありません"),
        ("[あ]({static}/data/service.yaml)", "8:5", "ありません"),
        ("[あ][x]\n\n[x]: {filename}nothing.md", "10:6", "ありません"),
        ("[あ][x]\n\n> [x]: {filename}draft.md", "10:8", "下書き"),
        ("![庭][x]\n\n[x]: {static}/images/none.jpg", "10:6", "ありません"),
        ("![庭]({filename}about.md)", "8:6", "画像ではありません"),
        ("![庭][x]\n\n[x]: {filename}about.md", "10:6", "画像ではありません"),
        ("![庭][x]\n\n[x]: https://www.example.jp/a.png", "10:6", "images に置き"),
        ("[あ](https://www.example.jp/{{hours.telephone}})", "8:5", "使えません"),
        ("[あ]({filename}about.md", "8:4", "閉じられていません"),
        ("[あ](https://www.example.jp/`a`)", "8:5", "使えません"),
    ],
)
def test_reference_to_what_is_not_published_is_refused(
    text: str, place: str, words: str, content: Path, check: Callable[[], Said]
) -> None:
    write(content, "events/later.yaml", EVENT + "publish_from: 2026-11-01\n")
    write(content, "events/_template.yaml", "title: 名前\n")
    write(content, PAGE_FILE, page_with(text))
    said = check()
    assert said.status == 1
    named = [line for line in said.lines if line.startswith(f"{PAGE_FILE}:{place}: ")]
    assert any(words in line for line in named), said.err


def test_link_from_an_event_to_a_draft_is_refused(content: Path, check: Callable[[], Said]) -> None:
    text = "description: '[あ]({filename}../pages/ja/draft.md)'\n"
    write(content, EVENT_FILE, EVENT + text)
    said = check()
    assert said.status == 1
    assert f"{EVENT_FILE}:5:19: " in said.err


PARTS = [
    *("[", "]", "(", ")", "![", "](", "][x]", "\n\n[x]:", "\n[x]: ", "<", ">", '"', "'", "\\", "`"),
    *("{filename}", "{static}", "about.md", "draft.md", "/pages/ja/", "/images/a.jpg", "#a", "%20"),
    *(
        "https://www.example.jp/",
        "a",
        "あ",
        " ",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "    ",
        "*",
        "|",
        "{{x}}",
    ),
]


@given(st.lists(st.sampled_from(PARTS), max_size=24).map("".join))
def test_reference_that_markdown_sees_is_checked(text: str) -> None:
    faults = text_rules.check_markdown(text, "pages/ja/a.md", VOCABULARY)
    shown = PROSE.html(text, PageContext("a/", ""), "pages/ja/a.md", lambda name, _: name)
    leads_nowhere = html.fragment_fromstring(f"<div>{shown}</div>").xpath(
        "//a[not(@href)] | //img[not(@src)]"
    )
    assert faults or not leads_nowhere, shown


SITE = harbour()
PROSE = Prose(SITE, external="")
VOCABULARY = text_rules.Vocabulary({}, {}, frozenset(SITE.addresses))


def test_every_reference_in_the_samples_is_read() -> None:
    assert refusals(HARBOUR) == ()
    assert SITE.addresses["pages/ja/about.md"] == "about/"
    assert "pages/ja/draft.md" not in SITE.addresses


@pytest.mark.parametrize(
    "written", ["images/a.jpg", "./a.jpg", "A.JPG", r"C:\Users\me\a.jpg", "https://a.example/a.jpg"]
)
def test_picture_named_with_its_folder_is_found_by_its_name(written: str, content: Path) -> None:
    write(content, "images/a.jpg", picture())
    write(content, EVENT_FILE, f"{EVENT}image: {written}\nimage_alt: 茶わん\n")
    (fault,) = refusals(content)
    assert (fault.code, dict(fault.values)["near"]) == ("unknown_target", "a.jpg")


@pytest.mark.parametrize(
    ("written", "near", "keys"),
    [
        ("{{ places.branch }}", "", "（places.salon）"),
        ("{{ contacts.consultatoin }}", "contacts.consultation", ""),
        ("{{ contact.consultation }}", "contacts.consultation", ""),
        ("{{ nothing.there }}", "", ""),
        ("[あ]({filename}abuot.md)", "about.md", ""),
        ("[あ]({filename}about)", "about.md", ""),
        ("[あ]({filename}lines.md)", "", ""),
        ("![あ]({static}/images/hall.jpg)", "", ""),
    ],
)
def test_what_is_suggested_is_called_alike_itself(
    written: str, near: str, keys: str, content: Path
) -> None:
    write(content, "images/b.jpg", picture())
    write(content, "pages/ja/link.md", PAGE.replace("slug: sample", "slug: link"))
    write(content, PAGE_FILE, f"{PAGE}\n{written}\n")
    (fault,) = [one for one in refusals(content) if one.position.path == PAGE_FILE]
    values = {"keys": "", **dict(fault.values)}
    assert (values["near"], values["keys"]) == (near, keys)


@pytest.mark.parametrize("block", ["answers", "line", "organizations", "partners", "results"])
def test_block_that_would_be_empty_is_refused(block: str) -> None:
    others = {k: one for k, one in SITE.service.contacts.items() if one.kind != "line"}
    nothing = {"answers": {}, "organizations": {}, "partners": (), "results": None}
    service = SITE.service.model_copy(update={"contacts": others, **nothing})
    words = text_rules.Vocabulary(inserts(service, SITE.hotlines))
    told = text_rules.check_markdown(f"{{{{ blocks.{block} }}}}", PAGE_FILE, words)
    assert [one.code for one in told] == ["insert_without_data"]


@pytest.mark.parametrize("alt", ["写真", "イメージ画像", "画像1", "a.jpg", "IMG_1234", "photo 2"])
def test_words_that_say_nothing_of_a_picture_are_refused(alt: str, content: Path) -> None:
    write(content, "images/a.jpg", picture())
    write(content, EVENT_FILE, f"{EVENT}image: a.jpg\nimage_alt: {alt}\n")
    assert [fault.code for fault in refusals(content)] == ["alt_says_nothing"]


@pytest.mark.parametrize("alt", ["写真を選ぶ人", "折り紙の絵", "3枚のマット", "港の写真"])
def test_words_that_say_what_a_picture_shows_are_read(alt: str, content: Path) -> None:
    write(content, "images/a.jpg", picture())
    write(content, EVENT_FILE, f"{EVENT}image: a.jpg\nimage_alt: {alt}\n")
    assert loading.load(content)[0].events
