"""What an earlier build worked out, asked for by its place and the key of all it follows from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol, TypeVar

Recalled = TypeVar("Recalled")

_SIZE = 16
"""Bytes of a key: two different files have the same one once in 2^64 files."""


class Recall(Protocol):
    """Gives what was worked out before, or works it out."""

    def __call__(self, place: str, key: str, make: Callable[[], Recalled], /) -> Recalled:
        """The value of a place for a key, which is a digest of all that it follows from.

        ``make`` works it out: a frozen value that can be pickled.
        """


def recall_nothing(_place: str, _key: str, make: Callable[[], Recalled]) -> Recalled:
    """Work it out each time."""
    return make()


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a reading of the folder is for, and what it may rest on."""

    by_record: bool = True
    """Whether what differs from the record is a fault: it is none for what brings the record up to
    date."""
    recall: Recall = recall_nothing
    """Gives what an earlier run worked out of a file."""


READ_ANEW = HowToRead()


def key_of(*parts: str | bytes) -> str:
    """The key of what follows from some texts and bytes."""
    found = blake2b(digest_size=_SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()
