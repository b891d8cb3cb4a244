"""What came of a build, as the process that built tells the one that serves: a line of JSON."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from sitrep.core.errors import ContentError, Fault, SitrepError

_MARK = "\x1e"
"""Begins a line that is meant for the other process: no line for the terminal can have it."""


END = f"{_MARK}\n"
"""What the other process reads when all is said about a build."""


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What came of a build."""

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

    def line(self) -> str:
        """What the other process reads."""
        faults = [astuple(fault) for fault in self.faults]
        return f"{_MARK}{json.dumps([faults, self.problem, self.program])}\n"


def outcome_of(error: SitrepError, program: tuple[str, ...]) -> BuildOutcome:
    """What came of a build that ended with an error."""
    if isinstance(error, ContentError):
        return BuildOutcome(error.faults, program=program)
    return BuildOutcome(problem=str(error), program=program)


def read_outcome(line: str) -> BuildOutcome | None:
    """The outcome that a line tells; None for a line that is meant for the terminal."""
    if not line.startswith(_MARK) or line == END:
        return None
    faults, problem, program = json.loads(line.removeprefix(_MARK))
    return BuildOutcome(tuple(Fault(*fault) for fault in faults), problem, tuple(program))
