"""One build's work: what is the same is taken over from the last build, what is not is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitrep.core.language import Untranslated
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.folder import CacheFolder
from sitrep.files.cache.remember import Remember, Value, remember_nothing
from sitrep.site.engine.done import DoneElsewhere
from sitrep.site.engine.making import (
    Inspect,
    Making,
    Task,
    batches,
    heard,
    look_at_nothing,
)
from sitrep.site.engine.product import Bundle, Product
from sitrep.site.engine.store import NOTHING, LastBuild, Made, Store
from sitrep.site.engine.tree import SiteTree
from sitrep.site.engine.workers import Result, Thing, in_processes, processors

ENGINE_KEY = "sitrep_engine"
"""Where the context of generators holds the engine of their build."""


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
        self._making: Making | None = None
        self._tables: set[str] = set()
        """The names of those that were asked for."""

    @property
    def is_quick(self) -> bool:
        """Whether most files may be as the last build made them, and several processes may work."""
        return self._last is not NOTHING and self.works_apart

    @property
    def works_apart(self) -> bool:
        """Whether several processes may work."""
        return self._settings.workers > 1

    @property
    def last(self) -> LastBuild:
        """What the last build made; nothing, where all is to be made."""
        return self._last

    def last_bytes(self, address: str) -> bytes | None:
        """A file as the last build made it; None where it made none, or somebody has changed it."""
        made = self._last.files.get(address)
        return self._store.read(made) if made and self._store else None

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
                tasks.append(Task(product, key))
        self._make_all(tasks, folder)

    def produce_bundle(self, bundle: Bundle, folder: Path) -> tuple[str, ...]:
        """Have the files of a bundle in the site's folder; returns their addresses."""
        key = self.digester.of(bundle.name, bundle.of)
        addresses = tuple(each for each, made in self._last.files.items() if made.key == key)
        if not addresses or not self._take(addresses, key, folder):
            tasks = [Task(each, key) for each in bundle.products()]
            self._make_all(tasks, folder)
            addresses = tuple(task.product.addresses[0] for task in tasks)
        return addresses

    def _make_all(self, tasks: Sequence[Task], folder: Path) -> None:
        of, number = batches(tasks), 0
        files = sum(len(task.product.addresses) for task in tasks)
        making = self._making_in(folder)
        making.tree.drop(address for task in tasks for address in task.product.addresses)
        for _place, outcome in self.each(making.make, of):
            number += len(outcome.made)
            self.heard(number, files)
            self.made.update(outcome.made)
            addresses = (address for address, _made in outcome.made)
            self.seen.update(zip(addresses, outcome.seen, strict=True))
            self._remember_labels(label for _, made in outcome.made for label in made.labels)

    def _making_in(self, folder: Path) -> Making:
        if self._making is None or self._making.tree.site != folder:
            tree = SiteTree(folder, self._cache.aside if self._cache else None)
            self._making = Making(tree, self.inspect, self._settings.said_in_english)
        return self._making

    def remember(self, name: str, keep: Iterable[str] = ()) -> Remember:
        """What remembers values of one kind from build to build.

        Those of the places ``keep`` are remembered, whether this build asks for them or not.
        """
        if self._cache is None:
            return remember_nothing
        self._tables.add(name)
        self._cache.table(name).keep(keep)
        recall = self._cache.remember(name, self.digester)
        english = self._settings.said_in_english

        def remember(place: str, key: object, make: Callable[[], Value], /) -> Value:
            value, labels = recall(place, key, lambda: heard(english, make))
            self._remember_labels(labels)
            return value

        return remember

    def recall(self, name: str) -> Remember:
        """What remembers values of one kind in this process, where it does that."""
        del name
        return remember_nothing

    def knows_nothing(self, name: str) -> bool:
        """Whether no value of a kind is remembered."""
        return self._cache is None or self._cache.table(name).is_empty

    def each(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], /
    ) -> Iterator[tuple[int, Result]]:
        """What ``work`` makes of each thing, with its place, in as many processes as the build has."""
        return in_processes(work, things, self._settings.workers)

    def begin_tree(self, folder: Path) -> None:
        """Have the tree of the site, before another process works in it too."""
        self._making_in(folder)

    def begin_elsewhere(self) -> None:
        """Work for another process from now on, from which this one was forked."""
        self.made, self.seen, self.taken, self._tables = {}, {}, set(), set()
        self.heard = count_nothing
        if english := self._settings.said_in_english:
            english.labels = set()

    def done_elsewhere(self) -> DoneElsewhere:
        """What was done since; saves the tables that were asked for, and raises OSError."""
        if self._cache is not None:
            self._cache.save(self._tables)
        english, last = self._settings.said_in_english, self._last.files
        return DoneElsewhere(
            tuple(self.taken),
            {each: made for each, made in self.made.items() if made is not last.get(each)},
            self.seen,
            frozenset(english.labels if english else ()),
            frozenset(self._tables),
        )

    def join(self, done: DoneElsewhere, written: Iterable[str]) -> None:
        """Count what another process did as done here; ``written`` are the files that it put there."""
        self.made |= {address: self._last.files[address] for address in done.taken}
        self.made |= done.made
        self.taken.update(done.taken)
        self.seen |= done.seen
        self._remember_labels(done.labels)
        if self._cache is not None:
            self._cache.leave(done.tables)
        if self._making is not None:
            self._making.tree.adopt(written)

    def make_way(self, address: str, folder: Path) -> str:
        """Have room in the site's folder for a file that is no product; returns its path."""
        return self._making_in(folder).tree.make_way(address)

    def clear_tree(self) -> None:
        """Remove what is there of an earlier site alone, before anybody else writes."""
        if self._making is not None:
            self._making.tree.clear()

    def settle(self, folder: Path) -> None:
        """Forget the files that somebody has changed since they were made or taken over.

        A file that was taken over has a second name in the cache, which it loses as well.
        """
        for address, made in tuple(self.made.items()):
            try:
                found = os.lstat(f"{folder}/{address}")
            except FileNotFoundError:
                found = None
            if not found or (found.st_size, found.st_mtime_ns) != (made.size, made.written):
                del self.made[address]
                self.seen.pop(address, None)
                if self._store is not None and address in self.taken:
                    self._store.forget(made)

    def keep(self, folder: Path, proof: str) -> None:
        """Keep the files of a site that was found in order, for the next build; raises OSError."""
        if self._cache is not None:
            self._cache.save()
        if self._store is None or self._settings.base is None:
            return
        for address, made in self.made.items():
            if address not in self.taken:
                self._store.keep(made, f"{folder}/{address}")
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
        tree = self._making_in(folder).tree
        for address, made in found.items():
            put = store.put(made, tree, address)
            if put is None:
                return False
            found[address] = put
        self.made |= found
        self.taken.update(found)
        self._remember_labels(label for made in found.values() for label in made.labels)
        return True

    def _remember_labels(self, labels: Iterable[str]) -> None:
        if self._settings.said_in_english is not None:
            self._settings.said_in_english.labels.update(labels)


def engine_of(context: Mapping[str, Any]) -> Engine:
    """The engine of the build whose context that is; where it has none, one that makes all."""
    found: Engine | None = context.get(ENGINE_KEY)
    return found or Engine(EngineSettings(workers=1))
