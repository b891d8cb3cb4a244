"""Words that a printed line's end broke, made whole: by the document's own use of them.

A word broken as "check-/point" may be "checkpoint" or "check-point". Where the rest
of the document writes it one way more often, that way wins. Where it does not occur
again, it becomes one word, save where the second half begins with a capital
("Al-/Bab") or the first half is one that keeps its hyphen ("anti-", "cross-";
``page_words.toml``). A soft hyphen is always a break.

Limits: a compound that occurs once, and that a line broke at its hyphen, loses it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial

from sitrep.ingest.clean.repair import repair
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.page_words import kept_hyphens

_SOFT_HYPHEN = "\u00ad"
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)(?P<sign>[-\u2010\u00ad])\n(?P<tail>[^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_hyphens(draft: Draft, _settings: Settings) -> Draft:
    """The draft of a PDF with the words whole that its lines broke; any other as it is."""
    page = draft.document.page
    # A page with lines and no elements is a PDF's; in HTML no line is broken.
    if page is None or page.elements or not page.lines:
        return draft
    text = draft.document.text
    counts = Counter(word.lower() for word in _WORDS.findall(_BROKEN.sub(" ", text)))
    blocks = []
    for block in draft.blocks:
        raw = text[block.start : block.end]
        whole = _BROKEN.sub(partial(_whole, counts=counts), raw)
        blocks.append(replace(block, text=repair(whole)) if whole != raw else block)
    return replace(draft, blocks=tuple(blocks))


def _whole(match: re.Match[str], counts: Counter[str]) -> str:
    """The word as the document writes it elsewhere; ``counts`` are of its words in lower case."""
    head, tail = match["head"], match["tail"]
    one_word, hyphened = f"{head}{tail}", f"{head}-{tail}"
    if match["sign"] == _SOFT_HYPHEN or counts[one_word.lower()] > counts[hyphened.lower()]:
        return one_word
    if counts[hyphened.lower()] or not tail[0].islower() or head.lower() in kept_hyphens():
        return hyphened
    return one_word
