"""Stock Pelican with its default theme; a calendar is added, as the others have one."""

from pathlib import Path

SITEURL = "http://127.0.0.1:8000"
SITENAME = "港"
TIMEZONE = "Asia/Tokyo"
DEFAULT_LANG = "ja"

THEME_TEMPLATES_OVERRIDES = [str(Path(__file__).parent)]
TEMPLATE_EXTENSIONS = [".html", ".ics"]
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "calendar"]
CALENDAR_SAVE_AS = "calendar.ics"
