"""Values that are made once, though many feeds and formats want them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sitrep.site.site import Site

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Once(Generic[Given, Made]):
    """A function of a value and the site that remembers what it made of that very value.

    It knows values by their identity: to compare a report with all others takes longer than to
    write it.  What is kept keeps its value alive, so that nothing else is ever taken for it.
    """

    make: Callable[[Given, Site], Made]
    most: int
    """So many values are kept, those that were made last."""
    _made: dict[tuple[int, int], tuple[Given, Site, Made]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Be among those that ``forget_all`` knows."""
        _EVERY.append(self._made)

    def __call__(self, given: Given, site: Site) -> Made:
        """What is made of it."""
        key = (id(given), id(site))
        known = self._made.get(key)
        if known is None:
            if len(self._made) >= self.most:
                del self._made[next(iter(self._made))]
            known = self._made[key] = (given, site, self.make(given, site))
        return known[2]


_EVERY: list[dict[Any, Any]] = []
"""What each of them has made."""


def forget_all() -> None:
    """Keep nothing of what was made: the feeds are written, and no other file needs any of it."""
    for made in _EVERY:
        made.clear()
