"""What countries are called in the languages that reports on wars are written in, by CLDR.

For gazetteer.py: a text that names Sudan in Arabic is about Sudan.
"""

from __future__ import annotations

from collections.abc import Iterator

import pycountry
from babel import Locale

from sitrep.geo.spelling import fold

LANGUAGES = (
    "ar", "fa", "ur", "ps", "ckb", "he", "ru", "uk", "be", "pl", "fr", "es", "pt", "de", "it", "nl",
    "tr", "az", "sw", "so", "am", "ti", "my", "hi", "bn", "ne", "id", "el", "ka", "hy", "sr", "bg",
    "ro", "hu", "cs", "sv",
)  # fmt: skip
SHORTEST = 4
"""Fewest letters of a name in Latin letters; shorter ones are words of some language."""


def country_names() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each country's code, its English name, and its names in other languages, folded."""
    tables = [Locale.parse(language).territories for language in LANGUAGES]
    english = Locale.parse("en").territories
    for code in sorted({each.alpha_2 for each in pycountry.countries} & set(english)):
        names = {fold(str(table[code])): None for table in tables if code in table}
        names.pop(fold(str(english[code])), None)
        yield code, str(english[code]), tuple(key for key in names if _is_enough(key))


def _is_enough(key: str) -> bool:
    return len(key) >= SHORTEST or (bool(key) and not key.isascii())
