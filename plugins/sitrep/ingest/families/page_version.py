"""By what two documents are known as one page, and which of its versions is the older.

A page is known by the key of its URL (``hosts.page_key``). Versions of it are ordered by
what they state of themselves; where one states nothing, the order in which they came is
kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.ingest.draft import Draft
from sitrep.ingest.find.hosts import page_key


def page_of(copy: Draft) -> str:
    """What the URLs of one page have in common: this copy's own; empty where it shows none."""
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
    """Whether it came in one run with the others.

    Then only what it states says which is the newer.
    """


@dataclass(frozen=True, slots=True)
class VersionGroups:
    """Copies of a family by the page that they are a version of."""

    firsts: tuple[Draft, ...]
    """One of each page: the oldest by what its versions state, else the one that came first."""
    later: tuple[Draft, ...]
    """The other versions, older ones first."""


def part_versions(copies: Iterable[Draft]) -> VersionGroups:
    """The copies, with the versions of each page apart; what shows no page is one by itself."""
    pages: dict[str, list[Draft]] = {}
    for copy in copies:
        pages.setdefault(_page_name(copy), []).append(copy)
    firsts: list[Draft] = []
    later: list[Draft] = []
    for versions in pages.values():
        first, *others = _oldest_first(versions)
        firsts.append(first)
        later += others
    return VersionGroups(tuple(firsts), tuple(later))


def _page_name(copy: Draft) -> str:
    # An outlet publishes a report once, be it at two URLs.
    if is_own(copy) and copy.origin:
        return f"own {copy.origin.value}"
    return page_of(copy) or copy.document.sha256


def _oldest_first(versions: list[Draft]) -> list[Draft]:
    """Versions of a page in the order of what they state; as they are where one states nothing."""
    times: list[dt.datetime] = []
    for version in versions:
        time = stated_version(version)
        if time is None:
            return versions
        times.append(time)
    return [versions[at] for at in sorted(range(len(versions)), key=times.__getitem__)]


def _moment(value: str) -> dt.datetime | None:
    """A time as pages write it, in UTC; where no zone is stated, as it is."""
    try:
        moment = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(dt.UTC).replace(tzinfo=None)
    except OverflowError:
        return None  # year 1 or 9999, as software states that knows no time
