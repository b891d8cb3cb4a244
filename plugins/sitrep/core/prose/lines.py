"""Lines of a fixed width: how wide they are, and how two of them are put together."""

from __future__ import annotations

import re

from sitrep.core.prose.signs import EAST_ASIAN, UNSPACED, WIDE

_WIDE = re.compile(f"[{WIDE}]")
_MARK = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u17b4-\u17d3\u200b-\u200f]"
)
"""Signs above and below letters, which take no room of their own."""
_WITHIN = re.compile(
    rf"(?<=[{EAST_ASIAN}])[^\S\n]*\n[^\S\n]*(?=[{EAST_ASIAN}])"
    rf"|(?<=[{UNSPACED}])\n[^\S\n]*(?=[{UNSPACED}])"
)
"""A line's end between letters without spaces; a space before it is a pause in Thai or Khmer."""


def width_of(line: str) -> int:
    """How many columns a line takes in type of fixed width."""
    if line.isascii():
        return len(line)
    return len(line) + len(_WIDE.findall(line)) - len(_MARK.findall(line))


def joined_lines(text: str) -> str:
    """Text with its lines put together where no space belongs between them.

    Other line ends stay, to become spaces.
    """
    return text if text.isascii() else _WITHIN.sub("", text)
