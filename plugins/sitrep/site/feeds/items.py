"""The items of the feeds, as values: editions and reports with all that says whose they are.

An item's id is a tag URI and survives every correction; its times come from the record alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from sitrep.core.model import Region, Source
from sitrep.core.record import RecordEntry, What
from sitrep.core.terms import DATE_BASIS
from sitrep.site.addresses import HOME, report_address
from sitrep.site.catalogue.attribution import credit, uri, voices_of
from sitrep.site.catalogue.family import Family
from sitrep.site.feeds.item_parts import (
    Copy,
    ItemEvent,
    ItemPoint,
    Speakers,
    clean,
    item_copy,
    item_id,
    item_speakers,
)
from sitrep.site.site import Site

REISSUE = dt.timedelta(seconds=1)
"""How much later a notice of withdrawal is dated than the withdrawal itself.

A reader that saw a correction of the same day must see that the item has changed again.
"""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote or published something."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRegion:
    """A region that an item concerns."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report comes from, as data."""

    id: str
    """A URI."""
    name: str
    date: dt.date
    """Of first publication, or else of entering the digest."""
    date_basis: str | None
    """None where the day is that of entering the digest, or nothing says what it rests on."""
    homepage: str | None
    feed: str | None
    affiliation: str | None
    grade: str | None
    """Of its passages; None of a withdrawn report."""
    grade_words: str | None
    rights: str
    """The policy's name."""
    text: str
    """``verbatim`` or ``summary``."""
    address: str | None = None
    """Of the report there."""
    archived: str | None = None
    copies: tuple[Copy, ...] = ()
    speakers: tuple[Speakers, ...] = ()
    """Who speaks in its passages in the end."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed."""

    id: str
    """A tag URI; survives every correction."""
    title: str
    link: str
    appeared: dt.datetime
    """When it was published or announced."""
    changed: dt.datetime
    """When it last changed."""
    html: Markup
    summary: str = ""
    """Plain text."""
    language: str | None = None
    """Of title and text, where it is not the site's."""
    creators: tuple[Author, ...] = ()
    tags: tuple[ItemRegion, ...] = ()
    coverage: tuple[str, ...] = ()
    """ISO 3166 codes."""
    rights: str | None = None
    """In words."""
    origin: Origin | None = None
    """None of an edition."""
    headline: str | None = None
    """Of an edition."""
    points: tuple[ItemPoint, ...] = ()
    """Of an edition."""
    events: tuple[ItemEvent, ...] = ()
    """Those that it tells of."""
    withdrawn: bool = False


def times_of(entries: Sequence[RecordEntry], site: Site) -> tuple[dt.datetime, dt.datetime]:
    """When something appeared and when it last changed, by its entries, oldest first.

    Each earlier change of a day without a time makes the last one a second later, and so does a
    withdrawal: readers look again only at what has a later time.
    """
    last = entries[-1]
    same = sum(entry.at == last.at for entry in entries[:-1])
    changed = site.moment(last.at) + REISSUE * (same + (last.what is What.WITHDRAWN))
    return site.moment(entries[0].at), changed


def report_head(family: Family, appeared: dt.datetime, changed: dt.datetime, site: Site) -> Item:
    """What the items of a report have in common: all but its text and what is told of that."""
    report = family.report
    return Item(
        id=item_id(family, site),
        title=clean(family.title),
        link=site.absolute(report_address(report)),
        appeared=appeared,
        changed=changed,
        html=Markup(),
        creators=_creators(family, site),
        tags=tags_of(family.regions),
        origin=_origin(family, report.date or report.added or appeared.date(), site),
    )


def _creators(family: Family, site: Site) -> tuple[Author, ...]:
    """Who wrote the text: this digest, where it is a summary; else the origin, and who wrote there.

    A notice of withdrawal is this digest's own.
    """
    if family.is_summary or family.is_withdrawn:
        name = site.name if family.is_withdrawn else credit(family, site)
        return (Author(clean(name), site.absolute(HOME)),)
    origin = Author(clean(family.origin.name), _address(family.origin.homepage))
    byline = family.report.byline
    return (origin, Author(clean(byline))) if byline else (origin,)


def _origin(family: Family, date: dt.date, site: Site) -> Origin:
    report, source, language = family.report, family.origin, site.language
    known = Origin(
        id=source_id(source, site),
        name=clean(source.name),
        date=date,
        date_basis=language.say(DATE_BASIS[report.date_basis])
        if report.date and report.date_basis
        else None,
        homepage=_address(source.homepage),
        feed=_address(source.feed),
        affiliation=clean(source.affiliation) if source.affiliation else None,
        grade=None,
        grade_words=None,
        rights=str(source.rights),
        text=str(report.text),
    )
    if family.is_withdrawn:
        return known
    voices = voices_of(family.passages, source)
    return replace(
        known,
        grade=family.grade_codes,
        grade_words=family.grade_words(language),
        address=_address(report.url),
        archived=_address(report.archived),
        copies=tuple(map(item_copy, family.carriages)),
        speakers=tuple(item_speakers(voice, language) for voice in voices),
    )


def source_id(source: Source, site: Site) -> str:
    """A URI that stands for a source: its home page, or else a tag URI of this digest."""
    return uri(source.homepage) if source.homepage else f"{site.tag}source/{source.id}"


def _address(address: str | None) -> str | None:
    return uri(address) if address else None


def tags_of(regions: Iterable[Region]) -> tuple[ItemRegion, ...]:
    """Regions, as an item names them."""
    return tuple(ItemRegion(region.id, clean(region.name)) for region in regions)


def codes_of(families: Iterable[Family]) -> tuple[str, ...]:
    """The codes of what reports tell of, each once."""
    return tuple(
        dict.fromkeys(
            code for family in families for passage in family.passages for code in passage.codes
        )
    )
