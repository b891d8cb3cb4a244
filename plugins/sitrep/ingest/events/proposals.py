"""Events that passages of different reports seem to tell of, each with the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.events import Reference
from sitrep.core.weeks import Span
from sitrep.ingest.events.candidates import Pair, candidates
from sitrep.ingest.events.groups import form_groups
from sitrep.ingest.events.likeness import Comparer, Likeness
from sitrep.ingest.events.telling import Telling, length
from sitrep.ingest.events.weighing import Corpus, Weighed, weigh

MOST_TERMS = 6
"""Names or words shown of those that two passages share: the rarest say why."""
FEWEST_REPORTS = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a passage seems to tell of what another passage, or an event's file, tells of."""

    passage: Reference
    beside: Reference
    reasons: tuple[str, ...]
    """In plain words, the place and the days first."""


@dataclass(frozen=True, slots=True)
class EventProposal:
    """Passages that seem to tell of one event and do not say so."""

    event: str | None
    """The event that is there already; None where one is to be made."""
    passages: tuple[Reference, ...]
    """Those that join it: in the order of their reports' ids."""
    evidence: tuple[Evidence, ...]
    """For each of them."""
    regions: tuple[str, ...] = ()
    """The areas that most of them name."""
    days: Span | None = None
    """The days of the one that knows them best."""
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed, and which passages are together in it."""

    events: tuple[EventProposal, ...]
    groups: tuple[tuple[Reference, ...], ...]
    """Passages of one event, joined already or proposed, wherever there are several."""


def propose_events(tellings: Iterable[Telling]) -> Proposals:
    """What seems to belong together; the order in which it is given plays no part."""
    corpus = weigh(tellings)
    comparer = Comparer(corpus)
    members = corpus.members
    found = {
        (one, other): comparer.compare(members[one], members[other])
        for one, other in candidates(corpus)
    }
    groups = form_groups([member.telling for member in members], found)
    several = [group for group in groups if len(group) > 1]
    made = (_proposal(group, corpus, found) for group in several)
    return Proposals(
        tuple(sorted(filter(None, made), key=lambda each: (each.event is None, each.passages))),
        tuple(_passages(group, members) for group in several),
    )


def _passages(group: Sequence[int], members: Sequence[Weighed]) -> tuple[Reference, ...]:
    tellings = (members[at].telling for at in group)
    return tuple(telling.reference for telling in tellings if not telling.is_event)


def _proposal(
    group: Sequence[int], corpus: Corpus, found: Mapping[Pair, Likeness]
) -> EventProposal | None:
    tellings = {at: corpus.members[at].telling for at in group}
    known = sorted({telling.events[0] for telling in tellings.values() if telling.events})
    fresh = [at for at, telling in tellings.items() if not telling.events]
    reports = {telling.group for telling in tellings.values() if not telling.is_event}
    if not fresh or (not known and len(reports) < FEWEST_REPORTS):
        return None
    evidence = tuple(_evidence(at, group, found) for at in fresh)
    parts = [tellings[at] for at in fresh]
    return EventProposal(
        event=known[0] if known else None,
        passages=tuple(telling.reference for telling in parts),
        evidence=tuple(filter(None, evidence)),
        regions=_regions(parts),
        days=_days(parts),
        kind=_kind(parts),
    )


def _evidence(at: int, group: Sequence[int], found: Mapping[Pair, Likeness]) -> Evidence | None:
    """Beside what of its group a passage is most alike, in another report if there is any."""
    own = [
        (other, likeness)
        for other in group
        if (likeness := found.get((min(at, other), max(at, other)))) is not None
    ]
    if not own:
        return None

    def rank(link: tuple[int, Likeness]) -> tuple[bool, float, int]:
        other, likeness = link
        apart = likeness.first.telling.group != likeness.second.telling.group
        return apart, likeness.score, -other

    other, best = max(own, key=rank)
    ends = (best.first.telling.reference, best.second.telling.reference)
    passage, beside = ends if at < other else ends[::-1]
    return Evidence(passage, beside, reasons(best))


def reasons(likeness: Likeness) -> tuple[str, ...]:
    """What two have in common, in plain words: place, days, names, figures, words, kind."""
    one, other = likeness.first.telling, likeness.second.telling
    said = [*_same_place(one, other), *_same_days(one, other)]
    names = [
        one.terms.spellings[term]
        for term in likeness.shared
        if term[0] == "@" or term in likeness.first.names
    ]
    numbers = sorted((term[1:] for term in likeness.shared if term[0] == "#"), key=int)
    words = [
        one.terms.spellings[term].lower()
        for term in likeness.shared
        if term[0] not in "@#%" and term not in likeness.first.names
    ]
    for label, found in (("names", names), ("figures", numbers), ("words", words)):
        if found:
            said.append(f"the same {label}: {', '.join(found[:MOST_TERMS])}")
    kinds = sorted(one.terms.kinds.keys() & other.terms.kinds.keys())
    if kinds:
        said.append(f"both speak of {' and '.join(kinds)}")
    return tuple(said)


def _same_place(one: Telling, other: Telling) -> list[str]:
    codes = sorted(one.codes & other.codes)
    return [f"both in {', '.join(codes)}"] if codes else []


def _same_days(one: Telling, other: Telling) -> list[str]:
    if not (one.span and other.span):
        return []
    first, last = max(one.span.first, other.span.first), min(one.span.last, other.span.last)
    if first > last:
        return [f"{(first - last).days} days apart"]
    days = Span(first, last)
    if not (one.is_dated and other.is_dated):
        return [f"published so that both may be of {days}"]
    return [f"both of {days}"]


def _regions(tellings: Sequence[Telling]) -> tuple[str, ...]:
    counted = Counter(code for telling in tellings for code in telling.codes)
    most = max(counted.values(), default=0)
    return tuple(sorted(code for code, count in counted.items() if count == most))


def _days(tellings: Sequence[Telling]) -> Span | None:
    dated = [telling.span for telling in tellings if telling.is_dated and telling.span]
    return min(dated, key=lambda span: (length(span), span), default=None)


def _kind(tellings: Sequence[Telling]) -> str:
    counted: Counter[str] = Counter()
    for telling in tellings:
        counted.update(telling.terms.head_kinds)
        counted.update(telling.terms.kinds)
    return min(counted, key=lambda kind: (-counted[kind], kind), default="other")
