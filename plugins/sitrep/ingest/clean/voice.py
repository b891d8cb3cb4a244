"""Whose voice a block speaks with: a report's, its page's, or a reader's.

Word lists in ``page_voice.toml`` say how pages and readers speak; what is quoted is
left out first, for a report quotes people who say "I" and "please". What a text is
about is told by the stems of its long words, without those that every text has.

Limits: the lists are English first, with the commonest words of some other languages;
in a language without a list every text speaks as a report does.
"""

from __future__ import annotations

import re
from functools import cache

from sitrep.core.prose.signs import is_small
from sitrep.ingest.knowledge.data_files import read_data

STEM = 5
"""First letters by which a word is known again: displace, displaced, displacement."""

# At most 1000 characters: a quotation mark that is never closed must not swallow the text.
_QUOTED = re.compile(
    r"“[^”]{0,1000}”|\"[^\"]{0,1000}\"|«[^»]{0,1000}»|„[^“”\"]{0,1000}[“”\"]|「[^」]{0,1000}」|『[^』]{0,1000}』"
)
# "US officials" are not "us".
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
# Letters from which a word says what a text is about: fewer in scripts that leave vowels out.
_LONG_ASCII = re.compile(r"[a-z]{5,}")
_LONG_ANY = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def is_readers(text: str) -> bool:
    """Whether text speaks as readers do: of themselves, to somebody, or without a capital."""
    if is_small(text[:1]) or text.rstrip().endswith(("!", "?", "！", "？", "؟")):
        return True
    return not _voice("reader").isdisjoint(_words(_QUOTED.sub(" ", text)))


def is_quoted(text: str, at: int) -> bool:
    """Whether a place in a text is within a quotation."""
    return any(match.start() < at < match.end() for match in _QUOTED.finditer(text))


def page_words(text: str) -> int:
    """How many words of text, outside quotations, are such as pages say to readers."""
    own = _voice("page")
    return sum(word in own for word in _words(_QUOTED.sub(" ", text)))


def subjects(text: str) -> frozenset[str]:
    """The stems of the words by which a text shows what it is about."""
    long_words = (_LONG_ASCII if text.isascii() else _LONG_ANY).findall(text.lower())
    return frozenset([word[:STEM] for word in set(long_words) - _voice("common")])


def _words(text: str) -> list[str]:
    """The words of a text in lower case, without abbreviations in capitals."""
    return _WORD.findall(_CAPITALS.sub(" ", text).lower().replace("’", "'"))


@cache
def _voice(name: str) -> frozenset[str]:
    return frozenset(map(str, read_data("page_voice")[name]))
