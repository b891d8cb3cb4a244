"""Reports as feeds tell of them: whole, in short, as archives keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from sitrep.core.events import Event
from sitrep.core.terms import rights_words
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.feeds.bodies import (
    lasting_report_body,
    report_body,
    withdrawn_body,
    withdrawn_summary,
)
from sitrep.site.feeds.briefs import report_brief
from sitrep.site.feeds.item_parts import clean, item_event, item_id, report_summary
from sitrep.site.feeds.items import Item, codes_of, report_head, times_of
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.once import Once
from sitrep.site.site import Site

COPIES = 3
"""How many carriers' copies an item in short names."""


@dataclass(frozen=True, slots=True)
class ToldReport(Told):
    """A report with all that may be shown; a notice, if it was withdrawn."""

    family: Family
    events: tuple[ShownEvent, ...] = ()
    """Those that it tells of."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing but that is told."""
        return self.family.is_withdrawn

    @property
    def lasting(self) -> Told:
        """Its events are named and no more."""
        if not self.events or self.is_withdrawn:
            return self
        named = tuple(each.event for each in self.events)
        return LastingReport(
            self.id, self.appeared, self.changed, self.family, named, regraded=self.regraded
        )

    @property
    def brief(self) -> Told:
        """For feeds of regions and sources, and for archives in short."""
        if self.is_withdrawn:
            return self
        return BriefReport(
            self.id, self.appeared, self.changed, self.family, regraded=self.regraded
        )

    def item(self, site: Site) -> Item:
        """The whole of it, or that it was taken back."""
        head = report_head(self.family, self.appeared, self.updated, site)
        if self.is_withdrawn:
            return replace(
                head,
                title=site.language.say("Withdrawn: %(title)s", title=head.title),
                html=withdrawn_body(self.family, site),
                summary=clean(withdrawn_summary(self.family, site.language)),
                withdrawn=True,
            )
        events = tuple(item_event(event, site) for event in self.events)
        html = report_body(self.family, self.events, site)
        return replace(_filled(head, html, self.family, site), events=events)


@dataclass(frozen=True, slots=True)
class LastingReport(Told):
    """A report as archives keep it."""

    family: Family
    events: tuple[Event, ...]

    def item(self, site: Site) -> Item:
        """All of it but how many roots its events have."""
        head = report_head(self.family, self.appeared, self.updated, site)
        return _filled(head, lasting_report_body(self.family, self.events, site), self.family, site)


@dataclass(frozen=True, slots=True)
class BriefReport(Told):
    """A report that is told in short: the feed of all reports says the rest."""

    family: Family
    is_carried: bool = False
    """Whether it stands among what somebody carried: its title says who published it first."""

    def item(self, site: Site) -> Item:
        """Whose it is, and how it begins."""
        item = report_head(self.family, self.appeared, self.updated, site)
        origin = item.origin and replace(item.origin, copies=item.origin.copies[:COPIES])
        title = item.title
        if self.is_carried and origin:
            title = site.language.say(
                "%(title)s (first published by %(source)s)", title=title, source=origin.name
            )
        return replace(
            item,
            title=title,
            html=_BRIEF(self.family, site),
            language=self.family.text_lang or self.family.title_lang,
            coverage=codes_of((self.family,)),
            origin=origin,
        )


_BRIEF = Once(report_brief, 4_000)
"""The same text, whoever carried the report."""


def told_report(family: Family, events: Mapping[str, ShownEvent], site: Site) -> ToldReport | None:
    """A report as feeds tell of it; none of a draft.  ``events`` are all that are shown, by id."""
    if not (family.report.added and family.entries):
        return None
    appeared, changed = times_of(family.entries, site)
    named = dict.fromkeys(name for passage in family.passages for name in passage.events)
    told = tuple(events[name] for name in named if name in events)
    _, updated = times_of(family.history, site)
    regraded = updated if updated > changed else None
    return ToldReport(item_id(family, site), appeared, changed, family, told, regraded=regraded)


def _filled(head: Item, html: Markup, family: Family, site: Site) -> Item:
    """An item with its text and what is told of it."""
    rights = None if family.is_summary else clean(rights_words(family.origin.rights, site.language))
    return replace(
        head,
        html=html,
        summary=clean(report_summary(family, site.language)),
        language=family.text_lang or family.title_lang,
        coverage=codes_of((family,)),
        rights=rights or site.language.say("summarised in our words"),
    )
