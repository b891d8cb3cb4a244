"""The feeds' files: each feed in its formats, the list of all, and the page that explains them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from pelican import signals

from sitrep.content.tree import Content
from sitrep.core.language import marked
from sitrep.site.addresses import FEED, FEEDS, OPML
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.engine.product import product
from sitrep.site.feeds.directory import Format, feed_directory, links_of, with_items
from sitrep.site.feeds.feeds import feed_products, plan_feeds, planned_files
from sitrep.site.feeds.opml import opml
from sitrep.site.feeds.windows.once import forget_all
from sitrep.site.feeds.windows.past import Past
from sitrep.site.feeds.windows.plan import FeedPlan
from sitrep.site.generator import ApartGenerator, MenuLink, Plugin
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import plain_head
from sitrep.site.policy import Served, Serving
from sitrep.site.site import Site


class FeedFiles(ApartGenerator):
    """Writes every feed of the catalogue; what they are is in the context as ``feeds``."""

    leaves = ("feeds",)

    def generate_context(self) -> None:
        """Tell templates which feeds a page points to, and in which formats there are feeds."""
        self.context["feed_links"] = partial(links_of, site=self.site)
        self.context["feed_formats"] = tuple(Format)

    def write_files(self) -> None:
        """Write them."""
        published = self.context["published"]
        catalogue = replace(
            self.context["catalogue"],
            families=published.families,
            history=published.history,
            editions=published.editions,
            events=published.events,
        )
        plans = plans_of(catalogue, self.context["sitrep_content"], self.site)
        files = tuple(planned_files(plans))
        self.produce(product(address, make, *of) for address, make, of in feed_products(files))
        self.context["feeds"] = tuple(file.listed for file in files)
        held = {plan.head.stem for plan in plans if plan.told}
        for group in with_items(feed_directory(catalogue, self.site), held):
            self.write(group.list, opml((group,), group.title, self.site))
        forget_all()

    def tell_plugins(self) -> None:
        """Of each file."""
        for feed in self.context["feeds"]:
            path = os.path.join(self.output_path, feed.path)
            signals.feed_written.send(path, context=self.context, feed=feed)

    def served(self) -> Iterable[Served]:
        """As files that readers on other sites may fetch; ``/feeds/`` itself is a page."""
        yield Served(f"{FEEDS}*", Serving.OPEN_PAGE)
        yield Served(FEED, Serving.OPEN_FILE)
        yield Served(OPML, Serving.OPEN_FILE)

    def expected(self) -> Iterable[str]:
        """Each feed in its formats, and their list."""
        yield OPML
        for group in feed_directory(self.context["published"], self.site):
            yield group.list
        for file in self.context["feeds"]:
            yield file.path


class SubscribePage(PagesOfCatalogue):
    """Writes ``/feeds/``, for somebody who never used a feed."""

    menu: ClassVar = (MenuLink(marked("Feeds"), FEEDS),)
    foot: ClassVar = (MenuLink(marked("Subscribe"), FEEDS),)

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The one page."""
        say = self.site.language.say
        words = say(
            "How to get %(site)s without coming here: what a feed is, and every feed there is.",
            site=self.site.name,
        )
        head = plain_head(say("Feeds"), words, FEEDS, self.site)
        yield self.ready(FEEDS, "feeds", head, groups=feed_directory(catalogue, self.site))

    def expected(self) -> Iterable[str]:
        """The one page."""
        yield FEEDS


def plans_of(catalogue: Catalogue, content: Content, site: Site) -> tuple[FeedPlan, ...]:
    """The feeds of a catalogue and their archives, with what the record tells of the past."""
    past = Past.of(content.record, content.regions, catalogue.history)
    return plan_feeds(catalogue, site, past)


PLUGIN = Plugin("sitrep.site.feeds", (SubscribePage, FeedFiles))
