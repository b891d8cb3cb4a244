"""Figures in the words of readers: ``civilians killed: at least 22 as of 20 July 2020``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from babel.numbers import format_decimal

from sitrep.core.figures.figure import Amount, Figure, FigureGroup, FigureKind, Precision
from sitrep.core.figures.options import figure_key, in_order
from sitrep.core.figures.ranges import FigureRange
from sitrep.core.language import Language, marked

FIGURES = {
    (FigureKind.KILLED, FigureGroup.EVERYBODY): marked("killed"),
    (FigureKind.KILLED, FigureGroup.CIVILIANS): marked("civilians killed"),
    (FigureKind.KILLED, FigureGroup.COMBATANTS): marked("combatants killed"),
    (FigureKind.WOUNDED, FigureGroup.EVERYBODY): marked("wounded"),
    (FigureKind.WOUNDED, FigureGroup.CIVILIANS): marked("civilians wounded"),
    (FigureKind.WOUNDED, FigureGroup.COMBATANTS): marked("combatants wounded"),
    (FigureKind.DISPLACED, FigureGroup.EVERYBODY): marked("displaced"),
    (FigureKind.DISPLACED, FigureGroup.CIVILIANS): marked("civilians displaced"),
    (FigureKind.DISPLACED, FigureGroup.COMBATANTS): marked("combatants displaced"),
    (FigureKind.DETAINED, FigureGroup.EVERYBODY): marked("detained"),
    (FigureKind.DETAINED, FigureGroup.CIVILIANS): marked("civilians detained"),
    (FigureKind.DETAINED, FigureGroup.COMBATANTS): marked("combatants detained"),
    (FigureKind.CASES, FigureGroup.EVERYBODY): marked("cases of illness"),
    (FigureKind.CASES, FigureGroup.CIVILIANS): marked("cases of illness among civilians"),
    (FigureKind.CASES, FigureGroup.COMBATANTS): marked("cases of illness among combatants"),
}
"""What a figure counts."""
_AMOUNTS = {
    Precision.EXACT: marked("%(number)s"),
    Precision.BETWEEN: marked("%(number)s–%(other)s"),
    Precision.AT_LEAST: marked("at least %(number)s"),
    Precision.MORE_THAN: marked("more than %(number)s"),
    Precision.UP_TO: marked("up to %(number)s"),
    Precision.ABOUT: marked("about %(number)s"),
}


def figure_label(kind: FigureKind, group: FigureGroup, language: Language) -> str:
    """``civilians killed``."""
    return language.say(FIGURES[kind, group])


def amount_words(amount: Amount, language: Language) -> str:
    """``at least 22``."""
    return language.say(
        _AMOUNTS[amount.precision],
        number=_number(amount.number, language),
        other=_number(amount.other or amount.number, language),
    )


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
    """What an account says, a line per kind and group: ``killed: 4–5, 7 as of 20 July 2020``."""
    lines = []
    for _key, versions in groupby(in_order(figures), figure_key):
        said = tuple(versions)
        label = figure_label(said[0].kind, said[0].group, language)
        amounts = ", ".join(figure_words(each, language) for each in said)
        lines.append(language.say("%(figure)s: %(amounts)s", figure=label, amounts=amounts))
    return tuple(lines)


def range_words(figures: FigureRange, language: Language) -> str:
    """``4–7``, ``2–4 or more``, ``about 300``; empty where nobody gives more than a total."""
    if figures.most is None:
        return ""
    if len(figures.amounts) == 1:
        return amount_words(figures.amounts[0], language)
    most = _number(figures.most, language)
    if figures.least is None:
        return language.say(_AMOUNTS[Precision.UP_TO], number=most)
    least = _number(figures.least, language)
    words = least
    if figures.least != figures.most:
        words = language.say(_AMOUNTS[Precision.BETWEEN], number=least, other=most)
    if figures.is_open_above and figures.is_open_below:
        return language.say("%(amount)s, more or fewer", amount=words)
    if figures.is_open_above:
        return language.say("%(amount)s or more", amount=words)
    return language.say("%(amount)s or fewer", amount=words) if figures.is_open_below else words


def _number(number: int, language: Language) -> str:
    """With the separators of the language: ``235,000``."""
    return str(format_decimal(number, locale=language.locale))
