"""The headline that a document shows above its text; none is made up.

Four places are asked, the surest first: the headline of a text on one line (found when
that was taken apart), what the page states and shows, the reading of the lines above the
text (``sitrep.ingest.head``), and what the markup alone says.

Limits: a headline below the text, or in a picture, is not found.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.draft import Draft, Finding, Verdict
from sitrep.ingest.find.page_headline import page_headline, stated_headline
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.knowledge.bank import Settings

_SHOWING = (
    Verdict.UNJUDGED,
    Verdict.NAVIGATION,
    Verdict.VIDEO,
    Verdict.BODY,
    Verdict.RELATED,
    Verdict.LABEL,
    Verdict.TITLE,
)
"""What a line that shows the headline may have been taken for."""


def find_title(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its headline, and the lines that show it set aside."""
    for block in draft.blocks:
        if block.verdict is Verdict.TITLE and block.rule == "glued":
            evidence = "glued to the text, which says it again"
            return replace(draft, title=Finding(block.text.removesuffix("."), evidence))
    if stated := stated_headline(draft):
        return _titled(draft, stated.words, stated.finding)
    if draft.head and draft.head.title and _is_shown(draft):
        return _titled(draft, normal(draft.head.title.value), draft.head.title)
    if headline := page_headline(draft):
        return _titled(draft, headline.words, headline.finding)
    if draft.head and draft.head.may_be:
        doubt = f"title: “{draft.head.may_be}” may be the headline; nothing says so for certain"
        return replace(draft, doubts=(*draft.doubts, doubt))
    return draft


def _is_shown(draft: Draft) -> bool:
    """Whether a line of the headline that was read is not taken for something else."""
    return any(block.verdict is Verdict.TITLE for block in draft.blocks)


def _titled(draft: Draft, words: str, title: Finding) -> Draft:
    """The draft with a title; the lines that say its words are the headline."""
    blocks = list(draft.blocks)
    for at, block in enumerate(blocks):
        if block.verdict in _SHOWING and normal(block.text) == words:
            reason = "the headline above the text"
            blocks[at] = block.judged(Verdict.TITLE, reason, "title")
    return replace(draft, blocks=tuple(blocks), title=title)
