"""One build's work: what is the same is taken over from the last build, what is not is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from sitrep.content.alone.recall import Recall, recall_nothing
from sitrep.core.language import Untranslated
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.folder import CacheFolder, Remember, remember_nothing
from sitrep.files.whole import PUBLIC_FILE, make_folder
from sitrep.site.engine.product import Bundle, Product
from sitrep.site.engine.store import NOTHING, LastBuild, Made, Store
from sitrep.site.engine.workers import in_processes, processors

ENGINE_KEY = "sitrep_engine"
"""Where the context of generators holds the engine of their build."""

Inspect = Callable[[str, bytes], object]
"""Looks at a file, by its address and bytes; what it says can be pickled."""


def look_at_nothing(_address: str, _data: bytes) -> object:
    """Inspect no file."""
    return None


def count_nothing(_made: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How a build works."""

    base: str | None = None
    """The digest of what all files follow from; None where it is not known."""
    workers: int = field(default_factory=processors)
    said_in_english: Untranslated | None = None
    """Remembers the labels for which the site's language has no translation."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A product to be made, with the digest of what it follows from."""

    product: Product
    key: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The files of a product, and what inspecting them said."""

    made: tuple[Made, ...]
    seen: tuple[object, ...]


class Engine:
    """Makes the products of one build."""

    def __init__(
        self, settings: EngineSettings, cache: CacheFolder | None = None, site: str = ""
    ) -> None:
        """An engine that takes over what the cache has of the last build; without one, nothing.

        ``site`` tells the site from others that are built with the same cache.
        """
        self.made: dict[str, Made] = {}
        """Every file of a product, by address."""
        self.seen: dict[str, object] = {}
        """What was found on inspection in those that were made, by address."""
        self.taken: set[str] = set()
        """The addresses of those that were taken over."""
        self.inspect: Inspect = look_at_nothing
        self.heard: Callable[[int, int], None] = count_nothing
        """Told how many of how many files are made."""
        self.digester = Digester()
        self._settings, self._cache = settings, cache
        self._store = Store(cache.path / "site", site) if cache else None
        self._before = self._store.last() if self._store else NOTHING
        is_same = settings.base is not None and self._before.base == settings.base
        self._last = self._before if is_same else NOTHING
        self._folders: set[Path] = set()

    @property
    def last_proof(self) -> str:
        """The digest of what the last build's files were proven against."""
        return self._last.proof

    def reasons(self) -> dict[str, tuple[str, ...]]:
        """Why files were made and not taken over: their addresses, by reason."""
        found: dict[str, list[str]] = {}
        for address in self.made:
            if address not in self.taken:
                found.setdefault(self._reason(address), []).append(address)
        return {reason: tuple(addresses) for reason, addresses in found.items()}

    def _reason(self, address: str) -> str:
        if self._store is None:
            return "there is no cache, or another build is using it"
        if self._settings.base is None:
            return "a setting holds a program, of which nothing can be known"
        if not self._before.base:
            return "there is no earlier build of this site"
        if self._last is NOTHING:
            return "the program, a library, a setting, a template or a style has changed"
        last = self._last.files.get(address)
        if last is None:
            return "new"
        return "changed" if last.key != self.made[address].key else "the kept file was spoiled"

    def produce(self, products: Iterable[Product], folder: Path) -> None:
        """Have all these files in the site's folder."""
        tasks = []
        for product in products:
            key = self.digester.of(product.name, product.of)
            if not self._take(product.addresses, key, folder):
                tasks.append(_Task(product, key))
        self._make_all(tasks, folder)

    def produce_bundle(self, bundle: Bundle, folder: Path) -> tuple[str, ...]:
        """Have the files of a bundle in the site's folder; returns their addresses."""
        key = self.digester.of(bundle.name, bundle.of)
        last = self._last.files.items()
        addresses = tuple(address for address, made in last if made.key == key)
        if not addresses or not self._take(addresses, key, folder):
            tasks = [_Task(each, key) for each in bundle.products()]
            self._make_all(tasks, folder)
            addresses = tuple(task.product.addresses[0] for task in tasks)
        return addresses

    def _make_all(self, tasks: Sequence[_Task], folder: Path) -> None:
        work = partial(self._make, folder)
        outcomes = in_processes(work, tasks, self._settings.workers)
        for number, (place, outcome) in enumerate(outcomes, 1):
            self.heard(number, len(tasks))
            addresses = tasks[place].product.addresses
            self.made.update(zip(addresses, outcome.made, strict=True))
            self.seen.update(zip(addresses, outcome.seen, strict=True))
            self._remember_labels(label for made in outcome.made for label in made.labels)

    def remember(self, name: str) -> Remember:
        """What remembers values of one kind from build to build."""
        return self._cache.remember(name, self.digester) if self._cache else remember_nothing

    def recall(self, name: str) -> Recall:
        """The same for keys that are digests already."""
        return self._cache.table(name).remembered if self._cache else recall_nothing

    def keep(self, folder: Path, proof: str) -> None:
        """Keep the files of a site that was found in order, for the next build; raises OSError."""
        if self._cache is not None:
            self._cache.save()
        if self._store is None or self._settings.base is None:
            return
        for address, made in self.made.items():
            if address not in self.taken:
                self._store.keep(made, folder / address)
        self._store.save(LastBuild(self._settings.base, proof, self.made), self._before)

    def _take(self, addresses: Iterable[str], key: str, folder: Path) -> bool:
        """Take files over, if they would come out the same; False if not."""
        store = self._store
        if store is None:
            return False
        found: dict[str, Made] = {}
        for address in addresses:
            made = self._last.files.get(address)
            if made is None or made.key != key:
                return False
            found[address] = made
        for address, made in found.items():
            target = folder / address
            self._make_room(target.parent)
            put = store.put(made, target)
            if put is None:
                return False
            found[address] = put
        self.made |= found
        self.taken |= found.keys()
        self._remember_labels(label for made in found.values() for label in made.labels)
        return True

    def _make(self, folder: Path, task: _Task) -> _Outcome:
        """Make the files of a product; may happen in another process."""
        files, labels = self._listened(task.product)
        made, seen = [], []
        for address, data in zip(task.product.addresses, files, strict=True):
            target = folder / address
            self._make_room(target.parent)
            target.unlink(missing_ok=True)  # never write into a file that is kept
            target.write_bytes(data)
            target.chmod(PUBLIC_FILE)
            found = target.stat()
            digest = sha256(data).hexdigest()
            made.append(Made(task.key, digest, found.st_size, found.st_mtime_ns, labels))
            seen.append(self.inspect(address, data))
        return _Outcome(tuple(made), tuple(seen))

    def _listened(self, product: Product) -> tuple[Sequence[bytes], tuple[str, ...]]:
        """The files of a product, and the labels that they say in English."""
        english = self._settings.said_in_english
        if english is None:
            return product.files(), ()
        before, english.labels = english.labels, set()
        try:
            files = product.files()
        finally:
            said, english.labels = english.labels, before | english.labels
        return files, tuple(sorted(said))

    def _remember_labels(self, labels: Iterable[str]) -> None:
        if self._settings.said_in_english is not None:
            self._settings.said_in_english.labels.update(labels)

    def _make_room(self, folder: Path) -> None:
        """Make a folder of the site; most have been made before."""
        if folder not in self._folders:
            make_folder(folder)
            self._folders.add(folder)


def engine_of(context: Mapping[str, Any]) -> Engine:
    """The engine of the build whose context that is; where it has none, one that makes all."""
    found: Engine | None = context.get(ENGINE_KEY)
    return found or Engine(EngineSettings(workers=1))
