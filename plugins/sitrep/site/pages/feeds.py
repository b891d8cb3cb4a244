"""The page that explains the feeds to somebody who never used one."""

from __future__ import annotations

from collections.abc import Iterable

from pelican import signals
from pelican.generators import Generator

from sitrep.site.addresses import FEEDS
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.feeds.directory import feed_directory
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head


class SubscribePage(PagesOfCatalogue):
    """Writes ``/feeds/``."""

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page."""
        say = self.site.wording.say
        words = say(
            "How to get %(site)s without coming here: what a feed is, and every feed there is.",
            site=self.site.name,
        )
        head = plain_head(say("Feeds"), words, FEEDS, self.site)
        yield OutputPage(FEEDS, "feeds", head, {"groups": feed_directory(catalogue, self.site)})


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return SubscribePage


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
