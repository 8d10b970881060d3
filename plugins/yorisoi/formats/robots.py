"""What crawlers may read, and where the list of pages is: robots.txt (RFC 9309)."""

from yorisoi.formats.publication import Publication


def robots_txt(publication: Publication) -> str:
    """Return the file: everything is allowed."""
    return f"User-agent: *\nAllow: /\nSitemap: {publication.absolute('sitemap.xml')}\n"
