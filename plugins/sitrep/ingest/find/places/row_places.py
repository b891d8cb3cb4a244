"""The regions of a table's rows that name no place of their own.

A row without a place is a total: it is about all places of the rows above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitrep.ingest.draft import Block
from sitrep.ingest.read.tables.rows import ROW

Codes = tuple[str, ...]


def row_codes(blocks: Sequence[Block], own: Mapping[int, Codes | None]) -> dict[int, Codes]:
    """For each row the codes of its table so far, by the number of its block.

    ``own`` are the codes that each block of the body names itself.
    """
    found: dict[int, Codes] = {}
    so_far: Codes = ()
    for at, codes in own.items():
        if blocks[at].rule != ROW:
            so_far = ()
            continue
        so_far = each_once((*so_far, *(codes or ())))
        if so_far:
            found[at] = so_far
    return found


def each_once(codes: Iterable[str]) -> Codes:
    """Codes in their order, each once."""
    return tuple(dict.fromkeys(codes))
