"""What two texts of one template have differently in the same places, counted by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from sitrep.ingest.families.tokens import Sentence, Token, TokenKind, sentences_of, tokens_of
from sitrep.ingest.knowledge.bank import month_numbers, weekday_numbers

_SIMILAR = 0.72
"""Likeness from which two names are spellings of one: Saraqib, Saraqeb; Kafr Nabl, Kafranbel."""

_SLOT_WORDS = 6
"""Most words that are in the place of others; more are a sentence that was rewritten."""
_TITLED_ALIKE = 0.5
"""Share of the shorter title's words that the other has where both follow one pattern."""
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ul|the)[-' ]", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W\d_]+")
_VOWELS = re.compile(r"[aeiouy'’`]+")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text beside its words."""

    outlet: str = ""
    """The id of the outlet whose own page it is; empty for a copy."""
    page: str = ""
    """What its page's URLs have in common; empty where it shows none."""
    day: str = ""
    """On which it was first published, as stated."""
    title: str = ""


NOTHING = About()
"""Of a text of which nothing else is known."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared: its paragraphs and what is known of it."""

    paragraphs: str
    """Parted by line feeds."""
    about: About


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of one text in the place of words of another."""

    one: Sentence
    other: Sentence


@dataclass(frozen=True, slots=True)
class Differences:
    """How many names, days and figures differ in the same places of two texts."""

    names: int = 0
    places: int = 0
    """Of the names, those of places."""
    days: int = 0
    dates: int = 0
    """Of the days, those of a month."""
    same_days: int = 0
    """Days that are the same in both, of a month or of a week."""
    figures: int = 0
    titles: int = 0
    """Of the names and days, those of titles."""
    titled_days: int = 0
    same_figures: int = 0
    same: int = 0
    """Names, days and figures that are the same in both."""

    @property
    def changed(self) -> int:
        """All that differ."""
        return self.names + self.days + self.figures

    @property
    def share(self) -> float:
        """Of all, the share that differ."""
        return self.changed / max(1, self.changed + self.same)


@dataclass(frozen=True, slots=True)
class _Keys:
    """All words of two texts."""

    one: set[str]
    other: set[str]


_Count = Counter[str]
"""Numbers by the names of the fields of Differences."""


def differences(one: Text, other: Text) -> Differences:
    """What differs in the same places of two texts; what one of them leaves out does not count."""
    first, second = sentences_of(one.paragraphs), sentences_of(other.paragraphs)
    known = _Keys(_keys_of(first), _keys_of(second))
    found: _Count = Counter()
    for ours, theirs in _aligned(first, second):
        found.update(_compared(ours, theirs, known))
    if _are_titled_alike(one.about.title, other.about.title):
        titled = _compared(tokens_of(one.about.title), tokens_of(other.about.title), known)
        found.update(titled)
        found.update(titles=titled["names"] + titled["days"], titled_days=titled["days"])
    return Differences(**found)


def _keys_of(sentences: Sequence[Sentence]) -> set[str]:
    return set(chain.from_iterable(map(_keys_in, sentences)))


def _keys_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What words are compared by, in their order."""
    return tuple(token.key for token in tokens)


def _are_titled_alike(one: str, other: str) -> bool:
    """Whether two titles follow one pattern: "Daily report, 4 July" and "Daily report, 5 July"."""
    ours, theirs = set(_keys_in(tokens_of(one))), set(_keys_in(tokens_of(other)))
    fewer = min(len(ours), len(theirs))
    return fewer > 1 and one != other and len(ours & theirs) >= _TITLED_ALIKE * fewer


def _aligned(
    first: Sequence[Sentence], second: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of two texts in the same place; runs of several are put together."""
    ours, theirs = list(map(_keys_in, first)), list(map(_keys_in, second))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            yield _joined(first[low:high]), _joined(second[start:end])


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return tuple(chain.from_iterable(sentences))


def _compared(one: Sentence, other: Sentence, known: _Keys) -> _Count:
    """What differs in the same places of two sentences, and what does not."""
    found: _Count = Counter()
    ours, theirs = [token.face for token in one], [token.face for token in other]
    if ours == theirs:
        _count_same(one, found)
        return found
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            _count_same(one[low:high], found)
        elif tag == "replace" and max(high - low, end - start) <= _SLOT_WORDS:
            for kind, slot in _by_kind(Slot(one[low:high], other[start:end])):
                _count_slot(kind, slot, known, found)
    return found


def _count_same(tokens: Sequence[Token], found: _Count) -> None:
    """Count the names, days and figures of words that both texts have."""
    for token in tokens:
        if token.kind is TokenKind.WORD:
            continue
        found["same"] += 1
        found["same_days"] += token.kind is TokenKind.DAY and token.key not in month_numbers()
        found["same_figures"] += token.kind is TokenKind.FIGURE


def _by_kind(slot: Slot) -> Iterator[tuple[TokenKind, Slot]]:
    """A slot by its kinds: word for word where both sides have the same, else all of each kind."""
    if _kinds(slot.one) == _kinds(slot.other):
        start = 0
        for at in range(1, len(slot.one) + 1):
            # "Kafr Nabl" is one name: a run of one kind is compared as a whole.
            if at == len(slot.one) or slot.one[at].kind is not slot.one[start].kind:
                yield slot.one[start].kind, Slot(slot.one[start:at], slot.other[start:at])
                start = at
        return
    for kind in (TokenKind.NAME, TokenKind.FIGURE):
        one, other = _of_kind(kind, slot.one), _of_kind(kind, slot.other)
        if one and other:
            yield kind, Slot(one, other)


def _kinds(tokens: Sentence) -> list[TokenKind]:
    return [token.kind for token in tokens]


def _of_kind(kind: TokenKind, tokens: Sentence) -> Sentence:
    return tuple(token for token in tokens if token.kind is kind)


def _count_slot(kind: TokenKind, slot: Slot, known: _Keys, found: _Count) -> None:
    """Count a slot of one kind, if its sides differ."""
    both = (*slot.one, *slot.other)
    if kind is TokenKind.FIGURE:
        found["figures"] += 1
    elif kind is TokenKind.NAME and _is_another_name(slot, known):
        found["names"] += 1
        found["places"] += any(token.place for token in both)
    elif kind is TokenKind.DAY and _is_another_day(slot):
        found["days"] += 1
        found["dates"] += any(token.text[0].isdigit() for token in both)


def _is_another_name(slot: Slot, known: _Keys) -> bool:
    """Whether names are not spellings of one, and neither text has the other's elsewhere."""
    if not known.other.isdisjoint(_keys_in(slot.one)):
        return False
    if not known.one.isdisjoint(_keys_in(slot.other)):
        return False
    return not is_spelling_of(_written(slot.one), _written(slot.other))


def _written(tokens: Sentence) -> str:
    return " ".join(token.text for token in tokens)


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two names may be one in two spellings: by their letters, or by their consonants."""
    ours = _NO_LETTERS.sub("", _ARTICLE.sub("", one.casefold()))
    theirs = _NO_LETTERS.sub("", _ARTICLE.sub("", other.casefold()))
    consonants = _VOWELS.sub("", ours)
    if consonants and consonants == _VOWELS.sub("", theirs):
        return True
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _SIMILAR


def _is_another_day(slot: Slot) -> bool:
    """Whether one weekday is in the place of another, or one day of a month of another.

    A date in the place of a weekday is the same day, written otherwise.
    """
    weekdays = weekday_numbers()
    for ours, theirs in zip(slot.one, slot.other, strict=False):
        if (ours.key in weekdays) == (theirs.key in weekdays) and ours.key != theirs.key:
            return True
    return False
