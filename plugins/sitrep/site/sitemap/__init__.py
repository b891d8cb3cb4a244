"""What search engines are offered; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.sitemap.plugin import PLUGIN

    PLUGIN.register()
