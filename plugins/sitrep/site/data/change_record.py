"""A change as data files hold it: an entry of the record, in words and ids."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.core.weeks import Week
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.data.index_record import WholeRecord
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class WasRecord:
    """A part of something that says something else than before."""

    part: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An entry of the record."""

    at: str
    """A time in ISO 8601, or a day where no time is known."""
    updated: dt.date
    week: str
    what: str
    kind: str
    id: str
    name: str
    url: str
    note: str | None
    was: tuple[WasRecord, ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesRecord(WholeRecord):
    """``/data/changes.json`` and its parts."""

    changes: tuple[ChangeRow, ...] | None


def build_change(change: ShownChange, site: Site) -> ChangeRow:
    """The row of a change."""
    entry = change.entry
    return ChangeRow(
        at=str(entry.at),
        updated=entry.at.day,
        week=str(Week.of(entry.at.day)),
        what=str(entry.what),
        kind=str(entry.thing.kind),
        id=entry.thing.id,
        name=change.name,
        url=site.absolute(change.address),
        note=change.note,
        was=tuple(WasRecord(each.part, each.before, each.now) for each in change.was),
        to=entry.to,
    )
