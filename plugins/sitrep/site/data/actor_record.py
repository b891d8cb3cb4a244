"""The records of actors in the data files; passages refer to them by their ids."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.actors import Actor
from sitrep.site.addresses import actor_address
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class RegardRecord:
    """What somebody holds an actor to be."""

    by: str
    what: str


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """A group, army or body."""

    id: str
    name: str
    url: str
    spellings: tuple[str, ...]
    about: str | None
    regarded: tuple[RegardRecord, ...]
    evidence: tuple[str, ...]


def build_actor(actor: Actor, site: Site) -> ActorRecord:
    """The record of an actor."""
    return ActorRecord(
        id=actor.id,
        name=actor.name,
        url=site.absolute(actor_address(actor)),
        spellings=actor.spellings,
        about=actor.about,
        regarded=tuple(RegardRecord(each.by, each.as_) for each in actor.regarded),
        evidence=actor.evidence,
    )
