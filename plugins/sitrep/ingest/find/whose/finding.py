"""How finders of outlets are asked, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.outlets import OutletKind

Finder = Callable[[Draft, Settings], Finding | None]

HEAD_LINE_WORDS = 14
"""Most words of a line with a name or a date above the text."""
SHOWN = 80
"""Characters of a line that are shown as evidence."""
PRINTED_BY_OTHERS = frozenset(
    {OutletKind.WIRE, OutletKind.AGENCY, OutletKind.UN, OutletKind.NGO, OutletKind.MONITOR}
    | {OutletKind.GOVERNMENT, OutletKind.MILITARY, OutletKind.RESEARCH}
)
"""Kinds of outlets whose texts others print."""
_TAKEN = (Verdict.POSTER, Verdict.CREDIT)


def is_copy(draft: Draft) -> bool:
    """Whether the document itself says that it was taken from elsewhere."""
    return any(block.verdict in _TAKEN for block in draft.blocks)


def first_of(finders: Iterable[Finder], draft: Draft, settings: Settings) -> Finding | None:
    """What the first of finders finds that finds anything."""
    for finder in finders:
        found = finder(draft, settings)
        if found:
            return found
    return None


def weighed(
    finders: Iterable[tuple[Finder, float]], draft: Draft, settings: Settings
) -> Finding | None:
    """The outlet for which there is most; its strongest sign is the evidence."""
    worth: dict[str, float] = {}
    first: dict[str, Finding] = {}
    for finder, weight in finders:
        found = finder(draft, settings)
        if found:
            worth[found.value] = worth.get(found.value, 0.0) + weight
            first.setdefault(found.value, found)
    return first[max(worth, key=lambda name: worth[name])] if worth else None


def outside(draft: Draft) -> Iterator[Block]:
    """The blocks that are not of the text."""
    return (block for block in draft.blocks if not block.is_body)
