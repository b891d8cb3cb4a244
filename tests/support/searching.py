"""Records and indexes of the search, as tests ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.search.entities import entity_records
from sitrep.site.search.index import IndexFile
from sitrep.site.search.marking import NameMarker
from sitrep.site.search.pagefind import IndexService
from sitrep.site.search.parts import SearchRecord
from sitrep.site.search.records import build_records
from sitrep.site.search.volumes import volumes_of


def records_of(catalogue: Catalogue, marker: NameMarker) -> Iterator[SearchRecord]:
    """All records of a catalogue, as they stand in its volumes."""
    entities = tuple(entity_records(catalogue, ENGLISH, marker))
    for number, volume in enumerate(volumes_of(catalogue)):
        yield from build_records(volume, () if number else entities, ENGLISH, marker)


def index_of(records: Iterable[SearchRecord], language: str) -> tuple[IndexFile, ...]:
    """The files of an index of the records."""
    with closing(IndexService(language.lower())) as service:
        for record in records:
            service.add(record)
        service.finish()
        return service.files()
