"""What hosts and finders of security holes read; a plugin."""


def register() -> None:
    """Called by Pelican."""
    from sitrep.site.hosts.plugin import PLUGIN

    PLUGIN.register()
