"""The list of all pages for search engines (sitemaps.org protocol 0.9)."""

from xml.etree import ElementTree as ET

from yorisoi.formats.publication import Publication

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(publication: Publication) -> str:
    """Return the XML text: the full address of every page, sorted, and when it was last changed."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for address in sorted(publication.updated):
        if address.endswith(".html"):  # 404.html
            continue
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = publication.absolute(address)
        if day := publication.updated[address]:
            ET.SubElement(url, "lastmod").text = day.isoformat()
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
