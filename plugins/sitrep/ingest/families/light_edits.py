"""Whether a body is another one with a word changed here and there.

An editor who puts a word for one in eight leaves 59 % of the runs of four words, but 77 % of the
pairs, and those all over the text. A story that another outlet rewrites shares its quotations,
and little of what stands between. So a text is asked piece by piece, and not as a whole.
"""

from __future__ import annotations

from itertools import pairwise

from sitrep.core.prose.words import comparable_words

PIECE = 10
"""Words of a piece: about half a sentence."""
KEPT = 0.5
"""Share of its pairs of words from which a piece is another text's with words changed."""
MOST = 0.8
"""Share of the shorter text's pieces that are so in a copy."""


def is_lightly_edited(one: str, other: str) -> bool:
    """Whether nearly all pieces of the shorter text are in the other, a few words changed."""
    first, second = sorted((comparable_words(one), comparable_words(other)), key=len)
    there = set(pairwise(second))
    pieces = [first[at : at + PIECE] for at in range(0, len(first) - 1, PIECE)]
    kept = sum(_is_kept(piece, there) for piece in pieces)
    return bool(pieces) and kept >= MOST * len(pieces)


def _is_kept(piece: list[str], there: set[tuple[str, str]]) -> bool:
    pairs = list(pairwise(piece))
    return sum(pair in there for pair in pairs) >= KEPT * len(pairs)
