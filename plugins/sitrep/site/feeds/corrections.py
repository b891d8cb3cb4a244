"""The items of the feed of corrections: one a change that takes back or explains something.

RSS readers do not look at an item again; as an item of its own a correction reaches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.core.record import ThingKind
from sitrep.site.addresses import HOME
from sitrep.site.catalogue.attribution import isolated, link, paragraph
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.feeds.bodies import settled
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.items import Author, Item
from sitrep.site.feeds.stories import change_words
from sitrep.site.feeds.told.told import Told
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class ToldChange(Told):
    """A change, as an item of its own."""

    change: ShownChange
    is_listed: bool
    """Whether the page of what was changed has a list of its changes."""

    def item(self, site: Site) -> Item:
        """What was changed, and why."""
        change, language = self.change, site.language
        place = f"{change.address}#{change.anchor}" if self.is_listed else change.address
        return Item(
            id=self.id,
            title=clean(language.say("%(what)s: %(name)s", what=change.what, name=change.name)),
            link=site.absolute(place),
            appeared=self.appeared,
            changed=self.changed,
            html=settled(_parts(change, site)),
            summary=clean(" ".join(change_words(change, language))),
            creators=(Author(clean(site.name), site.absolute(HOME)),),
        )


def told_changes(changes: Iterable[ShownChange], site: Site) -> Iterator[ToldChange]:
    """Changes, in their order."""
    every = tuple(changes)
    gone = {change.entry.thing for change in every if change.entry.what.is_end}
    for change in every:
        at, thing = site.moment(change.entry.at), change.entry.thing
        # Of what is gone nothing but that is told.
        is_listed = thing.kind in {ThingKind.REPORT, ThingKind.EDITION} and thing not in gone
        name = f"{site.tag}{change.anchor.replace('-', '/')}"
        yield ToldChange(name, at, at, change, is_listed)


def _parts(change: ShownChange, site: Site) -> Iterator[Markup]:
    language = site.language
    name = link(site.absolute(change.address), isolated(change.name))
    yield paragraph(Markup("%s, %s: %s") % (change.what, language.day(change.day), name))
    for words in change_words(change, language):
        yield paragraph(isolated(words))
    for heir in change.heirs:
        if heir.address:
            yield paragraph(link(site.absolute(heir.address), isolated(heir.name)))
