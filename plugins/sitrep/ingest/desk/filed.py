"""What became of documents, and what the curator is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.text import count


class Outcome(StrEnum):
    """What became of a document, as the closing table counts it."""

    NEW = "new reports"
    CARRIER = "carriers added"
    ORIGIN = "origins that took their place"
    UPDATE = "pages with another text"
    REJECTED = "rejected before"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Filed:
    """What was done with some copies, and what the curator is told of it."""

    outcome: Outcome
    number: int
    lines: tuple[str, ...]
    documents: int = 0
    """Of how many documents, where one report was made of several."""
    path: str = ""
    """The file of the report, where it has another id now."""
    renamed: str = ""
    """The other id."""


NOTHING_WRITTEN = "nothing is written"


def known_feed_items(number: int) -> Filed:
    """Items of a feed that an earlier run has dealt with."""
    lines = (f"= known: {count(number, 'item')} of the feeds came before; {NOTHING_WRITTEN}",)
    return Filed(Outcome.KNOWN, number, lines)


def rejected(told: str, number: int) -> Filed:
    """Documents of a draft that the curator has rejected."""
    lines = (f"= rejected: {told}; {NOTHING_WRITTEN} (./dev reject --undo takes it back)",)
    return Filed(Outcome.REJECTED, number, lines)


def known(path: str, number: int, *remarks: str, written: str = NOTHING_WRITTEN) -> Filed:
    """Documents that a report holds already; ``written`` says what was written all the same."""
    lines = (f"= known: {path} holds it; {written}", *(f"  look at {each}" for each in remarks))
    return Filed(Outcome.KNOWN, number, lines)


def id_lines(renamed: str) -> tuple[str, ...]:
    """What the curator is told of a draft's new id; nothing where it kept the one it had."""
    return (f"  its id is {renamed} now, and its file has that name",) if renamed else ()
