"""What all data files of a build share: every record once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from sitrep.core.language import Language
from sitrep.core.regions import Regions
from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.geo.charts import ChartGround
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.described.dictionary import Schema
from sitrep.site.data.event_record import EventRecord, build_event
from sitrep.site.data.json_text import WrittenValue, json_of
from sitrep.site.data.parts import TableLine, year_of
from sitrep.site.data.records import (
    VERSION,
    Areas,
    OpeningRecord,
    SiteRecord,
    build_areas,
    schema_url,
)
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

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class DataReference:
    """What is read beside the content."""

    ground: ChartGround
    tables: Mapping[str, Schema]
    """What each table says of its columns, by the table's address."""


@dataclass(frozen=True, slots=True)
class DataContent:
    """What data files are made from."""

    published: Catalogue
    regions: Regions
    """Those of regions.toml, for names, codes and P-codes."""
    reference: DataReference
    preview: Catalogue | None = None
    """What a preview shows: an edition that has nothing but drafts has its files too, without them."""

    @property
    def shown(self) -> Catalogue:
        """What pages show."""
        return self.preview or self.published


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


class OnDemand(Mapping[str, Made], Generic[Given, Made]):
    """Records by id, each made when somebody asks for it first: most files need none of them."""

    def __init__(self, given: Mapping[str, Given], make: Callable[[Given], Made]) -> None:
        """``given`` is what each is made of."""
        self._given, self._make = given, make
        self._made: dict[str, Made] = {}

    def __getitem__(self, name: str) -> Made:
        if name not in self._made:
            self._made[name] = self._make(self._given[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


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
    years: tuple[str, ...]
    """Those of the weeks that something was published of, withdrawn since or not."""

    def opening(self, schema: str) -> OpeningRecord:
        """What a document of that schema, of which this is the address, says first."""
        site = self.site
        return OpeningRecord(
            schema=schema_url(schema, site),
            version=VERSION,
            commit=site.commit,
            content_hash="",
            site=SiteRecord(site.name, site.address, site.language.code),
            licence=self.licence,
        )


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What each data file may follow from, beside the reports, events and weeks that it is of."""

    site: Site
    commit: str | None
    """It is no part of the site's value."""
    limit: int
    regions: Regions
    actors: tuple[ActorRecord, ...]


@dataclass(frozen=True, slots=True)
class DataMemory:
    """What remembers from build to build."""

    reports: Remember = remember_nothing
    """Reports as files hold them; a build asks for those that it writes alone."""
    groups: Remember = remember_nothing
    """What writing files together came to."""


NO_MEMORY = DataMemory()


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

    def report(family: Family) -> WrittenReport:
        make = partial(write_report, family, areas, site)
        return remember(family.report.id, (family, areas, site), make)

    def event(shown: ShownEvent) -> EventRecord:
        return build_event(shown, areas, regions, site)

    return BuildFacts(
        site=site,
        areas=areas,
        licence=licence(site.language),
        reports=OnDemand({each.report.id: each for each in catalogue.families}, report),
        events=OnDemand({each.event.id: each for each in catalogue.events}, event),
        actors={page.actor.id: build_actor(page.actor, site) for page in catalogue.actors},
        withdrawn={each.report.id: build_withdrawn(each, site) for each in catalogue.withdrawn},
        years=years_of(catalogue),
    )


def years_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The years of its weeks, withdrawn reports included: each has files of its own."""
    published = (*catalogue.families, *catalogue.withdrawn)
    weeks = (str(family.week) if family.week else None for family in published)
    return tuple(sorted(set(map(year_of, weeks))))
