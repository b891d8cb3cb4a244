"""The data files of the site, as texts that the plugin writes.

No date comes from a clock, and the order is the catalogue's: the same content gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.core.model import Region
from sitrep.site.addresses import (
    EDITION_SCHEMA,
    REPORTS_CSV,
    REPORTS_JSON,
    REPORTS_SCHEMA,
    edition_data,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.citation import bibtex, cite_edition, ris
from sitrep.site.data.actor_record import ActorRecord, build_actor
from sitrep.site.data.edition_record import BuildFacts, build_edition_record
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.records import (
    ReportRecord,
    SiteRecord,
    WithdrawnRecord,
    build_areas,
    build_report,
    build_withdrawn,
)
from sitrep.site.data.table import csv_text
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to be written as UTF-8, its line endings kept."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportsRecord:
    """``/data/reports.json``."""

    schema: str
    site: SiteRecord
    licence: str
    updated: dt.date | None
    actors: tuple[ActorRecord, ...]
    reports: tuple[ReportRecord, ...]
    withdrawn: tuple[WithdrawnRecord, ...]


def build_data(catalogue: Catalogue, regions: Iterable[Region], site: Site) -> Iterator[DataFile]:
    """Every data file, one at a time; drafts in a preview are in none of them.

    ``regions`` are all rows of regions.toml, for names and P-codes.
    """
    areas = build_areas(regions)
    published = (family for family in catalogue.families if not family.is_draft)
    reports = {family.report.id: build_report(family, areas, site) for family in published}
    frame = BuildFacts(site, areas, licence(site.language), reports)
    writer = JsonWriter(reports.values())
    yield DataFile(REPORTS_CSV, csv_text(reports.values()))
    yield DataFile(REPORTS_JSON, writer.text(_reports(catalogue, frame)))
    for edition in catalogue.editions:
        record = build_edition_record(edition, frame, site.absolute(EDITION_SCHEMA))
        citation = cite_edition(edition, site)
        yield DataFile(edition_data(edition.week), writer.text(record))
        yield DataFile(edition_data(edition.week, "bib"), bibtex(citation))
        yield DataFile(edition_data(edition.week, "ris"), ris(citation))


def data_addresses(catalogue: Catalogue) -> tuple[str, ...]:
    """The addresses of the files of build_data."""
    weeks = (
        edition_data(edition.week, end)
        for edition in catalogue.editions
        for end in ("json", "bib", "ris")
    )
    return (REPORTS_CSV, REPORTS_JSON, *weeks)


def licence(language: Language) -> str:
    """What may be done with the files."""
    return language.say(
        "Summaries, notes and grades are this digest's own; titles and texts taken verbatim belong "
        "to the source named as origin and are included only as far as its rights allow. "
        "Name origin, carriers and date."
    )


def _reports(catalogue: Catalogue, frame: BuildFacts) -> ReportsRecord:
    site = frame.site
    families = (*catalogue.families, *catalogue.withdrawn)
    changed = (family.updated for family in families if family.updated and not family.is_draft)
    return ReportsRecord(
        schema=site.absolute(REPORTS_SCHEMA),
        site=SiteRecord(site.name, site.address, site.language.code),
        licence=frame.licence,
        updated=max(changed, default=None),
        actors=tuple(build_actor(page.actor, site) for page in catalogue.actors),
        reports=tuple(frame.reports.values()),
        withdrawn=tuple(build_withdrawn(family, site) for family in catalogue.withdrawn),
    )
