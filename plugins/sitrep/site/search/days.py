"""Days, months and weeks: what records are found by, and the words that readers ask for them in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from babel.units import format_unit

from sitrep.core.language import ENGLISH, Language
from sitrep.core.weeks import Span, Week
from sitrep.site.search.folding import fold_word, words_of

_MOST_DAYS = 62
"""Longer spans are found by their months and weeks alone."""
_ALWAYS = ("w", "wk")
"""How weeks are cut short wherever ISO 8601 is known."""
_SHORTEST = 3
"""Letters of a word for a week that is no preposition beside it."""
_NUMBERS = (1, 2, 3, 5, 11)
"""One of each of the plurals that languages have."""
_QUOTED = re.compile(r"'([^']+)'|([^\W\d_]{2,})")


def times_of(spans: Iterable[Span]) -> tuple[str, ...]:
    """What records of these days are found by: ``2020-07-01``, ``2020-07`` and ``2020-W27``."""
    found: set[str] = set()
    for span in spans:
        days = (span.last - span.first).days + 1
        every = [span.first + dt.timedelta(days=number) for number in range(days)]
        found.update(f"{day:%Y-%m}" for day in every)
        found.update(f"{Week.of(day)}" for day in every)
        found.update(f"{day}" for day in every if days <= _MOST_DAYS)
    return tuple(sorted(found))


def month_words(language: Language) -> dict[str, int]:
    """The names of the months, folded, in the digest's language and in English."""
    found: dict[str, int] = {}
    for each in (language, ENGLISH):
        for forms in each.locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    if not name.strip(".").isdigit():
                        found.setdefault(_folded(name), number)
    return found


def week_names(language: Language) -> tuple[str, ...]:
    """What a week is called, folded, in the same languages and in the digest's own label."""
    said = [language.say("Week %(number)s, %(year)s", number="", year="")]
    for each in (language, ENGLISH):
        said += (
            format_unit(number, "duration-week", locale=each.locale, length="long")
            for number in _NUMBERS
        )
        patterns = str(each.locale.datetime_skeletons.get("yw", ""))
        said += (quoted or bare for quoted, bare in _QUOTED.findall(patterns))
    words = (word.key for text in said for word in words_of(text))
    return tuple(sorted({*_ALWAYS, *(word for word in words if _is_word(word))}))


def _is_word(key: str) -> bool:
    return len(key) >= _SHORTEST and key.isalpha()


def _folded(name: str) -> str:
    return " ".join(word.key for word in words_of(name)) or fold_word(name)
