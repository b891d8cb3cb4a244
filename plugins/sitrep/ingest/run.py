"""Many documents cleaned, on all cores, with little of them in memory.

Cleaned documents lie on a shelf, a temporary file without a name; what is held
of each is what families are told by.  The results come in the order of the
names whatever the number of processes.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from tempfile import SpooledTemporaryFile

from sitrep.core.errors import DocumentError
from sitrep.core.limits import OCR_PATIENCE
from sitrep.ingest import clean
from sitrep.ingest.comparing import compare_on_cores
from sitrep.ingest.containers.opening import open_documents
from sitrep.ingest.draft import Document, Draft
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import DraftFamily, group_bodies, settle_family
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.inputs import Raw, is_shared, read_raw
from sitrep.ingest.workers import Budget, Stopped, work_on

FEW = 40
"""Documents for which starting more than one process costs more than it saves: a third of a second
of work."""
MANY = 8
"""Documents of one input that are cleaned at once, with the time and memory that one is allowed.

Those of a larger mailbox or feed are cleaned one by one.
"""
IN_MEMORY = 16 * 1024 * 1024
"""Bytes of cleaned documents before the shelf becomes a file on the disk."""


Told = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Way:
    """How documents are cleaned: in how many processes, and who is told how far it is."""

    jobs: int
    told: Told
    given: Mapping[str, Raw] = field(default_factory=dict)
    """What stands under names that were read already."""
    ocr: str = ""
    """The languages in which pictures are read; empty where they are not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was cleaned; ``packed`` is its draft, pickled."""

    name: str
    sha256: str
    runs: PackedRuns
    packed: bytes


@dataclass(frozen=True, slots=True)
class PendingInput:
    """A name on its way to the process that reads and cleans what stands under it."""

    name: str
    raw: Raw | None = None
    """What was read already."""
    reason: str = ""
    """Why nothing could be."""

    def found(self) -> Raw:
        """What stands under the name; raises DocumentError with the reason."""
        if self.reason:
            raise DocumentError(self.reason)
        return self.raw or read_raw(self.name)


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not taken, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


Result = Taken | Refused


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The documents that an input holds: cleaned by now, or many and still to be cleaned."""

    results: tuple[Result, ...]
    waiting: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as it was named, and its number among those that differ."""

    name: str
    sha256: str
    at: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pickled drafts by number; they are put and taken as often as needed."""

    file: SpooledTemporaryFile[bytes]
    places: list[tuple[int, int]] = field(default_factory=list)

    def put(self, packed: bytes) -> int:
        """The number under which it lies."""
        start = self.file.seek(0, 2)
        self.file.write(packed)
        self.places.append((start, len(packed)))
        return len(self.places) - 1

    def packed(self, number: int) -> bytes:
        """What lies under a number, as it was put there."""
        start, length = self.places[number]
        self.file.seek(start)
        return self.file.read(length)

    def get(self, number: int) -> Draft:
        """What lies under a number."""
        draft: Draft = pickle.loads(self.packed(number))
        return draft


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the names: documents in their order, and those refused."""

    entries: tuple[NamedDocument, ...]
    runs: tuple[PackedRuns, ...]
    """Of the documents that differ, by number."""
    refused: tuple[Refused, ...]
    shelf: Shelf = field(repr=False)
    jobs: int = 1
    """In how many processes they are compared."""

    def families(
        self, without: Collection[int] = ()
    ) -> Iterator[tuple[tuple[int, ...], DraftFamily]]:
        """The families, one in memory at a time, each with its documents' numbers.

        ``without`` are left out.
        """
        for numbers in self.groups(without):
            yield numbers, self.family(numbers)

    def groups(self, without: Collection[int] = ()) -> tuple[tuple[int, ...], ...]:
        """The numbers of the documents that are one report, without some that are left out."""
        kept = [at for at in range(len(self.runs)) if at not in without]
        compare = partial(compare_on_cores, jobs=self.jobs)
        groups = group_bodies([self.runs[at] for at in kept], compare)
        return tuple(tuple(map(kept.__getitem__, group)) for group in groups)

    def family(self, numbers: Iterable[int]) -> DraftFamily:
        """The family of these documents."""
        return settle_family(self.draft(at) for at in numbers)

    def draft(self, at: int) -> Draft:
        """The document of that number, cleaned by itself."""
        return self.shelf.get(at)

    def settled(self) -> Iterator[tuple[Draft, str]]:
        """Each document as it was named, completed by its family, with the family's id.

        In the order of the names.
        """
        found: dict[str, tuple[int, str]] = {}
        for _numbers, family in self.families():
            for copy in family.copies:
                found[copy.document.sha256] = (self.shelf.put(pickle.dumps(copy)), family.id)
        for entry in self.entries:
            number, family_id = found[entry.sha256]
            copy = self.shelf.get(number)
            yield replace(copy, document=replace(copy.document, name=entry.name)), family_id


@contextmanager
def open_shelf() -> Iterator[Shelf]:
    """A shelf that is gone afterwards."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        yield Shelf(file)


def take_documents(
    names: Sequence[str],
    shelf: Shelf,
    settings: Settings,
    way: Way,
) -> Intake:
    """The documents under names, cleaned; the same bytes under two names are kept once."""
    entries: list[NamedDocument] = []
    runs: list[PackedRuns] = []
    refused: list[Refused] = []
    numbers: dict[str, int] = {}
    for done, results in enumerate(_results(_openings(names, way.given), settings, way), 1):
        for result in results:
            if isinstance(result, Refused):
                refused.append(result)
                continue
            if result.sha256 not in numbers:
                numbers[result.sha256] = shelf.put(result.packed)
                runs.append(result.runs)
            entries.append(NamedDocument(result.name, result.sha256, numbers[result.sha256]))
        way.told(done, len(names))
    return Intake(tuple(entries), tuple(runs), tuple(refused), shelf, way.jobs)


@dataclass(frozen=True, slots=True)
class _Openings:
    """The names, and their inputs as they are opened one after the other."""

    names: Sequence[str]
    inputs: Iterator[PendingInput]


def _openings(names: Sequence[str], given: Mapping[str, Raw]) -> _Openings:
    inputs = (PendingInput(name, given[name]) if name in given else _opened(name) for name in names)
    return _Openings(names, inputs)


def _results(openings: _Openings, settings: Settings, way: Way) -> Iterator[Iterator[Result]]:
    """What comes of each name, in order."""
    count = way.jobs if len(openings.names) >= FEW else 1
    take = partial(_take, settings=settings, ocr=way.ocr)
    budget = Budget(patience=OCR_PATIENCE.most) if way.ocr else None
    unpacked = work_on(openings.inputs, take, jobs=count, budget=budget)
    for name, each in zip(openings.names, unpacked, strict=True):
        if isinstance(each, Stopped):
            yield iter([Refused(name, each.reason)])
        else:
            yield chain(each.results, _cleaned_each(each.waiting, settings, way.jobs))


def _cleaned_each(documents: Sequence[Document], settings: Settings, jobs: int) -> Iterator[Result]:
    """What comes of each of many documents, in order."""
    if not documents:
        return
    count = jobs if len(documents) >= FEW else 1
    results = work_on(documents, partial(_clean_one, settings=settings), jobs=count)
    for document, result in zip(documents, results, strict=True):
        yield Refused(document.name, result.reason) if isinstance(result, Stopped) else result


def _opened(name: str) -> PendingInput:
    """A name with what only this process can read."""
    if not is_shared(name):
        return PendingInput(name)
    try:
        return PendingInput(name, read_raw(name))
    except DocumentError as error:
        return PendingInput(name, reason=str(error))


def _take(opened: PendingInput, settings: Settings, ocr: str) -> Unpacked:
    try:
        raw = opened.found()
        found = open_documents(raw.data, opened.name, raw.charset, ocr=ocr)
    except DocumentError as error:
        return Unpacked((Refused(opened.name, str(error)),))
    refused = (Refused(part.name, part.reason) for part in found.refused)
    if len(found.documents) > MANY:
        return Unpacked(tuple(refused), found.documents)
    cleaned = (_clean_one(document, settings) for document in found.documents)
    return Unpacked((*cleaned, *refused))


def _clean_one(document: Document, settings: Settings) -> Taken:
    draft = clean(document, settings)
    runs = PackedRuns.of(BodyRuns.of(draft))
    return Taken(document.name, document.sha256, runs, pickle.dumps(draft))
