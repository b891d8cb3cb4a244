"""The site as it is built on a curator's machine.  Plain data; publishconf.py adds the address."""

SITENAME = "Situation Digest"
SITEURL = "http://localhost:8000"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = ["C.UTF-8", "C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "themes/digest"

SITREP = {
    "description": "What was reported on the war in Syria each week: by region, with every source named and graded.",
    # What the feeds' ids start with. Choose an authority and a date once; changing it announces every item anew.
    "tag": "tag:situation-digest.example,2026:",
    # Until when security.txt holds: a day within a year. A build asks no clock; `publish` does, and says when.
    "security_expires": "2027-06-30",
}

# In the order in which data flows.
PLUGINS = [
    "sitrep.site.theme",  # how templates are read
    "sitrep.site.catalogue.plugin",  # content/ -> reports, sources, regions, notes
    "sitrep.site.catalogue.generator",  # -> families, editions, regions, sources
    "sitrep.site.pages.home",  # -> /
    "sitrep.site.pages.editions",  # -> /editions/
    "sitrep.site.pages.regions",  # -> /regions/
    "sitrep.site.pages.sources",  # -> /sources/
    "sitrep.site.pages.reports",  # -> /reports/
    "sitrep.site.pages.feeds",  # -> /feeds/
    "sitrep.site.feeds.plugin",  # -> /feed.xml, /feeds.opml, /feeds/*
    "sitrep.site.data.plugin",  # -> /data/
    "sitrep.site.pages.mail",  # -> /mail/
    "sitrep.site.search.plugin",  # -> /search/, /pagefind/
    "sitrep.site.stylesheet",  # -> /theme/style.css
    "sitrep.site.pictures.card_image",  # -> /cards/
    "sitrep.site.pages.sitemap_files",  # -> /sitemap.xml, /robots.txt
    "sitrep.site.proof.host_files",  # -> /_headers, /_redirects, /.well-known/security.txt
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
THEME_STATIC_PATHS = ["static/img", "static/js"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = (
    None
)

# Links within the site are relative, so that a copy works under any address; feeds hold absolute ones.
RELATIVE_URLS = True
