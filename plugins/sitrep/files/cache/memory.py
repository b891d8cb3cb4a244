"""Values worked out in earlier runs, by their places: a file's path, a report's id.

A place has one value, with the digest of all that it follows from.  Where the digest is another
one today the value is made again and takes the old one's place, so that nothing piles up; a place
that nobody asks for any more is dropped, unless it is kept: what is only asked for where something
else must be worked out is needed again one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from sitrep.files.cache.packs import names_in, read_pack, write_pack

SHARDS = 64
"""Packs of a table: one changed value rewrites one of them."""

Value = TypeVar("Value")


@dataclass(slots=True)
class _Shard:
    """The part of a table that lies in one file."""

    values: dict[str, tuple[str, Any]]
    asked: set[str] = field(default_factory=set)
    is_changed: bool = False


class MemoryTable:
    """Values of one kind."""

    def __init__(self, folder: Path, version: str) -> None:
        """A table whose packs lie in a folder, good for one version of the program."""
        self._folder, self._version = folder, version
        self._shards: dict[int, _Shard] = {}
        self._kept: dict[int, set[str]] = defaultdict(set)
        """Places of which the values are kept though nobody asks for them, by their packs."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered that is good for this version."""
        if any(shard.values for shard in self._shards.values()):
            return False
        paths = map(self._path, range(SHARDS))
        return not any(names_in(path, self._version) for path in paths)

    def keep(self, places: Iterable[str]) -> None:
        """Drop none of these places when this run is saved, whether it asks for them or not."""
        for place in places:
            self._kept[_number_of(place)].add(place)

    def remembered(self, place: str, key: str, make: Callable[[], Value]) -> Value:
        """The value of a place: that of the last run, if its key is the same; else made now."""
        shard = self._shard_of(place)
        shard.asked.add(place)
        found = shard.values.get(place)
        if found is not None and found[0] == key:
            kept: Value = found[1]
            return kept
        value = make()
        shard.values[place] = (key, value)
        shard.is_changed = True
        return value

    def save(self) -> None:
        """Write what has changed, without the places that nobody asked for; raises OSError.

        A pack that was not read is read now if it holds more than what is kept.
        What is asked for from then on is the next build's, in a process that builds many times.
        """
        for number in range(SHARDS):
            path, kept = self._path(number), self._kept[number]
            shard = self._shards.get(number)
            held = names_in(path, self._version) if shard is None and kept else None
            if held is not None and not held <= kept:
                shard = self._shard(number)
            if shard is not None:
                self._save_shard(shard, path, shard.asked | kept)
            elif held is None:
                path.unlink(missing_ok=True)
        self._kept.clear()

    def _save_shard(self, shard: _Shard, path: Path, wanted: set[str]) -> None:
        if shard.is_changed or shard.values.keys() - wanted:
            kept = {place: each for place, each in shard.values.items() if place in wanted}
            write_pack(path, self._version, kept, kept)
            shard.values, shard.is_changed = kept, False
        shard.asked.clear()

    def _shard_of(self, place: str) -> _Shard:
        return self._shard(_number_of(place))

    def _shard(self, number: int) -> _Shard:
        shard = self._shards.get(number)
        if shard is None:
            values = read_pack(self._path(number), self._version)
            is_read = isinstance(values, dict)
            shard = _Shard(values if is_read else {}, is_changed=not is_read)
            self._shards[number] = shard
        return shard

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02x}.pack"


def _number_of(place: str) -> int:
    """That of the pack in which a place lies."""
    return blake2b(place.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] % SHARDS
