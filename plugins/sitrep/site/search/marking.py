"""Puts the marks of names into records.

A name in a record gets a mark joined to its words, ``Hasakah_zqbcdfq``: Pagefind takes it for a part
of the word, at the same place.  The browser puts the mark where a query has any spelling of the
name, and takes it off what it shows.  Only names that records hold are told to the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from sitrep.core.model import Region
from sitrep.site.search.folding import WORD, FoundWord, words_of
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
        self._begins = _Begins(bank)

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
        begins = self._begins
        if not any(map(begins.__getitem__, WORD.findall(text))):
            return text
        pieces: list[str] = []
        done = 0
        for found in WORD.finditer(text):
            start = found.start()
            if not begins[found.group()] or start < done:
                continue
            words = self._words_from(text, start)
            if not words or words[0].start != start:  # an article
                continue
            named = self._found(words, known)
            joined = "".join(f"_{self.bank.mark_of(each.entity)}" for each in named)
            self.held.update(each.entity for each in named)
            for part in words if named else ():
                pieces += (text[done : part.end], joined)
                done = part.end
        return "".join((*pieces, text[done:]))

    def _words_from(self, text: str, start: int) -> list[FoundWord]:
        """The words from a place on, as long as some name goes on like them."""
        words: list[FoundWord] = []
        key = ""
        for word in words_of(text, start):
            words.append(word)
            key = f"{key} {word.key}" if key else word.key
            if key not in self.bank.begun:
                break
        return words

    def _found(self, words: list[FoundWord], known: PossibleNames) -> tuple[KnownName, ...]:
        """What is called by the longest name that begins here; leaves its words alone."""
        first = words[0]
        while words:
            key = " ".join(word.key for word in words)
            named = tuple(
                each.named
                for each in self.bank.spellings.get(key, ())
                if each.fits(first) and known.may_be(each.named)
            )
            if named:
                return named
            words.pop()
        return ()


class _Begins(dict[str, bool]):
    """Whether a word may begin a name, as it is written: most words of a text are none."""

    def __init__(self, bank: NameBank) -> None:
        super().__init__()
        self._bank = bank

    def __missing__(self, word: str) -> bool:
        found = self[word] = any(map(self._bank.may_begin, words_of(word)))
        return found


def without_marks(text: str) -> str:
    """What the browser shows of a text with marks."""
    return _MARK.sub("", text)


def plain_text(html: str) -> str:
    """The text of HTML, as names are looked for in it."""
    return without_marks(_TAG.sub(" ", html))
