"""The site as it is built on a curator's machine.  Plain data; publishconf.py adds the address."""

SITENAME = "Situation Digest"
SITEURL = "http://localhost:8000"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = ["C.UTF-8", "C"]

PATH = "content"
# What builds have worked out. May be deleted at any time; kept between runs in CI, it saves them work.
CACHE_PATH = ".cache"
OUTPUT_PATH = "output"
THEME = "themes/digest"

SITREP = {
    "description": "What was reported on the war in Syria each week: by region, with every source named and graded.",
    # What the feeds' ids start with. Choose an authority and a date once; changing it announces every item again.
    "tag": "tag:situation-digest.example,2026:",
    # Until when security.txt holds: a day within a year. A build asks no clock; `publish` does, and says when.
    "security_expires": "2027-06-30",
}

# In the order in which data flows. Every line but the first can be removed; with it go its files and
# every link to them.
PLUGINS = [
    "sitrep.site",  # content/ -> catalogue -> /, /editions/, /events/, /regions/, /sources/, /reports/
    "sitrep.site.search",  # -> /search/, /pagefind/
    "sitrep.site.feeds",  # -> /feeds/, /feed.xml, /feeds.opml
    "sitrep.site.data",  # -> /data/
    "sitrep.site.mail",  # -> /mail/
    "sitrep.site.cards",  # -> /cards/
    "sitrep.site.sitemap",  # -> /sitemap.xml, /robots.txt
    "sitrep.site.hosts",  # -> /_headers, /_redirects, /.well-known/security.txt
]
# Builds beside OUTPUT_PATH and replaces it when all is whole.
PELICAN_CLASS = "sitrep.WholeBuild"

# Reports have a generator of their own; what Pelican does for blogs is off.
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
STATIC_PATHS = ["images"]
THEME_STATIC_PATHS = ["static/img"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = (
    None
)

# Links within the site are relative, so that a copy works under any address; feeds hold absolute ones.
RELATIVE_URLS = True
