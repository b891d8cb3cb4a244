"""In which script a name is written, so that browsers and screen readers are told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from babel.core import get_global

_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "LATIN": "Latn",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
    "THAI": "Thai",
}
"""Codes of ISO 15924 by the word with which Unicode's names of letters begin."""
_FROM_THE_RIGHT = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})


@dataclass(frozen=True, slots=True)
class Writing:
    """How a name is written."""

    lang: str | None
    """``und-Arab``: the script alone, since a name does not tell its language; None where it is
    that of the text around it, or not known."""
    direction: str
    """``ltr`` or ``rtl``."""


def writing_of(name: str, language: str) -> Writing:
    """How a name is written, in a text of a language."""
    script = script_of(name)
    is_own = script == _script_of_language(language)
    direction = "rtl" if script in _FROM_THE_RIGHT else "ltr"
    return Writing(None if is_own or not script else f"und-{script}", direction)


def script_of(name: str) -> str | None:
    """The ISO 15924 code of a name's first letter; None where it has none of a script known here."""
    for sign in name:
        script = _SCRIPTS.get(unicodedata.name(sign, "").partition(" ")[0])
        if sign.isalpha() and script:
            return script
    return None


def _script_of_language(language: str) -> str:
    """The script in which most of a language is written, unless its code names one."""
    parts = language.split("-")
    named = next((part for part in parts[1:] if len(part) == 4), "")
    likely = get_global("likely_subtags").get(parts[0], "")
    scripts = [part for part in likely.split("_") if len(part) == 4]
    return named or next(iter(scripts), "Latn")
