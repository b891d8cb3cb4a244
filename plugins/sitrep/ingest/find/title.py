"""The headline a document shows above its text; none is made up."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.page_statements import page_headline
from sitrep.ingest.find.page_title import is_headline, normal, page_title
from sitrep.ingest.knowledge.bank import Settings

MIN_WORDS = 3
"""Section names above a headline have one or two words; headlines hardly ever."""
MAX_WORDS = 30
LINES_ABOVE = 8
"""How far above byline, date or text a headline stands, in blocks; appeals and pictures come
between."""

UNCLAIMED_WORDS = 5
"""Fewest words of a headline above which neither byline nor date speaks for it: labels have up to
four."""

_NO_HEADLINE = re.compile(r"[.;,]$|^[^\w\"'“‘«¿¡]|https?://|@|^\d+$|\(\d+\)$")
_SPEAKS = re.compile(r"[!?:]|[\"“«]\w")
"""What a headline has and a label has not: a cry, a question, a colon, a quotation."""
_OPEN = frozenset({Verdict.UNJUDGED, Verdict.NAVIGATION, Verdict.VIDEO})
"""What a headline may have been taken for: "Video: …" is one above a text, a note inside it."""
_SHOWING = _OPEN | {Verdict.BODY, Verdict.RELATED, Verdict.LABEL}
"""What a line that shows the stated headline may have been taken for."""
_CLAIMED = frozenset({Verdict.BYLINE, Verdict.DATELINE})


def find_title(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its headline: what the page is titled, the nearest above byline or date, else
    above the text.
    """
    if glued := next((block for block in draft.blocks if block.verdict is Verdict.TITLE), None):
        return replace(
            draft,
            title=Finding(glued.text.removesuffix("."), "glued to the text, which says it again"),
        )
    if headline := page_headline(draft):
        shown = (
            block.verdict in _SHOWING and normal(block.text) == headline.words
            for block in draft.blocks
        )
        blocks = tuple(
            _as_title(block) if same else block
            for block, same in zip(draft.blocks, shown, strict=True)
        )
        return replace(draft, blocks=blocks, title=headline.finding)
    if stated := page_title(draft):
        blocks = tuple(
            _as_title(block) if is_headline(block, stated) else block for block in draft.blocks
        )
        title = Finding(draft.blocks[stated.at].text, f"the page is titled “{stated.line[:80]}”")
        return replace(draft, blocks=blocks, title=title)
    body = next((at for at, block in enumerate(draft.blocks) if block.is_body), 0)
    claims = [at for at, block in enumerate(draft.blocks[:body]) if block.verdict in _CLAIMED]
    at = _headline_above(draft.blocks, claims[0], MIN_WORDS) if claims else None
    if at is None:
        at = _headline_above(
            draft.blocks, body, UNCLAIMED_WORDS, after=claims[-1] if claims else -1
        )
    return draft if at is None else _titled(draft, at)


def _headline_above(
    blocks: tuple[Block, ...], below: int, fewest: int, *, after: int = -1
) -> int | None:
    """Where the headline stands: the first line upwards that is neither furniture nor a single
    word.
    """
    for at in range(below - 1, max(below - 1 - LINES_ABOVE, after), -1):
        block = blocks[at]
        if block.verdict in _OPEN and block.words > 1 and not _NO_HEADLINE.search(block.text):
            enough = MIN_WORDS if _SPEAKS.search(block.text) else fewest
            return at if enough <= block.words <= MAX_WORDS else None
    return None


def _titled(draft: Draft, at: int) -> Draft:
    block = _as_title(draft.blocks[at])
    blocks = (*draft.blocks[:at], block, *draft.blocks[at + 1 :])
    return replace(draft, blocks=blocks, title=Finding(block.text, "the line above the text"))


def _as_title(block: Block) -> Block:
    return replace(block, verdict=Verdict.TITLE, reason="the headline above the text", rule="title")
