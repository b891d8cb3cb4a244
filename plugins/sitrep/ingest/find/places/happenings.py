"""Whether something happens at a place that a text names, or the place is only spoken of.

A sentence that tells of nothing that can happen somewhere ("His family lives in Lund") leaves its
place an aside: where it lies outside the countries that the document is about, it is no place of
the paragraph, and what follows is not filed under it.

Limits: English words of ``place_words.toml``; in other languages every place counts.
"""

from __future__ import annotations

import re

from sitrep.ingest.knowledge.bank import place_word_list
from sitrep.ingest.knowledge.gazetteer import Mention

_HAPPENS = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, place_word_list('happenings')))})", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|of|and|in|was|were|to)\b")
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
_REACH = 400
"""Characters around a name in which its sentence is looked for."""


def happens_at(mention: Mention, text: str) -> bool:
    """Whether the sentence that names a place tells of something that happens."""
    sentence = _sentence(mention, text)
    return not _ENGLISH.search(sentence) or bool(_HAPPENS.search(sentence))


def _sentence(mention: Mention, text: str) -> str:
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    ends = [match.end() for match in _END.finditer(before)]
    stop = _END.search(after)
    return (
        before[ends[-1] if ends else 0 :] + mention.words + after[: stop.start() if stop else None]
    )
