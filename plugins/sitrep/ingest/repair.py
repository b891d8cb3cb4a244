"""Text repaired where a copy damaged it; never reworded.

What is mended: hard wraps, double spaces, words broken at a line's end, letters
set apart, tags and stars left from a conversion, invisible characters.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from sitrep.core.text import legible, one_line
from sitrep.ingest.draft import Draft
from sitrep.ingest.settings import Settings

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BROKEN_WORD = re.compile(r"(?<=\w-)[ \t]*\n[ \t]*(?=\w)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|center|div|em|font|h[1-6]|i|li|p|s|small|span|strong|sub|sup|u|ul)\b[^<>]*>", re.IGNORECASE
)
_STARS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_SPACED = re.compile(r"(?<!\S)(?:\S ){4,}\S(?!\S)")
"""Five signs or more, each by itself: how a PDF shows tracked-out type, words two spaces apart."""
_ENTITY = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|#39|#160|#8217|#8220|#8221);")


def repair_blocks(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the text of every block repaired."""
    raw = draft.document.text
    blocks = (replace(block, text=repair(raw[block.start : block.end])) for block in draft.blocks)
    return replace(draft, blocks=tuple(blocks))


def repair(raw: str) -> str:
    """One paragraph of raw text, repaired, on one line."""
    text = _INVISIBLE.sub("", legible(re.sub(r"[^\S\n]", " ", raw)))
    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), _BROKEN_WORD.sub("", text))
    text = _STARS.sub(r"\2", _TAG.sub(" " if "<br" in text.lower() else "", text))
    return one_line(_ENTITY.sub(lambda match: html.unescape(match.group()), text))
