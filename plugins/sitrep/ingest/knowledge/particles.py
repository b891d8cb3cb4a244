"""What Arabic writes together with a name: “and”, “in”, “to”, “so”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

PARTICLES = frozenset("وبلف")
_ARABIC = re.compile("[\u0621-\u064a]")


def written_forms(spellings: Iterable[str]) -> Iterator[str]:
    """The spellings, and for Arabic ones those behind a particle."""
    for spelling in spellings:
        yield spelling
        if _ARABIC.match(spelling):
            yield from (particle + spelling for particle in sorted(PARTICLES))
