"""The list of pages for search engines, as sitemaps.org has it."""

from lxml import etree
from yorisoi.formats.sitemap import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(text: str) -> list[str]:
    root = etree.fromstring(text.encode())
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    return [str(each) for each in root.xpath("s:url/s:loc/text()", namespaces=NAMES)]


def test_every_address_stands_once_and_in_order() -> None:
    given = ["https://minato.example/b/", "https://minato.example/", "https://minato.example/b/"]
    assert addresses(sitemap(given)) == sorted(set(given))


def test_address_with_signs_of_xml_is_read_back() -> None:
    address = "https://minato.example/?a=1&b=<2>"
    assert addresses(sitemap([address])) == [address]


def test_order_of_what_is_given_changes_nothing() -> None:
    given = [f"https://minato.example/{number}/" for number in range(9)]
    assert sitemap(given) == sitemap(reversed(given))


def test_no_pages_are_an_empty_list() -> None:
    assert addresses(sitemap([])) == []
