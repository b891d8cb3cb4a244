"""What was read, made into families, editions, regions and sources."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from sitrep.geo.charts import read_chart
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.settings import read_settings_of


class CatalogueGenerator(Generator):
    """Puts the catalogue into the context, as ``catalogue``, and what maps are drawn on, as ``chart``."""

    def generate_context(self) -> None:
        """Build it from what the reader left there."""
        settings = read_settings_of(self.settings)
        self.context["preview"] = settings.drafts
        content = self.context["sitrep_content"]
        self.context["chart"] = read_chart(content.regions)
        self.context["published"] = build_catalogue(content, wording=settings.site.wording)
        self.context["catalogue"] = (
            build_catalogue(content, drafts=True, wording=settings.site.wording)
            if settings.drafts
            else self.context["published"]
        )


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return CatalogueGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
