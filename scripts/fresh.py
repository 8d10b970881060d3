#!/usr/bin/env python3
"""Fail where the last good publication is older than 48 hours: scripts/fresh.py URL.

The host says when it was given the front page (Last-Modified, RFC 9110, section 8.8.2).
"""

import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.error import URLError
from urllib.request import Request, urlopen

LONGEST = timedelta(hours=48)
JAPAN = timedelta(hours=9)


def published(url: str) -> datetime:
    """Return when the live front page was published; leaves where nobody can say."""
    request = Request(f"{url.rstrip('/')}/", method="HEAD")  # noqa: S310 - given by us
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            told = answer.headers["Last-Modified"]
    except (URLError, OSError) as error:
        sys.exit(f"サイトが開けません: {url}（{error}）")
    if not told:
        sys.exit(f"いつ公開されたか分かりません: {url}")
    return parsedate_to_datetime(told)


def main() -> None:
    """Say when it was, and fail where that is too long ago."""
    moment = published(sys.argv[1])
    words = f"最後の公開は {moment + JAPAN:%Y年%m月%d日 %H:%M}（日本時間）です"
    if datetime.now(UTC) - moment > LONGEST:
        sys.exit(f"{words}。48時間より前です。毎晩の公開が止まっています。")
    print(words)


if __name__ == "__main__":
    main()
