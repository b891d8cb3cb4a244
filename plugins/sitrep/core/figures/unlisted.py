"""What a curator should look at: counts that no figure has, and numbers that rest on nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitrep.core.figures.figure import Figure, FigureKind
from sitrep.core.figures.harm import HarmedCount, harmed_counts
from sitrep.core.numbers import can_read, find_counts, numbers_said

ENGLISH = "en"
_NOT_SAID = frozenset({0, 1})
"""Numbers that words say by the way: “no one”, “one of them”."""


def unlisted_counts(
    text: str, figures: Collection[Figure], language: str | None = None
) -> tuple[HarmedCount, ...]:
    """The counts of harmed people in a plain text that no figure of its passage has.

    In English alone; of other languages nothing is said.  “A soldier was killed”
    is such a count where the text and the line say nothing else of anybody killed.
    """
    if language and language.partition("-")[0] != ENGLISH:
        return ()
    listed = {(each.kind, number) for each in figures for number in each.amount.numbers}
    counts = harmed_counts(text)
    known = {figure.kind for figure in figures} | {count.kind for count in counts}
    singles = (each for each in harmed_counts(text, with_articles=True) if each.kind not in known)
    found = [each for each in counts if not _is_listed(each, listed)]
    return tuple(sorted([*found, *singles], key=lambda each: each.start))


def unfounded_numbers(
    text: str,
    rests_on: Iterable[tuple[str, str | None]],
    figures: Iterable[Figure],
    language: str = ENGLISH,
) -> tuple[str, ...]:
    """The numbers of a plain text that are in none of those it rests on, as it writes them.

    ``rests_on`` are plain texts, each with its language (None for that of the text
    itself), ``figures`` those of their passages.  Days, years and numbers in names
    are left out, and so are “one” and “no one”.  Where a text is in a language that
    nobody here can read, no number is known to be missing from it.
    """
    known = {number for figure in figures for number in figure.amount.numbers}
    for each, its_language in rests_on:
        if its_language and not can_read(its_language):
            return ()
        known |= numbers_said(each, its_language or language) | numbers_said(each, ENGLISH)
    counts = find_counts(text, language)
    return tuple(
        text[number.start : number.end]
        for number in counts
        if not known.intersection(number.values)
        and not (number.is_spelled and _NOT_SAID.issuperset(number.values))
    )


def _is_listed(count: HarmedCount, listed: Collection[tuple[FigureKind, int]]) -> bool:
    return any((count.kind, value) in listed for value in count.values)
