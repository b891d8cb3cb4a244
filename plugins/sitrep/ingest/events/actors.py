"""Groups, armies and bodies that a text names, whichever spelling it has for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.actors import Actor
from sitrep.core.names.find import NameFinder


@dataclass(frozen=True, slots=True)
class KnownActors:
    """The actors of a digest.  Read-only."""

    finder: NameFinder
    actors: Mapping[str, Actor]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> KnownActors:
        """These actors."""
        known = {actor.id: actor for actor in actors}
        return cls(NameFinder({name: actor.names for name, actor in known.items()}), known)

    def named_in(self, text: str) -> tuple[Actor, ...]:
        """Those that a text names, in the order of their ids."""
        if not self.actors:
            return ()
        found = frozenset().union(*map(self.finder.find, text.split("\n")))
        return tuple(self.actors[name] for name in sorted(found))


NOBODY = KnownActors.of(())
