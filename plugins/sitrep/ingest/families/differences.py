"""What a copy has differently from the text a report is made from: headline, paragraphs, figures.

The sentences say how the copy differs, not who changed what: where the origin's
page leads it is the carrier's doing, where another copy leads nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.draft import Draft, text_of
from sitrep.ingest.knowledge.number_words import is_number_word, join_number_words, number_of
from sitrep.ingest.knowledge.page_words import counted_heads

RUN = 3
"""Words in a run: short enough to find a paragraph that was edited again and again."""
STANDS = 0.5
"""Share of a paragraph's runs that must stand in the other text for it to be there."""
MOST_FIGURES = 3
"""Figures that are named; of more, only how many."""
FIRST_WORDS = 5
"""Words by which a paragraph is told."""
AROUND = 2
"""Words on either side by which a figure is found in the other text."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d]+|\w+")
_UNIT = re.compile(r"[^\W\d_]{3,}")
_FIGURE = "0"
"""What stands for every figure in a run, so that an altered one does not make a paragraph another.
"""
_LIGHT = frozenset({"were", "was", "are", "have", "had", "has", "been", "them", "others", "more"})
"""Words behind a figure that say nothing of what it counts."""
_OURS = re.compile(
    r"(?:Has another headline|Lacks \d+ paragraphs?|Has \d+ paragraphs? more|Has other figures)\b"
)


@dataclass(frozen=True, slots=True)
class Texts:
    """The headline and paragraphs of a copy."""

    title: str | None
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, copy: Draft) -> Texts:
        """Those of a cleaned document."""
        return cls(
            copy.title.value if copy.title else None,
            tuple(map(text_of, copy.paragraphs)),
        )

    @classmethod
    def of_report(cls, report: Report) -> Texts:
        """Those of a report of the content tree."""
        return cls(
            report.title,
            tuple(text for each in report.passages for text in plain_paragraphs(each.text)),
        )


def changes_between(leader: Texts, copy: Texts) -> tuple[str, ...]:
    """What the copy has differently from the leader, a sentence each: headline, paragraphs lacking
    and more, figures.
    """
    one, other = _words(leader.paragraphs), _words(copy.paragraphs)
    if not one or not other:
        return tuple(_headline(leader, copy))
    lacking = _absent(leader.paragraphs, other)
    more = _absent(copy.paragraphs, one)
    return (
        *_headline(leader, copy),
        *_told("Lacks", lacking, ""),
        *_told("Has", more, " more"),
        *_figures(one, other),
    )


def changes_anew(old: Iterable[str], leader: Texts, copy: Texts | None) -> tuple[str, ...]:
    """What a copy has differently from a new leader, after what the curator wrote of it.

    What was found beside the former leader is not true any more; of a copy whose
    text is not at hand nothing is said in its place.
    """
    written = [each for each in old if not _OURS.match(each)]
    return (*written, *(changes_between(leader, copy) if copy else ()))


def _headline(leader: Texts, copy: Texts) -> Iterator[str]:
    if leader.title and copy.title and _words([leader.title]) != _words([copy.title]):
        yield "Has another headline."


def _told(verb: str, paragraphs: Sequence[str], more: str) -> Iterator[str]:
    if paragraphs:
        words = paragraphs[0].split()
        begins = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
        first = "beginning" if len(paragraphs) == 1 else "the first beginning"
        yield f"{verb} {count(len(paragraphs), 'paragraph')}{more}, {first} “{begins}”."


def _figures(one: list[str], other: list[str]) -> Iterator[str]:
    altered = list(dict.fromkeys(f"{each.new} for {each.old}" for each in _altered(one, other)))
    if altered:
        yield f"Has other figures: {_first_of(altered)}."


def _first_of(altered: Sequence[str]) -> str:
    rest = f" and {len(altered) - MOST_FIGURES} more" if len(altered) > MOST_FIGURES else ""
    return ", ".join(altered[:MOST_FIGURES]) + rest


@dataclass(frozen=True, slots=True)
class Altered:
    """A figure that stands between the same words in two texts and is not the same."""

    old: str
    new: str
    of: str
    """The word near it that says what is counted."""


def revision_note(old: Texts, new: Texts) -> str | None:
    """How a page differs from its earlier version, in figures and facts: none of its sentences is
    repeated.

    None where its words are the same.
    """
    one, other = _words(old.paragraphs), _words(new.paragraphs)
    heading = ["another headline"] if any(_headline(old, new)) else []
    if one == other:
        return _sentence(heading)
    altered = list(
        dict.fromkeys(
            f"{each.old} → {each.new} {each.of}".rstrip() for each in _altered(one, other)
        )
    )
    more, lacking = len(_absent(new.paragraphs, one)), len(_absent(old.paragraphs, other))
    parts = [
        *([_first_of(altered)] if altered else []),
        *([f"{count(more, 'paragraph')} added"] if more else []),
        *([f"{count(lacking, 'paragraph')} taken out"] if lacking else []),
        *heading,
    ]
    return _sentence(parts or ["some words changed, no figure"])


def _sentence(parts: Sequence[str]) -> str | None:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}." if text else None


def _altered(one: list[str], other: list[str]) -> Iterator[Altered]:
    """Figures that stand between the same words in both texts and are not the same."""
    there = _by_neighbours(other)
    for neighbours, figures in _by_neighbours(one).items():
        found = there.get(neighbours, [])
        if len(found) == len(figures):
            pairs = zip(figures, found, strict=True)
            of = _counted(neighbours)
            yield from (Altered(old, new, of) for old, new in pairs if _plain(old) != _plain(new))


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The words around a figure, other figures masked."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def _counted(around: _Neighbours) -> str:
    """What a figure counts: "killed" of "killed nine of them" and of "nine were killed", else the
    word behind it.
    """
    known = next(
        (word for word in (*around.after, *around.before[-1:]) if word in counted_heads()), ""
    )
    behind = next((word for word in around.after if word not in _LIGHT), "")
    return known or (behind if _UNIT.fullmatch(behind) else "")


def _by_neighbours(words: list[str]) -> dict[_Neighbours, list[str]]:
    """The figures of a text in order, by the words around them."""
    masked = [_masked(word) for word in words]
    found: dict[_Neighbours, list[str]] = {}
    for at, word in enumerate(words):
        if masked[at] == _FIGURE:
            around = _Neighbours(
                tuple(masked[max(0, at - AROUND) : at]), tuple(masked[at + 1 : at + AROUND + 1])
            )
            found.setdefault(around, []).append(word)
    return found


def _absent(paragraphs: Iterable[str], words: list[str]) -> list[str]:
    """The paragraphs that do not stand in a text of these words."""
    runs = _runs(words)
    known = frozenset(map(_masked, words))
    return [each for each in paragraphs if not _stands(_words([each]), runs, known)]


def _stands(words: list[str], runs: frozenset[tuple[str, ...]], known: frozenset[str]) -> bool:
    own = _runs(words)
    if own:
        return len(own & runs) >= STANDS * len(own)
    return all(_masked(word) in known for word in words)


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    masked = [_masked(word) for word in words]
    return frozenset(tuple(masked[at : at + RUN]) for at in range(len(masked) - RUN + 1))


def _words(paragraphs: Iterable[str]) -> list[str]:
    words: list[str] = []
    for paragraph in paragraphs:
        words += join_number_words(_TOKEN.findall(paragraph.lower()))
    return words


def _masked(word: str) -> str:
    return _FIGURE if word[0].isdigit() or is_number_word(word) else word


def _plain(figure: str) -> str:
    """A figure without the signs that group its thousands, in digits: 1,200 is 1200, and so is
    twelve hundred.
    """
    value = number_of(figure)
    return str(value) if value is not None else re.sub(r"[.,](?=\d{3}(?!\d))", "", figure)
