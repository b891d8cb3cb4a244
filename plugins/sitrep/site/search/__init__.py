"""The search page and its index; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.search.plugin import PLUGIN

    PLUGIN.register()
