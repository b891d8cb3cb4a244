"""Which region of a page an element is: by its name, its role, or the words of its class and id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from sitrep.core.errors import SettingsError
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.data_files import read_data

REGION_KEYS = frozenset({"tags", "roles", "words", "verdict"})
MAX_CLASSES = 300
"""Characters of a class or id that are considered; endless utility classes say nothing."""
KNOWN = 4096
"""Names and roles of elements that are remembered; pages of one outlet use the same few hundred."""
NAMES = 4 * KNOWN
"""Classes and ids that are remembered: there are more of them, each a few letters."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A region of pages, and what tells it."""

    name: str
    tags: frozenset[str]
    roles: frozenset[str]
    words: re.Pattern[str] | None
    verdict: Verdict
    """What its lines are; unjudged for the region that holds the text."""


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """The region an element is, and the word that says so; both empty where nothing does."""

    name: str = ""
    words: str = ""
    is_sure: bool = True
    """Whether the element's own name or role says so, or a class that says nothing else."""


_NOWHERE = FoundRegion()


def region_of(tag: str, role: str = "", classes: str = "", id_: str = "") -> FoundRegion:
    """The region of an element; the first entry of page_words.toml that fits."""
    best = _by_tag(tag)
    # The first that fits of an entry is its own name, then its role, then its classes in order.
    for fitting in _fitting(role[:MAX_CLASSES], classes[:MAX_CLASSES], id_[:MAX_CLASSES]):
        if fitting[0] < best[0]:
            best = fitting
    return best[1]


def _fitting(role: str, classes: str, id_: str) -> Iterator[_Fitting]:
    if role:
        yield _by_role(role.strip())
    yield from map(_by_name, classes.split())
    if id_:
        yield _by_name(id_)


_Fitting = tuple[int, FoundRegion]
"""The first region that fits, after the number of its entry; nowhere is after all of them."""
_NONE = (1000, _NOWHERE)


@lru_cache(KNOWN)
def _by_tag(tag: str) -> _Fitting:
    for at, region in enumerate(load_regions()):
        if tag in region.tags:
            return at, FoundRegion(region.name, f"<{tag}>")
    return _NONE


@lru_cache(KNOWN)
def _by_role(role: str) -> _Fitting:
    for at, region in enumerate(load_regions()):
        if role.lower() in region.roles:
            return at, FoundRegion(region.name, f"role {role}")
    return _NONE


@lru_cache(NAMES)
def _by_name(name: str) -> _Fitting:
    """The region that a class or id says: pages put the same few together in many ways."""
    plain = _plain(name)
    if _first_words().isdisjoint(plain.split()):
        return _NONE
    for at, region in enumerate(load_regions()):
        if region.words and (match := region.words.search(plain)):
            return at, FoundRegion(region.name, match.group(), _says_no_more(plain, match))
    return _NONE


@cache
def _first_words() -> frozenset[str]:
    """The first word of each entry of each region: most classes and ids have none of them."""
    entries = chain.from_iterable(entry.get("words", ()) for entry in _raw()["regions"].values())
    firsts = frozenset(entry.split()[0].removesuffix("$") for entry in entries)
    may_lack = {first for first in firsts if first.endswith("?")}  # its last letter, as "comments?"
    return firsts.union(*((first[:-1], first[:-2]) for first in may_lack)) - may_lack


def _says_no_more(name: str, match: re.Match[str]) -> bool:
    """Whether the rest of a class is of words of layout: "oil-sharing-deal" is about oil."""
    rest = f"{name[: match.start()]} {name[match.end() :]}".split()
    return all(word in _layout() or len(word) < 3 or not word.isalpha() for word in rest)


@cache
def _layout() -> frozenset[str]:
    return frozenset(_raw()["layout"])


def _plain(name: str) -> str:
    small = name.lower()
    parted = name if small == name else _CAMEL.sub(" ", name)
    return _SIGNS.sub(" ", parted).strip().lower()


@cache
def load_regions() -> tuple[PageRegion, ...]:
    """The regions in the order of their file."""
    return tuple(_loaded(name, entry) for name, entry in _raw()["regions"].items())


@cache
def tags_of(kind: str) -> frozenset[str]:
    """The elements of a kind: ``unseen``, ``inline`` or ``struck``."""
    return frozenset(_raw()["elements"][kind])


@cache
def no_outlets() -> frozenset[str]:
    """What pages state as their outlet's name and is none, in lower case."""
    return frozenset(_raw()["no_outlets"])


@cache
def kept_hyphens() -> frozenset[str]:
    """First parts of words, in lower case, that keep their hyphen at a line's end."""
    return frozenset(_raw()["kept_hyphens"])


def _raw() -> Mapping[str, Any]:
    return read_data("page_words")


def _loaded(name: str, entry: dict[str, Any]) -> PageRegion:
    for key in entry:
        if key not in REGION_KEYS:
            raise SettingsError(f"page_words.toml: [{name}] has an unknown key {key}.")
    words = sorted(entry.get("words", ()), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None
    return PageRegion(
        name,
        frozenset(entry.get("tags", ())),
        frozenset(entry.get("roles", ())),
        pattern,
        Verdict(entry["verdict"]),
    )


@cache
def verdict_of(name: str) -> Verdict:
    """What the lines of a region are; unjudged where the region says nothing."""
    return next(
        (region.verdict for region in load_regions() if region.name == name), Verdict.UNJUDGED
    )
