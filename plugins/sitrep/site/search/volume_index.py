"""The index of a volume, and what is known of its records before Pagefind has made it."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.language import Language
from sitrep.site.search.folding import WORD, key_of
from sitrep.site.search.index import ENTRY, SCRIPT, IndexFile
from sitrep.site.search.lookup import WordCount, WordTally
from sitrep.site.search.marking import NameMarker, plain_text
from sitrep.site.search.names import Entity, NameBank
from sitrep.site.search.pagefind import IndexService
from sitrep.site.search.parts import SearchRecord
from sitrep.site.search.records import build_records
from sitrep.site.search.volumes import Volume

_FOR_ALL = (SCRIPT, "wasm.")
"""What begins the names of the files that the first volume brings for all."""


@dataclass(frozen=True, slots=True)
class ReadVolume:
    """What a volume's records say, whatever names are known."""

    tally: WordTally
    words: str
    """All their words, folded: a name in them is made of these."""
    told: frozenset[Entity]
    """What they are of: it has its mark in them whether it is named or not."""


class VolumeIndex:
    """The index of a volume: whatever is asked of it first makes it, once.

    Its records are made one after the other, and none is kept.
    """

    def __init__(
        self, volume: Volume, entities: tuple[SearchRecord, ...], bank: NameBank, language: Language
    ) -> None:
        """``entities`` are the records of regions, sources and actors that stand in it."""
        self.name = volume.name
        self.code = volume.code(language.code)
        self.own = (volume, entities, language.code)
        """What it follows from, but for names."""
        self._volume, self._entities = volume, entities
        self._bank, self._language = bank, language
        self._service: IndexService | None = None
        self._read: ReadVolume | None = None
        self._held: frozenset[Entity] = frozenset()
        self._made: tuple[IndexFile, ...] | None = None

    def of(self, read: ReadVolume) -> tuple[object, ...]:
        """All that it follows from: of names, those that its words may be."""
        names = self._bank.within(frozenset(read.words.split(" ")))
        return *self.own, names, tuple(sorted(map(self._bank.mark_of, read.told)))

    def read(self) -> ReadVolume:
        """What its records say; Pagefind is at work on them meanwhile."""
        if self._read is None:
            self._read = self._begin()
        return self._read

    def held(self) -> frozenset[Entity]:
        """What its records name."""
        self.read()
        return self._held

    def files(self, *_of: object) -> dict[str, bytes]:
        """Its files but for the entry; those that serve all volumes are the first one's."""
        return {
            file.path: file.data
            for file in self._files()
            if file.path != ENTRY and not (self.name and file.path.startswith(_FOR_ALL))
        }

    def entry(self) -> bytes:
        """Where the browser begins to read it."""
        (found,) = (file.data for file in self._files() if file.path == ENTRY)
        return found

    def close(self) -> None:
        """End Pagefind, if it is still at work."""
        if self._service is not None:
            self._service.close()
            self._service = None

    def _files(self) -> tuple[IndexFile, ...]:
        self.read()
        if self._made is None:
            assert self._service is not None
            self._made = self._service.files()
            self.close()
        return self._made

    def _begin(self) -> ReadVolume:
        self._service = IndexService(self.code)
        marker, count, words = NameMarker(self._bank), WordCount(), set[str]()
        for record in build_records(self._volume, self._entities, self._language, marker):
            self._service.add(record)
            count.add(record)
            words.update(WORD.findall(plain_text(record.html)))
        self._service.finish()
        self._held = frozenset(marker.held)
        folded = " ".join(sorted(set(map(key_of, words))))
        return ReadVolume(count.tally(), folded, frozenset(marker.told))
