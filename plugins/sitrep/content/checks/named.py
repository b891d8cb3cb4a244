"""What a report names must be there: sources, other reports, events, regions."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.content.report_file import ReportFile, passage_key
from sitrep.core.errors import Fault
from sitrep.core.events import UNNAMED
from sitrep.core.regions import Regions


@dataclass(frozen=True, slots=True)
class Beside:
    """What the content tree has beside the reports that are checked, by their ids."""

    events: frozenset[str]
    drafts: frozenset[str] = frozenset()
    """Those that are not among them."""


@dataclass(frozen=True, slots=True)
class Nameable:
    """What reports may name, by id."""

    sources: frozenset[str] | None
    """None where sources.toml could not be read, which is fault enough."""
    regions: Regions | None
    """None where regions.toml could not be read."""
    reports: frozenset[str]
    """Published and withdrawn ones: what a draft rests on must be out before it."""
    drafts: frozenset[str]
    events: frozenset[str]


def source_faults(file: ReportFile, known: Nameable) -> Iterator[Fault]:
    """Sources and reports that it names and nobody knows."""
    if known.sources is None:
        return
    carriers = enumerate(file.report.carriers, 1)
    named = [
        ("source", file.report.source),
        *((f"carriers[{at}].source", each.source) for at, each in carriers),
    ]
    for key, source in named:
        if source and source not in known.sources:
            remedy = f"Add [{source}] to sources.toml, or write unknown"
            yield file.fault(key, f"“{source}” is not a source of sources.toml", remedy)
    for at, name in enumerate(file.report.cites, 1):
        if name not in known.sources and name not in known.reports:
            problem = (f"“{name}” is neither a source nor a report", "Write an id of either")
            yield file.fault(f"cites[{at}]", *(_draft(name, known) or problem))
    for number, passage in enumerate(file.report.passages, 1):
        for name in passage.rests_on:
            if name not in known.sources and name not in known.reports and name != UNNAMED:
                problem = (
                    f"“{name}” in from= is neither a source nor a report",
                    f"Add [{name}] to sources.toml, or write {UNNAMED} if the report names nobody",
                )
                yield file.fault(passage_key(number), *(_draft(name, known) or problem))


def _draft(name: str, known: Nameable) -> tuple[str, str] | None:
    """What is wrong with resting on a draft, if it is one."""
    if name not in known.drafts:
        return None
    return f"“{name}” is a draft, which nothing published can rest on", "Publish it first"


def event_faults(file: ReportFile, known: Nameable) -> Iterator[Fault]:
    """Events that its passages join and that are not there."""
    for number, passage in enumerate(file.report.passages, 1):
        for name in passage.events:
            if name not in known.events:
                near = difflib.get_close_matches(name, known.events, 1)
                yield file.fault(
                    passage_key(number),
                    f"“{name}” is not an event",
                    f"Write event={near[0]}, if that is what you mean"
                    if near
                    else f"Write it into content/events/{name}.md: ./dev event new",
                )


def region_faults(file: ReportFile, known: Nameable) -> Iterator[Fault]:
    """Regions and codes that it names and nobody knows, and that it names none."""
    report = file.report
    if known.regions is None:
        return
    for at, word in enumerate(report.regions, 1):
        if problem := known.regions.problem(word):
            yield file.fault(f"regions[{at}]", problem, _region_remedy(word, known.regions))
    for number, passage in enumerate(report.passages, 1):
        for word in passage.regions:
            if problem := known.regions.problem(word):
                yield file.fault(passage_key(number), problem, _region_remedy(word, known.regions))
        if not passage.regions and not report.regions and "regions" not in file.unread:
            remedy = "Write regions: [SY-ID], or put the text into ::: passage SY-ID"
            yield file.fault("regions", "is missing, and the text has no passages", remedy)


def _region_remedy(word: str, regions: Regions) -> str:
    more = (
        f', or add a region with codes = ["{word}"] to regions.toml'
        if word in regions.codes
        else ""
    )
    return f"Correct it{more}"
