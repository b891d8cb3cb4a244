"""Where reports stood by the record, now and before: whoever read of one there is told on.

A report stands in the feeds of the regions that its passages concern and of the sources that
published or carried it.  Once it was there, it stays: as itself, as a notice that it was moved, or
as one that it was withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from sitrep.core.record import Record, RecordEntry, Thing, ThingKind
from sitrep.core.regions import Regions
from sitrep.site.catalogue.changes.history import Former, History
from sitrep.site.feeds.items import times_of
from sitrep.site.feeds.told.notices import ToldDeletion, ToldMove
from sitrep.site.feeds.told.reports import BriefReport
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.archives import HeldItem
from sitrep.site.site import Site

Said = Mapping[str, str]
"""The parts of a report, by name."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A report's time in a feed."""

    report: str
    """Its id."""
    since: RecordEntry
    until: RecordEntry | None = None
    """By which it left; None while it stands there."""


@dataclass(frozen=True, slots=True)
class Past:
    """Where each report stood by the record."""

    record: Record = field(default_factory=Record)
    in_regions: Mapping[str, tuple[Stay, ...]] = field(default_factory=dict)
    """By the ids of regions."""
    in_sources: Mapping[str, tuple[Stay, ...]] = field(default_factory=dict)
    """By the ids of sources that published or carried it."""

    @classmethod
    def of(cls, record: Record, regions: Regions, history: History) -> Past:
        """By a record; what was renamed since is where its new name is."""
        heirs = {former.thing: _heir(former) for former in history.former}

        @cache
        def regions_of(filed: str) -> tuple[str, ...]:
            found: dict[str, None] = {}
            for words in filed.split("|"):
                known = (heirs.get(Thing(ThingKind.REGION, word)) or word for word in words.split())
                if placement := regions.place((*known,)):
                    found |= dict.fromkeys(region.id for region in placement.concerns)
            return (*found,)

        def sources_of(said: Said) -> Iterator[str]:
            for name in (said.get("source", ""), *said.get("carriers", "").split()):
                if name:
                    yield heirs.get(Thing(ThingKind.SOURCE, name)) or name

        def placed(said: Said) -> Iterable[str]:
            return regions_of(said.get("filed", ""))

        reports = [each for each in record.things if each.kind is ThingKind.REPORT]
        return cls(
            record,
            _stays(reports, record, placed),
            _stays(reports, record, sources_of),
        )


def _heir(former: Former) -> str | None:
    return former.heir.address.rstrip("/").rpartition("/")[2] if former.heir else None


def _stays(
    reports: Iterable[Thing], record: Record, where: Callable[[Said], Iterable[str]]
) -> dict[str, tuple[Stay, ...]]:
    """The stays of reports, by where they stood."""
    found: dict[str, list[Stay]] = defaultdict(list)
    for report in reports:
        for name, stay in _of_report(report, record, where).items():
            found[name].append(stay)
    return {name: tuple(stays) for name, stays in found.items()}


def _of_report(
    report: Thing, record: Record, where: Callable[[Said], Iterable[str]]
) -> dict[str, Stay]:
    """One stay wherever it stood: a report that comes back was never away."""
    stays: dict[str, Stay] = {}
    said: dict[str, str] = {}
    for entry in record.of(report):
        said |= {part.name: part.value for part in entry.parts}
        if entry.what.is_end:
            continue  # Of what is gone each of its feeds tells.
        now = set(where(said))
        for name, stay in stays.items():
            if name not in now and stay.until is None:
                stays[name] = replace(stay, until=entry)
        for name in sorted(now):
            stays[name] = replace(stays.get(name, Stay(report.id, entry)), until=None)
    return stays


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """What a feed tells of reports that stand in it, or once did."""

    past: Past
    history: History
    reports: Mapping[str, Told]
    """By their ids; notices of those that were withdrawn or deleted among them."""
    site: Site

    def held(self, now: Iterable[str], stays: Iterable[Stay]) -> Iterator[HeldItem]:
        """What a feed tells of in which the reports ``now`` stand, and others did before."""
        by_report = {stay.report: stay for stay in stays}
        standing = dict.fromkeys(now)
        for report in dict.fromkeys((*standing, *by_report)):
            told, stay = self.reports.get(report), by_report.get(report)
            if told is None:
                continue
            left = stay.until if stay and report not in standing else None
            since = self.site.moment(stay.since.at) if stay else told.appeared
            if left and isinstance(told, BriefReport):
                told = self._moved(told, report, left)
            yield HeldItem(told, since)

    def _moved(self, told: BriefReport, report: str, left: RecordEntry) -> Told:
        """A notice that a report no longer stands here, under the report's own id."""
        thing = Thing(ThingKind.REPORT, report)
        entries = self.past.record.of(thing)
        change = next((each for each in self.history.of(thing) if each.entry == left), None)
        _, changed = times_of(entries[: entries.index(left) + 1], self.site)
        return ToldMove(told.id, told.appeared, changed, told.family, change)


def deleted_reports(history: History, past: Past, site: Site) -> Iterator[tuple[str, Told]]:
    """A notice for each report that has no file any more, with its id."""
    for former in history.former:
        entries = past.record.of(former.thing)
        if former.thing.kind is ThingKind.REPORT and entries and former.end:
            name = former.thing.id
            appeared, changed = times_of(entries, site)
            yield name, ToldDeletion(f"{site.tag}report/{name}", appeared, changed, former)
