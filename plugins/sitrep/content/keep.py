"""What the curator keeps although it looks private, and why: ``keep`` in a file's front matter.

    keep:
      - {what: phone, where: passage 2, reason: "the ministry's public hotline"}

A keep lets through so many findings of one kind at one key, one unless it says
``count``; it never opens a whole file, and one that fits nothing is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.private.kinds import Keep, PrivateKind
from sitrep.core.text import is_visible

MOST = 20
"""Findings of one kind at one key that one reason can be given for."""
EXAMPLE = 'keep: [{what: %s, where: %s, reason: "…"}]'


def parse_keeps(fields: Fields) -> tuple[Keep, ...]:
    """The exceptions of a file or a table; what is wrong with them goes to the faults."""
    return tuple(filter(None, map(_keep, fields.tables("keep"))))


def plain_keeps(keeps: Iterable[Keep]) -> Iterator[dict[str, Plain]]:
    """The exceptions as front matter has them."""
    return map(_plain, keeps)


def _plain(keep: Keep) -> dict[str, Plain]:
    plain: dict[str, Plain] = {"what": keep.what, "where": keep.where, "reason": keep.reason}
    return plain if keep.count == 1 else {**plain, "count": str(keep.count)}


def _keep(fields: Fields) -> Keep | None:
    what, where, reason = (
        fields.choice("what", PrivateKind),
        fields.words("where"),
        fields.words("reason"),
    )
    count = fields.number("count", 1, MOST) or 1
    fields.require("what", f"Write one of {', '.join(PrivateKind)}")
    fields.require("where", "Write the key that the fault named: passage 2, title, carriers[1].url")
    if not is_visible(reason or ""):
        fields.fault("reason", "is missing", "Say why it harms nobody that this is published")
    fields.finish()
    return (
        Keep(what, where, reason, count)
        if what and where and is_visible(reason or "") and reason
        else None
    )


def unmatched(keeps: Iterable[Keep], found: Iterable[tuple[str, str]]) -> Iterator[Keep]:
    """The exceptions for which there is nothing."""
    there = set(found)
    return (keep for keep in keeps if (keep.where, keep.what) not in there)


def allowance(keeps: Iterable[Keep], where: str, kind: PrivateKind) -> int:
    """How many findings of a kind are kept at a key."""
    return sum(keep.count for keep in keeps if (keep.where, keep.what) == (where, kind))
