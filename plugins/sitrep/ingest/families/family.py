"""Which documents are the same report, and what one copy tells of another.

Two bodies are one report when most of the shorter one's four-word runs stand in
the longer: a truncated or lightly edited copy passes, a daily template with new
figures does not.  Titles, disclaimers and appeals play no part.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, Draft, Finding
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.page_version import is_own
from sitrep.ingest.families.templates import are_issues, is_one_page
from sitrep.ingest.find.dates import with_year

SAME = 0.7
"""Share of the shorter body's runs that must stand in the longer.  Copies with another
headline or a cut paragraph keep more than .9; reports of one outlet on one event stay under .4."""
WHOLE = 0.95
"""Share from which a body stands whole in another, whatever figures or leads say."""
VERSION = 0.3
"""Share from which a page that comes again at its address is an update of the same text."""
MIN_RUNS = 20
"""Bodies shorter than this are too short to tell a copy from a formula."""
MIN_FIGURES = 4
"""Numbers a text must have before they can tell one issue of a daily from the next."""
SAME_FIGURES = 0.5
"""Share of the fewer numbers that copies have in common; editing rounds a few, the next day's issue
changes most."""
COMMON = 200
"""Documents that may share a run before it counts as a formula; families have a dozen copies."""
SLICE = 250_000
"""Runs that are looked at in one go, about 40 MB of index: what bounds the memory of a big run."""
LAST = "9999"
"""What sorts behind every date."""
UNPACKED = 1000
"""Bodies that are held ready to be compared, about 30 kB each: most are compared with many."""


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
    """The families of drafts, in the order of their first document; each copy completed by the
    others.

    A document that is given twice is one copy.
    """
    everything = list({draft.document.sha256: draft for draft in reversed(list(drafts))}.values())[
        ::-1
    ]
    groups = group_bodies([PackedRuns.of(BodyRuns.of(draft)) for draft in everything])
    return tuple(settle_family(map(everything.__getitem__, group)) for group in groups)


def group_bodies(bodies: Sequence[PackedRuns]) -> tuple[tuple[int, ...], ...]:
    """The places of bodies that are one report, in the order of their first.

    A piece that two issues of a template have in common goes to the one of which
    it has more, and does not make them one report.
    """
    unpacked = lru_cache(UNPACKED)(lambda at: bodies[at].unpacked())
    links: list[tuple[float, int, int]] = []
    apart: dict[int, set[int]] = {}
    for one, other in sharing_pairs(bodies):
        ours, theirs = unpacked(one), unpacked(other)
        kin = kinship(ours, theirs)
        if kin is Kinship.COPIES:
            links.append((-likeness(ours, theirs), one, other))
        elif kin is Kinship.ISSUES:
            apart.setdefault(one, set()).add(other)
            apart.setdefault(other, set()).add(one)
    groups = {at: [at] for at in range(len(bodies))}
    for _likeness, one, other in sorted(links):
        _unite(groups, apart, one, other)
    return tuple(dict.fromkeys(tuple(sorted(group)) for group in groups.values()))


def _unite(groups: dict[int, list[int]], apart: dict[int, set[int]], one: int, other: int) -> None:
    """Make two bodies' groups one, unless a body of the one is another issue than a body of the
    other.
    """
    first, second = groups[one], groups[other]
    if first is second or any(not apart.get(at, set()).isdisjoint(second) for at in first):
        return
    first.extend(second)
    for at in second:
        groups[at] = first


def settle_family(copies: Iterable[Draft]) -> DraftFamily:
    """The family of copies, whatever their order, each completed by the others."""
    return _settled(sorted(copies, key=_identity))


def _identity(draft: Draft) -> tuple[str, str]:
    return draft.document.sha256, draft.document.name


class Kinship(StrEnum):
    """What two bodies are to one another."""

    STRANGERS = "strangers"
    COPIES = "copies"
    ISSUES = "issues of one template"


def is_same(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether two bodies are copies of one report."""
    return kinship(one, other) is Kinship.COPIES


def likeness(one: BodyRuns, other: BodyRuns) -> float:
    """The share of all runs of two bodies that stand in both."""
    return len(one.runs & other.runs) / max(1, len(one.runs | other.runs))


def kinship(one: BodyRuns, other: BodyRuns) -> Kinship:
    """What two bodies are to one another.

    Versions of one page are copies while they share anything much.
    """
    shorter, longer = (one, other) if len(one.runs) <= len(other.runs) else (other, one)
    shared = len(shorter.runs & longer.runs)
    if len(shorter.runs) < MIN_RUNS:
        return Kinship.STRANGERS
    if is_one_page(one.text.about, other.text.about) and shared >= VERSION * len(shorter.runs):
        return Kinship.COPIES
    if shared < SAME * len(shorter.runs):
        return Kinship.STRANGERS
    if are_issues(one.text, other.text):
        return Kinship.ISSUES
    if shared >= WHOLE * len(shorter.runs):
        return Kinship.COPIES
    alike = not _other_figures(one, other) and not _other_leads(one, other)
    return Kinship.COPIES if alike else Kinship.STRANGERS


def _other_figures(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether both are full of figures, and mostly of others: the numbers of a daily whose wording
    never changes.
    """
    fewer = min(len(one.figures), len(other.figures))
    return fewer >= MIN_FIGURES and len(one.figures & other.figures) < SAME_FIGURES * fewer


def _other_leads(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether each begins with a paragraph of which the other has nothing: two texts above one
    notice.
    """
    return bool(one.lead and other.lead) and not (one.lead & other.runs or other.lead & one.runs)


def sharing_pairs(bodies: Sequence[PackedRuns]) -> Iterator[tuple[int, int]]:
    """Pairs of bodies that may be copies, each once, the smaller place first.

    Of a copy's rarest runs at least one stands in the other: with fewer in
    common than SAME of the shorter one's, they are none.  Runs that stand in
    very many are formulas and tell nothing.
    """
    parts = 1 + sum(len(body.runs) for body in bodies) // SLICE
    edges = [number * 2**32 // parts for number in range(parts + 1)]
    counts = [array("I", bytes(4 * len(body.runs))) for body in bodies]
    for low, high in pairwise(edges):
        _count_holders(bodies, counts, low, high)
    rarest = [_rarest(body, count) for body, count in zip(bodies, counts, strict=True)]
    seen: set[tuple[int, int]] = set()
    for low, high in pairwise(edges):
        found = _pairs_between(bodies, rarest, low, high) - seen
        seen |= found
        yield from sorted(found)


def _count_holders(
    bodies: Sequence[PackedRuns], counts: list[array[int]], low: int, high: int
) -> None:
    """Note for each run from ``low`` to below ``high`` in how many bodies it stands."""
    total = Counter(run for body in bodies for run in _between(body, low, high))
    for body, count in zip(bodies, counts, strict=True):
        for at in range(bisect_left(body.runs, low), bisect_left(body.runs, high)):
            count[at] = total[body.runs[at]]


def _rarest(body: PackedRuns, count: array[int]) -> frozenset[int]:
    """So many of a body's rarest runs that a copy, shorter or longer, must share one of them."""
    needed = len(body.runs) - ceil(SAME * len(body.runs)) + 1
    return frozenset(
        body.runs[at] for at in sorted(range(len(body.runs)), key=count.__getitem__)[:needed]
    )


def _pairs_between(
    bodies: Sequence[PackedRuns], rarest: Sequence[frozenset[int]], low: int, high: int
) -> set[tuple[int, int]]:
    """The pairs that share a run from ``low`` to below ``high`` which is one of either's rarest."""
    holders: dict[int, list[int]] = {}
    for at, body in enumerate(bodies):
        for run in _between(body, low, high):
            holders.setdefault(run, []).append(at)
    return {
        pair
        for run, found in holders.items()
        if 1 < len(found) <= COMMON
        for pair in combinations(found, 2)
        if run in rarest[pair[0]] or run in rarest[pair[1]]
    }


def _between(body: PackedRuns, low: int, high: int) -> array[int]:
    return body.runs[bisect_left(body.runs, low) : bisect_left(body.runs, high)]


def _settled(copies: list[Draft]) -> DraftFamily:
    """The family with what any copy knows of the origin told to all, its own page first."""
    origin = _agreed(copy.origin for copy in copies)
    known = [copy.published for copy in copies if copy.published and copy.published.date]
    first = min(known, key=lambda day: str(day.date), default=None)
    original = _best((with_year(copy.original, first) for copy in copies if copy.original), first)
    url = _agreed(copy.url for copy in copies)
    shared = [
        replace(
            copy,
            origin=copy.origin or origin,
            original=original or _undated(copy.original),
            url=copy.url or url,
        )
        for copy in copies
    ]
    credited = frozenset(copy.credit.value for copy in copies if copy.credit)
    return DraftFamily(tuple(sorted(shared, key=lambda copy: _leading(copy, credited))))


def _undated(day: Day | None) -> Day | None:
    """A day that lacks its year.

    One with a year that was not chosen is not a day of the first publication.
    """
    return day if day and day.year is None else None


def _agreed(findings: Iterable[Finding | None]) -> Finding | None:
    """What the copies that show it agree on; None where they differ."""
    found = [finding for finding in findings if finding]
    same = len({finding.value for finding in found}) == 1
    return replace(found[0], evidence=f"another copy: {found[0].evidence}") if same else None


def _best(days: Iterable[Day], first: Day | None) -> Day | None:
    """The best founded date that is no later than the first copy's; of equals the earliest."""
    order = {DateBasis.STATED: 0, DateBasis.URL: 1, DateBasis.TEXT: 2}
    latest = first.date if first else None
    dated = [day for day in days if day.date and (latest is None or day.date <= latest)]
    return min(
        dated, key=lambda day: (order.get(day.basis, 9), str(day.date), day.evidence), default=None
    )


def _leading(copy: Draft, credited: frozenset[str]) -> tuple[bool, bool, str, bool, int, str]:
    """A sort key: the origin's own page first, then the copy that shows most.

    Where several outlets call the text their own, first the one that other copies
    credit, then the one that dates it earlier.
    """
    own = is_own(copy)
    named = own and copy.origin is not None and copy.origin.value in credited
    day = str(copy.original.date) if own and copy.original and copy.original.date else LAST
    words = sum(block.words for block in copy.body)
    return not own, not named, day, copy.title is None, -words, copy.document.sha256
