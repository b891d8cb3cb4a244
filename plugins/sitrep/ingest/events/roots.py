"""On whom accounts seem to lean that do not say so: whom they quote, whose words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from sitrep.core.events import UNNAMED, Reference
from sitrep.core.leaning.echoes import common_run
from sitrep.core.leaning.leaning import not_said, opens_itself
from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import UNKNOWN_SOURCE, Passage, Report
from sitrep.ingest.events.telling import Telling

FEWEST_FIGURES = 2
"""Shared figures that two accounts hardly have by chance."""
SHOWN = 60
"""Characters of shared words that are shown."""


@dataclass(frozen=True, slots=True)
class RootProposal:
    """What a passage's line should say of whom it rests on."""

    passage: Reference
    rests_on: tuple[str, ...]
    """Ids for ``from=``, in the order in which it quotes them."""
    reasons: tuple[str, ...]


def propose_roots(
    reports: Iterable[Report],
    names: SourceNames,
    groups: Iterable[tuple[Reference, ...]],
    tellings: Iterable[Telling],
) -> tuple[RootProposal, ...]:
    """For each passage without ``from=``, on whom it seems to rest; in the order of their ids."""
    by_id = {report.id: report for report in reports}
    told = {telling.reference: telling for telling in tellings}
    found: dict[Reference, dict[str, list[str]]] = {}
    for reference, report, passage in _passages(by_id):
        for leaning in not_said(report, passage, names):
            words = f"“{leaning.words}”"
            found.setdefault(reference, {}).setdefault(leaning.source, []).append(words)
    for group in groups:
        for one, other in combinations(sorted(group), 2):
            for echo in _echoes(one, other, by_id, told):
                found.setdefault(echo.passage, {}).setdefault(echo.of, []).append(echo.reason)
    return tuple(
        _proposal(reference, found[reference], by_id[reference.id], names)
        for reference in sorted(found)
    )


def _passages(reports: Mapping[str, Report]) -> Iterator[tuple[Reference, Report, Passage]]:
    for report in reports.values():
        for number, passage in enumerate(report.passages, 1):
            yield Reference(report.id, number), report, passage


@dataclass(frozen=True, slots=True)
class _Echo:
    passage: Reference
    of: str
    reason: str


def _echoes(
    one: Reference,
    other: Reference,
    reports: Mapping[str, Report],
    told: Mapping[Reference, Telling],
) -> Iterator[_Echo]:
    """What the later of two accounts seems to have from the earlier one."""
    first, second = sorted((one, other), key=lambda each: _when(each, reports))
    earlier, later = reports[first.id], reports[second.id]
    if earlier.id == later.id or _when(first, reports) == _when(second, reports):
        return
    if earlier.source in {later.source, UNKNOWN_SOURCE.id, None}:
        return
    passage, before = _passage(second, later), _passage(first, earlier)
    if passage.rests_on or later.cites:
        return
    run = common_run(passage.text, before.text)
    if run:
        shown = run if len(run) <= SHOWN else f"{run[:SHOWN].rpartition(' ')[0]} …"
        yield _Echo(second, str(earlier.source), f"has the words “{shown}” of {first}")
    figures = sorted((term[1:] for term in _numbers(told[first]) & _numbers(told[second])), key=int)
    if len(figures) >= FEWEST_FIGURES:
        said = f"gives the same figures later as {first}: {', '.join(figures)}"
        yield _Echo(second, str(earlier.source), said)


def _when(reference: Reference, reports: Mapping[str, Report]) -> str:
    return str(reports[reference.id].date or "9999")


def _passage(reference: Reference, report: Report) -> Passage:
    return report.passages[(reference.number or 1) - 1]


def _numbers(telling: Telling) -> frozenset[str]:
    return frozenset(term for term in telling.terms.spellings if term[0] == "#")


def _proposal(
    reference: Reference, found: Mapping[str, list[str]], report: Report, names: SourceNames
) -> RootProposal:
    origin = report.source or UNKNOWN_SOURCE.id
    rests_on = [*found]
    text = _passage(reference, report).text
    # An origin that begins in its own voice speaks for itself as well.
    if origin not in {UNKNOWN_SOURCE.id, *rests_on} and opens_itself(text, origin, names):
        rests_on.insert(0, origin)
    reasons = [
        f"{'somebody it does not name' if name == UNNAMED else name}: {said[0]}"
        for name, said in found.items()
    ]
    more = [each for said in found.values() for each in said[1:]]
    return RootProposal(reference, tuple(rests_on), (*reasons, *more))
