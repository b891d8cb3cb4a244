"""Actors: the groups, armies and bodies that reports tell of."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.private.kinds import Keep


@dataclass(frozen=True, slots=True)
class Regard:
    """What somebody holds an actor to be: never the digest's own word."""

    by: str
    """Who: a state, a body, a court."""
    as_: str
    """What, as it follows “regards it as”."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of ``content/actors.toml``."""

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    """Other names, in any script; by all of them texts are searched."""
    about: str | None = None
    """What it is, in a sentence or two of the digest's own."""
    regarded: tuple[Regard, ...] = ()
    evidence: tuple[str, ...] = ()
    """Addresses on which ``about`` and ``regarded`` rest."""
    keep: tuple[Keep, ...] = ()
    formerly: tuple[str, ...] = ()
    """Ids that it had, or of actors that became this one; their addresses lead here."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, its name first."""
        return (self.name, *self.spellings)
