"""One standard a file: each turns records at a moment into the text of one published file.

A format is a module of this room and a line in FORMATS.
"""

from collections.abc import Callable, Mapping

from yorisoi.formats import (
    atom,
    datasets,
    facilities,
    ics,
    json_ld,
    llms_txt,
    open_data,
    qr_codes,
    robots,
    search_index,
    security_txt,
    sitemap,
)
from yorisoi.formats.publication import Publication

# None where the data has nothing to say in this format: no file is written then.
FORMATS: Mapping[str, Callable[[Publication], str | bytes | None]] = {
    "workshops/calendar.ics": ics.calendar,
    open_data.ADDRESS: open_data.events_csv,
    datasets.metadata_address(datasets.EVENTS): datasets.events_metadata,
    json_ld.EVENTS_ADDRESS: json_ld.events_json,
    facilities.ADDRESS: facilities.facilities_csv,
    datasets.metadata_address(datasets.FACILITIES): datasets.facilities_metadata,
    "workshops/feed.atom": atom.feed,
    "sitemap.xml": sitemap.sitemap,
    "robots.txt": robots.robots_txt,
    "llms.txt": llms_txt.llms_txt,
    "qr.svg": qr_codes.qr_svg,
    "qr.png": qr_codes.qr_png,
    search_index.ADDRESS: search_index.search_index,
    security_txt.ADDRESS: security_txt.security_txt,
}

__all__ = ["FORMATS", "Publication"]
