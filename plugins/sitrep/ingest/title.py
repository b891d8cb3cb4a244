"""The headline a document shows above its text; none is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.settings import Settings

MIN_WORDS = 3
"""Section names above a headline have one or two words; headlines hardly ever."""
MAX_WORDS = 30
LINES_ABOVE = 8
"""How far above byline, date or text a headline stands, in blocks; appeals and pictures come between."""

_NO_HEADLINE = re.compile(r"[.;,]$|^\W|https?://|@|^\d+$|\(\d+\)$")
_OPEN = frozenset({Verdict.UNJUDGED, Verdict.NAVIGATION, Verdict.VIDEO})
"""What a headline may have been taken for: "Video: …" is one above a text, a note inside it."""
_CLAIMED = frozenset({Verdict.BYLINE, Verdict.DATELINE})


def find_title(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its headline: the nearest above byline or date, else above the text."""
    body = next((at for at, block in enumerate(draft.blocks) if block.is_body), 0)
    claims = [at for at, block in enumerate(draft.blocks[:body]) if block.verdict in _CLAIMED]
    for below in (*claims[:1], body):
        for at in _upwards(below):
            if _is_headline(draft.blocks[at]):
                return _titled(draft, at)
    return draft


def _upwards(below: int) -> Iterator[int]:
    return iter(range(below - 1, max(below - 1 - LINES_ABOVE, -1), -1))


def _is_headline(block: Block) -> bool:
    return block.verdict in _OPEN and MIN_WORDS <= block.words <= MAX_WORDS and not _NO_HEADLINE.search(block.text)


def _titled(draft: Draft, at: int) -> Draft:
    block = replace(draft.blocks[at], verdict=Verdict.TITLE, reason="the headline above the text", rule="title")
    blocks = (*draft.blocks[:at], block, *draft.blocks[at + 1 :])
    return replace(draft, blocks=blocks, title=Finding(block.text, "the line above the text"))
