"""Figures and ranges in the words that every surface uses."""

from __future__ import annotations

from babel.numbers import format_decimal

from sitrep.core.figures.figure import Amount, FigureGroup, FigureKind, Precision
from sitrep.core.figures.ranges import FigureRange
from sitrep.core.language import Language, marked

_KINDS = {
    (FigureKind.KILLED, FigureGroup.EVERYBODY): marked("Killed"),
    (FigureKind.KILLED, FigureGroup.CIVILIANS): marked("Civilians killed"),
    (FigureKind.KILLED, FigureGroup.COMBATANTS): marked("Combatants killed"),
    (FigureKind.WOUNDED, FigureGroup.EVERYBODY): marked("Wounded"),
    (FigureKind.WOUNDED, FigureGroup.CIVILIANS): marked("Civilians wounded"),
    (FigureKind.WOUNDED, FigureGroup.COMBATANTS): marked("Combatants wounded"),
    (FigureKind.DISPLACED, FigureGroup.EVERYBODY): marked("Displaced"),
    (FigureKind.DISPLACED, FigureGroup.CIVILIANS): marked("Civilians displaced"),
    (FigureKind.DISPLACED, FigureGroup.COMBATANTS): marked("Combatants displaced"),
    (FigureKind.DETAINED, FigureGroup.EVERYBODY): marked("Detained"),
    (FigureKind.DETAINED, FigureGroup.CIVILIANS): marked("Civilians detained"),
    (FigureKind.DETAINED, FigureGroup.COMBATANTS): marked("Combatants detained"),
    (FigureKind.CASES, FigureGroup.EVERYBODY): marked("Cases"),
    (FigureKind.CASES, FigureGroup.CIVILIANS): marked("Cases among civilians"),
    (FigureKind.CASES, FigureGroup.COMBATANTS): marked("Cases among combatants"),
}


def figure_name(kind: FigureKind, group: FigureGroup, language: Language) -> str:
    """What is counted: ``Civilians killed``."""
    return language.say(_KINDS[kind, group])


def amount_words(amount: Amount, language: Language) -> str:
    """An amount as it was said: ``4 or 5``, ``at least 22``, ``more than 80``."""
    number = number_words(amount.number, language)
    match amount.precision:
        case Precision.BETWEEN:
            most = number_words(amount.numbers[-1], language)
            is_pair = amount.numbers[-1] == amount.number + 1
            return _between(number, most, language, is_pair=is_pair)
        case Precision.AT_LEAST:
            return language.say("at least %(number)s", number=number)
        case Precision.MORE_THAN:
            return language.say("more than %(number)s", number=number)
        case Precision.UP_TO:
            return language.say("up to %(number)s", number=number)
        case Precision.ABOUT:
            return language.say("about %(number)s", number=number)
        case Precision.EXACT:
            return number


def range_words(found: FigureRange, language: Language) -> str:
    """A range: ``4 to 7``, ``22 or more``; empty where nobody gives more than a total.

    Where all accounts agree it is what they say: ``more than 80``.
    """
    if found.most is None:
        return ""
    if len(found.amounts) == 1:
        return amount_words(found.amounts[0], language)
    if found.least is None:
        return language.say("up to %(number)s", number=number_words(found.most, language))
    least, most = _end(found, found.least, language), _end(found, found.most, language)
    # “4 or 5 or more” would be read as three things, “about 4 or 5” as two.
    is_plain = not (found.is_open_above or found.is_open_below or _has_about(found))
    is_pair = is_plain and found.most == found.least + 1
    words = least if least == most else _between(least, most, language, is_pair=is_pair)
    return _opened(words, found, language)


def number_words(number: int, language: Language) -> str:
    """A number with the separators of the language: ``4,100,000``."""
    return str(format_decimal(number, locale=language.locale))


def _has_about(found: FigureRange) -> bool:
    return any(amount.precision is Precision.ABOUT for amount in found.amounts)


def _end(found: FigureRange, number: int, language: Language) -> str:
    """An end of a range: ``about 300`` or ``more than 80`` where nobody gives it otherwise."""
    words = number_words(number, language)
    said = _precisions_of(found, number)
    if said == {Precision.ABOUT}:
        return language.say("about %(number)s", number=words)
    if said == {Precision.MORE_THAN}:
        return language.say("more than %(number)s", number=words)
    return words


def _precisions_of(found: FigureRange, number: int) -> set[Precision]:
    """How a number is said by those who say it."""
    return {amount.precision for amount in found.amounts if number in amount.numbers}


def _between(least: str, most: str, language: Language, *, is_pair: bool) -> str:
    if is_pair:
        return language.say("%(least)s or %(most)s", least=least, most=most)
    return language.say("%(least)s to %(most)s", least=least, most=most)


def _opened(words: str, found: FigureRange, language: Language) -> str:
    """A range with what may lie beyond it."""
    # “70 to more than 80” says itself that it is open.
    is_said = found.most is not None and _precisions_of(found, found.most) == {Precision.MORE_THAN}
    is_open_above = found.is_open_above and not is_said
    if is_open_above and found.is_open_below:
        return language.say("%(range)s, or fewer or more", range=words)
    if is_open_above:
        return language.say("%(range)s or more", range=words)
    if found.is_open_below:
        return language.say("%(range)s or fewer", range=words)
    return words
