"""Makes the volumes of a site's index: those that have changed, two at a time."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from typing import Any

from sitrep.site.engine.engine import Engine
from sitrep.site.engine.product import Bundle
from sitrep.site.search.lookup import WordCount
from sitrep.site.search.names import Entity
from sitrep.site.search.volume_index import VolumeIndex

_AT_ONCE = 2
"""Volumes that Pagefind works on: the next is read while it writes the last one's files."""
_FIRST = "first"
"""The place of the first volume, which has no name."""


class IndexMaker:
    """Has the files of volumes, and what the site as a whole must know of them."""

    def __init__(self, engine: Engine, folder: str, produce: Callable[[Bundle], object]) -> None:
        """``produce`` has a bundle of ``folder`` in the site."""
        self.count = WordCount()
        self.held: set[Entity] = set()
        """What the records name."""
        self._engine, self._folder, self._produce = engine, folder, produce
        self._begun: deque[tuple[VolumeIndex, Bundle]] = deque()
        self._entries: list[dict[str, Any]] = []

    def add(self, index: VolumeIndex) -> None:
        """Have the files of one more volume, now or when ``finish`` is called."""
        place = index.name or _FIRST
        read = self._engine.remember("search-words")(place, index.own, index.read)
        bundle = Bundle(self._folder, index.files, index.of(read))
        self.held |= self._engine.remember("search-names")(place, bundle.of, index.held)
        self.count.add_tally(read.tally)
        self._begun.append((index, bundle))
        if len(self._begun) == _AT_ONCE:
            self._finish_one()

    def finish(self) -> bytes:
        """Have all files; returns what the browser begins with, for all volumes together."""
        while self._begun:
            self._finish_one()
        first, *others = self._entries
        for each in others:
            first["languages"] |= each["languages"]
        return json.dumps(first, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def close(self) -> None:
        """End what is still at work, after a failure."""
        for index, _bundle in self._begun:
            index.close()

    def _finish_one(self) -> None:
        index, bundle = self._begun[0]
        self._produce(bundle)
        remember = self._engine.remember("search-entries")
        entry = remember(index.name or _FIRST, bundle.of, index.entry)
        self._entries.append(json.loads(entry))
        index.close()
        self._begun.popleft()
