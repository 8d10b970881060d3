"""The one clock: Japan's, and settable from outside."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def now(text: str | None = None) -> datetime:
    """Return the moment of the build in Asia/Tokyo.

    `text` is ISO 8601 (a time without a zone is Japan's); without it
    SOURCE_DATE_EPOCH (reproducible-builds.org), else the machine's clock.
    Raises ValueError where either cannot be read.
    """
    if text:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=TOKYO) if moment.tzinfo is None else moment.astimezone(TOKYO)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), TOKYO)
    return datetime.now(TOKYO)
