"""The list of actors and a page an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from sitrep.core.language import marked
from sitrep.core.weeks import Week
from sitrep.site.addresses import ACTORS, actor_address, paged
from sitrep.site.catalogue.build import Catalogue, Named
from sitrep.site.catalogue.listed.actors import ActorLine, ActorPage, weeks_of
from sitrep.site.generator import MenuLink
from sitrep.site.pages.base import OutputPage, PagesOfCatalogue
from sitrep.site.pages.head import newest_of
from sitrep.site.pages.json_ld import actor_data, list_data
from sitrep.site.pages.page_head import PageHead, head_of, leaf_of
from sitrep.site.pages.paging import LINE_BYTES, leaf_through
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
            yield OutputPage(
                ACTORS,
                "actors/actors",
                self._list_head(catalogue),
                {"by_week": by_newest_week(catalogue.actors), "newest": newest},
            )
        for listed in catalogue.actors:
            for leaf in leaf_through(listed.lines, _weight):
                address = paged(actor_address(listed.actor), leaf.number)
                values = {
                    "listed": listed,
                    "leaf": leaf,
                    "weeks": weeks_of(leaf.items),
                    "newest": newest,
                }
                head = self._head(listed, leaf.number)
                yield OutputPage(address, "actors/actor", head, values)

    def served(self) -> Iterable[Served]:
        """As pages."""
        yield Served(f"{ACTORS}*", Serving.PAGE)

    def expected(self) -> Iterable[str]:
        """The list, and the first page of each actor."""
        actors = self.context["sitrep_content"].actors
        return (*((ACTORS,) if actors else ()), *map(actor_address, actors))

    def _list_head(self, catalogue: Catalogue) -> PageHead:
        say = self.site.language.say
        words = say(
            "Who is named in %(site)s: groups, armies and bodies, what they are, and where they are "
            "named.",
            site=self.site.name,
        )
        page = Named(say("Actors"), ACTORS)
        return replace(
            head_of(page, words, self.site),
            updated=newest_of(catalogue),
            structured=list_data(page, self.site),
        )

    def _head(self, listed: ActorPage, number: int) -> PageHead:
        """An actor's, of one page of its list."""
        actor = listed.actor
        page = leaf_of(Named(actor.name, actor_address(actor)), number, self.site.language)
        words = " · ".join(filter(None, (actor.name, actor.about)))
        updated = (family.updated for family in listed.families)
        return replace(
            head_of(page, words, self.site),
            updated=max(filter(None, updated), default=None),
            structured=actor_data(actor, self.site) if number == 1 else None,
        )


def _weight(line: ActorLine) -> int:
    """How many bytes a line takes on a page, with a link to each of its passages."""
    return LINE_BYTES + (len(line.mention.passages) * LINE_BYTES if line.mention else 0)
