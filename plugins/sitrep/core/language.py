"""The words of the site in its language: labels through gettext, days as its readers write them.

A label is known by its English words; what no translation holds is said in English.  Days and
months come from CLDR, by Babel, so that no locale of the machine has a part in them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list


@dataclass(frozen=True, slots=True)
class RailDays:
    """Days without their year, as a rail beside the text shows them."""

    days: str
    """``9–14``."""
    month: str
    """``July``; ``June – July`` where there are two."""
    is_long: bool
    """Whether they are more than one."""


@dataclass(frozen=True, slots=True)
class Language:
    """The labels and date formats of one language."""

    code: str
    """As HTML's ``lang`` has it: ``en``, ``pt-BR``."""
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)

    @property
    def locale(self) -> Locale:
        """The language's CLDR data."""
        return _locale(self.code)

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
        return str(format_list(list(names), locale=_locale(self.code)))

    def day(self, day: dt.date) -> str:
        """``1 July 2020``."""
        return _day(self.code, day, "d MMMM y")

    def short_day(self, day: dt.date) -> str:
        """``1 Jul``: where the year is known."""
        return _day(self.code, day, "d MMM")

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
        days = f"{days}–{_day(self.code, last, 'd')}"
        if (first.year, first.month) != (last.year, last.month):
            month = f"{month} – {_day(self.code, last, 'LLLL')}"
        return RailDays(days, month, is_long=True)

    def span(self, first: dt.date, last: dt.date) -> str:
        """``29 June – 5 July 2020``, with no more said twice than needed."""
        if first == last:
            return self.day(last)
        if first.year != last.year:
            return f"{self.day(first)} – {self.day(last)}"
        if first.month != last.month:
            return f"{_day(self.code, first, 'd MMMM')} – {self.day(last)}"
        return f"{first.day}–{self.day(last)}"


ENGLISH = Language("en")
"""The words as the code has them."""


def marked(message: str) -> str:
    """The label itself, marked for extraction: it is translated where it is shown."""
    return message


def is_language(code: str) -> bool:
    """Whether CLDR knows the language of a code such as ``ar`` or ``pt-BR``."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def direction_of(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return str(_locale(language).text_direction)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@lru_cache(maxsize=20_000)
def _day(language: str, day: dt.date, pattern: str) -> str:
    return str(format_date(day, pattern, locale=_locale(language)))
