"""Settings for the public address, which stands in SITEURL of the environment."""

import os
import sys
from pathlib import Path

# The command `yorisoi` stands in another folder and does not look here by itself.
sys.path.append(str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 - Pelican's own way of deriving settings

SITEURL = os.environ["SITEURL"].rstrip("/")
RELATIVE_URLS = False

# What is marked `blocking` in the data must be settled before such a build.
YORISOI_PUBLIC = True
