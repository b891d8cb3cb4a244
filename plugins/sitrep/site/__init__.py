"""``content/`` to ``output/``, as Pelican plugins: one a room, which PLUGINS names in the order in which data flows.

    sitrep.site           content/ -> catalogue -> /, /editions/, /regions/, /sources/, /reports/
    sitrep.site.search    -> /search/, /pagefind/
    sitrep.site.feeds     -> /feeds/, /feed.xml, /feeds.opml
    sitrep.site.data      -> /data/
    sitrep.site.mail      -> /mail/
    sitrep.site.cards     -> /cards/, the pictures of link cards
    sitrep.site.sitemap   -> /sitemap.xml, /robots.txt
    sitrep.site.hosts     -> /_headers, /_redirects, /.well-known/security.txt

Every line but the first can be removed; with it go its files and every link to them.
"""


def register() -> None:
    """Called by Pelican for the first line of PLUGINS."""
    from sitrep.site.plugin import register as register_site

    register_site()
