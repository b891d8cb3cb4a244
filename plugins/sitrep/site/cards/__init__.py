"""The pictures of link cards; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.cards.plugin import PLUGIN

    PLUGIN.register()
