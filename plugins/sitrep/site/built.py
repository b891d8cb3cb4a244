"""How a build works, and what it made."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.tree import Content
from sitrep.core.text import count
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.feeds.windows.plan import PlannedFile
from sitrep.site.lint.language import Spoken, spoken
from sitrep.site.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a build works; what comes out is the same."""

    cache: bool = True
    """Whether it takes over what an earlier build made."""
    workers: int | None = None
    """How many processes make its files; None: as many as there are processors."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    settings: SiteSettings
    content: Content
    catalogue: Catalogue
    feeds: tuple[PlannedFile, ...]
    """Empty, where the feeds' plugin is not in PLUGINS."""
    chart: Chart | None
    """What its maps are drawn on."""

    @property
    def spoken(self) -> Spoken:
        """What it said in the site's language, and what it lacked."""
        return spoken(self.content, self.catalogue, self.settings.site.language, self.chart)

    @property
    def summary(self) -> str:
        """How much it holds: ``58 reports, 10 editions …``."""
        catalogue = self.catalogue
        parts = (
            count(len(catalogue.families), "report"),
            count(len(catalogue.editions), "edition"),
            count(len(catalogue.events), "event"),
            count(len(catalogue.regions), "region"),
            count(len(catalogue.sources), "source"),
            count(len({file.plan.head.id for file in self.feeds}), "feed"),
        )
        return ", ".join(parts)
