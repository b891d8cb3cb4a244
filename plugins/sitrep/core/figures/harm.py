"""How many people a text says were harmed: “13 people, children among them, were hurt”.

Of English alone: the patterns are those of its grammar.  They would rather miss a
count than take one for harm that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sitrep.core.figures.figure import FigureKind
from sitrep.core.figures.signs import Sign, row, signs_of

_ONES = r"(?:od)?[wWXDqy]{0,4}?p(?:o[dqwWXN]{0,3}[wWp])?(?:n[dwW]{0,2}p)?"
"""“civilians”, “of its soldiers”, “foreign members of militias”, “soldiers and allied fighters”."""
_COUNT = rf"N(?:{_ONES}|q?(?=[ayXDI,.nrmse]|$))"
"""A number with its people, or alone."""
_COUNT_LAST = rf"N(?:{_ONES}|(?=[,.nrmsSeq]|$))"
"""The same behind a verb."""
_ASIDE = r",[^,.XVDI]{1,8},"
_WHERE = r"[rodwWpmy]{1,7}"
_LAST = r"(?=[,.nrmsaey]|q(?!N)|$)"
"""After a participle: what follows is not somebody to whom the people did it."""
_PREDICATES = (
    # five were killed; 13 people, children among them, were hurt; two in Idlib were hurt
    rf"(?P<n>{_COUNT})(?:{_ASIDE}|{_WHERE})?y?a[aye]*(?P<h>[XDI])(?!n[XDI](?!N))",
    # five combatants died; three civilians in the camp died
    rf"(?P<n>{_COUNT})(?:{_ASIDE}|{_WHERE})?[ey]?(?P<h>I)(?!n[XDI])",
    # three children injured in; five dead and
    rf"(?<!od)(?P<n>{_COUNT})y?(?P<h>[XD]){_LAST}(?!n[XDV](?!N))",
)
_VERBS = (
    # killed at least five people; wounding three
    rf"(?<![XV]n)(?<![hm])(?P<h>[XV])[qday]*(?P<n>{_COUNT_LAST})",
    # killed a commander and two of his guards
    rf"(?<![XV]n)(?<![hm])(?P<h>[XV])(?:[dq]*[wWX]{{0,4}}p|W{{1,4}})n[qd]*(?P<n>N{_ONES})(?![ay]*[XDI])",
    # the death of five soldiers; arrests of 12
    rf"(?<![CXV]n)(?P<h>[CV])o[qday]*(?P<n>{_COUNT_LAST})",
    # puts the dead at five soldiers
    rf"(?P<h>D)[we]?m[qday]*(?P<n>{_COUNT_LAST})",
)
_NOUNS = (
    # six new infections; 13 deaths
    r"(?P<n>N)[wWaDqey]{0,3}?(?P<h>C)(?!n[CXVD](?!N))",
    # the number of infections known there has risen from 5 to 11
    r"[tT][wWr]{0,2}o[dwWaqp]{0,3}(?P<h>[CXD])[^N.,VXDIC]{0,12}(?:rN)?[moa][qday]*(?P<n>N)",
)
_TOLL = re.compile(
    r"T[^N.,XDICV]{0,10}(?:rN)?[moa][qday]*(?P<n>N)|L(?:l[oq]*)[qd]*(?P<l>N)|L[qd]*(?P<m>N)l"
)
"""The toll rose to 22; claimed the lives of four; cost four lives."""
_NEXT = re.compile(rf"(?:,[dwW]{{1,3}}p){{0,3}}(?:,|n|,n)[qd]*(?P<n>N{_ONES})(?![ay,]*[XDI])")
"""“… and two soldiers”, whose verb is that of the count before it."""
_BEFORE = re.compile(rf"(?P<n>N{_ONES})n[qd]*$")
"""“Four civilians and …”, whose verb is that of the count behind it."""
_PART_BEFORE = re.compile(r"[sS][^N.,]{0,6}$|po$")
"""Including three; of whom three; a boy of 12."""
_PART_AFTER = re.compile(r"N(?:S|od?[XD])")
_ENDS = re.compile(r"\s*(?:or|to|–|—|-|‑)\s*")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_NEAR = 20
"""Signs before a number within which what belongs to it stands."""
_SHOWN = 200
"""Characters of a sentence that are shown before a count, and behind it."""
_STOPS = (". ", "; ", "\n", "! ", "? ")
_PREDICATE, _VERB, _NOUN = (
    tuple(map(re.compile, patterns)) for patterns in (_PREDICATES, _VERBS, _NOUNS)
)


@dataclass(frozen=True, slots=True)
class HarmedCount:
    """A count of people who came to harm, where a text says it."""

    kind: FigureKind
    values: tuple[int, ...]
    """What the number may say; nearly always one."""
    words: str
    """The sentence, or part of one, that says it."""
    start: int


def harmed_counts(text: str, *, with_articles: bool = False) -> tuple[HarmedCount, ...]:
    """The counts of harmed people in a plain English text, in the order in which they stand.

    Parts of a count that stands before them (“three of them children”) are left out,
    and so is “a soldier was killed” unless ``with_articles``.
    """
    signs = signs_of(text, with_articles=with_articles)
    letters = row(signs)
    kinds: dict[int, FigureKind] = {}
    for at, kind in _found(letters, signs):
        kinds.setdefault(at, kind)
    _join_ranges(text, signs, kinds)
    return tuple(
        _count(text, signs[at], kinds[at]) for at in sorted(kinds) if not _is_part(letters, at)
    )


def _found(letters: str, signs: tuple[Sign, ...]) -> Iterator[tuple[int, FigureKind]]:
    """The places of the numbers that count harmed people, and the kinds of harm."""
    for found in _everywhere(_VERB, letters):
        kind = _kind(signs, found)
        yield found.start("n"), kind
        following = _NEXT.match(letters, found.end())
        while following:
            yield following.start("n"), kind
            following = _NEXT.match(letters, following.end())
    for found in _everywhere(_PREDICATE, letters):
        kind = _kind(signs, found)
        yield found.start("n"), kind
        if before := _BEFORE.search(letters, max(found.start("n") - _NEAR, 0), found.start("n")):
            yield before.start("n"), kind
    for found in _everywhere(_NOUN, letters):
        yield found.start("n"), _kind(signs, found)
    for found in _everywhere((_TOLL,), letters):
        yield found.start(found.lastgroup or "n"), FigureKind.KILLED


def _everywhere(patterns: tuple[re.Pattern[str], ...], letters: str) -> Iterator[re.Match[str]]:
    """Every place at which one of the patterns matches, also within another match."""
    for pattern in patterns:
        found = pattern.search(letters)
        while found:
            yield found
            found = pattern.search(letters, found.start() + 1)


def _kind(signs: tuple[Sign, ...], found: re.Match[str]) -> FigureKind:
    return signs[found.start("h")].kind or FigureKind.KILLED


def _join_ranges(text: str, signs: tuple[Sign, ...], kinds: dict[int, FigureKind]) -> None:
    """Give both numbers of “four or five” the kind that one of them has."""
    numbers = [at for at, sign in enumerate(signs) if sign.number]
    for first, second in pairwise(numbers):
        gap = text[signs[first].end : signs[second].start]
        before = text[: signs[first].start][-_NEAR:]
        is_between = gap.strip() == "and" and _BETWEEN.search(before)
        # “from 5 to 7” says that it was five before.
        has_grown = _FROM.search(before)
        if has_grown or not (_ENDS.fullmatch(gap) or is_between):
            continue
        kind = kinds.get(second) or kinds.get(first)
        if kind:
            kinds[first] = kinds[second] = kind


def _is_part(letters: str, at: int) -> bool:
    """Whether a number is said to be part of one before it."""
    return bool(_PART_BEFORE.search(letters, max(at - 8, 0), at) or _PART_AFTER.match(letters, at))


def _count(text: str, sign: Sign, kind: FigureKind) -> HarmedCount:
    number = sign.number
    values = number.values if number else ()
    floor, ceiling = max(sign.start - _SHOWN, 0), sign.end + _SHOWN
    start = max(text.rfind(mark, floor, sign.start) for mark in _STOPS) + 1
    ends = [end for mark in _STOPS if (end := text.find(mark, sign.end, ceiling)) != -1]
    words = text[max(start, floor) : min([*ends, ceiling])].strip()
    return HarmedCount(kind, values, words, sign.start)
