"""By what two documents are known as one page, and which of its versions is the older."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.ingest.draft import Draft
from sitrep.ingest.find.hosts import page_key


def page_of(copy: Draft) -> str:
    """What the addresses of one page have in common: this copy's own; empty where it shows none."""
    own = copy.address or (copy.url if is_own(copy) else None)
    return page_key(own.value) if own else ""


def is_own(copy: Draft) -> bool:
    """Whether the copy is known to be the origin's own page."""
    return bool(copy.publisher and copy.origin and copy.publisher.value == copy.origin.value)


def stated_version(copy: Draft) -> dt.datetime | None:
    """When the page says that it was last changed, else published; None where it states no time."""
    facts = copy.document.page.facts if copy.document.page else None
    for stated in (*facts.modified, *facts.dates) if facts else ():
        if moment := _moment(stated.value):
            return moment
    return None


@dataclass(frozen=True, slots=True)
class Again:
    """A document that is another version of a page."""

    copy: Draft
    beside: bool
    """Whether it came in one run with the others: then only what it states says which is the newer.
    """


@dataclass(frozen=True, slots=True)
class VersionGroups:
    """Copies of a family by the page they are a version of."""

    firsts: tuple[Draft, ...]
    """One of each page: the oldest where its versions say when they were changed, else the one that
    came first."""
    later: tuple[Draft, ...]
    """The other versions, older ones first."""


def part_versions(copies: Iterable[Draft]) -> VersionGroups:
    """The copies, those that are one page's versions told apart.

    What shows no page of its own is one by itself.
    """
    pages: dict[str, list[Draft]] = {}
    for copy in copies:
        pages.setdefault(_page_name(copy), []).append(copy)
    ranked = [_oldest_first(versions) for versions in pages.values()]
    return VersionGroups(
        tuple(each[0] for each in ranked), tuple(copy for each in ranked for copy in each[1:])
    )


def _page_name(copy: Draft) -> str:
    own = f"own {copy.origin.value}" if is_own(copy) and copy.origin else ""
    return own or page_of(copy) or copy.document.sha256


def _oldest_first(versions: list[Draft]) -> list[Draft]:
    """Versions of a page in the order of what they say of themselves.

    As they are where one says nothing.
    """
    times = [stated_version(each) for each in versions]
    known = [time for time in times if time]
    if len(known) < len(versions):
        return versions
    return [versions[at] for at in sorted(range(len(versions)), key=known.__getitem__)]


def _moment(value: str) -> dt.datetime | None:
    """A time as pages write it, in UTC; where no zone is stated, as it is."""
    try:
        moment = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    try:
        return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except OverflowError:
        return None
