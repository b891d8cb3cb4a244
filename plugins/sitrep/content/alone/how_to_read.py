"""What a reading of the folder is for, and what it may rest on."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.files.cache.remember import Remember, remember_nothing


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


USUAL = HowToRead()
