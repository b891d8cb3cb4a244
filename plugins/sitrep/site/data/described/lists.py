"""What the page of the data links to, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.core.language import Language
from sitrep.site.addresses import (
    ACCOUNTS_CSV,
    CARRIERS_CSV,
    CHANGES_JSON,
    DATA_PACKAGE,
    EVENTS_CSV,
    EVENTS_JSON,
    EVENTS_MAP,
    FIGURES_CSV,
    REGIONS_MAP,
    REPORTS_CSV,
    REPORTS_JSON,
    hxl_address,
    region_data,
    source_data,
)
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.data.facts import DataContent, years_of
from sitrep.site.data.files import TABLES
from sitrep.site.data.index_record import year_subset
from sitrep.site.data.parts import part_address
from sitrep.site.data.year_files import change_years
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class DataLinks:
    """A line of links."""

    name: str
    """What is in the files."""
    files: tuple[Named, ...]
    chapter: str | None = None
    """The id of the chapter that explains them."""


@dataclass(frozen=True, slots=True)
class DataLists:
    """The lists of the page."""

    files: tuple[DataLinks, ...]
    years: tuple[DataLinks, ...]
    regions: tuple[Named, ...]
    sources: tuple[Named, ...]


def data_lists(content: DataContent, site: Site) -> DataLists:
    """Every data file but those of editions and the citations, which their pages lead to."""
    language = site.language
    found = content.published
    return DataLists(
        files=(*_tables(language), *_wholes(language)),
        years=(*_years(found),),
        regions=tuple(
            Named(each.region.name, f"{region_data(each.region)}.json") for each in found.regions
        ),
        sources=tuple(
            Named(each.source.name, f"{source_data(each.source)}.json") for each in found.sources
        ),
    )


def _tables(language: Language) -> tuple[DataLinks, ...]:
    names = {
        REPORTS_CSV: language.say("All passages as a table"),
        EVENTS_CSV: language.say("All events as a table"),
        ACCOUNTS_CSV: language.say("Who tells of them, account by account"),
        FIGURES_CSV: language.say("All figures, with who says which"),
        CARRIERS_CSV: language.say("Who carried which report, when and where"),
    }
    return tuple(
        DataLinks(
            names[table],
            (Named("CSV", table), Named("HXL", hxl_address(table))),
            f"{Path(table).stem}-table",
        )
        for table in TABLES
    )


def _wholes(language: Language) -> tuple[DataLinks, ...]:
    return (
        DataLinks(language.say("All reports"), (Named("JSON", REPORTS_JSON),), "reports"),
        DataLinks(language.say("All events"), (Named("JSON", EVENTS_JSON),), "events"),
        DataLinks(language.say("All that was changed"), (Named("JSON", CHANGES_JSON),), "changes"),
        DataLinks(language.say("All regions on the map"), (Named("GeoJSON", REGIONS_MAP),)),
        DataLinks(language.say("All events on the map"), (Named("GeoJSON", EVENTS_MAP),)),
        DataLinks(
            language.say("All tables and files as a Data Package"), (Named("JSON", DATA_PACKAGE),)
        ),
    )


def _years(found: Catalogue) -> Iterator[DataLinks]:
    """The files of each year, the newest first: what is of it, and what was changed in it."""
    changed, told = change_years(found.history), years_of(found)
    for year in sorted({*changed, *told}, reverse=True):
        stem = year_subset("changes", year).stem
        changes = Named("changes.json", part_address(stem, 1, "json"))
        files = _of_year(year) if year in told else ()
        yield DataLinks(year, (*files, changes) if year in changed else files)


def _of_year(year: str) -> tuple[Named, ...]:
    """The files of a year, by their names."""
    addresses = []
    for kind in ("reports", "events"):
        addresses.append(part_address(year_subset(kind, year).stem, 1, "json"))
    for table in TABLES:
        addresses.append(part_address(f"{table.removesuffix('.csv')}/{year}", 1, "csv"))
    tagged = map(hxl_address, addresses[-len(TABLES) :])
    files = [Named(_name(address), address) for address in addresses]
    files += (Named(f"{_name(address)} (HXL)", address) for address in tagged)
    maps = part_address(year_subset("events", year).stem, 1, "geojson")
    return (*files, Named(_name(maps), maps))


def _name(address: str) -> str:
    """``reports.csv`` for ``data/reports/2020.csv``."""
    folder, _, file = address.rpartition("/")
    return f"{folder.rpartition('/')[2]}.{file.partition('.')[2]}"
