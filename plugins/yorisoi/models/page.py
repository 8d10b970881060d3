"""The front matter of a page."""

from typing import Literal

from yorisoi.models.fields import Count, Day, Key, Record, Text


class PageMeta(Record):
    """The front matter of a page."""

    title: Text
    slug: Key
    lang: Literal["ja", "ja-easy", "en"] = "ja"
    description: Text
    template: Literal["page", "front"] = "page"
    order: Count | None = None
    menu: Text | None = None
    status: Literal["published", "draft"] = "published"
    updated: Day | None = None
