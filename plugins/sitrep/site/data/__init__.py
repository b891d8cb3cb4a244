"""The data files, their schemas and the page that explains them; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.data.plugin import PLUGIN

    PLUGIN.register()
