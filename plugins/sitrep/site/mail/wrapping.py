"""Lines of a mail's text, as wide as readers of plain text have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

COLUMNS = 78
"""As wide as RFC 5322 wishes lines to be; a URL that is longer stands whole on a line of its own."""
_JOINER = "\u200d"
"""Makes one sign of what stands before and behind it."""
NARROW = re.compile(
    "[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u061d-\u064a\u0660-\u066f"
    "\u1e00-\u200a\u2010-\u2027\u2030-\u205f\u20a0-\u20cf]*"
)
"""A text of signs of one column each, such as most texts in Latin, Greek, Cyrillic, Hebrew and
Arabic letters are: its width is known without looking at each sign."""


def wrap(text: str, width: int) -> list[str]:
    """Words with a space between them in lines.

    A word that is too long for one is broken, but a URL is not.
    """
    lines = _cut(text, width) if NARROW.fullmatch(text) else None
    return lines or _filled(text, width)


def columns(text: str) -> int:
    """How wide a terminal shows a text: Chinese signs are two columns wide, some signs none."""
    return len(text) if NARROW.fullmatch(text) else cell_len(text)


def _cut(text: str, width: int) -> list[str] | None:
    """A text of signs of one column in lines; None where a word is longer than a line."""
    lines, start = [], 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            return None
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]]


def _filled(text: str, width: int) -> list[str]:
    """Any text in lines, word after word."""
    lines, wide = [""], 0
    for word in _pieces(text.split(" "), width):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        plus = wide + 1 if lines[-1] else 0
        longer_wide = columns(longer) if _JOINER in longer else plus + columns(word)
        if longer_wide <= width or not lines[-1]:
            lines[-1], wide = longer, longer_wide
        else:
            lines.append(word)
            wide = columns(word)
    return lines


def _pieces(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        if columns(word) <= width or "://" in word:
            yield word
            continue
        piece = ""
        for sign in word:
            if columns(piece + sign) > width:
                yield piece
                piece = ""
            piece += sign
        yield piece
