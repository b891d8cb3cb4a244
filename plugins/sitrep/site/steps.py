"""The steps of a build: how long each takes, and who is told of it meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

_WORD = re.compile(r"(?<!^)(?=[A-Z])")
"""Where a word of a class's name begins."""

StepHeard = Callable[["StepsSoFar"], None]
"""Called when a step begins, and as files of it are made."""


@dataclass(frozen=True, slots=True)
class StepsSoFar:
    """How far a build is."""

    name: str
    """The step that it is at."""
    done: int
    total: int
    """Steps; none before it is known how many there are."""
    files: int = 0
    """Files of this step that are made."""
    of_files: int = 0

    @property
    def part(self) -> float:
        """How much is done, between 0 and 1, as if all steps took the same time."""
        inside = self.files / self.of_files if self.of_files else 0.0
        return min(1.0, (self.done + inside) / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step, and how long it took by the clock."""

    name: str
    seconds: float


def hear_nothing(_so_far: StepsSoFar) -> None:
    """Tell nobody."""


def step_name(maker: type) -> str:
    """What the step of a generator is called: ``report pages`` for ReportPages."""
    return _WORD.sub(" ", maker.__name__.removesuffix("Generator")).lower()


class Steps:
    """The steps of one build, in the order in which they began; those of one name are added up."""

    def __init__(self, heard: StepHeard = hear_nothing) -> None:
        """Steps of which nobody knows how many there are; ``heard`` is told of each."""
        self._heard = heard
        self._seconds: dict[str, float] = {}
        self._name = ""
        self._since = 0.0
        self._done = self._total = 0

    @property
    def taken(self) -> tuple[TimedStep, ...]:
        """Those that have ended."""
        return tuple(TimedStep(name, seconds) for name, seconds in self._seconds.items())

    def expect(self, number: int) -> None:
        """So many are to come."""
        self._total = self._done + number

    def begin(self, name: str) -> None:
        """End the step that has begun last, and begin another one."""
        self.end()
        self._name, self._since = name, time.perf_counter()
        self._heard(self._so_far())

    def made(self, files: int, of_files: int) -> None:
        """So many files of this step are there."""
        self._heard(self._so_far(files, of_files))

    def end(self) -> None:
        """End the step that has begun last, if any."""
        if self._name:
            spent = time.perf_counter() - self._since
            self._seconds[self._name] = self._seconds.get(self._name, 0.0) + spent
            self._name = ""
            self._done += 1

    def _so_far(self, files: int = 0, of_files: int = 0) -> StepsSoFar:
        return StepsSoFar(self._name, self._done, self._total, files, of_files)
