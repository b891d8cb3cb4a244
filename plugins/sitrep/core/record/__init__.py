"""The record: what was published when, and what was changed since.

Entries are added and never removed, and it is merged line by line: nothing here depends on the
order in which its lines stand in the file.  Words in them may be replaced by their hash.  What a
thing said at some time is folded out of its entries: the first holds all its parts, a later one
those that changed.
"""

from __future__ import annotations

from sitrep.core.record.entries import (
    RecordEntry,
    Thing,
    ThingKind,
    ThingPart,
    What,
    When,
    hash_of,
    is_hash,
)
from sitrep.core.record.record import Record, Step

__all__ = [
    "Record",
    "RecordEntry",
    "Step",
    "Thing",
    "ThingKind",
    "ThingPart",
    "What",
    "When",
    "hash_of",
    "is_hash",
]
