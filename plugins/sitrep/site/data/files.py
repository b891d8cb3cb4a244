"""The data files of the site, as texts that the plugin writes.

No date comes from a clock, and the order is the catalogue's: the same content gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.core.regions import Regions
from sitrep.site.addresses import (
    ACCOUNTS_CSV,
    EDITION_SCHEMA,
    EVENTS_CSV,
    EVENTS_JSON,
    EVENTS_SCHEMA,
    FIGURES_CSV,
    REPORTS_CSV,
    REPORTS_JSON,
    REPORTS_SCHEMA,
    edition_data,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import bibtex, cite_edition, ris
from sitrep.site.catalogue.edition import Edition
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.edition_record import BuildFacts, build_edition_record
from sitrep.site.data.event_record import EventRecord, build_event
from sitrep.site.data.event_tables import accounts_csv, events_csv, figures_csv
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.records import VERSION, SiteRecord, build_areas
from sitrep.site.data.report_record import (
    ReportRecord,
    WithdrawnRecord,
    build_report,
    build_withdrawn,
)
from sitrep.site.data.report_table import reports_csv
from sitrep.site.site import Site

TABLES = (REPORTS_CSV, EVENTS_CSV, ACCOUNTS_CSV, FIGURES_CSV)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to be written as UTF-8, its line endings kept."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportsRecord:
    """``/data/reports.json``."""

    schema: str
    version: int
    site: SiteRecord
    licence: str
    updated: dt.date | None
    actors: tuple[ActorRecord, ...]
    reports: tuple[ReportRecord, ...]
    withdrawn: tuple[WithdrawnRecord, ...]


@dataclass(frozen=True, slots=True)
class EventsRecord:
    """``/data/events.json``."""

    schema: str
    version: int
    site: SiteRecord
    licence: str
    events: tuple[EventRecord, ...]


def build_data(
    published: Catalogue, regions: Regions, site: Site, *, shown: Catalogue | None = None
) -> Iterator[DataFile]:
    """Every data file, one at a time.

    ``regions`` are those of regions.toml, for names, codes and P-codes.  ``shown`` is what a
    preview shows: an edition that has nothing but drafts has its files too, without them.
    """
    frame = _facts(published, regions, site)
    writer = JsonWriter((*frame.reports.values(), *frame.events.values()))
    yield DataFile(REPORTS_CSV, reports_csv(frame.reports.values()))
    yield DataFile(EVENTS_CSV, events_csv(frame.events.values()))
    yield DataFile(ACCOUNTS_CSV, accounts_csv(frame.events.values()))
    yield DataFile(FIGURES_CSV, figures_csv(frame.reports.values()))
    yield DataFile(REPORTS_JSON, writer.text(_reports(published, frame)))
    yield DataFile(EVENTS_JSON, writer.text(_events(frame)))
    for edition in _editions(published, shown or published):
        record = build_edition_record(edition, frame, site.absolute(EDITION_SCHEMA))
        citation = cite_edition(edition, site)
        yield DataFile(edition_data(edition.week), writer.text(record))
        yield DataFile(edition_data(edition.week, "bib"), bibtex(citation))
        yield DataFile(edition_data(edition.week, "ris"), ris(citation))


def data_addresses(catalogue: Catalogue) -> tuple[str, ...]:
    """The addresses of the files of build_data, by what is shown."""
    weeks = (
        edition_data(edition.week, end)
        for edition in catalogue.editions
        for end in ("json", "bib", "ris")
    )
    return (*TABLES, REPORTS_JSON, EVENTS_JSON, *weeks)


def licence(language: Language) -> str:
    """What may be done with the files."""
    return language.say(
        "Summaries, notes and grades are this digest's own; titles and texts taken verbatim belong "
        "to the source named as origin and are included only as far as its rights allow. "
        "Name origin, carriers and date."
    )


def _facts(published: Catalogue, regions: Regions, site: Site) -> BuildFacts:
    areas = build_areas(regions.rows)
    reports = {family.report.id: build_report(family, areas, site) for family in published.families}
    events = {
        event.event.id: build_event(event, areas, regions, site) for event in published.events
    }
    return BuildFacts(site, areas, licence(site.language), reports, events)


def _reports(catalogue: Catalogue, frame: BuildFacts) -> ReportsRecord:
    site = frame.site
    families = (*catalogue.families, *catalogue.withdrawn)
    changed = (family.updated for family in families if family.updated)
    return ReportsRecord(
        schema=site.absolute(REPORTS_SCHEMA),
        version=VERSION,
        site=SiteRecord(site.name, site.address, site.language.code),
        licence=frame.licence,
        updated=max(changed, default=None),
        actors=tuple(build_actor(page.actor, site) for page in catalogue.actors),
        reports=tuple(frame.reports.values()),
        withdrawn=tuple(build_withdrawn(family, site) for family in catalogue.withdrawn),
    )


def _events(frame: BuildFacts) -> EventsRecord:
    site = frame.site
    return EventsRecord(
        schema=site.absolute(EVENTS_SCHEMA),
        version=VERSION,
        site=SiteRecord(site.name, site.address, site.language.code),
        licence=frame.licence,
        events=tuple(frame.events.values()),
    )


def _editions(published: Catalogue, shown: Catalogue) -> Iterator[Edition]:
    """The editions shown, as they are published; one of nothing but drafts is empty."""
    weeks = {edition.week: edition for edition in published.editions}
    for edition in shown.editions:
        yield weeks.get(edition.week) or Edition(
            edition.week, edition.notes, edition.lead, sections=(), families=(), withdrawn=()
        )
