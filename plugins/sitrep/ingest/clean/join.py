"""Sentences that a page break cut in two, made whole."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

_OPEN_END = re.compile(r"[a-zà-öø-ÿ,]$")
_GOES_ON = re.compile(r"[a-zà-öø-ÿ]")
MIN_WORDS = 6
"""Shorter pieces are link texts a scraper set apart, not halves of a sentence."""


def join_broken(draft: Draft, _settings: Settings) -> Draft:
    """The draft with every body block marked that continues the sentence of the body block before
    it.

    What stands between them (a recording, a banner, a page's number) does not matter.
    """
    blocks = []
    before: Block | None = None
    for block in draft.blocks:
        blocks.append(
            replace(block, continues=True) if before and _runs_on(before, block) else block
        )
        before = block if block.is_body else before
    return replace(draft, blocks=tuple(blocks))


def _runs_on(block: Block, after: Block) -> bool:
    return (
        after.is_body
        and ROW not in {block.rule, after.rule}
        and min(block.words, after.words) >= MIN_WORDS
        and bool(_OPEN_END.search(block.text))
        and bool(_GOES_ON.match(after.text))
    )
