"""Many words found in texts in one pass, however many they are: an automaton (Aho, Corasick)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

Hit = tuple[int, int, int]
"""The number of a word, where it starts in a text, and where it ends."""

_BETWEEN = "\n"


class WordFinder:
    """Finds each of its words wherever it stands, in another word too.  Read-only.

    No word may be empty or have a line's end in it.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self._automaton = AhoCorasick(self._words)

    def __reduce__(self) -> tuple[type[WordFinder], tuple[tuple[str, ...]]]:
        return WordFinder, (self._words,)  # where processes are not forked, each builds its own

    def found_in(self, text: str) -> list[Hit]:
        """The words in a text, by where they start."""
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate has no bytes
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted(hits, key=_start)

    def found_in_each(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The words in each of many texts."""
        found: list[list[Hit]] = [[] for _text in texts]
        starts = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
        for word, start, end in self.found_in(_BETWEEN.join(texts)):
            at = bisect_right(starts, start) - 1
            found[at].append((word, start - starts[at], end - starts[at]))
        return found


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether what was found stands by itself, and not in another word."""
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return not any(sign.isalnum() or sign == "_" for sign in around)


def _start(hit: Hit) -> int:
    return hit[1]
