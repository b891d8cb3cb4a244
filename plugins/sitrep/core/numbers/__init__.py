"""The numbers that a text says, in digits of any script or in the words of its language.

``tokens`` parts a text into words and digits, ``vocabulary`` has the words of a language,
``spelled`` reads numbers in words, ``read`` puts both together. ``counting`` leaves
out what dates or names something, and ``said`` answers whether a text says a number.
"""

from __future__ import annotations

from sitrep.core.numbers.counting import find_counts
from sitrep.core.numbers.read import FoundNumber, can_read, find_numbers
from sitrep.core.numbers.said import numbers_said, unsaid_numbers

__all__ = [
    "FoundNumber",
    "can_read",
    "find_counts",
    "find_numbers",
    "numbers_said",
    "unsaid_numbers",
]
