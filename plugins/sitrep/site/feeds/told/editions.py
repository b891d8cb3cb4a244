"""The items of editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.core.terms import edition_title, week_words
from sitrep.site.addresses import HOME, edition_address
from sitrep.site.catalogue.edition import Edition
from sitrep.site.feeds.bodies import edition_body, edition_summary
from sitrep.site.feeds.briefs import edition_brief, lasting_brief
from sitrep.site.feeds.item_parts import clean, item_event, item_point
from sitrep.site.feeds.items import Author, Item, codes_of, tags_of, times_of
from sitrep.site.site import Site


def edition_items(
    editions: Iterable[Edition], site: Site, *, whole: bool = False
) -> Iterator[Item]:
    """One item per edition that was announced; one that is still open has none.

    It is told in short, or as a ``whole``.
    """
    for edition in editions:
        if edition.history:
            appeared, changed = times_of([step.entry for step in edition.history], site)
            yield Item(
                id=f"{site.tag}edition/{edition.week}",
                title=_edition_title(edition, site),
                link=site.absolute(edition_address(edition.week)),
                appeared=appeared,
                changed=changed,
                html=(edition_body if whole else edition_brief)(edition, site),
                lasting=None if whole else lasting_brief(edition, site),
                summary=clean(edition_summary(edition, site)),
                creators=(Author(clean(site.name), site.absolute(HOME)),),
                tags=tags_of(section.region for section in edition.sections if section.passages),
                coverage=codes_of(edition.families),
                headline=clean(edition.title) if edition.title else None,
                points=tuple(item_point(point, site) for point in edition.key_points),
                events=tuple(item_event(event, site) for event in edition.events),
            )


def _edition_title(edition: Edition, site: Site) -> str:
    """``A bomb on the M4 (Week 29, 2020)``; without a headline, the week with its days."""
    language = site.language
    if not edition.title:
        return edition_title(edition.week, language)
    week = week_words(edition.week, language)
    return language.say("%(headline)s (%(week)s)", headline=clean(edition.title), week=week)
