"""The CLDR data of languages, each apart from the others.

Babel looks up once what a language takes over from another part of its data, and keeps it in what
all languages share: the language that asks first for the months as they stand alone settles them
for all that have none of their own, and a Turkish month becomes a Chinese one.  Here each language
has a copy of its own, made before anything is looked up.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.localedata import LocaleDataDict, load


class OwnLocale(Locale):
    """A locale that shares no data with another."""

    @cached_property
    def _data(self) -> LocaleDataDict:
        shared: dict[Any, Any] = load(str(self).partition("@")[0])
        return LocaleDataDict(deepcopy(shared))


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """The CLDR data of a language such as ``ar`` or ``pt-BR``.

    Raises UnknownLocaleError or ValueError for a code that CLDR does not know.
    """
    found = Locale.parse(language, sep="-")
    return OwnLocale(found.language, found.territory, found.script, found.variant, found.modifier)


def is_language(code: str) -> bool:
    """Whether CLDR knows the language of a code."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
