"""Which of hundreds of phrases may be in a text, found in one pass over a document.

Each phrase needs one of some words; where none of them stands, its pattern is not tried, for
patterns are slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.core.prose.finder import Hit, WordFinder


class PhraseIndex:
    """Phrases by the words that they need, each phrase a number.  Read-only."""

    def __init__(self, needs: Sequence[frozenset[str]]) -> None:
        by_word: dict[str, list[int]] = {}
        for number, words in enumerate(needs):
            for word in words:
                by_word.setdefault(word, []).append(number)
        self._always = tuple(number for number, words in enumerate(needs) if not words)
        self._by_word = tuple(map(tuple, by_word.values()))
        self._finder = WordFinder(tuple(by_word))

    def possible_in(self, text: str) -> tuple[int, ...]:
        """The phrases to be tried on a folded text, in their order."""
        return self._possible(self._finder.found_in(text))

    def possible_in_each(self, texts: Sequence[str]) -> list[tuple[int, ...]]:
        """The same for each of many texts."""
        return [self._possible(hits) for hits in self._finder.found_in_each(texts)]

    def _possible(self, hits: Iterable[Hit]) -> tuple[int, ...]:
        found = {number for word, _start, _end in hits for number in self._by_word[word]}
        return tuple(sorted(found.union(self._always))) if found else self._always
