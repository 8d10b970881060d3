"""Stock Pelican with its default theme, for comparison."""

SITEURL = "http://127.0.0.1:8000"
SITENAME = "stock"
TIMEZONE = "Asia/Tokyo"
DEFAULT_LANG = "ja"
