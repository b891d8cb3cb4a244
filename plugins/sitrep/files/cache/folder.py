"""The folder of all that earlier runs worked out, and who may use it.

One run at a time: a second one works without it, as if the folder were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sitrep.core.errors import SitrepError
from sitrep.files.cache.digest import Digester
from sitrep.files.cache.memory import MemoryTable
from sitrep.files.cache.remember import Remember, Value
from sitrep.files.cache.tidy import tidy
from sitrep.files.cache.version import program_version
from sitrep.files.lock import only_one
from sitrep.terminal import say

_TAG = "CACHEDIR.TAG"
_TAG_TEXT = """\
Signature: 8a477f597d28d172789f06886806bc55
# Made by builds of the digest; may be deleted at any time. See https://bford.info/cachedir/
# Written last by version {}
"""


class CacheFolder:
    """What earlier runs worked out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.aside = path / "aside"
        """The tree of the site that was replaced last: the next one begins with it."""
        self._tables: dict[str, MemoryTable] = {}

    def table(self, name: str) -> MemoryTable:
        """The values of one kind."""
        if name not in self._tables:
            folder = self.path / "tables" / name
            self._tables[name] = MemoryTable(folder, program_version())
        return self._tables[name]

    def remember(self, name: str, digester: Digester) -> Remember:
        """What remembers values of one kind, each for one key at a time."""
        table = self.table(name)

        def remembered(place: str, key: object, make: Callable[[], Value], /) -> Value:
            return table.remembered(place, digester.of(key), make)

        return remembered

    def save(self, names: Iterable[str] | None = None) -> None:
        """Write what is new, in all tables or in those of some names; raises OSError.

        What another version of the program has left is removed once all are written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        for name in [*self._tables] if names is None else names:
            self._tables[name].save()
        if names is None:
            self._tidy()

    def _tidy(self) -> None:
        tag, version = self.path / _TAG, program_version()
        text = _TAG_TEXT.format(version).encode()
        if not tag.is_file() or tag.read_bytes() != text:
            tidy(self.path, version)
            tag.write_bytes(text)

    def leave(self, names: Iterable[str]) -> None:
        """Forget tables that another process has saved: what they hold is read again if need be."""
        for name in names:
            self._tables.pop(name, None)


@contextmanager
def open_cache(path: Path | None, known: CacheFolder | None = None) -> Iterator[CacheFolder | None]:
    """The folder, for this process alone; None where there is none to be used.

    That is so where ``path`` is None, where nothing can be locked beside it, which is said, and where
    another process is using it.  ``known`` is the folder as an earlier build of this process has left
    it: what it has read is not read again.  Should another process have written meanwhile, that is no
    harm: a value belongs to its key.
    """
    if path is None:
        yield None
        return
    with ExitStack() as held:
        try:
            is_held = held.enter_context(only_one(path))
        except SitrepError as error:
            say(f"There is no cache: {error}")
            is_held = False
        yield (known or CacheFolder(path)) if is_held else None
