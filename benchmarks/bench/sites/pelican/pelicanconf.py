"""A site of stock Pelican: reports are articles, regions tags, sources categories, weeks an archive."""

SITENAME = "Situation Digest"
SITEURL = "https://digest.example"
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
TIMEZONE, DEFAULT_LANG = "UTC", "en"
ARTICLE_URL = ARTICLE_SAVE_AS = "reports/{slug}/index.html"
TAG_URL = TAG_SAVE_AS = "regions/{slug}/index.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "sources/{slug}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
MONTH_ARCHIVE_SAVE_AS = "editions/{date:%Y}-{date:%m}/index.html"
DEFAULT_PAGINATION = 25
PAGINATED_TEMPLATES = {"tag": 25}
DIRECT_TEMPLATES = ["index", "archives"]
FEED_MAX_ITEMS = 25
FEED_ALL_ATOM, FEED_ALL_RSS = "feeds/reports.atom", "feeds/reports.rss"
TAG_FEED_ATOM, TAG_FEED_RSS = "feeds/regions/{slug}.atom", "feeds/regions/{slug}.rss"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "feeds/sources/{slug}.atom", "feeds/sources/{slug}.rss"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
