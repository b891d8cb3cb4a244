"""Files of what has another id now, at the addresses that they had.

Not every host redirects: whoever fetches the file of a region under the region's former id is given
the file that there is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

_FILES = {
    "regions": ("data/regions", "cards/regions"),
    "sources": ("data/sources",),
    "events": ("cards/events",),
    "reports": ("data/citations",),
}
"""By the folders of pages, the folders of files that are named by the same ids."""


@dataclass(frozen=True, slots=True)
class MovedFiles:
    """Where files stood of what was renamed or merged; feeds are told of elsewhere."""

    by_stem: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Addresses without their endings, each with those that led to the same before."""

    @classmethod
    def of(cls, moved: Mapping[str, str]) -> MovedFiles:
        """By the former addresses of pages, each with its new one."""
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in moved.items():
            folder, _, former = old.rstrip("/").rpartition("/")
            _, _, heir = new.rstrip("/").rpartition("/")
            for files in _FILES.get(folder, ()):
                found[f"{files}/{heir}"].append(f"{files}/{former}")
        return cls({stem: tuple(former) for stem, former in found.items()})

    def before(self, address: str) -> Iterator[str]:
        """The former addresses of a file, if it had any; of a further part of it too."""
        stem, dot, ending = address.partition(".")
        folder, slash, part = stem.rpartition("/")
        whole = (f"{former}{dot}{ending}" for former in self.by_stem.get(stem, ()))
        parts = (f"{former}{slash}{part}{dot}{ending}" for former in self.by_stem.get(folder, ()))
        return chain(whole, parts)
