"""The links that every page has: the menu, the small print at its foot, pages of a purpose."""

from collections.abc import Iterable
from dataclasses import dataclass

from yorisoi.site import PageSource, Site


@dataclass(frozen=True)
class MenuItem:
    """The words of a link and the site address it leads to."""

    title: str
    address: str


def menu(site: Site) -> list[MenuItem]:
    """Return the pages that have an `order`, in that order."""
    pages = [page for page in site.pages.values() if page.meta.order is not None]
    return _items(sorted(pages, key=lambda page: (page.meta.order, page.path)))


def small_links(site: Site) -> list[MenuItem]:
    """Return the other published pages, without the front page and the one for what is missing."""
    pages = [page for page in site.pages.values() if page.meta.order is None]
    return _items(page for page in pages if page.meta.slug not in ("index", "404"))


def page_for(site: Site, purpose: str) -> MenuItem | None:
    """Return the published page that says it serves a purpose; the first of several, or None."""
    pages = [page for page in site.pages.values() if page.meta.purpose == purpose]
    return next(iter(_items(pages)), None)


def _items(pages: Iterable[PageSource]) -> list[MenuItem]:
    return [
        MenuItem(page.meta.menu or page.meta.title, page.address)
        for page in pages
        if page.meta.status == "published"
    ]
