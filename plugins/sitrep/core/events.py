"""What happened, as a curator keeps it: ``content/events/<id>.md``, and what edition notes rest on.

An event is one thing that happened; passages of several reports are its accounts.  It says
nothing of its own about who is behind them: how many independent roots it has, who echoes whom and
which figure is the least is worked out of the accounts (``roots.py``, ``accounts.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.language import marked
from sitrep.core.private.kinds import Keep
from sitrep.core.text import is_slug
from sitrep.core.weeks import Span

UNNAMED = "unnamed"
"""The word in ``from=`` for somebody whom the report does not name: local sources, a hospital."""

KINDS = {
    "clash": marked("Clash"),
    "shelling": marked("Shelling"),
    "air-strike": marked("Air strike"),
    "bombing": marked("Bombing"),
    "raid": marked("Raid"),
    "detention": marked("Detention"),
    "displacement": marked("Displacement"),
    "aid": marked("Aid"),
    "politics": marked("Politics"),
    "economy": marked("Economy"),
    "health": marked("Health"),
    "other": marked("Other"),
}
"""Kinds of events and their labels; digest.toml may add more."""

_REFERENCE = re.compile(r"(?P<id>[^#]+)(?:#(?P<number>[1-9][0-9]{0,3}))?")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """An event, a report, or one passage of a report, as a curator names it."""

    id: str
    number: int | None = None
    """The passage, counted from 1; None for an event or a whole report."""

    @classmethod
    def parse(cls, text: str) -> Reference | None:
        """The reference written as ``azaz-car-bomb`` or ``2020-07-19-reuters-azaz-bomb#1``, or None."""
        found = _REFERENCE.fullmatch(text)
        if found is None or not is_slug(found["id"]):
            return None
        return cls(found["id"], int(found["number"]) if found["number"] else None)

    def __str__(self) -> str:
        return self.id if self.number is None else f"{self.id}#{self.number}"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a curator says of an event, with the accounts that it rests on."""

    says: str
    rests_on: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    id: str
    title: str = ""
    """A neutral headline, in the curator's words."""
    regions: tuple[str, ...] = ()
    """ISO 3166 codes or slugs of regions.toml."""
    place: str | None = None
    """The name of a place, never drawn nearer than its subdistrict."""
    days: Span | None = None
    kind: str = "other"
    see: tuple[str, ...] = ()
    """Ids of events that belong together with it."""
    lead: Reference | None = None
    """The account that carries the headline; None for the first in the order of dependence."""
    agreed: tuple[Statement, ...] = ()
    disputed: tuple[Statement, ...] = ()
    """What the accounts do not agree on, or do not know."""
    note: str = ""
    """Markdown."""
    keep: tuple[Keep, ...] = ()
    formerly: tuple[str, ...] = ()
    """Ids that it had, or of events that became this one; their addresses lead here."""


class Direction(StrEnum):
    """Where things are going in a region, by the curator's judgement."""

    DETERIORATED = "deteriorated"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """What matters most in a week, with the events or passages that it rests on."""

    text: str
    rests_on: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """How things went in a region in a week."""

    region: str
    """An id of regions.toml."""
    trend: Direction
    reason: str
    rests_on: tuple[Reference, ...] = ()
