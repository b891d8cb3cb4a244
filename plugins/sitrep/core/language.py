"""The words of the site in its language: labels through gettext, days as its readers write them.

A label is known by its English words; what no translation holds is said in English, and
remembered.  Days and months come from CLDR, by Babel, so that no locale of the machine has a part
in them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from sitrep.core.locales import locale_of

ISOLATE, ISOLATED = "\u2068", "\u2069"
"""Unicode's signs around what has a direction of its own, as ``bdi`` is in HTML."""
_INTERNATIONAL = {"en": "en-001"}
"""Whose dates a code that names no country has: CLDR gives ``en`` those of the United States."""
_FIRST_DAYS = {"fr": "er"}
"""What follows the number of a month's first day: ``1er juillet``. CLDR's patterns leave it out."""


class Untranslated(NullTranslations):
    """What stands behind a translation: says its labels in English, and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: set[str] = set()

    def gettext(self, message: str) -> str:
        """The English words."""
        self.labels.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English words for a number."""
        self.labels.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)


@dataclass(frozen=True, slots=True)
class RailDays:
    """Days without their year, as a rail beside the text shows them."""

    days: str
    """``9–14``."""
    month: str
    """``July``; ``June – 5 July`` where there are two."""
    is_long: bool
    """Whether the first of these names more than one."""


@dataclass(frozen=True, slots=True)
class Language:
    """The labels and date formats of one language."""

    code: str
    """As HTML's ``lang`` has it: ``en``, ``pt-BR``."""
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)
    fallback: Untranslated = field(default_factory=Untranslated, compare=False)
    """What ``translations`` falls back on."""

    @property
    def untranslated(self) -> tuple[str, ...]:
        """The labels that were said in English up to now, for want of a translation."""
        return tuple(sorted(self.fallback.labels))

    @property
    def base(self) -> str:
        """The language of a variety: ``pt`` of ``pt-BR``."""
        return self.code.partition("-")[0]

    @property
    def locale(self) -> Locale:
        """The language's CLDR data."""
        return locale_of(self.code)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``: where its lines begin."""
        return direction_of(self.code)

    def say(self, message: str, **values: object) -> str:
        """A label, its ``%(names)s`` filled in."""
        words = self.translations.gettext(message)
        return words % values if values else words

    def count(self, singular: str, plural: str, number: int) -> str:
        """A label that depends on a number, which stands in it as ``%(num)s``."""
        return self.translations.ngettext(singular, plural, number) % {"num": number}

    def listed(self, names: Iterable[str]) -> str:
        """``SOHR and North Press``, as the language lists things."""
        return str(format_list(list(names), locale=locale_of(self.code)))

    def isolated(self, words: str) -> str:
        """Words of another direction as they may stand in a plain text of this language.

        From left to right nothing is added: most of what is put in runs that way as well.
        """
        return f"{ISOLATE}{words}{ISOLATED}" if self.direction == "rtl" else words

    def series(self, parts: Iterable[str]) -> str:
        """``2 independent roots, 1 echo``: one after another, with the language's comma."""
        first, *others = parts
        for each in others:
            first = self.say("%(first)s, %(next)s", first=first, next=each)
        return first

    @property
    def comma(self) -> str:
        """What stands between the parts of a series, with its space: ``، `` in Arabic."""
        return self.series(("", ""))

    @property
    def semicolon(self) -> str:
        """What stands between parts that may hold commas themselves: ``؛ `` in Arabic."""
        return self.say("%(first)s; %(next)s", first="", next="")

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it; a space comes first in French."""
        return self.say("%(who)s: %(what)s", who="", what="")

    def kilometres(self, number: int) -> str:
        """``100 km``."""
        return str(format_unit(number, "length-kilometer", "short", locale=self.locale))

    def language_name(self, code: str) -> str:
        """What a language is called in this one, ``Arabic``; its code where nobody knows a name."""
        try:
            return str(Locale.parse(code, sep="-").get_display_name(self.locale) or code)
        except (UnknownLocaleError, ValueError):
            return code

    def day(self, day: dt.date) -> str:
        """``1 July 2020``."""
        return _day(self.code, day, _formats(self.code).date_formats["long"].pattern)

    def short_day(self, day: dt.date) -> str:
        """``1 Jul``: where the year is known."""
        return _day(self.code, day, _formats(self.code).datetime_skeletons["MMMd"].pattern)

    def weekday(self, day: dt.date) -> str:
        """``Wed``."""
        return _day(self.code, day, "ccc")

    def month(self, day: dt.date) -> str:
        """``July``."""
        return _day(self.code, day, "LLLL")

    def rail(self, first: dt.date, last: dt.date) -> RailDays:
        """The days of a span and their month apart, as they stand beside what happened."""
        days, month = _day(self.code, first, "d"), _day(self.code, first, "LLLL")
        if first == last:
            return RailDays(days, month, is_long=False)
        if (first.year, first.month) == (last.year, last.month):
            return RailDays(f"{days}–{_day(self.code, last, 'd')}", month, is_long=True)
        year = f" {_day(self.code, first, 'y')}" if first.year != last.year else ""
        return RailDays(days, f"{month}{year} – {_day(self.code, last, 'd MMMM')}", is_long=False)

    def span(self, first: dt.date, last: dt.date) -> str:
        """``29 June – 5 July 2020``, with no more said twice than needed."""
        if first == last:
            return self.day(last)
        differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        begin, end = _formats(self.code).interval_formats["yMMMd"][differs]
        begun, ended = (_SHORT_MONTH.sub("MMMM", pattern) for pattern in (begin, end))
        return _day(self.code, first, begun) + _day(self.code, last, ended)

    def short_span(self, first: dt.date, last: dt.date) -> str:
        """``25 – 26 Jul``, ``30 Jun – 1 Jul``: where the year is clear."""
        if first == last:
            return self.short_day(last)
        differs = "d" if (first.year, first.month) == (last.year, last.month) else "M"
        begin, end = _formats(self.code).interval_formats["MMMd"][differs]
        return _day(self.code, first, begin) + _day(self.code, last, end)


ENGLISH = Language("en")
"""The words as the code has them."""


def marked(message: str) -> str:
    """The label itself, marked for extraction: it is translated where it is shown."""
    return message


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return str(locale_of(language).text_direction)


def _formats(language: str) -> Locale:
    """The CLDR data that dates are written by."""
    return locale_of(_INTERNATIONAL.get(language, language))


_SHORT_MONTH = re.compile(r"\bMMM\b")
"""CLDR knows intervals with months cut short alone."""
_THIN = str.maketrans("\u2009\u202f", "  ")
"""Thin spaces around a dash, which not every font has and nobody types into a search."""


@lru_cache(maxsize=20_000)
def _day(language: str, day: dt.date, pattern: str) -> str:
    ending = _FIRST_DAYS.get(language.partition("-")[0]) if day.day == 1 else None
    if ending:
        pattern = pattern.replace("d", f"d'{ending}'", 1)
    return str(format_date(day, pattern, locale=_formats(language))).translate(_THIN)
