"""``content/`` to ``output/``, as Pelican plugins, which PLUGINS names as data flows.

    sitrep.site           content/ -> catalogue -> /, /editions/, /regions/, /sources/, /reports/
    sitrep.site.search    -> /search/, /pagefind/
    sitrep.site.feeds     -> /feeds/, /feed.xml, /feeds.opml
    sitrep.site.data      -> /data/
    sitrep.site.mail      -> /mail/
    sitrep.site.cards     -> /cards/, the pictures of link cards
    sitrep.site.sitemap   -> /sitemap.xml, /robots.txt
    sitrep.site.hosts     -> /_headers, /_redirects, /.well-known/security.txt

One plugin per room.  Every line but the first can be removed; with it go its files and every link
to them (docs/plugins.md).
"""


def register() -> None:
    """Called by Pelican for the first line of PLUGINS."""
    from sitrep.site.plugin import register as register_site

    register_site()
