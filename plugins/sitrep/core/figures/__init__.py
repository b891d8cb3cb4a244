"""How many people were killed, wounded, displaced, detained or ill, as accounts say it.

``figure`` has the values, ``options`` reads and writes them in a passage's line.
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

__all__ = [
    "FIGURE_KEYS",
    "Amount",
    "Figure",
    "FigureGroup",
    "FigureKind",
    "Precision",
    "Problem",
    "figure_key",
    "in_order",
    "parse_figure_option",
    "write_figure_options",
]
