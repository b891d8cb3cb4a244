"""The items of the feed of corrections: one a change that takes back or explains something.

RSS readers do not look at an item again; as an item of its own a correction reaches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from markupsafe import Markup

from sitrep.core.record import Thing, ThingKind
from sitrep.site.addresses import HOME
from sitrep.site.catalogue.attribution import isolated, link, paragraph
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.feeds.bodies import settled
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.items import Author, Item
from sitrep.site.feeds.stories import change_words
from sitrep.site.site import Site


def correction_items(changes: Iterable[ShownChange], site: Site) -> Iterator[Item]:
    """An item for each change, in their order."""
    language, every = site.language, tuple(changes)
    gone = {change.entry.thing for change in every if change.entry.what.is_end}
    for change in every:
        at = site.moment(change.entry.at)
        yield Item(
            id=f"{site.tag}{change.anchor.replace('-', '/')}",
            title=clean(language.say("%(what)s: %(name)s", what=change.what, name=change.name)),
            link=site.absolute(_place(change, gone)),
            appeared=at,
            changed=at,
            html=settled(_parts(change, site)),
            summary=clean(" ".join(change_words(change, language))),
            creators=(Author(clean(site.name), site.absolute(HOME)),),
        )


def _place(change: ShownChange, gone: Set[Thing]) -> str:
    """Where it is told: the pages of reports and editions have a list of what was changed.

    ``gone`` are the things of which nothing but that is told.
    """
    thing = change.entry.thing
    is_listed = thing.kind in {ThingKind.REPORT, ThingKind.EDITION} and thing not in gone
    return f"{change.address}#{change.anchor}" if is_listed else change.address


def _parts(change: ShownChange, site: Site) -> Iterator[Markup]:
    language = site.language
    name = link(site.absolute(change.address), isolated(change.name))
    yield paragraph(Markup("%s, %s: %s") % (change.what, language.day(change.day), name))
    for words in change_words(change, language):
        yield paragraph(isolated(words))
    for heir in change.heirs:
        if heir.address:
            yield paragraph(link(site.absolute(heir.address), isolated(heir.name)))
