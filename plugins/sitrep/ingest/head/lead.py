"""What a headline has in common with the text below it, in any script."""

from __future__ import annotations

import re
from itertools import pairwise

from sitrep.core.prose.words import is_unspaced

STEM = 5
"""First letters by which a word is known again: kills, killed, killing."""
ENOUGH = 2
"""Words in common from which two texts speak of one thing."""
LEAST_LETTERS = 4
"""Fewest letters of a word that says what a text is about."""

_WORD = re.compile(r"[^\W_][\w'’]*")


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words and its figures; pairs of signs without spaces."""
    if is_unspaced(text[:12]):
        signs = [sign for sign in text if sign.isalnum()]
        return frozenset(map("".join, pairwise(signs)))
    return frozenset(
        [
            word.lower()[:STEM]
            for word in _WORD.findall(text)
            if len(word) >= LEAST_LETTERS or word.isdigit() or (word.isupper() and len(word) > 1)
        ]
    )


def shared(headline: frozenset[str], lead: frozenset[str]) -> float:
    """The share of a headline's stems that a lead says again; one alone may be chance."""
    if not headline:
        return 0.0
    both = len(headline & lead)
    return both / len(headline) * min(1.0, both / ENOUGH)
