"""Where a place can be seen on a map: a link to OpenStreetMap, which keeps no account of visitors.

docs/decisions/0027 says why this one. Nothing but the place is in the address of the link.
"""

from urllib.parse import quote

from yorisoi.models import Place

MAP = "https://www.openstreetmap.org"
CLOSE = 18  # zoom: single houses can be told


def map_address(place: Place) -> str:
    """Return the address of a map with a mark at the place, or that looks for its address."""
    if place.latitude is None or place.longitude is None:
        return f"{MAP}/search?query={quote(place.address)}"
    at = f"{place.latitude}/{place.longitude}"
    return f"{MAP}/?mlat={place.latitude}&mlon={place.longitude}#map={CLOSE}/{at}"
