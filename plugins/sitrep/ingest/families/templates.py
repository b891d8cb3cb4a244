"""What tells two issues of one template from two copies of one report: what differs in them.

An outlet that reports every day fills the same sentences with other towns, days
and figures. Whoever copies a report shortens it, titles it again, fixes a figure or
spells a name otherwise; place, day and most figures stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from sitrep.ingest.families.tokens import Token, TokenKind, sentences_of, tokens_of
from sitrep.ingest.knowledge.bank import month_numbers, weekday_numbers

MOST_IN_SLOT = 6
"""Words that stand for one another: more is a sentence written again."""
SIMILAR = 0.72
"""Likeness from which two names are spellings of one: Saraqib and Saraqeb, Kafr Nabl and Kafranbel.
"""
MUCH = 0.3
"""Share of a text's names, days and figures: an issue changes more, a copy's editor less."""
MOST = 0.5
"""Share of figures of which a copy's editor changes less."""
FEW_FIGURES = 2
"""Figures that a copy's editor fixes together with a day."""
MIN_FIGURES = 4
"""Changed figures that alone tell issues apart."""
TITLED_ALIKE = 0.5
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
    """What its page's addresses have in common; empty where it shows none."""
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

    one: tuple[Token, ...]
    other: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """How many names, days and figures two texts have in the same places, and how many of them are
    others.
    """

    names: int = 0
    places: int = 0
    """Of the names, those of places."""
    days: int = 0
    dates: int = 0
    """Of the days, those of a month."""
    same_days: int = 0
    figures: int = 0
    titles: int = 0
    """Of the names and days, those of titles."""
    titled_days: int = 0
    same_figures: int = 0
    same: int = 0
    """Names, days and figures that are the same in both."""

    @property
    def changed(self) -> int:
        """All that are others."""
        return self.names + self.days + self.figures

    @property
    def share(self) -> float:
        """Of all, the share that are others."""
        return self.changed / max(1, self.changed + self.same)


def are_issues(one: Text, other: Text) -> bool:
    """Whether two texts that share most words are issues of one template, or an outlet's reports of
    two days.
    """
    if is_one_page(one.about, other.about):
        return False
    found = differences(one, other)
    if not found.changed:
        return False
    if found.titled_days or (found.titles and found.names > 1):
        return True
    return (
        _are_issues(found)
        or _are_two_reports(one.about, other.about)
        or _are_two_places(found, one, other)
    )


def is_one_page(one: About, other: About) -> bool:
    """Whether two texts are versions of the page at one address.

    One that gets a new text every day is none.
    """
    return (
        bool(one.page)
        and one.page == other.page
        and (not one.day or not other.day or one.day == other.day)
    )


def _are_issues(found: Differences) -> bool:
    """Whether two kinds of what fills a template are others, or every date, or most of its figures."""
    much = found.share >= MUCH
    elsewhere = found.places > 0 or found.names > 1
    other_place = elsewhere and (
        (found.days or found.changed > FEW_FIGURES or much) and found.days + found.figures > 0
    )
    other_day = found.days and (
        found.figures > FEW_FIGURES or (found.figures and found.share > MOST)
    )
    all_kinds = found.names and found.days and (found.figures or much)
    other_dates = found.dates and not found.same_days
    most_figures = found.figures >= MIN_FIGURES and found.figures > MOST * (
        found.figures + found.same_figures
    )
    return bool(other_place or other_day or all_kinds or other_dates or most_figures)


def _are_two_reports(one: About, other: About) -> bool:
    """Whether one outlet published both itself, on two days and not at one address."""
    same = bool(one.outlet) and one.outlet == other.outlet
    return (
        same
        and bool(one.day and other.day)
        and one.day != other.day
        and not (one.page and one.page == other.page)
    )


def _are_two_places(found: Differences, one: Text, other: Text) -> bool:
    """Whether one text tells of one place what the other tells of another, and no outlet is known
    to copy it.
    """
    copied = one.about.outlet != other.about.outlet
    return found.places > 1 and found.names == found.places and not copied


def differences(one: Text, other: Text) -> Differences:
    """What two texts have otherwise in the same places.

    What one of them leaves out counts nothing.
    """
    first, second = sentences_of(one.paragraphs), sentences_of(other.paragraphs)
    known = [_keys(chain.from_iterable(text)) for text in (first, second)]
    found = [_compared(ours, theirs, known) for ours, theirs in _facing(first, second)]
    if _titled_alike(one.about.title, other.about.title):
        titled = _compared(tokens_of(one.about.title), tokens_of(other.about.title), known)
        found.append(replace(titled, titles=titled.names + titled.days, titled_days=titled.days))
    return Differences(*(sum(each) for each in zip(*map(astuple, found), strict=True)))


def _compared(
    one: tuple[Token, ...], other: tuple[Token, ...], known: list[set[str]]
) -> Differences:
    slots, same = [], []
    for tag, low, high, start, end in _opcodes(one, other):
        if tag == "equal":
            same += [token for token in one[low:high] if token.kind is not TokenKind.WORD]
        elif tag == "replace" and max(high - low, end - start) <= MOST_IN_SLOT:
            slots.append(Slot(one[low:high], other[start:end]))
    return _counted([pair for slot in slots for pair in _pairs(slot)], same, known)


def _keys(tokens: Iterable[Token]) -> set[str]:
    return {token.key for token in tokens}


def _key_of(sentence: Sequence[Token]) -> tuple[str, ...]:
    """What a sentence is compared by."""
    return tuple(token.key for token in sentence)


def _titled_alike(one: str, other: str) -> bool:
    words = [_keys(tokens_of(title)) for title in (one, other)]
    fewer = min(map(len, words))
    return fewer > 1 and one != other and len(words[0] & words[1]) >= TITLED_ALIKE * fewer


def _facing(
    first: tuple[tuple[Token, ...], ...], second: tuple[tuple[Token, ...], ...]
) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """Sentences of two texts that stand for one another; runs of several are put together."""
    ours, theirs = list(map(_key_of, first)), list(map(_key_of, second))
    for tag, low, high, start, end in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        if tag in {"equal", "replace"}:
            yield _joined(first[low:high]), _joined(second[start:end])


def _joined(sentences: tuple[tuple[Token, ...], ...]) -> tuple[Token, ...]:
    return tuple(token for sentence in sentences for token in sentence)


def _opcodes(one: Sequence[Token], other: Sequence[Token]) -> list[tuple[str, int, int, int, int]]:
    ours, theirs = [token.face for token in one], [token.face for token in other]
    if ours == theirs:
        return [("equal", 0, len(one), 0, len(other))]
    return list(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())


def _pairs(slot: Slot) -> Iterator[tuple[TokenKind, Slot]]:
    """A slot by its kinds: word for word where both sides are as long, else what all of it is."""
    if _kinds(slot.one) == _kinds(slot.other):
        run: list[tuple[Token, Token]] = []
        for ours, theirs in zip(slot.one, slot.other, strict=True):
            if run and run[-1][0].kind is not ours.kind:
                yield _run(run)
                run = []
            run.append((ours, theirs))
        yield _run(run)
        return
    for kind in (TokenKind.NAME, TokenKind.FIGURE):
        one = tuple(token for token in slot.one if token.kind is kind)
        other = tuple(token for token in slot.other if token.kind is kind)
        if one and other:
            yield kind, Slot(one, other)


def _run(run: list[tuple[Token, Token]]) -> tuple[TokenKind, Slot]:
    return run[0][0].kind, Slot(tuple(ours for ours, _ in run), tuple(theirs for _, theirs in run))


def _kinds(tokens: Sequence[Token]) -> list[TokenKind]:
    return [token.kind for token in tokens]


def _counted(
    pairs: Sequence[tuple[TokenKind, Slot]], same: Sequence[Token], known: list[set[str]]
) -> Differences:
    names = [
        slot for kind, slot in pairs if kind is TokenKind.NAME and _is_another_name(slot, known)
    ]
    days = [slot for kind, slot in pairs if kind is TokenKind.DAY and _is_another_day(slot)]
    figures = [slot for kind, slot in pairs if kind is TokenKind.FIGURE]
    places = dates = 0
    for slot in names:
        places += any(token.place for token in (*slot.one, *slot.other))
    for slot in days:
        dates += any(token.text[0].isdigit() for token in (*slot.one, *slot.other))
    return Differences(
        names=len(names),
        places=places,
        days=len(days),
        dates=dates,
        same_days=sum(
            token.kind is TokenKind.DAY and token.key not in month_numbers() for token in same
        ),
        figures=len(figures),
        same_figures=sum(token.kind is TokenKind.FIGURE for token in same),
        same=len(same),
    )


def _is_another_name(slot: Slot, known: list[set[str]]) -> bool:
    """Whether names are not spellings of one another, and neither text has the other's elsewhere."""
    ours = " ".join(token.text for token in slot.one)
    theirs = " ".join(token.text for token in slot.other)
    elsewhere = any(token.key in known[1] for token in slot.one) or any(
        token.key in known[0] for token in slot.other
    )
    return not elsewhere and not is_spelling_of(ours, theirs)


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two names may be one name in two spellings: by their letters, or by their consonants
    alone.
    """
    ours, theirs = (_NO_LETTERS.sub("", _ARTICLE.sub("", name.casefold())) for name in (one, other))
    bones = _VOWELS.sub("", ours)
    if bones and bones == _VOWELS.sub("", theirs):
        return True
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= SIMILAR


def _is_another_day(slot: Slot) -> bool:
    """Whether one weekday stands for another, one day of a month for another.

    Not a date for a weekday.
    """
    weekdays = weekday_numbers()
    for ours, theirs in zip(slot.one, slot.other, strict=False):
        if (ours.key in weekdays) == (theirs.key in weekdays) and ours.key != theirs.key:
            return True
    return False
