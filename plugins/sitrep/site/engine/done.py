"""What an engine has done, as one process tells another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.site.engine.store import Made


@dataclass(frozen=True, slots=True)
class DoneElsewhere:
    """What an engine came to in another process."""

    taken: tuple[str, ...]
    """The addresses of what was taken over."""
    made: Mapping[str, Made]
    """Every file that is not as the last build made it, by address."""
    seen: Mapping[str, object]
    labels: frozenset[str]
    tables: frozenset[str]
    """The names of those of the cache that it has saved."""
