"""The list of pages for search engines, as sitemaps.org has it."""

from lxml import etree
from yorisoi.formats import Publication
from yorisoi.formats.sitemap import sitemap

from tests.support.writing import ADDRESS, gathering, publishing

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(publication: Publication) -> list[str]:
    """Return what the sitemap lists, below the address of the site."""
    root = etree.fromstring(sitemap(publication).encode())
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    listed = root.xpath("s:url/s:loc/text()", namespaces=NAMES)
    assert all(address.startswith(f"{ADDRESS}/") for address in listed)
    return [address.removeprefix(f"{ADDRESS}/") for address in listed]


def test_every_address_stands_once_and_in_order() -> None:
    listed = addresses(publishing(gathering(dates=["2026-12-10", "2026-12-17"])))
    assert listed == sorted(set(listed))
    assert {"", "consultation/", "workshops/case/", "workshops/2026-12/"} <= set(listed)


def test_drafts_and_the_page_for_what_is_missing_are_not_listed() -> None:
    listed = addresses(publishing())
    assert "draft/" not in listed
    assert "404.html" not in listed


def test_months_from_the_first_to_the_last_event_are_listed() -> None:
    listed = addresses(publishing(gathering(date="2027-02-10")))
    months = [address for address in listed if address.startswith("workshops/20")]
    assert months == ["workshops/2026-12/", "workshops/2027-01/", "workshops/2027-02/"]


def test_years_in_which_something_ended_are_listed() -> None:
    listed = addresses(publishing(gathering(date="2026-03-31"), gathering(date="2027-02-10")))
    past = [address for address in listed if address.startswith("workshops/past/")]
    assert past == ["workshops/past/", "workshops/past/2025/"]
