"""The list of actors and a page an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from sitrep.core.actors import Actor
from sitrep.core.language import marked
from sitrep.core.weeks import Week
from sitrep.site.addresses import ACTORS, actor_address, paged
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.listed.actors import ActorLine, ActorPage, weeks_of
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue, Shown
from sitrep.site.pages.head import list_head, newest_of, newest_report
from sitrep.site.pages.json_ld import actor_data
from sitrep.site.pages.page_head import PageHead, head_of, leaf_of
from sitrep.site.pages.paging import LINE_BYTES, Leaf, leaf_through
from sitrep.site.policy import Served, Serving


@dataclass(frozen=True, slots=True)
class ActorsOfWeek:
    """Actors that were last named in a week."""

    week: Week | None
    """None for those that nothing names, or nothing with a date."""
    actors: tuple[ActorPage, ...]
    """By name."""


def by_newest_week(actors: Iterable[ActorPage]) -> tuple[ActorsOfWeek, ...]:
    """Actors by the last week that names them, the newest first; by name within each."""
    found: dict[Week | None, list[ActorPage]] = defaultdict(list)
    for listed in actors:
        found[next(iter(listed.weeks), None)].append(listed)
    weeks = sorted(filter(None, found), reverse=True)
    order = [*weeks, *([None] if None in found else [])]
    return tuple(ActorsOfWeek(week, tuple(found[week])) for week in order)


class ActorPages(PagesOfCatalogue):
    """Writes ``/actors/`` and ``/actors/<id>/``, where the curator describes actors."""

    menu: ClassVar = (MenuLink(marked("Actors"), ACTORS),)

    @property
    def links(self) -> tuple[MenuLink, ...]:
        """The link to the list, where there is one."""
        return self.menu if self.context["sitrep_content"].actors else ()

    def pages(self, catalogue: Catalogue) -> Iterable[OutputPage]:
        """The list, then the actors."""
        newest = max((edition.week for edition in catalogue.editions), default=None)
        if catalogue.actors:
            by_week = by_newest_week(catalogue.actors)
            head = replace(self._list_head(), updated=newest_of(catalogue))
            yield self.ready(ACTORS, "actors/actors", head, by_week=by_week, newest=newest)
        for listed in catalogue.actors:
            yield from self._pages_of(listed, newest)

    def _pages_of(self, listed: ActorPage, newest: Week | None) -> Iterable[OutputPage]:
        """An actor's page, and further ones where much names it."""
        first, *others = leaf_through(listed.lines, _weight)
        address = actor_address(listed.actor)
        yield OutputPage(
            address,
            "actors/actor",
            self.show,
            (listed, first, newest),
            changed=listed.updated,
        )
        for leaf in others:
            named = (line.mention.family for line in leaf.items if line.mention)
            yield OutputPage(
                paged(address, leaf.number),
                "actors/actor",
                self.show_further,
                (listed.actor, leaf),
                changed=newest_report(named),
            )

    def show(self, listed: ActorPage, leaf: Leaf[ActorLine], newest: Week | None) -> Shown:
        """An actor's first page, which says what it is."""
        shown = self.show_further(listed.actor, leaf)
        structured = actor_data(listed.actor, self.site)
        head = replace(shown.head, updated=listed.updated, structured=structured)
        return Shown(head, {**shown.values, "listed": listed, "newest": newest})

    def show_further(self, actor: Actor, leaf: Leaf[ActorLine]) -> Shown:
        """A further page, which has what names it alone."""
        page = leaf_of(Named(actor.name, actor_address(actor)), leaf.number, self.site.language)
        words = " · ".join(filter(None, (actor.name, actor.about)))
        values = {"actor": actor, "leaf": leaf, "weeks": weeks_of(leaf.items)}
        return Shown(head_of(page, words, self.site), values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{ACTORS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each actor."""
        actors = self.context["sitrep_content"].actors
        return (*((ACTORS,) if actors else ()), *map(actor_address, actors))

    def _list_head(self) -> PageHead:
        say = self.site.language.say
        words = say(
            "Who is named in %(site)s: groups, armies and bodies, what they are, and where they are "
            "named.",
            site=self.site.name,
        )
        return list_head(Named(say("Actors"), ACTORS), words, self.site)


def _weight(line: ActorLine) -> int:
    """How many bytes a line takes on a page, with a link to each of its passages."""
    return LINE_BYTES + (len(line.mention.passages) * LINE_BYTES if line.mention else 0)
