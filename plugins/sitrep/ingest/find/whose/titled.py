"""The known outlet that a page's title names beside the headline: "Boats burn | Example Review".

Browsers title a page so, on either side of a bar or a dash. Of an agency, whose name others
put behind its headlines too, only the bar says whose page it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.find.whose.finding import PRINTED_BY_OTHERS
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.outlets import Outlet

FIRST_LINES = 3
"""A page's title is among the first lines of its dump."""
LEAST_WORDS = 3
"""Fewest words of a headline."""
SHOWN = 120
_BREAK = re.compile(r"\s+(?P<sign>[|•·»]|[-–—]|::)\s+")


@dataclass(frozen=True, slots=True)
class TitledLine:
    """A headline and the outlet that a line names beside it."""

    headline: str
    outlet: Outlet
    sign: str
    """What is between the two."""


def titled_line(text: str, settings: Settings) -> TitledLine | None:
    """A headline and a known outlet, where a line has both and nothing else."""
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return None
    first, last = breaks[0], breaks[-1]
    behind = _titled(text[: last.start()], text[last.end() :], last["sign"], settings)
    return behind or _titled(text[first.end() :], text[: first.start()], first["sign"], settings)


def _titled(headline: str, name: str, sign: str, settings: Settings) -> TitledLine | None:
    if len(headline.split()) < LEAST_WORDS:
        return None
    outlet = outlet_called(name, settings)
    return TitledLine(headline.strip(), outlet, sign) if outlet else None


def titled_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """Whose page it is, as the title among its first lines says."""
    for block in draft.blocks[:FIRST_LINES]:
        found = None if block.is_body else titled_line(block.text, settings)
        if found and (found.sign == "|" or found.outlet.kind not in PRINTED_BY_OTHERS):
            return Finding(found.outlet.name, block.text[:SHOWN])
    return None
