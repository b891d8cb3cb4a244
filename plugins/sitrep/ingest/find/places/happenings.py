"""Whether something happens at a place that a text names, or the place is only spoken of.

A clause that tells of nothing that can happen somewhere ("His family lives in Lund") leaves its
place an aside: where it lies outside the countries that the document is about, it is no place of
the paragraph, and what follows is not filed under it.

Limits: English words of ``place_words.toml``; in other languages every place counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitrep.ingest.knowledge.bank import place_word_list
from sitrep.ingest.knowledge.gazetteer import Mention

_HAPPENS = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, place_word_list('happenings')))})", re.IGNORECASE
)
_SAID = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, (*place_word_list('speakers'), *place_word_list('talk'))))})\b"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|in|was|were|to)\b")
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
_CLAUSE = re.compile(r"[,;:.!?][\"”’)]*\s+(?!where\b)|\s[–—-]+\s")
_REACH = 400
"""Characters around a name in which its sentence is looked for."""
_OPENING = 24
"""Most characters before a place with which a sentence opens: "Earlier in" Kosti, …"""


def happens_at(mention: Mention, text: str) -> bool:
    """Whether the clause that names a place tells of something that happens.

    One that begins with its place goes on behind the comma: "In Zalingei, men looted a store".
    """
    clause = _clause(text, mention.start, mention.end)
    return bool(_HAPPENS.search(clause)) or not _is_english(text, mention.start, mention.end)


def is_said_at(mention: Mention, text: str) -> bool:
    """Whether the clause that names a place tells of nothing but words: "In Oslo, officials said"."""
    return bool(_SAID.search(_clause(text, mention.start, mention.end)))


@lru_cache(maxsize=4096)
def _clause(text: str, first: int, last: int) -> str:
    before, after = text[max(0, first - _REACH) : first], text[last : last + _REACH]
    begins = [match.end() for match in _CLAUSE.finditer(before)]
    start = before[begins[-1] if begins else 0 :]
    is_first = not begins or (before[begins[-1] - 1].isspace() and before[begins[-1] - 2] in ".!?")
    goes_on = is_first and len(start) <= _OPENING
    stop = (_END if goes_on else _CLAUSE).search(after)
    return start + text[first:last] + after[: stop.start() if stop else None]


def _is_english(text: str, first: int, last: int) -> bool:
    return bool(_ENGLISH.search(text, max(0, first - _REACH), last + _REACH))
