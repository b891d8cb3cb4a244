"""The data files of the site, as texts that the plugin writes.

No date comes from a clock, and the order is the catalogue's: the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sitrep.core.regions import Regions
from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.geo.charts import ChartGround
from sitrep.site.addresses import (
    ACCOUNTS_CSV,
    CARRIERS_CSV,
    CHANGES_JSON,
    DATA_PACKAGE,
    EVENTS_CSV,
    EVENTS_JSON,
    FIGURES_CSV,
    REPORTS_CSV,
    REPORTS_JSON,
    edition_data,
    region_data,
    report_data,
    source_data,
)
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.changes.moved import MovedFiles
from sitrep.site.catalogue.citation import Citation, bibtex, cite_edition, cite_report, ris
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.family import Family
from sitrep.site.data.described.dictionary import Schema
from sitrep.site.data.described.package import build_package
from sitrep.site.data.edition_files import edition_files, editions_of
from sitrep.site.data.facts import BuildFacts, build_facts
from sitrep.site.data.index_record import PartRecord, year_subset
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.maps.input import MapInput
from sitrep.site.data.maps.map_files import MAPS, MapFiles, map_addresses
from sitrep.site.data.parts import LIMIT, DataFile, TableLine, part_address, year_of
from sitrep.site.data.report_files import ReportFiles
from sitrep.site.data.tables.carrier_table import CARRIERS
from sitrep.site.data.tables.event_tables import (
    ACCOUNTS,
    EVENTS,
    FIGURES,
    account_rows,
    event_rows,
)
from sitrep.site.data.tables.report_table import REPORTS
from sitrep.site.data.tables.table_files import (
    WrittenTable,
    table_addresses,
    table_lines,
    write_table,
)
from sitrep.site.data.year_files import YearFiles, change_years, yearly_changes, yearly_events
from sitrep.site.site import Site

WHOLES = (REPORTS_JSON, EVENTS_JSON, CHANGES_JSON, *MAPS)
"""The files that are no tables and that the data package names."""
CITED: Mapping[str, Callable[[Citation], str]] = {"bib": bibtex, "ris": ris}
"""The formats of citations, by what their addresses end in."""
DataProduct = tuple[str, Callable[..., bytes], tuple[object, ...]]
"""An address, a function, and what it makes the file of."""
TABLES = (REPORTS_CSV, EVENTS_CSV, ACCOUNTS_CSV, FIGURES_CSV, CARRIERS_CSV)


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
class DataBuild:
    """Records and what writes them."""

    content: DataContent
    frame: BuildFacts
    writer: JsonWriter
    limit: int

    @property
    def editions(self) -> Iterator[Edition]:
        """Those that have files."""
        return editions_of(self.content.published, self.content.shown)

    def lines(self, table: str) -> tuple[TableLine, ...]:
        """The lines of all reports in a table."""
        return tuple(chain.from_iterable(each.lines[table] for each in self.frame.reports.values()))


def data_products(
    content: DataContent, site: Site, *, limit: int = LIMIT, remember: Remember = remember_nothing
) -> Iterator[DataProduct]:
    """The address of each file, what makes it, and all that it follows from.

    What a report is in all of them is written once, and by what ``remember`` does once for many
    builds; the rest is joined from that.  Files of what has another id now are where they were too.
    """
    moved = MovedFiles.of(content.published.history.moved)
    for address, make, of in _products(content, site, limit, remember):
        yield address, make, of
        for former in moved.before(address):
            yield former, make, of


def _products(
    content: DataContent, site: Site, limit: int, remember: Remember
) -> Iterator[DataProduct]:
    frame = build_facts(content.published, content.regions, site, remember)
    writer = JsonWriter((*frame.events.values(), *frame.actors.values(), *frame.withdrawn.values()))
    build = DataBuild(content, frame, writer, limit)
    for file in _joined(build):
        yield file.address, file_bytes, (file.text,)
    for edition in build.editions:
        for ending in CITED:
            cited = (cite_edition(edition, site), ending)
            yield edition_data(edition.week, ending), citation_file, cited
    for family in (*content.published.families, *content.published.withdrawn):
        for ending in CITED:
            yield report_data(family.report, ending), report_citation, (family, site, ending)


def file_bytes(text: str) -> bytes:
    """A text as a file."""
    return text.encode()


def citation_file(citation: Citation, ending: str) -> bytes:
    """A citation in the format that its address ends in."""
    return CITED[ending](citation).encode()


def report_citation(family: Family, site: Site, ending: str) -> bytes:
    """The citation of a report."""
    return citation_file(cite_report(family, site), ending)


def build_data(content: DataContent, site: Site, *, limit: int = LIMIT) -> Iterator[DataFile]:
    """Every data file, one at a time, none larger than the limit."""
    for address, make, of in data_products(content, site, limit=limit):
        yield DataFile(address, make(*of).decode())


def _joined(build: DataBuild) -> Iterator[DataFile]:
    """Tables, JSON and maps, and the package that describes them."""
    tables = tuple(_tables(build))
    for table in tables:
        yield from table.files
        yield from table.tagged
    wholes: list[DataFile] = []
    for file in chain(_json(build), _maps(build)):
        if file.address in WHOLES:
            wholes.append(file)
        yield file
    schemas = build.content.reference.tables
    described = ((table, schemas[table.address]) for table in tables)
    package = build_package(described, wholes, build.frame)
    yield DataFile(DATA_PACKAGE, build.writer.text(package))


def data_addresses(content: DataContent) -> tuple[str, ...]:
    """The addresses that the files of build_data have at least: of each part the first."""
    found = content.published
    published = (*found.families, *found.withdrawn)
    years = years_of(found)
    addresses = [REPORTS_JSON, EVENTS_JSON, CHANGES_JSON, DATA_PACKAGE]
    addresses += map_addresses(content.shown.editions, years)
    for table in TABLES:
        addresses += table_addresses(table, years)
    stems = [year_subset(kind, year).stem for kind in ("reports", "events") for year in years]
    stems += (year_subset("changes", year).stem for year in change_years(found.history))
    stems += (region_data(section.region) for section in found.regions)
    stems += (source_data(page.source) for page in found.sources)
    addresses += (part_address(stem, 1, "json") for stem in stems)
    for edition in content.shown.editions:
        addresses += (edition_data(edition.week, end) for end in ("json", "bib", "ris"))
    for family in published:
        addresses += (report_data(family.report, end) for end in ("bib", "ris"))
    moved = MovedFiles.of(found.history.moved)
    return (*addresses, *chain.from_iterable(map(moved.before, addresses)))


def years_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The years of its weeks, withdrawn reports included: each has files of its own."""
    published = (*catalogue.families, *catalogue.withdrawn)
    weeks = (str(family.week) if family.week else None for family in published)
    return tuple(sorted(set(map(year_of, weeks))))


def _tables(build: DataBuild) -> Iterator[WrittenTable]:
    events = build.frame.events.values()
    years, limit = build.frame.years, build.limit
    yield write_table(REPORTS, build.lines(REPORTS_CSV), years, limit=limit)
    yield write_table(EVENTS, table_lines(EVENTS, event_rows(events)), years, limit=limit)
    yield write_table(ACCOUNTS, table_lines(ACCOUNTS, account_rows(events)), years, limit=limit)
    yield write_table(FIGURES, build.lines(FIGURES_CSV), years, limit=limit)
    yield write_table(CARRIERS, build.lines(CARRIERS_CSV), years, limit=limit)


def _json(build: DataBuild) -> Iterator[DataFile]:
    """Parts before the wholes, which say how large those are."""
    parts: list[PartRecord] = []
    reports = ReportFiles(build.content.published, build.frame, build.writer, build.limit)
    for part in reports.parts():
        parts.append(part.record)
        yield part.file
    for edition in build.editions:
        written = tuple(edition_files(edition, reports))
        parts.append(written[-1].record)
        yield from (part.file for part in written)
    yield reports.index(parts)
    events = yearly_events(build.frame)
    yield from YearFiles(events, build.frame, build.writer, build.limit).files()
    changes = yearly_changes(build.content.published.history, build.frame)
    yield from YearFiles(changes, build.frame, build.writer, build.limit).files()


def _maps(build: DataBuild) -> Iterator[DataFile]:
    content = build.content
    given = MapInput(build.frame.site, content.regions, content.reference.ground)
    maps = MapFiles(content.published, build.frame, given, build.writer, build.limit)
    return maps.files(build.editions)
