"""What was worked out in this process, kept without a digest of what it follows from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from sitrep.files.cache.folder import CacheFolder
from sitrep.files.cache.remember import Remember, Value, remember_nothing
from sitrep.site.engine.engine import Engine, EngineSettings


class ProcessMemory:
    """Values of one kind, by their places.

    They are told apart by their keys themselves: comparing those is quicker than digesting them, most
    of all where they are the very same.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.beyond: Remember = remember_nothing
        """Asked for what is not known here."""
        self._known: dict[str, tuple[object, object]] = {}
        self._asked: set[str] = set()

    @property
    def knows_any(self) -> bool:
        """Whether any value is remembered."""
        return bool(self._known)

    def remember(self, place: str, key: object, make: Callable[[], Value], /) -> Value:
        """The value of a place for a key, made if it is not known."""
        self._asked.add(place)
        found = self._known.get(place)
        if found is not None and found[0] == key:
            return cast("Value", found[1])
        value = self.beyond(place, key, make)
        self._known[place] = (key, value)
        return value

    def begin(self) -> None:
        """Note from now on which places are asked for."""
        self._asked.clear()

    def keep(self, places: Iterable[str]) -> None:
        """Count these places as asked for."""
        self._asked.update(places)

    def forget(self) -> None:
        """Forget the places that nobody has asked for since."""
        for place in self._known.keys() - self._asked:
            del self._known[place]


class RememberingEngine(Engine):
    """An engine that remembers what was worked out in this process, and has no site to begin with."""

    def __init__(
        self,
        settings: EngineSettings,
        memories: dict[str, ProcessMemory],
        cache: CacheFolder | None = None,
    ) -> None:
        """``memories`` by the kinds of values; a cache is asked for what they do not know."""
        super().__init__(settings, cache)
        self._memories = memories

    def remember(self, name: str, keep: Iterable[str] = ()) -> Remember:
        """What remembers values of one kind from reading to reading."""
        memory = self._memory(name)
        keep = tuple(keep)
        memory.keep(keep)
        memory.beyond = super().remember(name, keep)
        return memory.remember

    def knows_nothing(self, name: str) -> bool:
        """Whether neither this process nor the cache remembers a value of a kind."""
        return not self._memory(name).knows_any and super().knows_nothing(name)

    def recall(self, name: str) -> Remember:
        """The same of what no cache has."""
        return self._memory(f"{name} of this process").remember

    def _memory(self, name: str) -> ProcessMemory:
        return self._memories.setdefault(name, ProcessMemory())
