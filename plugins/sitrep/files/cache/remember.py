"""How whoever works something out asks for what an earlier run worked out, without knowing where it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Remember(Protocol):
    """Gives what was worked out in an earlier run, or works it out."""

    def __call__(self, place: str, key: object, make: Callable[[], Value], /) -> Value:
        """The value of a place, such as a file's path, for a key: all that it follows from.

        ``make`` works it out: a frozen value that can be pickled.
        """


def remember_nothing(_place: str, _key: object, make: Callable[[], Value], /) -> Value:
    """Work it out each time."""
    return make()


@dataclass(frozen=True, slots=True)
class RunMemory:
    """What remembers, for one kind of values."""

    remember: Remember = remember_nothing
    """Gives what an earlier run worked out, or this process."""
    recall: Remember = remember_nothing
    """Gives what this process worked out in a former run, of what costs less to make than to keep."""


FORGETFUL = RunMemory()
"""Works everything out each time."""
