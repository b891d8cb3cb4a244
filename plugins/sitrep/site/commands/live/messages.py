"""What the processes of `serve` tell each other: lines of JSON among those for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from sitrep.core.errors import BuildError, ContentError, Fault, SitrepError

_MARK = "\x1e"
"""Begins a line that is meant for the other process: no line for the terminal can have it."""
END = f"{_MARK}\n"
"""What the other process reads when all is said about a request."""
BUILD = "build\n"
"""Asks the process that builds for the whole site."""
_READ, _PAGE = "read", "page"


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What came of a build, or of reading what is to be built."""

    faults: tuple[Fault, ...] = ()
    """What is wrong in the content, or in what was built from it."""
    problem: str = ""
    """What else kept the build from ending well, in lines."""
    program: tuple[str, ...] = ()
    """The files that the process runs from, but for this project's and libraries: its settings,
    and plugins of others."""

    @property
    def is_good(self) -> bool:
        """Whether there is a new site."""
        return not self.faults and not self.problem

    @property
    def error(self) -> SitrepError:
        """What is wrong, as it was raised."""
        if self.faults:
            return ContentError(self.faults)
        return BuildError(*self.problem.split("\n"))

    def line(self) -> str:
        """What the other process reads."""
        faults = [astuple(fault) for fault in self.faults]
        return _told([faults, self.problem, self.program])


def ask_to_read(changed: Iterable[Path]) -> str:
    """Asks the process that makes pages to read what has changed."""
    return f"{json.dumps([_READ, [*map(str, changed)]])}\n"


def ask_for_page(address: str) -> str:
    """Asks it for the page at an address below the site's."""
    return f"{json.dumps([_PAGE, [address]])}\n"


def wanted_page(request: str) -> str | None:
    """The address that a request asks for; None where it asks to read."""
    kind, words = json.loads(request)
    return str(words[0]) if kind == _PAGE else None


def changed_files(request: str) -> tuple[Path, ...]:
    """What has changed, as a request to read says."""
    return tuple(map(Path, json.loads(request)[1]))


def outcome_of(error: SitrepError, program: tuple[str, ...]) -> BuildOutcome:
    """What came of a build that ended with an error."""
    if isinstance(error, ContentError):
        return BuildOutcome(error.faults, program=program)
    return BuildOutcome(problem=str(error), program=program)


def is_told(line: str) -> bool:
    """Whether a line is meant for the other process, and not for the terminal."""
    return line.startswith(_MARK) and line != END


def read_outcome(line: str) -> BuildOutcome:
    """The outcome that a line tells."""
    faults, problem, program = json.loads(line.removeprefix(_MARK))
    return BuildOutcome(tuple(Fault(*fault) for fault in faults), problem, tuple(program))


def page_line(page: bytes | None) -> str:
    """What tells a page."""
    return _told(None if page is None else page.decode())


def read_page(line: str) -> bytes | None:
    """The page that a line tells; None where it tells that there is none.

    Raises the SitrepError that kept it from being made, where the line tells that.
    """
    page: str | list[object] | None = json.loads(line.removeprefix(_MARK))
    if isinstance(page, list):
        raise read_outcome(line).error
    return None if page is None else page.encode()


def _told(value: object) -> str:
    return f"{_MARK}{json.dumps(value)}\n"
