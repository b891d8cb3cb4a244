"""Which reports somebody's work rests on: those that another file of the content names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from pathlib import Path

from sitrep.content.folder import read_files
from sitrep.core.text import MAX_SLUG

_ID = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{MAX_SLUG}}}")


class Mentions:
    """The ids that another file than the report's own names; looked for when first asked, once."""

    def __init__(self, folder: Path, ids: frozenset[str]) -> None:
        self._folder = folder
        self._ids = ids

    def __contains__(self, name: str) -> bool:
        return name in self._found

    @cached_property
    def _found(self) -> frozenset[str]:
        files: Counter[str] = Counter()
        for file in read_files(self._folder, [], pictures=False):
            names = _ID.findall(file.data.decode("utf-8", "replace"))
            files.update(self._ids.intersection(names))
        return frozenset(name for name, number in files.items() if number > 1)
