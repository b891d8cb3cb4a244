"""The terms of a text: its places, names, words, numbers and concepts, and its kinds of event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.core.actors import Actor
from sitrep.core.leaning.leaning import voices
from sitrep.core.leaning.names import SourceNames
from sitrep.core.numbers import find_counts
from sitrep.core.prose.signs import LATIN_STOPS, STOPS
from sitrep.geo.spelling import fold_word
from sitrep.ingest.events.actors import NOBODY, KnownActors
from sitrep.ingest.events.words import lexicon
from sitrep.ingest.knowledge.gazetteer import Gazetteer, Mention

STEM = 5
"""Letters in which the forms of a word agree, in most languages: “protests”, “protesters”."""
FEWEST = 3
"""People or things that a number must count to say anything: “two” is everywhere."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*")
_CONJECTURE = re.compile(r"\{\?|\?\}")
_SENTENCE = re.compile(rf".+?(?:[{LATIN_STOPS}](?=\s|$)|[{STOPS}])", re.DOTALL)
_OWNS = ("'s", "’s")
_BEGINS = frozenset('.!?:“”"«»—–')
"""Signs after which every word has a capital."""
_ARTICLES = frozenset({"al", "el"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text speaks of.

    ``@`` begins a place, ``&`` an actor, ``#`` a number, ``%`` a concept.
    """

    spellings: Mapping[str, str]
    """Each term, as the text spells it."""
    capitals: Mapping[str, int]
    """How much more often a word has a capital within a sentence than not."""
    head: frozenset[str]
    """The terms of its headline, else of its first sentence."""
    spots: frozenset[str]
    """The places there that are no countries and no wide areas."""
    head_kinds: Counter[str]
    kinds: Counter[str]


@dataclass(frozen=True, slots=True)
class PassageText:
    """A text as it is read."""

    title: str | None
    text: str
    language: str = "en"

    @property
    def body(self) -> str:
        """Its paragraphs, without the marks of what nobody confirms."""
        return _CONJECTURE.sub("  ", self.text)

    @property
    def head(self) -> str:
        """Its headline, else its first sentence."""
        first = _SENTENCE.match(self.body)
        return self.title or (first[0] if first else self.body)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Whom the texts of a digest name."""

    sources: SourceNames = field(default_factory=lambda: SourceNames(()))
    actors: KnownActors = NOBODY


def read_terms(
    written: PassageText,
    gazetteer: Gazetteer,
    own: Collection[str] = (),
    *,
    known: KnownNames | None = None,
) -> Terms:
    """The terms of a text; ``own`` are the words of its source's name, which tell of nothing."""
    whole = f"{written.title}.\n{written.body}" if written.title else written.body
    known = known or KnownNames()
    # Two reports that quote one monitor need not tell of one thing.
    said_by = "\n".join(whole[each.start : each.end] for each in voices(whole, known.sources))
    scan = _Scan(len(written.head), {*own, *words_of(said_by)})
    for mention in gazetteer.mentions(whole):
        scan.take_place(mention)
    for word in _WORD.finditer(whole):
        scan.take_word(word, whole)
    for number in _numbers(whole, written.language):
        scan.spellings.setdefault(f"#{number}", str(number))
    speakers = known.actors.named_in(said_by)
    for actor in known.actors.named_in(whole):
        if actor not in speakers:
            scan.take_actor(actor)
    return Terms(
        scan.spellings,
        scan.capitals,
        frozenset(scan.head),
        frozenset(scan.spots),
        scan.head_kinds,
        scan.kinds,
    )


@dataclass(slots=True)
class _Scan:
    """What has been found of a text so far."""

    head_end: int
    own: Collection[str]
    spellings: dict[str, str] = field(default_factory=dict)
    capitals: Counter[str] = field(default_factory=Counter)
    head: set[str] = field(default_factory=set)
    spots: set[str] = field(default_factory=set)
    head_kinds: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    covered: list[tuple[int, int]] = field(default_factory=list)
    """Where places are named: their words are no others."""

    def take_place(self, mention: Mention) -> None:
        name = mention.name
        is_country = name.is_people or not any("-" in code for code in name.codes)
        term = f"@{'-'.join(name.codes)}" if is_country else f"@{_folded(mention.words)}"
        self._take(term, mention.words, mention.start)
        if not is_country and len(name.codes) == 1 and mention.start < self.head_end:
            self.spots.add(term)
        self.covered.append((mention.start, mention.end))

    def take_word(self, match: re.Match[str], text: str) -> None:
        word, start = match[0], match.start()
        word = word[:-2] if word.endswith(_OWNS) else word
        lower = word.lower()
        concept = None if word[0].isdigit() else lexicon().concept_of(lower)
        kind = lexicon().kinds.get(concept or "")
        if kind:
            self.kinds[kind] += 1
            self.head_kinds[kind] += start < self.head_end
        while self.covered and self.covered[0][1] <= start:
            self.covered.pop(0)
        if word[0].isdigit() or (self.covered and self.covered[0][0] <= start):
            return
        if concept:
            self._take(f"%{concept}", word, start)
        folded = fold_word(word)
        if lower in lexicon().plain or len(lower) == 1 or folded in self.own or folded in _ARTICLES:
            return
        term = stem(folded)
        self._take(term, word, start)
        if word[0].isupper() and not _begins_sentence(text, start):
            self.capitals[term] += 1
        elif word[0].islower():
            self.capitals[term] -= 2

    def take_actor(self, actor: Actor) -> None:
        """An actor in the stead of the words of its names."""
        words = {stem(word) for name in actor.names for word in words_of(name)}
        term = f"&{actor.id}"
        if self.head & words:
            self.head.add(term)
        for word in words & self.spellings.keys():
            del self.spellings[word]
        self.head -= words
        self.spellings[term] = actor.name
        self.capitals[term] += 1

    def _take(self, term: str, spelling: str, start: int) -> None:
        self.spellings.setdefault(term, spelling)
        if start < self.head_end:
            self.head.add(term)


def stem(folded: str) -> str:
    """What the forms of a folded word share."""
    if len(folded) > STEM:
        return folded[:STEM]
    return folded[:-1] if len(folded) > FEWEST and folded.endswith("s") else folded


def words_of(name: str) -> frozenset[str]:
    """The folded words of a name."""
    return frozenset(fold_word(word) for word in _WORD.findall(name))


def _folded(name: str) -> str:
    words = (fold_word(word) for word in _WORD.findall(name))
    return "-".join(word for word in words if word not in _ARTICLES)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in _BEGINS or "\n" in text[max(0, start - 2) : start]


def _numbers(text: str, language: str) -> Iterator[int]:
    """The numbers that count something."""
    for found in find_counts(text, language):
        if found.values and found.values[0] >= FEWEST:
            yield found.values[0]
