"""What a build of Pelican's is watched by: whose turn it is, what is written, what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import normpath
from typing import IO, Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.writers import Writer

from sitrep.site.engine.elsewhere import Elsewhere, WritesElsewhere
from sitrep.site.generator import ApartGenerator, SiteGenerator
from sitrep.site.owners import ANYWHERE, FileOwners
from sitrep.site.steps import step_name

_CLAIMING = (SiteGenerator, ArticlesGenerator, PagesGenerator)
"""Generators that claim each file they write."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Comes before a generator in Pelican's list, and says whose turn it is."""

    owners: FileOwners
    plugin: str
    is_watched: bool
    begin: Callable[[], None]
    """Called when it is: a step of the build begins."""
    places: Callable[[], tuple[str, ...]] = lambda: ANYWHERE
    """Where it may write."""

    def generate_output(self, _writer: Writer) -> None:
        """Called by Pelican, like a generator."""
        self.begin()
        self.owners.begin(self.plugin, is_watched=self.is_watched, places=self.places())


@dataclass(frozen=True, slots=True)
class Turns:
    """Puts a turn before each generator of a build."""

    owners: FileOwners
    plugins: Sequence[str]
    """The lines of PLUGINS."""
    step: Callable[[str], Callable[[], None]]
    """What begins the step of a name."""
    elsewhere: Elsewhere
    """Those that write in another process."""

    def in_turn(
        self, generators: Iterable[Generator], last: Iterable[str]
    ) -> Iterator[Generator | Turn | Elsewhere | WritesElsewhere]:
        """The generators, each after its turn; what plugins do when all have run comes last.

        ``last`` are the modules that do something then.  Pelican goes through the list that this
        replaces, and offers no other way to come between.
        """
        every = [each for each in generators if type(each) is not EarlyTurn]
        first = next((each for each in every if isinstance(each, SiteGenerator)), None)
        for each in every:
            yield self._turn_of(each)
            if each is first:
                yield self.elsewhere
            is_apart = isinstance(each, ApartGenerator)
            yield self.elsewhere.standing_for(each) if is_apart else each
        names = " or ".join(dict.fromkeys(map(self._plugin_of, last)))
        yield Turn(self.owners, names, bool(names), self._others("plugins"))

    def _turn_of(self, generator: Generator) -> Turn:
        plugin = self._plugin_of(type(generator).__module__, generator)
        name, is_watched = step_name(type(generator)), not isinstance(generator, _CLAIMING)
        begin = self.step if isinstance(generator, SiteGenerator) else self._others
        if type(generator) is StaticGenerator:
            return Turn(self.owners, plugin, True, begin(name), partial(_copied, generator))
        return Turn(self.owners, plugin, is_watched, begin(name))

    def _others(self, step: str) -> Callable[[], None]:
        """What begins a step in which somebody else writes."""
        begin = self.step(step)

        def clear_and_begin() -> None:
            self.elsewhere.clear()
            begin()

        return clear_and_begin

    def _plugin_of(self, module: str, maker: object = "") -> str:
        """The line of PLUGINS that a module belongs to; ``maker`` or its name, if Pelican's own."""
        lines = [name for name in self.plugins if f"{module}.".startswith(f"{name}.")]
        return max(lines, key=len, default=f"Pelican's {maker or module}")


def _copied(generator: StaticGenerator) -> tuple[str, ...]:
    """Where Pelican copies files as they are: the theme's folder, and what each is to be called."""
    theme = generator.settings["THEME_STATIC_DIR"]
    names = (theme, *(each.save_as for each in generator.context["staticfiles"]))
    return tuple(dict.fromkeys("" if name == "." else name for name in map(normpath, names)))


class EarlyTurn:
    """Comes before a generator that reads: Pelican makes one like any other generator."""

    def __init__(self, begin: Callable[[], None], **_given: object) -> None:
        self._begin = begin

    def generate_context(self) -> None:
        """Called by Pelican, like a generator."""
        self._begin()


class ClaimingWriter(Writer):
    """Pelican's writer, which leaves it to FileOwners to report a file that is written twice.

    Pelican's own check names the file, but not the two that write it.
    """

    def __init__(self, output_path: str, settings: dict[str, Any], owners: FileOwners) -> None:
        super().__init__(output_path, settings)
        self._owners = owners

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:
        del override  # whoever asks to replace a file of another is reported all the same
        self._owners.claim(Path(filename))
        return open(filename, "w", encoding=encoding, newline="\n")


class HeardErrors(logging.Handler):
    """Collects what Pelican only logs as an error, such as a page that it cannot read."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what an error says."""
        self.errors.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("pelican").addHandler(self)

    def __exit__(self, *_exception: object) -> None:
        logging.getLogger("pelican").removeHandler(self)
