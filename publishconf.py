"""The site as it is published: pelicanconf.py under the address in SITE_URL."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITE_URL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    sys.exit(
        "publishconf.py: SITE_URL is not set to the site's address. Set SITE_URL=https://…, or use pelicanconf.py."
    )

# What the data files say they were made from: the commit that CI has checked out, or none.
COMMIT = os.environ.get("SITREP_COMMIT") or os.environ.get("GITHUB_SHA", "")
SITREP = {**SITREP, "commit": COMMIT}  # noqa: F405
