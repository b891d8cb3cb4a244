"""Which region of a page an element is: by its name, its role, or the words of its class and id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sitrep.core.errors import SettingsError
from sitrep.ingest.draft import Verdict
from sitrep.ingest.knowledge.data_files import read_data

REGION_KEYS = frozenset({"tags", "roles", "words", "verdict"})
MAX_CLASSES = 300
"""Characters of a class or id that are considered; endless utility classes say nothing."""
KNOWN = 4096
"""Names and roles of elements that are remembered; pages of one outlet use the same few hundred."""

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
    role, classes, id_ = role[:MAX_CLASSES], classes[:MAX_CLASSES], id_[:MAX_CLASSES]
    if not role and not classes and not id_ and tag not in _telling_tags():
        return _NOWHERE
    fitting = [_by_tag(tag), _by_role(role.strip())]
    fitting += [_by_name(name) for name in (*classes.split(), id_) if name]
    # The first that fits of an entry is its own name, then its role, then its classes in order.
    return min(fitting, key=_rank)[1]


_Fitting = tuple[int, FoundRegion]
"""The first region that fits, after the number of its entry; nowhere is after all of them."""
_NONE = (1000, _NOWHERE)


def _rank(fitting: _Fitting) -> int:
    return fitting[0]


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


@lru_cache(KNOWN)
def _by_name(name: str) -> _Fitting:
    """The region that a class or id says: pages put the same few together in many ways."""
    plain = _plain(name)
    if not _any_word().search(plain):
        return _NONE
    for at, region in enumerate(load_regions()):
        if region.words and (match := region.words.search(plain)):
            return at, FoundRegion(region.name, match.group(), _says_no_more(plain, match))
    return _NONE


@cache
def _any_word() -> re.Pattern[str]:
    """Any word of any region: most classes and ids have none."""
    return re.compile("|".join(each.words.pattern for each in load_regions() if each.words))


def _says_no_more(name: str, match: re.Match[str]) -> bool:
    """Whether the rest of a class is of words of layout: "oil-sharing-deal" is about oil."""
    rest = f"{name[: match.start()]} {name[match.end() :]}".split()
    return all(word in _layout() or len(word) < 3 or not word.isalpha() for word in rest)


@cache
def _layout() -> frozenset[str]:
    return frozenset(_raw()["layout"])


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", _CAMEL.sub(" ", name)).strip().lower()


@cache
def _telling_tags() -> frozenset[str]:
    return frozenset(tag for region in load_regions() for tag in region.tags)


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
