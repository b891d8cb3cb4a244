"""The feeds, their list and the page that explains them; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.feeds.plugin import PLUGIN

    PLUGIN.register()
