"""How many people were killed, wounded, displaced, detained or ill, as accounts say it.

``figure`` has the values, ``options`` reads and writes them in a passage's line, ``ranges`` puts
together what the accounts of an event say, and ``words`` says it.  For the curator ``harm`` finds
counts of harmed people in a text (``signs`` reads it for that), and ``unlisted`` those that no
figure has.
"""

from __future__ import annotations

from sitrep.core.figures.figure import Amount, Figure, FigureGroup, FigureKind, Precision
from sitrep.core.figures.options import (
    FIGURE_KEYS,
    Problem,
    figure_key,
    in_order,
    parse_figure_option,
    write_figure_options,
)
from sitrep.core.figures.ranges import FigureRange, SaidFigure, figure_ranges
from sitrep.core.figures.words import amount_words, figure_name, number_words, range_words

__all__ = [
    "FIGURE_KEYS",
    "Amount",
    "Figure",
    "FigureGroup",
    "FigureKind",
    "FigureRange",
    "Precision",
    "Problem",
    "SaidFigure",
    "amount_words",
    "figure_key",
    "figure_name",
    "figure_ranges",
    "in_order",
    "number_words",
    "parse_figure_option",
    "range_words",
    "write_figure_options",
]
