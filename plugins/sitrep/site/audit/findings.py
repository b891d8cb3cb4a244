"""What an audit finds, before it is known where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Something that must not stand in a built file, and what to do about it."""

    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """Something found, and the line of the file on which it stands."""

    line: int
    found: Found


SHOWN = 80
"""How much of a tag or an address a message repeats, in characters."""


def shown(text: str) -> str:
    """A text as messages quote it."""
    return f"“{text if len(text) <= SHOWN else f'{text[:SHOWN]}…'}”"
