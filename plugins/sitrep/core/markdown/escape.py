"""Plain text as Markdown that renders as exactly that text."""

from __future__ import annotations

import re

from sitrep.core.markdown.claim_marks import CLAIM_CLOSE, CLAIM_OPEN
from sitrep.core.text import legible, one_line

_ALWAYS = re.compile(r"([\\`*_\[\]<>])")
"""Signs that mean something anywhere in a line."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACE = re.compile(r"\{(?=\?|[#.][\w-])")
"""The brace that would begin a claim or, to other tools, an id or class."""
_DOUBLED = re.compile(
    r"~(?=~)|(?<=~)~"
    r"|(?<=[\w)\]])~(?=[^\s~]+~)|(?<=[\w)\]])\^(?=[^\s^]+\^)"
    r"|\$(?=\$)|=(?==)|:(?=//)|(?<=www)\.",
    re.IGNORECASE,
)
"""Signs that mean something beside another one, to this site or to other tools: ~~, the ~ and
^ that lower and raise what follows, $$, ==, addresses."""
_AT_START = re.compile(r"^(?:([#+=~:|-])|(\d{1,9})([.)]))")
"""Signs that mean something at the start of a line alone."""
_LOOKALIKE = re.compile(r"^([^\w\\]*?)([:：︓﹕∶])")
"""The first of the colons with which a line might be taken for a passage's."""


def escape_marked(text: str) -> str:
    """Like escape_text, for a text of marked_paragraphs, cut anywhere: claims are claims again."""
    pieces = [
        _escaped_piece(piece) for piece in text.replace(CLAIM_CLOSE, CLAIM_OPEN).split(CLAIM_OPEN)
    ]
    pieces[1::2] = [f"{{? {piece} ?}}" for piece in pieces[1::2]]
    return "".join(pieces)


def escape_text(text: str) -> str:
    """One plain paragraph as Markdown that renders as exactly that text.

    White space is made single spaces first: Markdown would do so anyway.
    """
    line = _BRACE.sub(r"\\{", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\1", one_line(legible(text)))))
    line = _DOUBLED.sub(r"\\\g<0>", line)
    return _LOOKALIKE.sub(_escaped_colon, _AT_START.sub(_escaped_start, line))


def _escaped_piece(piece: str) -> str:
    """A part of a paragraph, the spaces at its ends kept."""
    words = piece.strip()
    before, _, after = piece.partition(words) if words else (piece, "", "")
    return f"{before}{escape_text(words)}{after}"


def _escaped_start(match: re.Match[str]) -> str:
    sign, number, after = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{after}"


def _escaped_colon(match: re.Match[str]) -> str:
    before, colon = match.groups()
    return f"{before}\\:" if colon == ":" else f"{before}&#{ord(colon)};"
