"""Names in pictures: broken by rule, since nothing that writes a picture can measure text.

A letter is taken to be no narrower than the label face draws it, in its bold cut; a name is never
cut, whatever its length, and none of its letters is parted from the marks that stand on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

SIZE = 13
"""The size, in units of the picture, in which pictures are lettered."""
WIDTHS = {
    "ilj.,:;'’!·": 0.33,
    "fItr|()[]- ": 0.46,
    "mwMW@%&—…": 1.0,
}
"""Widths of letters in parts of the size, where they are not those of most."""
CAPITAL = 0.74
OTHER = 0.66
"""Letters, figures, and the letters of scripts without capitals."""
FULL = 1.05
"""The letters of scripts that are written in squares."""
_WIDTH_OF = {sign: width for signs, width in WIDTHS.items() for sign in signs}


def width_of(text: str) -> float:
    """How wide a line is at the most, in units of the picture."""
    return SIZE * sum(map(_sign_width, text))


def widest(lines: Iterable[str]) -> int:
    """How wide the widest of the lines is at the most."""
    return round(max(map(width_of, lines), default=0))


def lines_of(text: str, width: int) -> tuple[str, ...]:
    """A name in as many lines as it takes, each at most ``width`` units wide.

    It is broken between words; a word that is wider than a line, wherever the line is full.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width)
    return tuple(lines)


def spread(wanted: Sequence[float], heights: Sequence[int]) -> tuple[int, ...]:
    """Places down a column, near those that are wanted and in their order, none over another.

    ``wanted`` are middles, ``heights`` how much each takes; returns middles.
    """
    placed: list[int] = []
    end = 0.0
    for middle, height in zip(wanted, heights, strict=True):
        at = max(middle, end + height / 2)
        placed.append(round(at))
        end = at + height / 2
    return tuple(placed)


def _pieces(word: str, width: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        is_full = width_of(piece + sign) > width
        if piece and is_full and not unicodedata.combining(sign):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _sign_width(sign: str) -> float:
    if sign in _WIDTH_OF:
        return _WIDTH_OF[sign]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return FULL
    return CAPITAL if sign.isupper() else OTHER
