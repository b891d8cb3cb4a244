"""Passages with the families that they belong to, and what sets of them rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.core.model import Source
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.independence import Independence, build_independence


@dataclass(frozen=True, slots=True)
class FiledPassage:
    """A passage as an edition, a region or an event shows it, with the family it belongs to."""

    family: Family
    shown: ShownPassage

    @property
    def anchor(self) -> str:
        """The passage's fragment on a page; permanent like the report's id."""
        return f"{self.family.report.id}-{self.shown.number}"


def passages_of(families: Iterable[Family]) -> Iterator[FiledPassage]:
    """The passages of families, in their order."""
    return (FiledPassage(family, shown) for family in families for shown in family.passages)


def families_of(passages: Iterable[FiledPassage]) -> tuple[Family, ...]:
    """The families of passages, each once, in their order."""
    return tuple({passage.family.report.id: passage.family for passage in passages}.values())


def independence_of(
    passages: Iterable[FiledPassage], sources: Mapping[str, Source]
) -> Independence:
    """What these passages rest on."""
    every = tuple(passages)
    return build_independence(
        (passage.shown for passage in every), (passage.family.origin for passage in every), sources
    )
