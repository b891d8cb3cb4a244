"""The headline that a document shows above its text; none is made up.

Four places are asked, the surest first: the headline of a text on one line (found when
that was taken apart), what the page states and shows, what the first line of a page dump
says, and the nearest line above byline or date, else above the text. That last one is
searched for upwards from there; the first line that is neither furniture nor a single
word decides, be it too short or too long for a headline.

Limits: a headline below the text, or in a picture, is not found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.page_headline import page_headline
from sitrep.ingest.find.page_title import is_headline, normal, page_title
from sitrep.ingest.knowledge.bank import Settings

MIN_WORDS = 3
"""Section names above a headline have one or two words; headlines hardly ever."""
MAX_WORDS = 30
"""Most words of a headline."""
_LINES_ABOVE = 8
"""Most blocks between a headline and byline, date or text: appeals, pictures."""
_UNCLAIMED_WORDS = 5
"""Fewest words of a headline that neither byline nor date speaks for: labels have up to four."""
_SHOWN_CHARACTERS = 80
"""Characters of a page's first line that are shown as evidence."""

_NO_HEADLINE = re.compile(r"[.;,]$|^[^\w\"'“‘«¿¡]|https?://|@|^\d+$|\(\d+\)$")
_SPEAKS = re.compile(r"[!?:]|[\"“«]\w")
"""What a headline has and a label has not: an exclamation, a question, a colon, a quotation."""
_OPEN = frozenset({Verdict.UNJUDGED, Verdict.NAVIGATION, Verdict.VIDEO})
"""What a headline may have been taken for: "Video: …" is one above a text, a note inside it."""
_SHOWING = _OPEN | {Verdict.BODY, Verdict.RELATED, Verdict.LABEL}
"""What a line that shows the stated headline may have been taken for."""
_CLAIMED = frozenset({Verdict.BYLINE, Verdict.DATELINE})


def find_title(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its headline, and the lines that show it set aside."""
    for block in draft.blocks:
        if block.verdict is Verdict.TITLE:
            evidence = "glued to the text, which says it again"
            return replace(draft, title=Finding(block.text.removesuffix("."), evidence))
    if headline := page_headline(draft):
        shown = [
            block.verdict in _SHOWING and normal(block.text) == headline.words
            for block in draft.blocks
        ]
        return _titled(draft, shown, headline.finding)
    if stated := page_title(draft):
        shown = [is_headline(block, stated) for block in draft.blocks]
        evidence = f"the page is titled “{stated.line[:_SHOWN_CHARACTERS]}”"
        return _titled(draft, shown, Finding(draft.blocks[stated.at].text, evidence))
    headline_at = _line_above(draft.blocks)
    if headline_at is None:
        return draft
    shown = [at == headline_at for at in range(len(draft.blocks))]
    return _titled(draft, shown, Finding(draft.blocks[headline_at].text, "the line above the text"))


def _line_above(blocks: tuple[Block, ...]) -> int | None:
    """Number of the line that is the headline above byline or date, else above the text."""
    body = next((at for at, block in enumerate(blocks) if block.is_body), 0)
    claims = [at for at in range(body) if blocks[at].verdict in _CLAIMED]
    if not claims:
        return _headline_above(blocks, body, _UNCLAIMED_WORDS)
    found = _headline_above(blocks, claims[0], MIN_WORDS)
    if found is None:
        # Some pages put the date above the headline: "5 May / Headline / text".
        found = _headline_above(blocks, body, _UNCLAIMED_WORDS, after=claims[-1])
    return found


def _headline_above(
    blocks: tuple[Block, ...], below: int, fewest: int, *, after: int = -1
) -> int | None:
    """Number of the headline above a block, of at least ``fewest`` words; None for none."""
    for at in range(below - 1, max(below - 1 - _LINES_ABOVE, after), -1):
        block = blocks[at]
        if block.verdict not in _OPEN or block.words < 2 or _NO_HEADLINE.search(block.text):
            continue
        enough = MIN_WORDS if _SPEAKS.search(block.text) else fewest
        return at if enough <= block.words <= MAX_WORDS else None
    return None


def _titled(draft: Draft, shown: list[bool], title: Finding) -> Draft:
    """The draft with a title; ``shown`` says of each block whether it is the headline."""
    blocks = list(draft.blocks)
    for at, is_title in enumerate(shown):
        if is_title:
            reason = "the headline above the text"
            blocks[at] = replace(blocks[at], verdict=Verdict.TITLE, reason=reason, rule="title")
    return replace(draft, blocks=tuple(blocks), title=title)
