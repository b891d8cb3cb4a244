"""Which documents are the same report, and what one copy tells of another.

Two bodies are one report when most of the shorter one's four-word runs stand in
the longer: a truncated or lightly edited copy passes, a daily template with new
figures does not.  Titles, disclaimers and appeals play no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from sitrep.ingest.dates import with_year
from sitrep.ingest.draft import Day, Draft, Finding

RUN = 4
"""Words in a run: the figure of the field for near copies."""
SAME = 0.7
"""Share of the shorter body's runs that must stand in the longer.  Copies with another
headline or a cut paragraph keep more than .9; reports of one outlet on one event stay under .4."""
MIN_RUNS = 20
"""Bodies shorter than this are too short to tell a copy from a formula."""


@dataclass(frozen=True, slots=True)
class DraftFamily:
    """Documents that are one report; the copy the draft is made from stands first."""

    copies: tuple[Draft, ...]

    @property
    def leader(self) -> Draft:
        """The origin's own page, else the copy that shows most."""
        return self.copies[0]

    @property
    def id(self) -> str:
        """The same for the same documents, whatever their order."""
        return min(copy.document.sha256 for copy in self.copies)


def group_families(drafts: Iterable[Draft]) -> tuple[DraftFamily, ...]:
    """The families of drafts, in the order of their first document; each copy completed by the others."""
    everything = list(drafts)
    roots = list(range(len(everything)))
    runs = [runs_of(draft) for draft in everything]
    for one, other in combinations(range(len(everything)), 2):
        if is_same(runs[one], runs[other]):
            _unite(roots, one, other)
    members: dict[int, list[Draft]] = {}
    for at, draft in enumerate(everything):
        members.setdefault(_root(roots, at), []).append(draft)
    return tuple(_settled(copies) for copies in members.values())


def runs_of(draft: Draft) -> frozenset[str]:
    """The runs of words of a draft's body."""
    words = re.findall(r"\w+", " ".join(block.text for block in draft.body).lower())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two bodies' runs are those of one report."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= MIN_RUNS and len(shorter & longer) >= SAME * len(shorter)


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        at = roots[at]
    return at


def _unite(roots: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(roots, one), _root(roots, other)))
    roots[second] = first


def _settled(copies: list[Draft]) -> DraftFamily:
    """The family with what any copy knows of the origin told to all, its own page first."""
    origin = _agreed(copy.origin for copy in copies)
    known = [copy.published for copy in copies if copy.published and copy.published.date]
    near = min(known, key=lambda day: (day.year or 0, day.month, day.day), default=None)
    original = _best(with_year(copy.original, near) for copy in copies if copy.original)
    url = _agreed(copy.url for copy in copies)
    shared = [
        replace(copy, origin=copy.origin or origin, original=original or copy.original, url=copy.url or url)
        for copy in copies
    ]
    return DraftFamily(tuple(sorted(shared, key=_leading)))


def _agreed(findings: Iterable[Finding | None]) -> Finding | None:
    """What the copies that show it agree on; None where they differ."""
    found = [finding for finding in findings if finding]
    same = len({finding.value for finding in found}) == 1
    return replace(found[0], evidence=f"another copy: {found[0].evidence}") if same else None


def _best(days: Iterable[Day]) -> Day | None:
    """The best founded date; of equals the earliest."""
    order = {"stated": 0, "url": 1, "text": 2}
    dated = [day for day in days if day.date]
    return min(dated, key=lambda day: (order.get(day.basis, 9), str(day.date)), default=None)


def _leading(copy: Draft) -> tuple[bool, bool, int, str]:
    """A sort key: the origin's own page first, then the copy that shows most."""
    own = bool(copy.origin and copy.publisher and copy.origin.value == copy.publisher.value)
    return not own, copy.title is None, -sum(block.words for block in copy.body), copy.document.sha256


def copies_in(families: Iterable[DraftFamily]) -> Iterator[Draft]:
    """Every copy of every family."""
    return (copy for family in families for copy in family.copies)
