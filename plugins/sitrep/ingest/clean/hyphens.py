"""Words that a printed line's end broke, made whole: by the document's own use of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial

from sitrep.ingest.clean.repair import repair
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.page_words import kept_hyphens

_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)(?P<sign>[-\u2010\u00ad])\n(?P<tail>[^\W\d_]+)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_hyphens(draft: Draft, _settings: Settings) -> Draft:
    """The draft of a PDF with the words whole that its lines broke; any other as it is."""
    page = draft.document.page
    if page is None or page.elements:
        return draft
    text = draft.document.text
    known = Counter(word.lower() for word in _WORDS.findall(_BROKEN.sub(" ", text)))
    blocks = []
    for block in draft.blocks:
        raw = text[block.start : block.end]
        fixed = _BROKEN.sub(partial(_whole, known=known), raw)
        blocks.append(replace(block, text=repair(fixed)) if fixed != raw else block)
    return replace(draft, blocks=tuple(blocks))


def _whole(match: re.Match[str], known: Counter[str]) -> str:
    """The word as the document writes it elsewhere.

    Else whole, but for names and first parts that keep the hyphen.
    """
    head, tail = match["head"], match["tail"]
    if (
        match["sign"] == "\u00ad"
        or known[f"{head}{tail}".lower()] > known[f"{head}-{tail}".lower()]
    ):
        return head + tail
    if known[f"{head}-{tail}".lower()] or not tail[0].islower() or head.lower() in kept_hyphens():
        return f"{head}-{tail}"
    return head + tail
