"""What the curator publishes although it looks private, and why: ``keep`` in front matter.

    keep:
      - {what: phone, where: passage 2, reason: "the ministry's public hotline"}

A keep lets through one finding of one kind at one key, or as many as its ``count``
says. It never opens a whole file, and one that matches nothing is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.core.private.kinds import Keep, PrivateKind

EXAMPLE = 'keep: [{what: %s, where: %s, reason: "…"}]'


def unmatched(keeps: Iterable[Keep], found: Iterable[tuple[str, str]]) -> Iterator[Keep]:
    """The exceptions that match nothing."""
    there = set(found)
    return (keep for keep in keeps if (keep.where, keep.what) not in there)


def allowance(keeps: Iterable[Keep], where: str, kind: PrivateKind) -> int:
    """How many findings of a kind are kept at a key."""
    return sum(keep.count for keep in keeps if (keep.where, keep.what) == (where, kind))
