"""Sources named in a text, by their names, their aliases, or the words of their names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.leaning.wording import wording
from sitrep.core.model import Source

STEM = 4
"""Letters in which “Russia's” and “Russian” agree."""
FEWEST = 2
"""Words of a name that may stand in another order: a single one must be the name itself."""
LOOSE = 2
"""Words that may stand between those of a name: “Russia's ministry of the defence”."""

_WORD = re.compile(r"[^\W_]+")
_DOMAIN = re.compile(r"\S+\.[a-z]{2,}(?:/\S*)?$")


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source where a text names it."""

    source: str
    """Its id."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    is_capital: bool


class SourceNames:
    """The names of a digest's sources.  Read-only."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._exact: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        self._loose: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
        for source in sorted(sources, key=lambda source: source.id):
            for name in (source.name, *source.aliases):
                if not _DOMAIN.match(name):
                    self._add(name, source.id)

    def _add(self, name: str, source: str) -> None:
        words = tuple(token.word for token in _tokens(name))
        if words[:1] == ("the",):
            words = words[1:]
        if not words:
            return
        self._exact[words[0]].setdefault(words, source)
        omitted = wording().between | wording().left_out
        stems = frozenset(word[:STEM] for word in words if word not in omitted)
        if len(stems) >= FEWEST:
            for stem in stems:
                self._loose[stem].setdefault(stems, source)

    def find(self, text: str) -> Iterator[NamedSource]:
        """The sources that a text names, in its order."""
        tokens = _tokens(text)
        at = 0
        while at < len(tokens):
            found = self._exactly(tokens, at) or self._loosely(tokens, at)
            if found:
                source, last = found
                yield NamedSource(source, tokens[at].start, tokens[last].end)
                at = last
            at += 1

    def _exactly(self, tokens: list[_Token], at: int) -> tuple[str, int] | None:
        """The longest name that begins with a word; a name has a capital where its script has any."""
        best: tuple[str, int] | None = None
        if not tokens[at].is_capital:
            return None
        for words, source in self._exact.get(tokens[at].word, {}).items():
            end = at + len(words)
            is_there = tuple(token.word for token in tokens[at:end]) == words
            if is_there and (best is None or end - 1 > best[1]):
                best = source, end - 1
        return best

    def _loosely(self, tokens: list[_Token], at: int) -> tuple[str, int] | None:
        """A name whose words stand near each other, in whatever order."""
        for stems, source in self._loose.get(tokens[at].word[:STEM], {}).items():
            window = tokens[at : at + len(stems) + LOOSE]
            seen: set[str] = set()
            for offset, token in enumerate(window):
                if token.word in wording().between:
                    continue
                if token.word[:STEM] not in stems:
                    break
                seen.add(token.word[:STEM])
                if seen == stems and any(each.is_capital for each in window[: offset + 1]):
                    return source, at + offset
        return None


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFKC", match[0])
        is_capital = not word[0].islower()
        found.append(_Token(word.lower(), match.start(), match.end(), is_capital))
    return found
