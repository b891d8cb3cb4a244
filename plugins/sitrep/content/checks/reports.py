"""What published reports must fulfil beside one another.

A draft may hold nulls: what is demanded applies once a report's status is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.content.checks.by_itself import CheckedReport
from sitrep.content.checks.confirmed import CONFIRMED, confirmed_passages
from sitrep.content.checks.links import check_report_links, passing_hosts
from sitrep.content.checks.named import (
    Beside,
    Nameable,
    event_faults,
    region_faults,
    source_faults,
)
from sitrep.content.report_file import ReportFile, passage_key
from sitrep.core.errors import Fault
from sitrep.core.links.rule import known_hosts
from sitrep.core.model import UNKNOWN_SOURCE, Source, Status
from sitrep.core.regions import Regions
from sitrep.core.roots import Key


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reports are checked against."""

    named: Nameable
    places: frozenset[str]
    """Of the codes and ids of regions that they name, those that are known."""
    confirmed: frozenset[Key]
    """The passages that two independent roots stand behind, themselves or in one of their events;
    empty where no credibility depends on it."""
    hosts: frozenset[str]
    """Of the sources: what looks like one of them and is not passes for it."""
    passing: frozenset[str]
    """The hosts to which they lead that do."""


Check = Callable[[CheckedReport, _Known], Iterator[Fault]]


def check_together(
    checked: Sequence[CheckedReport],
    sources: Iterable[Source] | None,
    regions: Regions | None,
    others: Beside,
) -> list[Fault]:
    """Every fault of the reports, each of which was checked by itself.

    Without sources or regions (their file could not be read) what names them goes unchecked: a
    broken table is one fault, not one per passage.
    """
    known = _known(checked, sources, regions, others)
    faults = [fault for each in checked for fault in each.faults]
    faults += (fault for each in checked for check in CHECKS for fault in check(each, known))
    by_id = ((each.file.report.id or None, each.file) for each in checked)
    by_address = ((each.address, each.file) for each in checked)
    return [*faults, *_twice(by_id, "id"), *_twice(by_address, "url")]


def _known(
    checked: Sequence[CheckedReport],
    sources: Iterable[Source] | None,
    regions: Regions | None,
    others: Beside,
) -> _Known:
    sources = None if sources is None else tuple(sources)
    ids = (
        None
        if sources is None
        else frozenset({UNKNOWN_SOURCE.id, *(source.id for source in sources)})
    )
    every = {each.file.report.id: each.file.report for each in checked}
    reports = {
        each.file.report.id: each.file.report
        for each in checked
        if each.file.report.status is not Status.DRAFT
    }
    drafts = others.drafts | {
        each.file.report.id for each in checked if each.file.report.status is Status.DRAFT
    }
    places = frozenset[str]().union(*(each.places for each in checked))
    hosts = known_hosts(sources or ())
    return _Known(
        named=Nameable(ids, regions, frozenset(reports), drafts - reports.keys(), others.events),
        places=frozenset(word for word in places if regions and not regions.problem(word)),
        confirmed=confirmed_passages((every | reports).values(), regions),
        hosts=hosts,
        passing=passing_hosts(
            frozenset[str]().union(*(each.links.hosts for each in checked)), hosts
        ),
    )


def _has_safe_links(checked: CheckedReport, known: _Known) -> Iterator[Fault]:
    if known.passing.isdisjoint(checked.links.hosts):
        return iter(checked.links.faults)
    return check_report_links(checked.file, known.hosts)


def _knows_what_it_names(checked: CheckedReport, known: _Known) -> Iterator[Fault]:
    file, named = checked.file, known.named
    if named.sources is not None and not (
        checked.sources <= named.sources and checked.leans_on - named.sources <= named.reports
    ):
        yield from source_faults(file, named)
    if not checked.events <= named.events:
        yield from event_faults(file, named)
    if not (checked.is_placed and checked.places <= known.places):
        yield from region_faults(file, named)


def _rests_on_two(checked: CheckedReport, known: _Known) -> Iterator[Fault]:
    file, report = checked.file, checked.file.report
    if not checked.claims_confirmation or report.status is Status.WITHDRAWN:
        return
    for number, passage in enumerate(report.passages, 1):
        credibility = passage.credibility or report.credibility
        if credibility == CONFIRMED and (report.id, number) not in known.confirmed:
            yield file.fault(
                passage_key(number) if passage.credibility else "credibility",
                f"is 1, and passage {number} has no second independent root",
                "Join it to an event with an account that rests on another named source, or write 2",
            )


CHECKS: tuple[Check, ...] = (_has_safe_links, _knows_what_it_names, _rests_on_two)


def _twice(files: Iterable[tuple[str | None, ReportFile]], key: str) -> Iterator[Fault]:
    """Faults of what several files say that only one may."""
    groups: dict[str, list[ReportFile]] = defaultdict(list)
    for said, file in files:
        if said:
            groups[said].append(file)
    for said, together in groups.items():
        if len(together) == 1:
            continue
        # Drafts come last: beside a published report the draft is at fault, whatever its file is
        # called.
        first, *others = sorted(
            together, key=lambda file: (file.report.status is Status.DRAFT, file.file)
        )
        remedy = (
            "Give one of them another id" if key == "id" else "Make them one report with carriers"
        )
        for other in others:
            yield other.fault(key, f"“{said}” is also that of {first.file}", remedy)
