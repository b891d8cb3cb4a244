"""Where somebody only speaks, meets or is treated, in other languages than English.

``place_sense`` asks for English; here are the words of ``place_words_abroad.toml``. A language is
not asked for: names in Cyrillic and Arabic letters are read by the words of their script, names in
Latin letters by those of all languages that are written so.

Limits: languages that put the word behind the name (Turkish, Hindi) are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.ingest.knowledge.data_files import read_entries

_NEAR = 120
"""Characters before a name in which the words are looked for."""
_SENTENCE = 300
"""Characters around a name in which its language is looked for."""
_LATIN = "latin"
_FILE = "place_words_abroad"
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|said)\b")
_ABROAD = re.compile(
    r"\b(?:les?|la|de|des|ont|du|dans|sur|est|del|los|las|una?|que|por|para|en|der|dem|den|und|mit|im|il|della?|nella?|"
    r"gli|uma|em|do|dos|da|das|na)\b",
    re.IGNORECASE,
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_DATELINE = re.compile(
    r"(?:\s+[-–—]\s|[-–—]\s?(?=[\u0600-\u06ff])|\s*,?\s?[(/\[][^)/\]\n]{1,30}[)/\]]\s*[-–—:.]"
    r"|[,،] [^.;:،]{0,12}\d{1,2}\.? [^\W\d]{3,}[^.;:،]{0,30}(?:[-–—(/]|\.\s))"
)
"""After a town that begins a text: "دمشق-سانا", "Goma, 12 février (Radio) —", "КИЕВ, 4 мая."."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a script, to be looked for before a name."""

    venue: re.Pattern[str]
    hospital: re.Pattern[str]
    brought: re.Pattern[str]


def is_elsewhere(before: str, words: str) -> bool:
    """Whether a name is where somebody speaks, meets or is treated, by the text before it."""
    patterns = _SCRIPTS[_script_of(words)]
    near = before[-_NEAR:]
    if patterns.venue.search(near):
        return True
    to_hospital = patterns.hospital.search(near)
    return to_hospital is not None and bool(patterns.brought.search(near))


def is_english(text: str, start: int, end: int) -> bool:
    """Whether a name stands in English words, as any in Latin letters does unless others show."""
    first, last = max(0, start - _SENTENCE), end + _SENTENCE
    if not text[start].isascii():
        return _script_of(text[start:end]) == _LATIN and not _ABROAD.search(text, first, last)
    return bool(_ENGLISH.search(text, first, last)) or not _ABROAD.search(text, first, last)


def begins_dateline(text: str, end: int) -> bool:
    """Whether the name with which a paragraph begins, and which ends there, is its dateline."""
    return bool(_DATELINE.match(text, end))


def _script_of(words: str) -> str:
    if words.isascii():
        return _LATIN
    if _CYRILLIC.search(words):
        return "cyrillic"
    return "arabic" if _ARABIC.search(words) else _LATIN


def _of_script(tables: Iterable[Mapping[str, object]]) -> _Words:
    """The patterns of the languages of one script."""
    rows = list(tables)
    inside = _any(rows, "in")
    gap = r"\w*(?:[ -]\w+){0,3}"
    return _Words(
        re.compile(rf"\b(?:{_any(rows, 'venues')}){gap} (?:{inside})[ ’']?$"),
        re.compile(rf"\b(?:{_any(rows, 'hospitals')}){gap} (?:{inside})[ ’']?$"),
        re.compile(rf"\b(?:{_any(rows, 'brought')})"),
    )


def _any(tables: Iterable[Mapping[str, object]], kind: str) -> str:
    """The words of a kind in any of the tables, the longest first."""
    words: set[str] = set()
    for table in tables:
        value = table[kind]
        assert isinstance(value, list)
        words.update(map(str, value))
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _scripts() -> dict[str, _Words]:
    by_script: dict[str, list[Mapping[str, object]]] = {}
    for table in read_entries(_FILE).values():
        by_script.setdefault(str(table["script"]), []).append(table)
    return {script: _of_script(tables) for script, tables in by_script.items()}


_SCRIPTS = _scripts()
