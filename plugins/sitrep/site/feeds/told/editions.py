"""Editions as feeds tell of them: in short, whole, as archives keep them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from sitrep.core.record import ThingKind
from sitrep.core.terms import edition_title, week_words
from sitrep.site.addresses import HOME, edition_address
from sitrep.site.catalogue.cautions import report_words
from sitrep.site.catalogue.edition import Edition
from sitrep.site.feeds.bodies import (
    cut,
    edition_body,
    edition_summary,
    lasting_edition_body,
    plain,
)
from sitrep.site.feeds.briefs import edition_brief, lasting_brief
from sitrep.site.feeds.item_parts import clean, item_event, item_point
from sitrep.site.feeds.items import Author, Item, codes_of, tags_of, times_of
from sitrep.site.feeds.told.lasting import lasting_edition
from sitrep.site.feeds.told.told import Told
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class ToldEdition(Told):
    """An edition, in short or as a whole."""

    edition: Edition
    is_whole: bool
    kept: Edition = field(compare=False, repr=False)
    """What archives keep of it, which follows from it: worked out once, however often it is told."""

    @property
    def brief(self) -> ToldEdition:
        """Its key points and events."""
        return replace(self, is_whole=False) if self.is_whole else self

    @property
    def lasting(self) -> Told:
        """It names its events and key points, and does not count what is behind them."""
        return LastingEdition(
            self.id, self.appeared, self.changed, self.kept, self.is_whole, regraded=self.regraded
        )

    def item(self, site: Site) -> Item:
        """All that is told of it now."""
        edition = self.edition
        return replace(
            _item(self, edition, (edition_body if self.is_whole else edition_brief), site),
            points=tuple(item_point(point, site) for point in edition.key_points),
            events=tuple(item_event(event, site) for event in edition.events),
        )


@dataclass(frozen=True, slots=True)
class LastingEdition(Told):
    """An edition without what reports of later weeks change."""

    edition: Edition
    is_whole: bool

    def item(self, site: Site) -> Item:
        """As it was told."""
        body = lasting_edition_body if self.is_whole else lasting_brief
        item = _item(self, self.edition, body, site)
        return replace(item, summary=clean(_lasting_summary(self.edition, site)))


def told_editions(editions: Iterable[Edition], site: Site) -> Iterator[ToldEdition]:
    """Those that were announced, whole; one that is still open no feed tells of."""
    for edition in editions:
        if edition.history:
            entries = [step.entry for step in edition.history]
            own = [entry for entry in entries if entry.thing.kind is not ThingKind.SOURCE]
            appeared, changed = times_of(own, site)
            _, updated = times_of(entries, site)
            name = f"{site.tag}edition/{edition.week}"
            regraded = updated if updated > changed else None
            kept = lasting_edition(edition)
            yield ToldEdition(name, appeared, changed, edition, True, kept, regraded=regraded)


def _item(
    told: Told, edition: Edition, body: Callable[[Edition, Site], Markup], site: Site
) -> Item:
    return Item(
        id=told.id,
        title=_title(edition, site),
        link=site.absolute(edition_address(edition.week)),
        appeared=told.appeared,
        changed=told.updated,
        html=body(edition, site),
        summary=clean(edition_summary(edition, site)),
        creators=(Author(clean(site.name), site.absolute(HOME)),),
        tags=tags_of(section.region for section in edition.sections if section.passages),
        coverage=codes_of(edition.families),
        headline=clean(edition.title) if edition.title else None,
    )


def _lasting_summary(edition: Edition, site: Site) -> str:
    """What its key points say, or its lead; how many reports it has, if there is neither."""
    said = " ".join(point.text for point in edition.key_points) or plain(edition.lead)
    return cut(said) if said else report_words(len(edition.families), site.language)


def _title(edition: Edition, site: Site) -> str:
    """``A bomb on the M4 (Week 29, 2020)``; without a headline, the week with its days."""
    language = site.language
    if not edition.title:
        return edition_title(edition.week, language)
    week = week_words(edition.week, language)
    return language.say("%(headline)s (%(week)s)", headline=clean(edition.title), week=week)
