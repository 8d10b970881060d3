"""Technical settings of Pelican; no fact of the service stands here (see content/)."""

import yorisoi
from jinja2 import StrictUndefined

SITEURL = "http://127.0.0.1:8000"
SITENAME = ""
PATH = "content"
THEME = "theme"
TIMEZONE = "Asia/Tokyo"
DEFAULT_LANG = "ja"

# The module itself: a wrong name in this list would give a site without checks and exit 0.
PLUGINS = [yorisoi]

# A page's address is its slug's folder; opened from a disk, links name index.html too.
RELATIVE_URLS = True
PAGE_PATHS = ["pages"]
PAGE_TRANSLATION_ID = None  # `site.pages` knows which pages are translations of one another
STATIC_PATHS: list[str] = []  # pictures are published by us, without what they tell in secret
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

# Text is escaped unless it was rendered by us; an undefined name stops the build.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
