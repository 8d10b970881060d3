"""What others see of a link that somebody sends on: nothing that tells what it is about."""

import io
from pathlib import Path

import pytest
import yaml
from lxml import html
from PIL import Image

from tests.support.building import ROOT, Built, html_files

NAMED = "//meta[@property='{0}' or @name='{0}']/@content"


@pytest.fixture(scope="module")
def pages(site: Built) -> dict[Path, html.HtmlElement]:
    trees = {page: html.parse(str(page)).getroot() for page in html_files(site.output)}
    return {page: tree for page, tree in trees.items() if not tree.xpath("//*[@data-moved]")}


def test_card_of_every_page_says_the_neutral_title_and_the_name(
    pages: dict[Path, html.HtmlElement],
) -> None:
    data = yaml.safe_load((ROOT / "content/data/service.yaml").read_text("utf-8"))
    assert pages
    for page, tree in pages.items():
        shown = {
            name: tree.xpath(NAMED.format(name))
            for name in ("og:title", "og:description", "og:image:alt", "twitter:card")
        }
        # In another language, the name that its title ends with.
        name = tree.findtext("head/title").rpartition(" | ")[2]
        assert name == data["names"]["name"] or tree.get("lang") != "ja" or "easy" in page.parts
        assert shown == {
            "og:title": [tree.findtext("head/title")],
            "og:description": [name],
            "og:image:alt": [name],
            "twitter:card": ["summary_large_image"],
        }, page
        assert not [word for word in data["avoided_in_titles"] if word in shown["og:title"][0]]


def test_picture_is_the_one_that_every_page_names(
    pages: dict[Path, html.HtmlElement], site: Built
) -> None:
    addresses = {tree.xpath(NAMED.format("og:image"))[0] for tree in pages.values()}
    assert {address.rpartition("/")[2] for address in addresses} == {"card.png"}
    data = (site.output / "card.png").read_bytes()
    assert len(data) <= 100 * 1024
    assert Image.open(io.BytesIO(data)).size == (1200, 630)


def test_every_page_of_a_language_has_a_description_of_its_own(
    pages: dict[Path, html.HtmlElement], site: Built
) -> None:
    told = [
        (
            page.relative_to(site.output).parts[0] in ("easy", "en"),
            tree.xpath(NAMED.format("description"))[0],
        )
        for page, tree in pages.items()
    ]
    assert all(len(text) > 5 for _, text in told)
    assert len(set(told)) == len(told)
