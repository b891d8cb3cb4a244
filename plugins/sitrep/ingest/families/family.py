"""Which documents are the same report, and what one copy tells of another.

Pairs that may be copies (``sharing``) are compared (``kinship``), and copies are united
into groups, the most alike first. A group never takes in two issues of one template: a
piece that both contain goes to the one of which it has more.

Within a family each copy is completed by the others: an origin or URL on which all that
show one agree, and the best founded date that is not after the first copy's. The copy
that the draft is made from comes first: the origin's own page, else the cleanest, else the one
that shows most. The order in which documents came never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Day, Draft, Finding
from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.kinship import Kinship, kinship, likeness
from sitrep.ingest.families.page_version import is_own
from sitrep.ingest.families.sharing import sharing_pairs
from sitrep.ingest.find.nearest_days import with_year
from sitrep.ingest.judge.losses import RAISED

_UNPACKED = 1000
"""Bodies that are kept ready to be compared, about 30 kB each: most are compared with many."""
_BASIS_RANK = {DateBasis.STATED: 0, DateBasis.URL: 1, DateBasis.TEXT: 2}
"""How well a date is founded, the best first."""
_LAST_RANK = 9
_LAST_DAY = "9999"
"""What sorts behind every date."""


@dataclass(frozen=True, slots=True)
class DraftFamily:
    """Documents that are one report; the copy that the draft is made from comes first."""

    copies: tuple[Draft, ...]

    @property
    def leader(self) -> Draft:
        """The origin's own page, else the cleanest copy that shows most."""
        return self.copies[0]

    @property
    def id(self) -> str:
        """The same for the same documents, whatever their order."""
        return min(copy.document.sha256 for copy in self.copies)


Pair = tuple[int, int]
"""The places of two bodies, the smaller first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two bodies are to one another, and of copies how much they are alike."""

    pair: Pair
    kin: Kinship
    likeness: float = 0.0


Compare = Callable[[Sequence[PackedRuns], Sequence[Pair]], Iterable[Compared]]


def compare_pairs(bodies: Sequence[PackedRuns], pairs: Iterable[Pair]) -> Iterator[Compared]:
    """Each pair compared."""
    unpacked = lru_cache(_UNPACKED)(lambda at: bodies[at].unpacked())
    for pair in pairs:
        ours, theirs = unpacked(pair[0]), unpacked(pair[1])
        kin = kinship(ours, theirs)
        yield Compared(pair, kin, likeness(ours, theirs) if kin is Kinship.COPIES else 0.0)


def group_bodies(
    bodies: Sequence[PackedRuns], compare: Compare = compare_pairs
) -> tuple[tuple[int, ...], ...]:
    """The places of bodies that are one report, in the order of their first."""
    links: list[tuple[float, int, int]] = []
    issues: dict[int, set[int]] = {}
    for each in compare(bodies, tuple(sharing_pairs(bodies))):
        one, other = each.pair
        if each.kin is Kinship.COPIES:
            links.append((-each.likeness, one, other))
        elif each.kin is Kinship.ISSUES:
            issues.setdefault(one, set()).add(other)
            issues.setdefault(other, set()).add(one)

    groups = {at: [at] for at in range(len(bodies))}
    for _likeness, one, other in sorted(links):
        first, second = groups[one], groups[other]
        if first is second or _hold_issues(first, second, issues):
            continue
        first.extend(second)
        for at in second:
            groups[at] = first
    return tuple(dict.fromkeys(tuple(sorted(group)) for group in groups.values()))


def _hold_issues(first: list[int], second: list[int], issues: dict[int, set[int]]) -> bool:
    """Whether a body of one group is another issue of a template than a body of the other."""
    return any(at in issues and not issues[at].isdisjoint(second) for at in first)


def settle_family(copies: Iterable[Draft]) -> DraftFamily:
    """The family of copies, whatever their order, each completed by the others."""
    known = sorted(copies, key=lambda copy: (copy.document.sha256, copy.document.name))
    origin = _agreed(copy.origin for copy in known)
    url = _agreed(copy.url for copy in known)
    published = [copy.published for copy in known if copy.published and copy.published.date]
    first = min(published, key=lambda day: str(day.date), default=None)
    originals = [with_year(copy.original, first) for copy in known if copy.original]
    original = _best_founded(originals, first)
    completed: list[Draft] = []
    for copy in known:
        # A day that no copy gives a year stays as it is; one that was not chosen is wrong.
        own = copy.original if copy.original and copy.original.year is None else None
        completed.append(
            replace(
                copy,
                origin=copy.origin or origin,
                original=original or own,
                url=copy.url or url,
            )
        )
    credited = frozenset(copy.credit.value for copy in known if copy.credit)
    days = _first_days(completed)
    return DraftFamily(tuple(sorted(completed, key=lambda copy: _rank(copy, credited, days))))


def _agreed(findings: Iterable[Finding | None]) -> Finding | None:
    """What the copies that show it agree on; None where they differ."""
    found = [finding for finding in findings if finding]
    if len({finding.value for finding in found}) != 1:
        return None
    return replace(found[0], evidence=f"another copy: {found[0].evidence}")


def _best_founded(days: Iterable[Day], first: Day | None) -> Day | None:
    """The best founded date that is not after the first copy's; of equals the earliest."""
    latest = first.date if first else None
    dated = [day for day in days if day.date and (latest is None or day.date <= latest)]
    return min(
        dated,
        key=lambda day: (_BASIS_RANK.get(day.basis, _LAST_RANK), str(day.date), day.evidence),
        default=None,
    )


def _first_days(copies: Iterable[Draft]) -> dict[str, str]:
    """The first day on which each outlet that calls the text its own dates it."""
    days: dict[str, str] = {}
    for copy in copies:
        if is_own(copy) and copy.origin and copy.original and copy.original.date:
            day = str(copy.original.date)
            days[copy.origin.value] = min(day, days.get(copy.origin.value, day))
    return days


def _rank(
    copy: Draft, credited: Collection[str], days: Mapping[str, str]
) -> tuple[bool, bool, str, bool, bool, bool, int, str]:
    """A sort key: the origin's own page first, then what was read rightly, then what shows most.

    Where several outlets call the text their own, first the one that other copies
    credit, then the one that dates it earlier; of one outlet's copies the cleanest.
    """
    own = copy.origin.value if is_own(copy) and copy.origin else None
    words = sum(block.words for block in copy.body)
    return (
        own is None,
        own not in credited,
        days.get(own, _LAST_DAY) if own else _LAST_DAY,
        is_damaged(copy),
        copy.loss is not None and copy.loss.alarm >= RAISED,
        copy.title is None,
        -words,
        copy.document.sha256,
    )


def is_damaged(copy: Draft) -> bool:
    """Whether a copy's text looks like another encoding, like mail or like mark-up."""
    return copy.loss is not None and bool(copy.loss.remains)
