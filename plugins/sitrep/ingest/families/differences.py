"""What a copy has differently from the text a report is made from: headline, paragraphs, figures.

The sentences say how the copy differs, not who changed what: where the origin's page
leads it is the carrier's doing, where another copy leads nobody can tell.

A paragraph is in the other text if half of its three-word runs are; figures are masked
in them, so that a corrected figure does not make the paragraph another. A figure is
known again by the two words on either side; where those occur equally often in both
texts, the figures between them are compared in their order.

Limits: a figure whose neighbours were reworded too is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.markdown.rows import counted_heads
from sitrep.core.model import Report
from sitrep.core.prose.words import first_words, word_count
from sitrep.core.text import count
from sitrep.ingest.draft import Draft, text_of
from sitrep.ingest.knowledge.number_words import is_number_word, join_number_words, number_of

RUN = 3
"""Words in a run: short enough to find a paragraph that was edited again and again."""
CONTAINED = 0.5
"""Share of a paragraph's runs that must be in the other text for it to be there."""
MOST_FIGURES = 3
"""Figures that are named; of more, only how many."""
FIRST_WORDS = 5
"""Words by which a paragraph is named."""
AROUND = 2
"""Words on either side by which a figure is found in the other text."""

_WORDS_KEPT = 8192
"""Words of which it is kept whether they are figures: more than a report and its copies have."""
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d]+|\w+")
_UNIT = re.compile(r"[^\W\d_]{3,}")
_FIGURE = "0"
"""What masks every figure in a run."""
_LIGHT = frozenset({"were", "was", "are", "have", "had", "has", "been", "them", "others", "more"})
"""Words behind a figure that say nothing of what it counts."""
_OURS = re.compile(
    r"(?:Has another headline|Lacks \d+ paragraphs?|Has \d+ paragraphs? more|Has other figures)\b"
)
"""How the sentences begin that are written here, as against the curator's."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The headline and paragraphs of a copy."""

    title: str | None
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, copy: Draft) -> Texts:
        """Those of a cleaned document."""
        title = copy.title.value if copy.title else None
        return cls(title, tuple(map(text_of, copy.paragraphs)))

    @classmethod
    def of_report(cls, report: Report) -> Texts:
        """Those of a report of the content tree."""
        paragraphs: list[str] = []
        for passage in report.passages:
            paragraphs += plain_paragraphs(passage.text)
        return cls(report.title, tuple(paragraphs))


def changes_between(leader: Texts, copy: Texts) -> tuple[str, ...]:
    """What the copy has differently from the leader, a sentence each.

    Headline, paragraphs that it lacks and that it has in addition, figures.
    """
    one, other = _words(leader.paragraphs), _words(copy.paragraphs)
    changes: list[str] = []
    if _has_another_headline(leader, copy):
        changes.append("Has another headline.")
    if not one or not other:
        return tuple(changes)
    lacking = _absent(leader.paragraphs, other)
    if lacking:
        changes.append(f"Lacks {count(len(lacking), 'paragraph')}, {_beginning(lacking)}.")
    more = _absent(copy.paragraphs, one)
    if more:
        changes.append(f"Has {count(len(more), 'paragraph')} more, {_beginning(more)}.")
    altered = [f"{each.new} for {each.old}" for each in _altered(one, other)]
    if altered:
        changes.append(f"Has other figures: {_first_of(altered)}.")
    return tuple(changes)


def changes_anew(old: Iterable[str], leader: Texts, copy: Texts | None) -> tuple[str, ...]:
    """What a copy has differently from a new leader, after what the curator wrote of it.

    What was found beside the former leader is not true any more; of a copy whose
    text is not at hand nothing is said in its place.
    """
    written = [each for each in old if not _OURS.match(each)]
    return (*written, *(changes_between(leader, copy) if copy else ()))


def revision_note(old: Texts, new: Texts) -> str | None:
    """How a page differs from its earlier version, in figures and facts.

    None of its sentences is repeated, for its rights may forbid that. None where its
    words are the same.
    """
    one, other = _words(old.paragraphs), _words(new.paragraphs)
    parts: list[str] = []
    if one != other:
        altered = [f"{each.old} → {each.new} {each.of}".rstrip() for each in _altered(one, other)]
        if altered:
            parts.append(_first_of(altered))
        if more := _absent(new.paragraphs, one):
            parts.append(f"{count(len(more), 'paragraph')} added")
        if lacking := _absent(old.paragraphs, other):
            parts.append(f"{count(len(lacking), 'paragraph')} taken out")
    if _has_another_headline(old, new):
        parts.append("another headline")
    if one != other and not parts:
        parts.append("some words changed, no figure")
    if not parts:
        return None
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _has_another_headline(one: Texts, other: Texts) -> bool:
    if not one.title or not other.title:
        return False
    return _words([one.title]) != _words([other.title])


def _beginning(paragraphs: Sequence[str]) -> str:
    """How the first of paragraphs begins, as a part of a sentence."""
    more = "…" if word_count(paragraphs[0]) > FIRST_WORDS else ""
    first = "beginning" if len(paragraphs) == 1 else "the first beginning"
    return f"{first} “{first_words(paragraphs[0], FIRST_WORDS)}{more}”"


def _first_of(altered: Iterable[str]) -> str:
    """Some altered figures, each once, and how many more there are."""
    distinct = list(dict.fromkeys(altered))
    more = len(distinct) - MOST_FIGURES
    return ", ".join(distinct[:MOST_FIGURES]) + (f" and {more} more" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class _Altered:
    """A figure between the same words in two texts that is not the same."""

    old: str
    new: str
    of: str
    """The word near it that says what is counted."""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The words around a figure, other figures masked."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def _altered(one: list[str], other: list[str]) -> Iterator[_Altered]:
    """Figures between the same words in both texts that are not the same."""
    there = _by_neighbours(other)
    for neighbours, figures in _by_neighbours(one).items():
        found = there.get(neighbours, [])
        # Where the words occur more often in one text, nothing says which figures to pair.
        if len(found) != len(figures):
            continue
        for old, new in zip(figures, found, strict=True):
            if _value(old) != _value(new):
                yield _Altered(old, new, _counted(neighbours))


def _by_neighbours(words: list[str]) -> dict[_Neighbours, list[str]]:
    """The figures of a text in order, by the words around them."""
    masked = list(map(_masked, words))
    found: dict[_Neighbours, list[str]] = {}
    for at, word in enumerate(words):
        if masked[at] == _FIGURE:
            before = masked[max(0, at - AROUND) : at]
            after = masked[at + 1 : at + AROUND + 1]
            found.setdefault(_Neighbours(tuple(before), tuple(after)), []).append(word)
    return found


def _counted(around: _Neighbours) -> str:
    """What a figure counts, in a word.

    "killed" of "killed nine of them" and of "nine were killed", else the word behind it.
    """
    for word in (*around.after, *around.before[-1:]):
        if word in counted_heads():
            return word
    for word in around.after:
        if word not in _LIGHT:
            return word if _UNIT.fullmatch(word) else ""
    return ""


def _absent(paragraphs: Iterable[str], words: list[str]) -> list[str]:
    """The paragraphs that are not in a text of these words."""
    runs = _runs(words)
    known = frozenset(map(_masked, words))
    absent: list[str] = []
    for paragraph in paragraphs:
        own = _words([paragraph])
        own_runs = _runs(own)
        if own_runs:
            is_there = len(own_runs & runs) >= CONTAINED * len(own_runs)
        else:
            is_there = all(_masked(word) in known for word in own)
        if not is_there:
            absent.append(paragraph)
    return absent


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    masked = list(map(_masked, words))
    return frozenset(tuple(masked[at : at + RUN]) for at in range(len(masked) - RUN + 1))


def _words(paragraphs: Iterable[str]) -> list[str]:
    words: list[str] = []
    for paragraph in paragraphs:
        words += join_number_words(_TOKEN.findall(paragraph.lower()))
    return words


@lru_cache(maxsize=_WORDS_KEPT)
def _masked(word: str) -> str:
    return _FIGURE if word[0].isdigit() or is_number_word(word) else word


def _value(figure: str) -> str:
    """A figure in digits, without what groups its thousands: twelve hundred and 1,200 are 1200."""
    value = number_of(figure)
    return str(value) if value is not None else re.sub(r"[.,](?=\d{3}(?!\d))", "", figure)
