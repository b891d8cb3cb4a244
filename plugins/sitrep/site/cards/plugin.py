"""Draws the pictures that link cards show of the site, its editions, events and regions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pelican.writers import Writer

from sitrep.core.regions import Regions
from sitrep.geo.outlines import Chart
from sitrep.site.addresses import SITE_CARD, edition_card, event_card, region_card
from sitrep.site.cards.painting import Style, draw_card, read_style
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.changes.moved import MovedFiles
from sitrep.site.catalogue.edition import Edition
from sitrep.site.engine.product import product
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.pictures.card import Card, edition_cards, lasting_cards, with_stories
from sitrep.site.policy import Served, Serving


class CardFiles(SiteGenerator):
    """Writes ``/cards/site.png``, ``/cards/<week>.png``, and one an event and a region."""

    def generate_output(self, _writer: Writer) -> None:
        """Draw and write them; raises BuildError for a theme without font or tokens."""
        style = read_style(Path(self.theme))
        catalogue, chart = self.context["catalogue"], self.context["chart"]
        lasting = lasting_cards(catalogue, self.site, chart)
        moved = MovedFiles.of(catalogue.history.moved)
        self.produce(
            product(address, draw_card, card, style)
            for card in lasting
            for address in (card.address, *moved.before(card.address))
        )
        # What areas are called follows from the rows of regions.toml.
        rows = self._regions.rows
        self.produce(
            product(card.address, self.draw_edition_card, card, edition, (rows, chart), style)
            for edition, card in edition_cards(catalogue, self.site, chart)
        )

    def draw_edition_card(
        self, card: Card, edition: Edition, ground: tuple[object, Chart | None], style: Style
    ) -> bytes:
        """The card of an edition, with its stories on the map."""
        _rows, chart = ground
        return draw_card(with_stories(card, edition, self._regions, chart), style)

    @property
    def _regions(self) -> Regions:
        found: Regions = self.context["sitrep_content"].regions
        return found

    def served(self) -> Iterable[Served]:
        """As pictures that other sites show."""
        yield Served("cards/*", Serving.SHOWN_PICTURE)

    def expected(self) -> Iterable[str]:
        """One for the site, and one per edition, event and region."""
        catalogue: Catalogue = self.context["catalogue"]
        yield SITE_CARD
        yield from (edition_card(edition.week) for edition in catalogue.editions)
        yield from (event_card(event.event) for event in catalogue.events)
        yield from (region_card(section.region) for section in catalogue.regions)


PLUGIN = Plugin("sitrep.site.cards", (CardFiles,))
