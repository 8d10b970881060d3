"""Where a place can be seen on a map: a link to OpenStreetMap, which keeps no account of visitors.

docs/decisions/0027 says why this one. Nothing but the place is in the address of the link.
"""

from urllib.parse import quote

MAP = "https://www.openstreetmap.org"
CLOSE = 18  # zoom: single houses can be told


def map_address(address: str, latitude: float | None, longitude: float | None) -> str:
    """Return the address of a map with a mark at the place, or that looks for its address."""
    if latitude is None or longitude is None:
        return f"{MAP}/search?query={quote(address)}"
    return f"{MAP}/?mlat={latitude}&mlon={longitude}#map={CLOSE}/{latitude}/{longitude}"
