"""How finders of outlets are asked, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.outlets import OutletKind

Finder = Callable[[Draft, Settings], Finding | None]

HEAD_LINE_WORDS = 14
"""Most words of a line with a name or a date above the text."""
SHOWN = 80
"""Characters of a line that are shown as evidence."""
CLEAR = 0.4
"""How much more there must be for an outlet than for another."""
PRINTED_BY_OTHERS = frozenset(
    {OutletKind.WIRE, OutletKind.AGENCY, OutletKind.UN, OutletKind.NGO, OutletKind.MONITOR}
    | {OutletKind.GOVERNMENT, OutletKind.MILITARY, OutletKind.RESEARCH}
)
"""Kinds of outlets whose texts others print."""
_TAKEN = (Verdict.POSTER, Verdict.CREDIT)


def is_copy(draft: Draft) -> bool:
    """Whether the document itself says that it was taken from elsewhere."""
    return any(block.verdict in _TAKEN for block in draft.blocks)


@dataclass(frozen=True, slots=True)
class WeighedOutlet:
    """The outlet for which there is most, or the two between which nothing decides."""

    finding: Finding | None
    """With its strongest sign as evidence; None where two contradict each other."""
    doubt: str = ""


def weighed(
    finders: Iterable[tuple[Finder, float]], draft: Draft, settings: Settings, what: str
) -> WeighedOutlet:
    """What finders find, the signs for each outlet added up; ``what`` is asked for."""
    worth: dict[str, float] = {}
    first: dict[str, Finding] = {}
    for finder, weight in finders:
        found = finder(draft, settings)
        if found:
            worth[found.value] = worth.get(found.value, 0.0) + weight
            first.setdefault(found.value, found)
    ranked = sorted(worth, key=lambda name: -worth[name])
    if not ranked:
        return WeighedOutlet(None)
    best, *others = ranked
    if others and worth[best] - worth[others[0]] < CLEAR and _are_known(ranked[:2], settings):
        told = " and ".join(f"“{name}” ({first[name].evidence})" for name in ranked[:2])
        doubt = f"{what}: {told} contradict each other; neither was taken"
        return WeighedOutlet(None, doubt)
    return WeighedOutlet(first[best])


def _are_known(names: Iterable[str], settings: Settings) -> bool:
    """Whether names are of outlets that are listed; others may be two spellings of one."""
    return all(settings.outlets.called(name) for name in names)


def outside(draft: Draft) -> Iterator[Block]:
    """The blocks that are not of the text."""
    return (block for block in draft.blocks if not block.is_body)
