"""What a set of passages rests on, for readers: its roots by name, and what confirms nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.roots import unite
from sitrep.site.catalogue.family import ShownPassage

_NONE: Mapping[str, Source] = {}


@dataclass(frozen=True, slots=True)
class Independence:
    """What passages rest on in the end."""

    roots: tuple[Source, ...] = ()
    """The sources that all of it goes back to, by name, as far as they are named."""
    unnamed: int = 0
    """How many accounts go back to a source that is not named; each confirms nothing."""
    circles: tuple[tuple[Source, ...], ...] = ()
    """Sources that lean on each other, each circle once.  A circle confirms nothing."""
    leaning: tuple[Source, ...] = ()
    """Origins among the reports that add nothing of their own to the roots."""
    is_circular: bool = False
    """Whether something in it has nothing but a circle behind it."""
    echoes: int = 0
    """How many accounts only repeat what others of their event say."""

    @property
    def independent(self) -> int:
        """How many independent sources there are: the one number of confirmation."""
        return len(self.roots)

    @property
    def only(self) -> Source | None:
        """The one independent source, or None; others that are not named may stand beside it."""
        return self.roots[0] if len(self.roots) == 1 else None

    @property
    def sole(self) -> Source | None:
        """The one source that everything rests on, or None."""
        return None if self.unnamed or self.is_circular else self.only

    @property
    def names_others(self) -> bool:
        """Whether sources are named that are not roots."""
        return bool(self.leaning or self.circles)

    @property
    def is_baseless(self) -> bool:
        """Whether there is something in it, and no independent source behind any of it."""
        return not self.roots and (bool(self.unnamed) or self.is_circular)

    @property
    def is_nameless(self) -> bool:
        """Whether no source is named in all of it."""
        return self.is_baseless and not self.names_others


def build_independence(
    passages: Iterable[ShownPassage], origins: Iterable[Source], sources: Mapping[str, Source]
) -> Independence:
    """What passages rest on.

    ``origins`` are those of their reports, ``sources`` all that are known, by id.
    """
    accounts = tuple(passages)
    roots = unite([passage.roots for passage in accounts])
    own = {source.id: source for source in origins}
    turning = {name for circle in roots.circles for name in circle}
    leaning = own.keys() - roots.named - turning - {UNKNOWN_SOURCE.id}
    circles = [named_sources(circle, sources, own) for circle in roots.circles]
    return Independence(
        roots=named_sources(roots.named, sources, own),
        unnamed=len(roots.unnamed),
        circles=tuple(sorted(circles, key=_names)),
        leaning=named_sources(leaning, sources, own) if leaning else (),
        # Without a circle among the roots of all there is none among those of one.
        is_circular=bool(circles) and any(passage.roots.is_circular for passage in accounts),
        echoes=[passage.standing for passage in accounts].count(Standing.ECHO),
    )


def named_sources(
    ids: Iterable[str], known: Mapping[str, Source], own: Mapping[str, Source] = _NONE
) -> tuple[Source, ...]:
    """Sources by their ids, in the order of their names; one that is not known bears its id.

    ``own`` are those that their reports bring along.
    """
    found = [known.get(name) or own.get(name) or Source(name, name) for name in ids]
    if len(found) > 1:
        found.sort(key=lambda source: (source.name.casefold(), source.id))
    return tuple(found)


def _names(sources: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.name.casefold() for source in sources)
