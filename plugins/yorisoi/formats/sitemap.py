"""The list of all pages for search engines (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str]) -> str:
    """Return the XML text for the given full addresses, sorted, each once."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for address in sorted(set(addresses)):
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = address
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
