"""A message is text from first to last: there is no page around it that it had to be found in.

What the run of prose (``article``) left out of it comes back, be it as short as "Two
wounded."; what a phrase, a shape or the markup has judged stays out.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings

_PLACED = frozenset({"article", "holder"})
"""Rules that judge a block by its place alone."""


def keep_message(draft: Draft, _settings: Settings) -> Draft:
    """The draft of a message with all of it body that nothing gave away; any other as it is."""
    page = draft.document.page
    if page is None or not page.is_message:
        return draft
    return replace(draft, blocks=tuple(_kept(block) for block in draft.blocks))


def _kept(block: Block) -> Block:
    if block.verdict is not Verdict.NAVIGATION or block.rule not in _PLACED:
        return block
    return replace(block, verdict=Verdict.BODY, reason="all of a message is text", rule="message")
