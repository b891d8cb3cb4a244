"""What a build of Pelican's is watched by: whose turn it is, what is written, what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pelican.writers import Writer

from sitrep.site.owners import FileOwners


@dataclass(frozen=True, slots=True)
class Turn:
    """Comes before a generator in Pelican's list, and says whose turn it is."""

    owners: FileOwners
    plugin: str
    is_watched: bool
    begin: Callable[[], None]
    """Called when it is: a step of the build begins."""

    def generate_output(self, _writer: Writer) -> None:
        """Called by Pelican, like a generator."""
        self.owners.begin(self.plugin, is_watched=self.is_watched)
        self.begin()


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
