"""How templates are read: escaping on, unknown names an error, our words known."""

from __future__ import annotations

from jinja2 import StrictUndefined
from pelican import signals
from pelican.generators import Generator

from sitrep.core import addresses, days, labels
from sitrep.core.grades import RELIABILITY
from sitrep.core.text import count

FILTERS = {
    "count": count,
    "day": days.day_words,
}
GLOBALS = {
    "edition_address": addresses.edition_address,
    "region_address": addresses.region_address,
    "source_address": addresses.source_address,
    "report_address": addresses.report_address,
    "span_words": days.span_words,
    "rights_words": labels.rights_words,
    "date_basis_words": labels.DATE_BASIS,
    "title_kind_words": labels.TITLE_KIND,
    "reliability": RELIABILITY,
}


def prepare_environment(generator: Generator) -> None:
    """Give a generator's Jinja environment our rules and words."""
    environment = generator.env
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(prepare_environment)
