"""The links that every page has: the menu, the small print at its foot, pages of a purpose."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from yorisoi.models import Language, bare
from yorisoi.site import Link, PageSource, Site


@dataclass(frozen=True)
class LanguageLink:
    """The link to a page in another language, or to this one as it is (`is_here`).

    Where the page has no translation, it leads to the front page and says so.
    """

    words: str
    tag: str
    address: str
    is_here: bool
    is_translation: bool


def menu(site: Site, language: Language) -> list[Link]:
    """Return the pages that have an `order`, in that order."""
    pages = [page for page in _pages(site, language) if page.meta.order is not None]
    return _items(sorted(pages, key=lambda page: (page.meta.order, page.path)))


def small_links(site: Site, language: Language) -> list[Link]:
    """Return the other published pages, without the front page and the one for what is missing."""
    pages = [page for page in _pages(site, language) if page.meta.order is None]
    return _items(page for page in pages if page.meta.slug not in ("index", "404"))


def page_for(site: Site, language: Language, purpose: str) -> Link | None:
    """Return the published page that says it serves a purpose; the first of several, or None."""
    pages = [page for page in _pages(site, language) if page.meta.purpose == purpose]
    return next(iter(_items(pages)), None)


def languages(site: Site, here: Language) -> Callable[[str], tuple[LanguageLink, ...]]:
    """Return the function that gives the links of a page to each language that has pages.

    The page at an address stands for its translations: those with its slug. There are no links
    where there is only one language.
    """
    pages = {
        language.key: frozenset(page.address for page in _pages(site, language))
        for language in site.languages.values()
    }
    spoken = [language for language in site.languages.values() if pages[language.key]]

    def links(address: str) -> tuple[LanguageLink, ...]:
        slug = address.removeprefix(here.path)
        return tuple(
            _language_link(language, here, slug, pages[language.key])
            for language in (spoken if len(spoken) > 1 else ())
        )

    return links


def _language_link(
    language: Language, here: Language, slug: str, pages: Container[str]
) -> LanguageLink:
    address, is_here = language.path + slug, language == here
    is_there = is_here or address in pages
    words = language.name if is_there else language.words["front_page"]
    return LanguageLink(
        words if language.has_ruby or here.has_ruby else bare(words),
        language.tag,
        address if is_there else language.path,
        is_here,
        is_there,
    )


def alternates(links: Iterable[LanguageLink]) -> dict[str, str]:
    """Return the address of a page in each language it exists in, by tag; the first of a tag.

    Nothing where it exists in one alone. Easy Japanese is Japanese to a program.
    """
    found: dict[str, str] = {}
    for link in links:
        if link.is_translation:
            found.setdefault(link.tag, link.address)
    return found if len(found) > 1 else {}


def _pages(site: Site, language: Language) -> list[PageSource]:
    return [page for page in site.pages.values() if page.lang == language.key and page.is_published]


def _items(pages: Iterable[PageSource]) -> list[Link]:
    return [Link(page.address, page.meta.menu or page.meta.title) for page in pages]
