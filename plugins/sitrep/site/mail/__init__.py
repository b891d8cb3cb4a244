"""The e-mail form of every edition; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.mail.plugin import PLUGIN

    PLUGIN.register()
