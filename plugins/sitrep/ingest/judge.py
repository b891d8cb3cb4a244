"""Verdicts that a block earns by itself: by its words, then by its shape."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.settings import Settings

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_ADDRESS = r"(?:https?://|www\.|mailto:)\S+"
_ONLY_LINKS = re.compile(rf"(?:[\W_]*{_ADDRESS}[\W_]*)+")
_MEDIA = re.compile(
    r"https?://\S+(?: \S+)*\.(?:mp4|webm|m4v|mov|mp3|avi)\b|https?://(?:www\.)?(?:youtu\.be|youtube\.com|vimeo\.com)/\S+",
    re.IGNORECASE,
)
_EMAIL_ONLY = re.compile(r"[\W_]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[\W_]*")
_SIGNS_ONLY = re.compile(r"[\W_]*")


def plain(text: str) -> str:
    """Text with plain quotes, as the phrase bank's patterns expect it."""
    return text.translate(_QUOTES)


def judge_phrases(draft: Draft, settings: Settings) -> Draft:
    """The draft with a verdict on every block that a phrase gives away; the first entry wins."""
    return replace(draft, blocks=tuple(_by_phrase(block, settings) for block in draft.blocks))


def judge_shapes(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on every block whose shape alone says what it is."""
    return replace(draft, blocks=tuple(_by_shape(block) for block in draft.blocks))


def _by_phrase(block: Block, settings: Settings) -> Block:
    text = plain(block.text)
    for phrase in settings.phrases:
        fits = not phrase.longest or block.words <= phrase.longest
        if fits and (match := phrase.pattern.search(text)):
            reason = f"says “{match.group()[:60]}”"
            return replace(block, verdict=phrase.verdict, reason=reason, rule=phrase.name)
    return block


SHAPES = (
    (_SIGNS_ONLY, Verdict.MARK, "no words"),
    (_MEDIA, Verdict.VIDEO, "the address of a recording"),
    (_ONLY_LINKS, Verdict.LINK, "nothing but addresses"),
    (_EMAIL_ONLY, Verdict.LINK, "nothing but an e-mail address"),
)
"""Shapes a block must have from end to end, in the order they are tried."""


def _by_shape(block: Block) -> Block:
    if block.verdict is not Verdict.UNJUDGED:
        return block
    for shape, verdict, reason in SHAPES:
        if shape.fullmatch(block.text):
            return replace(block, verdict=verdict, reason=reason, rule=f"shape-{verdict}")
    return block
