"""What can go wrong, as a tree of exceptions.

    SitrepError
    ├── ContentError     faults in the content tree: file, line, key and remedy of each
    │   └── OutputError  faults in what was built from it; the old site stays
    ├── SettingsError    a wrong key or value in pelicanconf.py or the environment
    ├── BuildError       a build that could not be completed; the old site stays
    ├── PublishError     a built site that could not be put online or announced
    └── DocumentError    a raw document that ingest refuses, with the reason

Every exception this project raises on purpose is one of these; the edge turns
them into messages and exit codes, and nothing in between catches them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place, and what to do about it."""

    file: str
    """Path relative to the project's root, with forward slashes."""
    line: int
    """Line in that file, counted from 1."""
    key: str
    """The key, passage or field concerned; empty where the whole file is meant."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Say it on one line: ``file:line: key: problem. remedy``."""
        key = f"{self.key}: " if self.key else ""
        return printable(f"{self.file}:{self.line}: {key}{self.problem}. {self.remedy}.")


def printable(text: str) -> str:
    """Text with line ends, controls and other signs nobody sees written as escapes.

    Messages show keys and values of files that anybody may have written: they
    must not clear a terminal, reverse its writing or forge a line of a log.
    """
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


class SitrepError(Exception):
    """Anything this project refuses on purpose.

    Its message has the lines given, fit for a terminal.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(map(printable, lines)))


class ContentError(SitrepError):
    """The content tree has faults; all of them, in order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(*map(str, self.faults))


class OutputError(ContentError):
    """A built site holds what must not be published."""


class SettingsError(SitrepError):
    """A setting is unknown, missing or wrong."""


class BuildError(SitrepError):
    """The site could not be completed."""


class PublishError(SitrepError):
    """The built site could not be put online or announced."""


class DocumentError(SitrepError):
    """A raw document cannot be ingested."""


class NotAValueError(SitrepError):
    """Something that is no plain value was to be kept or compared as one."""
