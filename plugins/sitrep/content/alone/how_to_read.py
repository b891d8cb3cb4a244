"""What a reading of the folder is for, and what it may rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sitrep.files.cache.remember import Remember, remember_nothing

Thing = TypeVar("Thing")
Result = TypeVar("Result")


class Each(Protocol):
    """Works something out for each of many things, perhaps in several processes."""

    def __call__(
        self, work: Callable[[Thing], Result], things: Sequence[Thing], /
    ) -> Iterator[tuple[int, Result]]:
        """The result of each thing, with its place among them, in any order.

        Where there are several processes, results are frozen values that can be pickled.
        """


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a reading of the folder is for, and what it may rest on."""

    by_record: bool = True
    """Whether what differs from the record is a fault: it is none for what brings the record up to
    date."""
    remember: Remember = remember_nothing
    """Gives what an earlier run worked out of a file."""
    recall: Remember = remember_nothing
    """Gives what this process worked out of it in a former reading, and no run has to keep."""
    each: Each | None = None
    """Reads all reports before they are asked for; None where an earlier run has read nearly all."""


USUAL = HowToRead()
