"""What a copy has otherwise than the text a report is made from: headline, paragraphs, figures.

The sentences say how the copy differs, not who changed what: where the origin's
page leads it is the carrier's doing, where another copy leads nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.markup import plain_paragraphs
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.draft import Draft

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
_FIGURE = "0"
"""What stands for every figure in a run, so that an altered one does not make a paragraph another."""
_OURS = re.compile(r"(?:Has another headline|Lacks \d+ paragraphs?|Has \d+ paragraphs? more|Has other figures)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """The headline and paragraphs of a copy."""

    title: str | None
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, copy: Draft) -> Wording:
        """Those of a cleaned document."""
        return cls(
            copy.title.value if copy.title else None,
            tuple(" ".join(block.text for block in blocks) for blocks in copy.paragraphs),
        )

    @classmethod
    def of_report(cls, report: Report) -> Wording:
        """Those of a report of the content tree."""
        return cls(report.title, tuple(text for each in report.passages for text in plain_paragraphs(each.text)))


def changes_between(leader: Wording, copy: Wording) -> tuple[str, ...]:
    """What the copy has otherwise than the leader, a sentence each: headline, paragraphs lacking and more, figures."""
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


def changes_anew(old: Iterable[str], leader: Wording, copy: Wording | None) -> tuple[str, ...]:
    """What a copy has otherwise than a new leader, after what the curator wrote of it.

    What was found beside the former leader is not true any more; of a copy whose
    text is not at hand nothing is said in its place.
    """
    written = [each for each in old if not _OURS.match(each)]
    return (*written, *(changes_between(leader, copy) if copy else ()))


def _headline(leader: Wording, copy: Wording) -> Iterator[str]:
    if leader.title and copy.title and _words([leader.title]) != _words([copy.title]):
        yield "Has another headline."


def _told(verb: str, paragraphs: Sequence[str], more: str) -> Iterator[str]:
    if paragraphs:
        words = paragraphs[0].split()
        begins = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
        first = "beginning" if len(paragraphs) == 1 else "the first beginning"
        yield f"{verb} {count(len(paragraphs), 'paragraph')}{more}, {first} “{begins}”."


def _figures(one: list[str], other: list[str]) -> Iterator[str]:
    altered = list(dict.fromkeys(_altered(one, other)))
    if altered:
        shown = ", ".join(altered[:MOST_FIGURES])
        rest = f" and {len(altered) - MOST_FIGURES} more" if len(altered) > MOST_FIGURES else ""
        yield f"Has other figures: {shown}{rest}."


def _altered(one: list[str], other: list[str]) -> Iterator[str]:
    """Figures that stand between the same words in both texts and are not the same; ``12 for 11``."""
    there = _by_neighbours(other)
    for neighbours, figures in _by_neighbours(one).items():
        found = there.get(neighbours, [])
        if len(found) == len(figures):
            pairs = zip(figures, found, strict=True)
            yield from (f"{new} for {old}" for old, new in pairs if _plain(old) != _plain(new))


def _by_neighbours(words: list[str]) -> dict[tuple[str, ...], list[str]]:
    """The figures of a text in order, by the words around them."""
    masked = [_masked(word) for word in words]
    found: dict[tuple[str, ...], list[str]] = {}
    for at, word in enumerate(words):
        if word[0].isdigit():
            found.setdefault(tuple(masked[max(0, at - AROUND) : at + AROUND + 1]), []).append(word)
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
    return [word for paragraph in paragraphs for word in _TOKEN.findall(paragraph.lower())]


def _masked(word: str) -> str:
    return _FIGURE if word[0].isdigit() else word


def _plain(figure: str) -> str:
    """A figure without the signs that group its thousands: 1,200 is 1200."""
    return re.sub(r"[.,](?=\d{3}(?!\d))", "", figure)
