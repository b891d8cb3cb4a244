"""How a build works, and what it made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.content.tree import Content
from sitrep.core.text import count
from sitrep.files.cache.folder import CacheFolder
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.feeds.windows.plan import ListedFeed
from sitrep.site.lint.language import Spoken, spoken
from sitrep.site.settings import SiteSettings
from sitrep.site.steps import Steps, TimedStep


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a build works; what comes out is the same."""

    cache: bool = True
    """Whether it takes over what an earlier build made."""
    workers: int | None = None
    """How many processes make its files; None: as many as there are processors."""
    known_cache: CacheFolder | None = field(default=None, compare=False)
    """The cache, with what this process has read of it in an earlier build."""
    lasting: bool = True
    """Whether the site must outlast a machine that stops; not where it is looked at alone."""
    steps: Steps = field(default_factory=Steps, compare=False)
    """Told of each step."""


@dataclass(frozen=True, slots=True)
class BuildWork:
    """What a build had to do."""

    files: int = 0
    """All files of the site."""
    taken: int = 0
    """Those that were taken over from the last build."""
    steps: tuple[TimedStep, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Why files could have been taken over and were not: the addresses, by reason."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    settings: SiteSettings
    content: Content
    catalogue: Catalogue
    feeds: tuple[ListedFeed, ...]
    """Empty, where the feeds' plugin is not in PLUGINS."""
    chart: Chart | None
    """What its maps are drawn on."""
    warnings: tuple[str, ...] = ()
    """Key points with a number that nothing behind them has, a line each."""
    work: BuildWork = field(default_factory=BuildWork)

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
            count(len({feed.head.id for feed in self.feeds}), "feed"),
        )
        return ", ".join(parts)
