"""Settings for the public address, which stands in SITEURL of the environment."""

import os

from pelicanconf import *  # noqa: F403 - Pelican's own way of deriving settings

SITEURL = os.environ["SITEURL"].rstrip("/")
RELATIVE_URLS = False
