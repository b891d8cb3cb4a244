"""Many documents cleaned, on all cores, with little of them in memory.

Cleaned documents lie on a shelf, a temporary file without a name; what is held
of each is what families are told by.  The results come in the order of the
names whatever the number of processes.
"""

from __future__ import annotations

import pickle
import signal
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from tempfile import SpooledTemporaryFile

from sitrep.core.errors import DocumentError
from sitrep.ingest import clean
from sitrep.ingest.bodyruns import BodyRuns, PackedRuns
from sitrep.ingest.decode import read_document
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import DraftFamily, group_bodies, settle_family
from sitrep.ingest.reading import is_shared, read_raw
from sitrep.ingest.settings import Settings

FEW = 40
"""Documents for which starting processes costs more than it saves: a third of a second of work."""
CHUNK = 4
"""Documents a process is handed at once: few enough that a slow one keeps nobody waiting."""
IN_MEMORY = 16 * 1024 * 1024
"""Bytes of cleaned documents before the shelf becomes a file on the disk."""

Told = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Way:
    """How documents are cleaned: in how many processes, and who is told how far it is."""

    jobs: int
    told: Told


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was cleaned; ``packed`` is its draft, pickled."""

    name: str
    sha256: str
    runs: PackedRuns
    packed: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not taken, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Entry:
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

    def get(self, number: int) -> Draft:
        """What lies under a number."""
        start, length = self.places[number]
        self.file.seek(start)
        draft: Draft = pickle.loads(self.file.read(length))
        return draft


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the names: documents in their order, and those refused."""

    entries: tuple[Entry, ...]
    runs: tuple[PackedRuns, ...]
    """Of the documents that differ, by number."""
    refused: tuple[Refused, ...]
    shelf: Shelf = field(repr=False)

    def families(self, without: Collection[int] = ()) -> Iterator[tuple[tuple[int, ...], DraftFamily]]:
        """The families, one in memory at a time, each with its documents' numbers; ``without`` are left out."""
        kept = [at for at in range(len(self.runs)) if at not in without]
        for group in group_bodies([self.runs[at] for at in kept]):
            numbers = tuple(kept[at] for at in group)
            yield numbers, settle_family(self.draft(at) for at in numbers)

    def draft(self, at: int) -> Draft:
        """The document of that number, cleaned by itself."""
        return self.shelf.get(at)

    def settled(self) -> Iterator[tuple[Draft, str]]:
        """Each document as it was named, completed by its family, with the family's id; in the order of the names."""
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


def take_documents(names: Sequence[str], shelf: Shelf, settings: Settings, way: Way) -> Intake:
    """The documents under names, cleaned; the same bytes under two names are kept once."""
    entries: list[Entry] = []
    runs: list[PackedRuns] = []
    refused: list[Refused] = []
    numbers: dict[str, int] = {}
    for done, result in enumerate(_results(names, settings, way.jobs), 1):
        way.told(done, len(names))
        if isinstance(result, Refused):
            refused.append(result)
            continue
        if result.sha256 not in numbers:
            numbers[result.sha256] = shelf.put(result.packed)
            runs.append(result.runs)
        entries.append(Entry(result.name, result.sha256, numbers[result.sha256]))
    return Intake(tuple(entries), tuple(runs), tuple(refused), shelf)


def _results(names: Sequence[str], settings: Settings, jobs: int) -> Iterator[Taken | Refused]:
    """What comes of each name, in order."""
    if jobs < 2 or len(names) < FEW:
        yield from (_take(name, settings) for name in names)
        return
    with ProcessPoolExecutor(min(jobs, len(names)), initializer=_start, initargs=(settings,)) as pool:
        try:
            yield from _spread(pool, names, settings)
        except BrokenProcessPool as error:
            raise DocumentError("A process that cleaned documents was ended from outside; try --jobs 1") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _spread(pool: ProcessPoolExecutor, names: Sequence[str], settings: Settings) -> Iterator[Taken | Refused]:
    """The results of a pool; what only this process can read is cleaned here."""
    results = pool.map(_take_elsewhere, [name for name in names if not is_shared(name)], chunksize=CHUNK)
    for name in names:
        yield _take(name, settings) if is_shared(name) else next(results)


_elsewhere: list[Settings] = []
"""What a process of the pool knows, given once when it starts."""


def _start(settings: Settings) -> None:
    """Make this process one of the pool; stopping by hand is the first process's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _elsewhere[:] = [settings]


def _take_elsewhere(name: str) -> Taken | Refused:
    return _take(name, _elsewhere[0])


def _take(name: str, settings: Settings) -> Taken | Refused:
    try:
        raw = read_raw(name)
        document = read_document(raw.data, name, raw.charset)
    except DocumentError as error:
        return Refused(name, str(error))
    draft = clean(document, settings)
    return Taken(name, document.sha256, PackedRuns.of(BodyRuns.of(draft)), pickle.dumps(draft))
