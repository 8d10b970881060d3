"""The list of all pages for search engines (sitemaps.org protocol 0.9)."""

from xml.etree import ElementTree as ET

from yorisoi.formats.publication import Publication

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(publication: Publication) -> str:
    """Return the XML text: the full address of every page, sorted."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for address in sorted(map(publication.absolute, publication.addresses())):
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = address
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
