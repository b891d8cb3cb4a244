"""What all data files of a build share: every record once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from sitrep.core.language import Language
from sitrep.core.regions import Regions
from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.family import Family
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.event_record import EventRecord, build_event
from sitrep.site.data.json_text import WrittenValue, json_of
from sitrep.site.data.parts import TableLine, year_of
from sitrep.site.data.records import Areas, SiteRecord, build_areas
from sitrep.site.data.report_record import (
    HeadRecord,
    WithdrawnRecord,
    build_head,
    build_report,
    build_withdrawn,
)
from sitrep.site.data.tables.carrier_table import CARRIERS, carrier_rows
from sitrep.site.data.tables.event_tables import FIGURES, figure_rows
from sitrep.site.data.tables.report_table import REPORTS, report_rows
from sitrep.site.data.tables.table_files import table_lines
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class WrittenReport(WrittenValue):
    """A report as files hold it, as JSON and as lines of tables; it follows from the report alone."""

    id: str
    edition: str | None
    updated: dt.date | None
    actors: frozenset[str]
    """The ids of those that it or a passage of it names."""
    head: HeadRecord
    lines: Mapping[str, tuple[TableLine, ...]]
    """By the addresses of tables."""


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """The records, by id, each in the order of the catalogue."""

    site: Site
    areas: Areas
    licence: str
    reports: Mapping[str, WrittenReport]
    events: Mapping[str, EventRecord]
    actors: Mapping[str, ActorRecord]
    withdrawn: Mapping[str, WithdrawnRecord]

    @property
    def years(self) -> tuple[str, ...]:
        """Those of the weeks that something was published of, withdrawn since or not."""
        weeks = [report.edition for report in self.reports.values()]
        weeks += (report.edition for report in self.withdrawn.values())
        return tuple(sorted(set(map(year_of, weeks))))

    @property
    def digest(self) -> SiteRecord:
        """The digest itself."""
        return SiteRecord(self.site.name, self.site.address, self.site.language.code)


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What each data file may follow from, beside the reports, events and weeks that it is of."""

    site: Site
    commit: str | None
    """It is no part of the site's value."""
    limit: int
    regions: Regions
    actors: tuple[ActorRecord, ...]


def licence(language: Language) -> str:
    """What may be done with the files."""
    return language.say(
        "Summaries, notes and grades are this digest's own; titles and texts taken verbatim belong "
        "to the source named as origin and are included only as far as its rights allow. "
        "Name origin, carriers and date."
    )


def write_report(family: Family, areas: Areas, site: Site) -> WrittenReport:
    """A report as files hold it."""
    record = build_report(family, areas, site)
    named = (*record.actors, *chain.from_iterable(each.actors for each in record.passages))
    return WrittenReport(
        text=json_of(record),
        id=record.id,
        edition=record.edition,
        updated=record.updated,
        actors=frozenset(named),
        head=build_head(record),
        lines={
            REPORTS.address: table_lines(REPORTS, report_rows((record,))),
            FIGURES.address: table_lines(FIGURES, figure_rows((record,))),
            CARRIERS.address: table_lines(CARRIERS, carrier_rows((record,))),
        },
    )


def build_facts(
    catalogue: Catalogue, regions: Regions, site: Site, remember: Remember = remember_nothing
) -> BuildFacts:
    """The facts of what is published; ``regions`` are those of regions.toml."""
    areas = build_areas(regions.rows)
    return BuildFacts(
        site=site,
        areas=areas,
        licence=licence(site.language),
        reports={
            each.report.id: remember(
                each.report.id, (each, areas, site), partial(write_report, each, areas, site)
            )
            for each in catalogue.families
        },
        events={
            each.event.id: build_event(each, areas, regions, site) for each in catalogue.events
        },
        actors={page.actor.id: build_actor(page.actor, site) for page in catalogue.actors},
        withdrawn={each.report.id: build_withdrawn(each, site) for each in catalogue.withdrawn},
    )
