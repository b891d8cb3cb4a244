"""What an account says in figures, line by line: ``Killed: 4 or 5, 7 as of 20 July 2020``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sitrep.core.figures.figure import Figure
from sitrep.core.figures.options import figure_key, in_order
from sitrep.core.figures.words import amount_words, figure_name
from sitrep.core.language import Language


def figure_words(figure: Figure, language: Language) -> str:
    """One version: ``7 as of 20 July 2020``, ``22 over several events``."""
    words = amount_words(figure.amount, language)
    if figure.is_total:
        words = language.say("%(amount)s over several events", amount=words)
    if figure.day:
        day = language.day(figure.day)
        words = language.say("%(amount)s as of %(day)s", amount=words, day=day)
    return words


def figures_words(figures: Iterable[Figure], language: Language) -> tuple[str, ...]:
    """What an account says, a line per kind and group: ``Killed: 4 or 5, 7 as of 20 July 2020``."""
    lines = []
    for _key, versions in groupby(in_order(figures), figure_key):
        said = tuple(versions)
        label = figure_name(said[0].kind, said[0].group, language)
        amounts = language.comma.join(figure_words(each, language) for each in said)
        lines.append(language.say("%(figure)s: %(amounts)s", figure=label, amounts=amounts))
    return tuple(lines)
