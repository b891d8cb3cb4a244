"""Puts the marks of names into records.

A name in a record gets a mark joined to its words, ``Hasakah_zqbcdfq``: Pagefind takes it for a part
of the word, at the same place.  The browser puts the mark where a query has any spelling of the
name, and takes it off what it shows.  Only names that records hold are told to the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from markupsafe import Markup

from sitrep.core.model import Region
from sitrep.site.search.folding import WORD, FoundWord, key_of, words_of
from sitrep.site.search.names import DIGITS, Entity, KnownName, NameBank, PossibleNames

_TAG = re.compile(r"(<[^>]*>)")
_MARK = re.compile(rf"_zq[{DIGITS}]+q")


class NameMarker:
    """Marks the names of a bank, and remembers which it came upon."""

    def __init__(self, bank: NameBank) -> None:
        self.bank = bank
        self.held: set[Entity] = set()
        """What the records hold."""
        self.told: set[Entity] = set()
        """What of it has its mark whether it is named or not."""
        self._begins: dict[str, int] = {}

    def codes_in(self, regions: Iterable[Region]) -> frozenset[str]:
        """The areas within regions that places of the bank lie in."""
        return self.bank.codes_in(regions)

    def mark_of(self, named: KnownName) -> str:
        """The mark of something that a record holds."""
        self.held.add(named.entity)
        self.told.add(named.entity)
        return self.bank.mark_of(named.entity)

    def mark(self, html: Markup, known: PossibleNames) -> Markup:
        """HTML with the marks of the names in it, as far as they may be meant there."""
        pieces = _TAG.split(html)
        for at in range(0, len(pieces), 2):
            pieces[at] = self._marked(pieces[at], known)
        return Markup("".join(pieces))

    def _marked(self, text: str, known: PossibleNames) -> str:
        pieces: list[str] = []
        done = 0
        for found in WORD.finditer(text):
            longest = self._longest(found.group())
            if not longest or found.start() < done:
                continue
            words = list(islice(words_of(text, found.start()), longest))
            if not words or words[0].start != found.start():  # an article
                continue
            length, named = self._found(words, known)
            joined = "".join(f"_{self.bank.mark_of(each.entity)}" for each in named)
            self.held.update(each.entity for each in named)
            for word in words[:length] if named else ():
                pieces += (text[done : word.end], joined)
                done = word.end
        return "".join((*pieces, text[done:]))

    def _longest(self, word: str) -> int:
        """How many words the longest name has that begins with a word as it is written."""
        found = self._begins.get(word)
        if found is None:
            found = self._begins[word] = self.bank.longest.get(key_of(word), 0)
        return found

    def _found(
        self, words: Sequence[FoundWord], known: PossibleNames
    ) -> tuple[int, tuple[KnownName, ...]]:
        """How many words the longest name has that begins here, and what is called so."""
        for length in range(len(words), 0, -1):
            key = " ".join(word.key for word in words[:length])
            found = tuple(
                each.named
                for each in self.bank.spellings.get(key, ())
                if each.fits(words[0]) and known.may_be(each.named)
            )
            if found:
                return length, found
        return 1, ()


def without_marks(text: str) -> str:
    """What the browser shows of a text with marks."""
    return _MARK.sub("", text)
