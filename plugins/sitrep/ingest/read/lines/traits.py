"""What an element is by its name and attributes alone.

A page has hundreds of elements and a few dozen combinations of class, style and role among them,
and so have all pages of a site: each combination is looked at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from sitrep.ingest.knowledge.page_words import FoundRegion, region_of, tags_of
from sitrep.ingest.read.lines.element_kinds import is_unseen
from sitrep.ingest.read.lines.page_forms import word_level
from sitrep.ingest.read.struck import is_struck
from sitrep.ingest.read.tables.html_tables import is_table

KNOWN = 4096
"""Combinations that are remembered."""
MAX_KNOWN = 400
"""Characters of one that is remembered; a style may hold a picture."""


class _Said(NamedTuple):
    """What of an element's attributes says what it is; empty where it has none."""

    classes: str = ""
    id: str = ""
    role: str = ""
    style: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ElementTraits:
    """What an element is."""

    classes: str
    is_unseen: bool
    is_struck: bool
    is_inline: bool
    """Whether it ends no line."""
    is_table: bool
    region: FoundRegion
    level: int
    """How deep it is in a list of Word's; 0 where it is in none."""


_NONE = _Said()
_TELLING = frozenset({"class", "id", "role", "style", "hidden"})


def traits_of(node: etree._Element, tag: str, meant: str) -> ElementTraits:
    """The traits of an element; ``meant`` is the tag by which its region is told."""
    if _TELLING.isdisjoint(node.keys()):
        return _known(tag, meant, _NONE)
    get = node.get
    said = _Said(
        get("class") or "",
        get("id") or "",
        get("role") or "",
        get("style") or "",
        get("hidden") is not None,
    )
    is_short = len(said.classes) + len(said.id) + len(said.style) <= MAX_KNOWN
    return _known(tag, meant, said) if is_short else _made(tag, meant, said)


@lru_cache(KNOWN)
def _known(tag: str, meant: str, said: _Said) -> ElementTraits:
    return _made(tag, meant, said)


def _made(tag: str, meant: str, said: _Said) -> ElementTraits:
    region = region_of(meant, said.role, said.classes, said.id)
    return ElementTraits(
        classes=said.classes,
        is_unseen=said.is_hidden or is_unseen(tag, said.classes, said.style),
        is_struck=is_struck(tag, said.style),
        # Word has elements of its own, as o:p.
        is_inline=tag in tags_of("inline") or ":" in tag,
        is_table=is_table(tag, said.role),
        region=region,
        level=word_level(tag, said.classes, said.style),
    )
