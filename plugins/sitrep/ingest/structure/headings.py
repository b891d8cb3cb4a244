"""Headings that nothing marks as such: short lines of the article above a paragraph or list.

Limits: a line of more than a few words, or one that ends as a sentence does, stays a
paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.rows import ROW

MOST_WORDS = 8
"""Most words of such a heading."""
MOST_CHARACTERS = 80
"""Most characters of one; scripts without spaces make a sentence one word."""
RANK = 2
"""Its rank where the page marks no other; else below the first of those that it marks."""

_STOPPED = re.compile(r"[.!?…。！？।۔؟։።។၊။,;:：、，][\"'”’»)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")


def find_headings(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the subheads of its body known as headings."""
    body = [at for at, block in enumerate(draft.blocks) if block.is_body]
    ranks = [draft.blocks[at].form.depth for at in body if _is_marked(draft.blocks[at])]
    form = Form(FormKind.HEADING, min(6, min(ranks, default=RANK - 1) + 1))
    blocks = list(draft.blocks)
    for at, below in pairwise(body):
        if _heads(blocks[at], blocks[below]):
            blocks[at] = replace(blocks[at], form=form)
    return replace(draft, blocks=tuple(blocks))


def _is_marked(block: Block) -> bool:
    return block.form.kind is FormKind.HEADING


def _heads(block: Block, below: Block) -> bool:
    """Whether a block is a heading of the one below it."""
    return (
        block.form == PARAGRAPH
        and block.rule != ROW
        and not block.continues
        and not below.continues
        and 0 < block.words <= MOST_WORDS
        and len(block.text) <= MOST_CHARACTERS
        and not block.text[:1].islower()
        and not _STOPPED.search(block.text)
        and bool(_LETTER.search(block.text))
        and (below.form.is_item or below.rule == ROW or is_prose(below))
    )
