"""Text repaired where copying damaged it; never reworded.

What is mended, in this order: control and invisible characters, letters set apart,
words broken at a line's end, HTML entities, struck-out and raised characters, tags
and stars left by a conversion, line breaks and double spaces. Repairing a text again
changes nothing.

Limits: where a mark is ambiguous it stays: one star, figures set apart.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from sitrep.core.text import legible, one_line
from sitrep.ingest.draft import Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.raised import with_raised
from sitrep.ingest.read.struck import without_struck

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BROKEN_WORD = re.compile(r"(?<=\w-)[ \t]*\n[ \t]*(?=\w)")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"</?(?:br|center|div|h[1-6]|li|ol|p|ul)\b[^<>]*>", re.IGNORECASE)
_STARS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_SPACED = re.compile(r"(?<!\S)(?:\S ){5,}\S(?!\S)")
"""Six signs or more, each by itself: how a PDF shows tracked-out type, words two spaces apart."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def repair_blocks(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the text of every block repaired."""
    raw = draft.document.text
    blocks = [replace(block, text=repair(raw[block.start : block.end])) for block in draft.blocks]
    return replace(draft, blocks=tuple(blocks))


def repair(raw: str) -> str:
    """One paragraph of raw text, repaired, on one line; repairing it again changes nothing."""
    text = _INVISIBLE.sub("", legible(re.sub(r"[^\S\n]", " ", raw)))
    text = _SPACED.sub(_tightened, _BROKEN_WORD.sub("", text))
    text = _unescaped(text)
    text = with_raised(without_struck(text))
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text))
    return one_line(_STARS.sub(r"\2", text))


def _unescaped(text: str) -> str:
    """Text with its entities read; one that was escaped twice holds "&amp;quot;"."""
    while "&" in text:
        plain = _ENTITY.sub(_named, text)
        if plain == text:
            break
        text = plain
    return text


def _named(match: re.Match[str]) -> str:
    """The sign that an entity names; the entity where a reader would see nothing of it."""
    sign = html.unescape(match.group())
    if sign == "\u00a0":
        return " "
    return sign if sign and sign.isprintable() else match.group()


def _tightened(match: re.Match[str]) -> str:
    """Letters put together; figures set apart ("3 1 4 0 2 5") may be cells of a table and stay."""
    signs = match.group().replace(" ", "")
    return match.group() if signs.isdigit() else signs
