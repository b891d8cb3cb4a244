"""Draws the pictures that link cards show of editions and of the site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pelican.writers import Writer

from sitrep.site.addresses import SITE_CARD, edition_card
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.pictures.card import build_cards
from sitrep.site.pictures.card_image import draw_card, read_style
from sitrep.site.policy import Served, Serving


class CardFiles(SiteGenerator):
    """Writes ``/cards/site.png`` and ``/cards/<week>.png``."""

    def generate_output(self, _writer: Writer) -> None:
        """Draw and write them; raises BuildError for a theme without font or tokens."""
        style = read_style(Path(self.theme))
        regions = self.context["sitrep_content"].regions
        catalogue, chart = self.context["catalogue"], self.context["chart"]
        for card in build_cards(catalogue, self.site, regions, chart):
            self.write(card.address, draw_card(card, style))

    def served(self) -> Iterable[Served]:
        """As pictures that other sites show."""
        yield Served("cards/*", Serving.SHOWN_PICTURE)

    def expected(self) -> Iterable[str]:
        """One for the site, and one per edition."""
        yield SITE_CARD
        for edition in self.context["catalogue"].editions:
            yield edition_card(edition.week)


PLUGIN = Plugin("sitrep.site.cards", (CardFiles,))
