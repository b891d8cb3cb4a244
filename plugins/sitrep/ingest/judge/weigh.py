"""The two judges set against each other, block by block.

What a phrase, a shape or the page's own markup says of a block is certain, and stands. Where
they are silent, and only the run of prose or the element around it has decided, the second
judge overrules the first if it is surer than ``SURE``: more is asked of it to take a block out
than to take one in, for what was taken out nobody reads. Whatever it says of a block is kept
with the block; where the two still differ, ``losses`` tells the curator.

Limits: a page whose text is in many small pieces of other elements is judged by the first
judge's run, which the second can mend at its edges and in its gaps but not move. In plain text
no block is decided alone: ``ends`` sets where the text begins and ends by all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.core.markdown.forms import FormKind
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.judge.ends import within_ends
from sitrep.ingest.judge.opinions import opinions_of
from sitrep.ingest.judge.repeat_signs import LINKED, TIMES
from sitrep.ingest.judge.signs import MeasuredText
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import LineKind, Page

SURE_IN = 0.5
"""From how much on a block of a page that the first judge left out is taken in.

None of plain text is: too little is known of it without elements and links.
"""
SURE_ROW = 0.7
"""From how much on a line in a row of links is kept: items of a text that are links are few."""
SURE_OUT = 3.0
"""From how much below 0 a block that the first judge kept is taken out."""
SURE_DESPITE_PAGE = 3.0
"""From how much on a block is taken in although the class of an element speaks against it."""
LINE_WORDS = 9
"""Words from which a line is more than a heading."""
MOST_HEADS = 2
"""Short lines that may head a paragraph together: a country and its province."""
JUDGE = "judge"
"""The rule of blocks that the second judge decided."""
_SILENT = frozenset({"article", "holder", "row"})
"""Rules of the first judge that go by no word."""
_ELEMENTS = frozenset({Verdict.NAVIGATION, Verdict.RELATED, Verdict.BANNER, Verdict.SUBSCRIBE})
"""Verdicts by the class of an element that may be mistaken."""


def weigh_judges(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the second judge's opinion of each block, and what it decides."""
    text = MeasuredText.of(draft.blocks, draft.document.page)
    page = text.page
    opinions = opinions_of(text)
    blocks = [
        block.with_opinion(opinion) for block, opinion in zip(draft.blocks, opinions, strict=True)
    ]
    is_message = draft.document.page is not None and draft.document.page.is_message
    if page is None and not is_message:
        blocks = within_ends(blocks, JUDGE)
    if any(block.is_body for block in blocks):
        heads = _subheads(blocks)
        teasers = link_rows(page) if page else frozenset()
        headlines = _headlines(text) if page else frozenset()
        for at, block in enumerate(blocks):
            if at in headlines and not block.is_body:
                continue  # it is told apart from the text later, with what it says of itself
            least = SURE_ROW if at in teasers else -SURE_OUT
            may_go = at not in heads and page is not None
            blocks[at] = _weighed(block, least if may_go else -float("inf"), page)
    return replace(draft, blocks=tuple(blocks))


def _headlines(text: MeasuredText) -> frozenset[int]:
    """The numbers of the lines that may be the headline."""
    shown = [at for at, each in enumerate(text.measures) if each.kind is LineKind.TITLE]
    return frozenset([*shown, text.headline])


def link_rows(page: Page) -> frozenset[int]:
    """The numbers of the lines in rows of three or more that are links for a good part."""
    found: set[int] = set()
    row: list[int] = []
    for at, line in enumerate(page.lines):
        row = [*row[-2:], at] if line.linked >= LINKED * (line.end - line.start) else []
        if len(row) == TIMES:
            found.update(row)
    return frozenset(found)


def _subheads(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the short lines, one or two, right above a longer one of the text."""
    found: set[int] = set()
    above: list[int] = []
    for at, block in enumerate(blocks):
        if block.is_body and block.words < LINE_WORDS:
            above.append(at)
            continue
        if block.is_body and len(above) <= MOST_HEADS:
            found.update(above)
        above = []
    return frozenset(found)


def _weighed(block: Block, least: float, page: Page | None) -> Block:
    """The block judged by both; ``least`` is what keeps it in the text."""
    if block.is_body:
        is_free = block.rule in _SILENT and block.form.kind is not FormKind.NOTE
        is_out = is_free and block.opinion <= least
        return _decided(block, Verdict.NAVIGATION, "unlike the text around it") if is_out else block
    if block.opinion >= _least(block, page):
        return _decided(block, Verdict.BODY, "like the text by shape, place and subject")
    return block


def _least(block: Block, page: Page | None) -> float:
    """How sure the second judge must be to take a block in."""
    if block.verdict is Verdict.NAVIGATION and block.rule in _SILENT:
        return float("inf") if page is None else SURE_IN
    if block.rule == "page" and block.verdict in _ELEMENTS:
        return SURE_DESPITE_PAGE
    return float("inf")


def _decided(block: Block, verdict: Verdict, reason: str) -> Block:
    return block.judged(verdict, reason, JUDGE)
