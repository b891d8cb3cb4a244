"""What a page puts into a text in several lines: a teaser, an appeal above its button, a caption.

One line gives them away, and the others look like the text's. "Read more" is followed by a
section, a headline and a day: all of them down to the day are the teaser's. Above the button
"Donate" a paragraph speaks to readers of what their money does. Before a picture's credit in one
line with it stands its caption, where no text has begun yet.

Limits: a teaser without a day, in lines that no phrase knows, is left to the judges; so is an
appeal in a language for which ``page_voice.toml`` has no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.core.prose.sentences import is_closed
from sitrep.ingest.clean.voice import is_readers, page_words
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import DATED

TEASER_LINES = 4
"""Most lines of a teaser: section, subject, headline, day."""
DAY_WORDS = 6
"""Most words of the line with its day and hour."""
HEADLINE_WORDS = 25
BUTTON_WORDS = 4
"""Most words of a button."""
APPEAL_WORDS = 40
"""Most words of the paragraph beside it."""

PROSE_WORDS = 12
"""Words of a block from which the text has begun, where no sentence of it is in another line."""

_PICTURE = frozenset({"picture-credit", "picture-bracket", "picture-by"})
"""Entries of phrases.toml for the credits of pictures."""
_OPENING = frozenset({Verdict.RELATED})
_FREE = frozenset({Verdict.UNJUDGED, Verdict.DATELINE})


def judge_inserts(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the lines of teasers and appeals judged as the line that gives them away."""
    found: dict[int, tuple[Verdict, str]] = {}
    for at, block in enumerate(draft.blocks):
        if block.verdict in _OPENING and block.words <= BUTTON_WORDS:
            for line in _teaser_below(draft.blocks, at):
                found[line] = Verdict.RELATED, f"between “{block.text}” and the day of a teaser"
        elif block.verdict is Verdict.DONATION and block.words <= BUTTON_WORDS:
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(draft.blocks) and _is_appeal(draft.blocks[beside]):
                    found[beside] = Verdict.DONATION, f"speaks to readers beside “{block.text}”"
    caption = _caption_above_text(draft)
    if caption is not None:
        found[caption] = Verdict.CAPTION, "stands before a picture's credit, above the text"
    if not found:
        return draft
    blocks = list(draft.blocks)
    for at, (verdict, reason) in found.items():
        blocks[at] = replace(blocks[at], verdict=verdict, reason=reason, rule="inserts")
    return replace(draft, blocks=tuple(blocks))


def _teaser_below(blocks: Sequence[Block], at: int) -> range:
    """The numbers of the lines of the teaser below a line; none where no day ends them."""
    for below in range(at + 1, min(at + 1 + TEASER_LINES, len(blocks))):
        block = blocks[below]
        if block.verdict not in _FREE or block.words > HEADLINE_WORDS:
            break
        if block.words <= DAY_WORDS and DATED.search(block.text):
            return range(at + 1, below + 1) if below > at + 1 else range(0)
        if is_closed(block.text):
            break
    return range(0)


def _caption_above_text(draft: Draft) -> int | None:
    """The number of a block in one line with a picture's credit behind it, above all prose."""
    for at, block in enumerate(draft.blocks[:-1]):
        if block.verdict is not Verdict.UNJUDGED or block.words < PROSE_WORDS:
            continue
        after = draft.blocks[at + 1]
        is_line = "\n" not in draft.document.text[block.start : after.start]
        return at if is_line and after.rule in _PICTURE else None
    return None


def _is_appeal(block: Block) -> bool:
    """Whether a short paragraph speaks to readers."""
    if block.verdict is not Verdict.UNJUDGED or block.words > APPEAL_WORDS:
        return False
    return is_readers(block.text) and page_words(block.text) > 0
