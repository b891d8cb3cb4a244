"""The digest's regions: which of them a code or slug belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitrep.core.model import Region


@dataclass(frozen=True, slots=True)
class Placement:
    """The region a passage is filed under, and those that refer to it."""

    region: Region
    mentions: tuple[Region, ...] = ()
    """Those that it concerns as well: what its words name, and what lies in them."""

    @property
    def concerns(self) -> tuple[Region, ...]:
        """All of them, each once."""
        return (self.region, *self.mentions)


def unnamed(_code: str) -> str | None:
    """No name for any area."""
    return None


class Regions:
    """The rows of regions.toml, and every valid ISO code.  Read-only."""

    def __init__(
        self,
        rows: Iterable[Region],
        codes: frozenset[str],
        *,
        names: Callable[[str], str | None] = unnamed,
    ) -> None:
        """``names`` says what a code is called, where that is known."""
        self.rows = tuple(rows)
        self.codes = codes
        self._names = names
        self._by_id = {region.id: region for region in self.rows}
        # Thousands of passages name the same few dozen places.
        self._placed: dict[tuple[str, ...], Placement | None] = {}
        self._alone: dict[str, Region | None] = {}

    def __reduce__(self) -> tuple[Callable[..., Regions], tuple[object, ...]]:
        """What makes it again; what it has worked out is left behind."""
        return _regions, (self.rows, self.codes, self._names)

    def as_value(self) -> tuple[object, ...]:
        """What it is made of; what codes are called is part of the program."""
        return self.rows, self.codes

    def named(self, slug: str) -> Region | None:
        """The row of that id."""
        return self._by_id.get(slug)

    def name_of(self, code: str) -> str | None:
        """What readers call the area of a code, or None where that is not known.

        It is the region that is nothing else; without one, the area's own name.
        """
        own = (row.name for row in self.rows if row.codes == {code})
        return next(own, None) or self._names(code)

    def smallest(self, codes: Iterable[str]) -> Region | None:
        """The smallest row that contains all codes; the earlier of equals."""
        wanted = tuple(codes)
        fitting = list(self.rows)
        for code in wanted:
            fitting = [row for row in fitting if row.contains(code)]
        return min(fitting, key=lambda row: (row.extent, row.order), default=None)

    def codes_of(self, words: Iterable[str]) -> tuple[str, ...]:
        """The codes that codes and slugs stand for, each once, in their order.

        Unknown words are left out.
        """
        found: list[str] = []
        for word in words:
            row = self.named(word)
            if row:
                found += sorted(row.codes)
            elif word in self.codes:
                found.append(word)
        return tuple(dict.fromkeys(found))

    def place(self, words: tuple[str, ...]) -> Placement | None:
        """Where a passage with these codes and slugs is filed, or None if nowhere.

        A single slug is its region.  Else the smallest region that holds all
        codes; else that of the first word.  The regions of the other words
        refer to it, and so do those all of whose codes it names: what concerns
        a wider region concerns each area of it.
        """
        if words not in self._placed:
            self._placed[words] = self._place(words)
        return self._placed[words]

    def _place(self, words: tuple[str, ...]) -> Placement | None:
        own = [region for word in words if (region := self._region_of(word))]
        if not own:
            return None
        # A slug alone is not taken apart: “idlib” is that region, even if “ceasefire-zone” with the
        # same codes comes first in regions.toml.
        codes = self.codes_of(words)
        home = own[0] if len(words) == 1 else self.smallest(codes) or own[0]
        within = sorted(
            (row for row in self.rows if row.codes.issubset(codes)),
            key=lambda row: (row.order, row.id),
        )
        return Placement(
            home, tuple(region for region in dict.fromkeys([*own, *within]) if region != home)
        )

    def problem(self, word: str) -> str | None:
        """Why a word on a passage's line cannot be used, or None if it can."""
        if self._region_of(word):
            return None
        if word in self.codes:
            return f"{word} is in no region of regions.toml"
        if CODE.fullmatch(word):
            return f"{word} is not an ISO 3166 code"
        return f"“{word}” is neither an ISO code nor a region of regions.toml"

    def _region_of(self, word: str) -> Region | None:
        if word not in self.codes:
            return self.named(word)
        if word not in self._alone:
            self._alone[word] = self.smallest((word,))
        return self._alone[word]


def _regions(
    rows: tuple[Region, ...], codes: frozenset[str], names: Callable[[str], str | None]
) -> Regions:
    return Regions(rows, codes, names=names)


CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|001")
"""How an ISO 3166-1 alpha-2 or ISO 3166-2 code is written, and the code of the world."""
