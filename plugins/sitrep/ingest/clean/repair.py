"""Text repaired where copying damaged it; never reworded.

What is mended, in this order: text that was read in the wrong encoding, accents apart
from their letters, control and invisible characters, letters set apart, words broken at
a line's end, HTML entities, struck-out and raised characters, tags
and stars left by a conversion, line breaks and double spaces. Repairing a text again
changes nothing.

Limits: where a mark is ambiguous it stays: one star, figures set apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.core.prose.lines import joined_lines
from sitrep.core.text import legible, one_line
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.letters.compose import composed
from sitrep.ingest.read.letters.entities import unescaped
from sitrep.ingest.read.letters.mojibake import Mending, doubts_of, misreading_of
from sitrep.ingest.read.raised import with_raised
from sitrep.ingest.read.struck import without_struck

_BLANK = re.compile(r"[^\S\n]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BROKEN_WORD = re.compile(r"(?<=\w-)[ \t]*\n[ \t]*(?=\w)")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"</?(?:br|center|div|h[1-6]|li|ol|p|ul)\b[^<>]*>", re.IGNORECASE)
_STARS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_SOUND = re.compile(r"[ \n!\"#$%'()+,./0-9:;=?@A-Z\\\]^`a-z{|}«»À-ÖØ-öø-ÿ–—‘’“”…-]*")
"""Text in which there is nothing to repair but words broken at a line's end and letters set apart.

It holds none of the signs with which damage begins: no tag, entity, star, tilde or bracket.
"""
_MAY_BE_SPACED = re.compile(r" \S \S \S \S ")
_SPACED = re.compile(r"(?<!\S)(?:\S ){5,}\S(?!\S)")
"""Six signs or more, each by itself: how a PDF shows tracked-out type, words two spaces apart."""


def repair_blocks(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the text of every block repaired."""
    raw = draft.document.text
    misreading = misreading_of(raw)
    if misreading is None:
        blocks = [block.saying(repair(raw[block.start : block.end])) for block in draft.blocks]
        return replace(draft, blocks=tuple(blocks))
    mendings: list[Mending] = []
    for block in draft.blocks:
        piece = raw[block.start : block.end]
        mendings.append(Mending(piece, misreading.mended(piece)))
    texts = zip(draft.blocks, mendings, strict=True)
    blocks = [block.saying(repair(mending.after)) for block, mending in texts]
    doubts = (*draft.doubts, *doubts_of(mendings))
    return replace(draft, blocks=tuple(blocks), doubts=doubts)


def repair(raw: str) -> str:
    """One paragraph of raw text, repaired, on one line; repairing it again changes nothing."""
    if _SOUND.fullmatch(raw):
        return one_line(_with_words_whole(raw))
    text = _INVISIBLE.sub("", legible(_BLANK.sub(" ", joined_lines(composed(raw)))))
    text = unescaped(_with_words_whole(text))
    text = with_raised(without_struck(text))
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text))
    return one_line(_STARS.sub(r"\2", text))


def _with_words_whole(text: str) -> str:
    """Text with the words that a line's end broke made whole, and letters set apart put together."""
    if "\n" in text:
        text = _BROKEN_WORD.sub("", text)
    # What letters set apart must have within them is found sooner than where they begin.
    return _SPACED.sub(_tightened, text) if _MAY_BE_SPACED.search(text) else text


def _tightened(match: re.Match[str]) -> str:
    """Letters put together; figures set apart ("3 1 4 0 2 5") may be cells of a table and stay."""
    signs = match.group().replace(" ", "")
    return match.group() if signs.isdigit() else signs
