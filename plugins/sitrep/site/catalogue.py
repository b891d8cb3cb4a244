"""What was read, made into families, editions, regions and sources."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from sitrep.core.catalogue import build_catalogue
from sitrep.site.settings import read_settings_of


class CatalogueGenerator(Generator):
    """Puts the catalogue into the context, as ``catalogue``."""

    def generate_context(self) -> None:
        """Build it from what the reader left there."""
        drafts = read_settings_of(self.settings).drafts
        self.context["preview"] = drafts
        self.context["catalogue"] = build_catalogue(self.context["sitrep_content"], drafts=drafts)


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return CatalogueGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
