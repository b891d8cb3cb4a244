"""The data files of the site, as texts that the plugin writes.

No date comes from a clock, and the order is the catalogue's: the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from sitrep.files.cache.remember import Remember
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
from sitrep.site.catalogue.changes.moved import MovedFiles
from sitrep.site.catalogue.citation import Citation, bibtex, cite_edition, cite_report, ris
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.family import Family
from sitrep.site.data.actor_record import ActorRecord
from sitrep.site.data.change_record import ChangeRow
from sitrep.site.data.described.package import DescribedTable, build_package
from sitrep.site.data.edition_files import edition_group, editions_of
from sitrep.site.data.event_record import EventRecord
from sitrep.site.data.facts import (
    NO_MEMORY,
    BuildFacts,
    DataContent,
    DataMemory,
    SharedFacts,
    build_facts,
    years_of,
)
from sitrep.site.data.index_record import PartRecord, year_subset
from sitrep.site.data.json_text import JsonWriter
from sitrep.site.data.maps.input import MapInput
from sitrep.site.data.maps.map_files import MAPS, MapFiles, map_addresses
from sitrep.site.data.parts import (
    LIMIT,
    TableLine,
    part_address,
    together,
)
from sitrep.site.data.report_files import ReportFiles
from sitrep.site.data.report_record import WithdrawnRecord
from sitrep.site.data.split import Record
from sitrep.site.data.tables.carrier_table import CARRIERS
from sitrep.site.data.tables.event_tables import (
    ACCOUNTS,
    EVENTS,
    FIGURES,
    account_rows,
    event_rows,
)
from sitrep.site.data.tables.report_table import REPORTS
from sitrep.site.data.tables.table import DataTable, Row
from sitrep.site.data.tables.table_files import (
    PartAddresses,
    group_of_table,
    table_addresses,
    table_lines,
    write_table,
)
from sitrep.site.data.year_files import (
    YearFiles,
    Yearly,
    change_years,
    yearly_changes,
    yearly_events,
)
from sitrep.site.engine.group import Group, KnownFile, Recalled, Told, WrittenGroup
from sitrep.site.site import Site

DataProduct = tuple[str, Callable[..., bytes], tuple[object, ...]]
"""An address, a function, and what it makes the file of."""
WHOLES = (REPORTS_JSON, EVENTS_JSON, CHANGES_JSON, *MAPS)
"""The files that are no tables and that the data package names."""
CITED: Mapping[str, Callable[[Citation], str]] = {"bib": bibtex, "ris": ris}
"""The formats of citations, by what their addresses end in."""
TABLES = (REPORTS_CSV, EVENTS_CSV, ACCOUNTS_CSV, FIGURES_CSV, CARRIERS_CSV)


@dataclass(frozen=True, slots=True)
class DataBuild:
    """Records and what writes them."""

    content: DataContent
    frame: BuildFacts
    writer: JsonWriter
    shared: SharedFacts
    remember: Remember

    @property
    def editions(self) -> Iterator[Edition]:
        """Those that have files."""
        return editions_of(self.content.published, self.content.shown)

    @property
    def limit(self) -> int:
        """The most bytes that a file has."""
        return self.shared.limit

    def lines(self, table: str) -> tuple[TableLine, ...]:
        """The lines of all reports in a table."""
        return tuple(chain.from_iterable(each.lines[table] for each in self.frame.reports.values()))

    def recall(self, group: Group[Told]) -> Recalled[Told]:
        """Files that are written together, as they are known."""
        return Recalled(replace(group, of=(self.shared, *group.of)), self.remember)


def data_products(
    content: DataContent, site: Site, *, limit: int = LIMIT, memory: DataMemory = NO_MEMORY
) -> Iterator[DataProduct]:
    """The address of each file, what makes it, and all that it follows from.

    What a report is in all of them is written once, and by what ``memory`` does once for many
    builds; the rest is joined from that, where it is not what an earlier build has joined.  Files of
    what has another id now are where they were too.
    """
    moved = MovedFiles.of(content.published.history.moved)
    for address, make, of in _standing(content, site, limit, memory):
        yield address, make, of
        for former in moved.before(address):
            yield former, make, of


def _standing(
    content: DataContent, site: Site, limit: int, memory: DataMemory
) -> Iterator[DataProduct]:
    """The same at the addresses of today alone."""
    frame = build_facts(content.published, content.regions, site, memory.reports)
    writer = JsonWriter((EventRecord, ActorRecord, WithdrawnRecord, ChangeRow))
    actors = tuple(frame.actors.values())
    shared = SharedFacts(site, site.commit, limit, content.regions, actors)
    yield from _joined(DataBuild(content, frame, writer, shared, memory.groups))
    for edition in editions_of(content.published, content.shown):
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


def _joined(build: DataBuild) -> Iterator[DataProduct]:
    """Tables, JSON and maps, and the package that describes them."""
    schemas = build.content.reference.tables
    described: list[DescribedTable] = []
    wholes: dict[str, KnownFile] = {}
    for group in _tables(build):
        table = build.recall(group)
        yield from _products(table)
        parts = tuple(file for file in table.files if file.address in table.told)
        described.append(DescribedTable(group.place, parts, schemas[group.place]))
    for found in chain(_json(build), _maps(build)):
        yield from _products(found)
        wholes |= {file.address: file for file in found.files if file.address in WHOLES}
    package = build_package(described, wholes.values(), build.frame)
    yield DATA_PACKAGE, file_bytes, (build.writer.text(package),)


def _products(found: Recalled[Any]) -> Iterator[DataProduct]:
    """Each file follows from its hash: where a group has changed, few of its files have."""
    for file in found.files:
        yield file.address, found.file, (file.address, file.sha256)


def data_addresses(content: DataContent) -> tuple[str, ...]:
    """The addresses that the files have at least: of each part the first."""
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


def _tables(build: DataBuild) -> Iterator[Group[PartAddresses]]:
    found, years = build.content.published, build.frame.years
    events = build.frame.events.values()

    def group(
        table: DataTable[Row], of: tuple[object, ...], lines: Callable[[], tuple[TableLine, ...]]
    ) -> Group[PartAddresses]:
        def write() -> WrittenGroup[PartAddresses]:
            return group_of_table(write_table(table, lines(), years, limit=build.limit))

        return Group(table.address, (of, years), write)

    yield group(REPORTS, found.families, partial(build.lines, REPORTS_CSV))
    yield group(EVENTS, found.events, lambda: table_lines(EVENTS, event_rows(events)))
    yield group(ACCOUNTS, found.events, lambda: table_lines(ACCOUNTS, account_rows(events)))
    yield group(FIGURES, found.families, partial(build.lines, FIGURES_CSV))
    yield group(CARRIERS, found.families, partial(build.lines, CARRIERS_CSV))


def _json(build: DataBuild) -> Iterator[Recalled[Any]]:
    """Parts before the wholes, which say how large those are."""
    published = build.content.published
    reports = ReportFiles(published, build.frame, build.writer, build.limit)
    parts: list[PartRecord] = []
    wholes: dict[str, str] = {}
    for year in map(build.recall, reports.years()):
        yield year
        for part in year.told:
            parts.append(part.record)
            wholes |= dict.fromkeys(part.ids, part.record.url)
    for heads in map(build.recall, reports.heads(wholes)):
        yield heads
        parts += (part.record for part in heads.told)
    for edition in build.editions:
        week = build.recall(edition_group(edition, reports))
        yield week
        parts.append(week.told[-1].record)
    listed = tuple(parts)
    every = (listed, published.families, published.withdrawn)
    yield build.recall(Group(REPORTS_JSON, every, lambda: together((reports.index(listed),))))
    yield build.recall(_events(build))
    yield build.recall(_changes(build))


def _events(build: DataBuild) -> Group[None]:
    of = (build.content.published.events, build.frame.years)
    return Group(EVENTS_JSON, of, lambda: _by_year(build, yearly_events(build.frame)))


def _changes(build: DataBuild) -> Group[None]:
    history, frame = build.content.published.history, build.frame
    of = (history.everything,)
    return Group(CHANGES_JSON, of, lambda: _by_year(build, yearly_changes(history, frame)))


def _by_year(build: DataBuild, what: Yearly[Record]) -> WrittenGroup[None]:
    return together(YearFiles(what, build.frame, build.writer, build.limit).files())


def _maps(build: DataBuild) -> Iterator[Recalled[None]]:
    content = build.content
    given = MapInput(build.frame.site, content.regions, content.reference.ground)
    maps = MapFiles(content.published, build.frame, given, build.writer, build.limit)
    return map(build.recall, maps.groups(build.editions))
