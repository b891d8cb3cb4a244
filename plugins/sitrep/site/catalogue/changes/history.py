"""All that was changed after readers had it, and what is gone from its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from sitrep.core.record import Record, RecordEntry, Thing
from sitrep.site.catalogue.changes.retelling import Heir, Retelling, ShownChange, told


@dataclass(frozen=True, slots=True)
class Former:
    """Something that stood at an address where it is no more."""

    thing: Thing
    address: str
    """Below the site's own."""
    name: str
    """What readers called it last."""
    heirs: tuple[Heir, ...] = ()
    """What took over; nothing where it was withdrawn, or where nothing tells of it any more."""
    end: ShownChange | None = None
    """When and why it went; None where only nothing tells of it any more."""

    @property
    def heir(self) -> Heir | None:
        """The one place to which its readers are led on."""
        return self.heirs[0] if len(self.heirs) == 1 and self.heirs[0].address else None


@dataclass(frozen=True, slots=True)
class History:
    """What was changed after readers had it."""

    everything: tuple[ShownChange, ...] = ()
    """Every entry of the record, newest first."""
    by_thing: Mapping[Thing, tuple[ShownChange, ...]] = field(default_factory=dict)
    """What readers are told of each thing, newest first."""
    former: tuple[Former, ...] = ()
    """By address."""

    @property
    def changes(self) -> tuple[ShownChange, ...]:
        """All that readers are told, newest first."""
        return tuple(each for each in self.everything if each.is_told)

    @property
    def corrections(self) -> tuple[ShownChange, ...]:
        """Those that take back or explain something, newest first."""
        return tuple(each for each in self.everything if each.is_correction)

    @property
    def moved(self) -> dict[str, str]:
        """The addresses that lead elsewhere now, each with its new one."""
        return {each.address: each.heir.address for each in self.former if each.heir}

    def told_of(self, entries: Iterable[RecordEntry]) -> tuple[ShownChange, ...]:
        """What readers are told of some entries, newest first."""
        wanted = frozenset(entries)
        things = dict.fromkeys(entry.thing for entry in wanted)
        told = (each for thing in things for each in self.of(thing) if each.entry in wanted)
        return tuple(sorted(told, key=lambda each: each.entry.order, reverse=True))

    def corrections_of(self, entries: Iterable[RecordEntry]) -> Iterator[ShownChange]:
        """Those of them that take back or explain something, newest first."""
        return (each for each in self.told_of(entries) if each.is_correction)

    def of(self, thing: Thing) -> tuple[ShownChange, ...]:
        """What readers are told of a thing, newest first."""
        return self.by_thing.get(thing, ())


def build_history(record: Record, retelling: Retelling) -> History:
    """What readers are told of a record, and what of it has no page any more."""
    every = {thing: retelling.of(thing) for thing in record.things}
    by_thing = {thing: told(changes) for thing, changes in every.items()}
    former = (
        _former(thing, retelling, by_thing[thing])
        for thing in record.things
        if thing not in retelling.names
    )
    return History(
        tuple(sorted(chain(*every.values()), key=lambda each: each.entry.order, reverse=True)),
        {thing: changes for thing, changes in by_thing.items() if changes},
        tuple(sorted(filter(None, former), key=lambda each: each.address)),
    )


def _former(thing: Thing, retelling: Retelling, changes: tuple[ShownChange, ...]) -> Former | None:
    """None of what never had an address."""
    found = (each.address for each in retelling.record.of(thing) if each.address)
    address = next(found, None)
    if address is None:
        return None
    end = next((each for each in changes if each.entry.what.is_end), None)
    return Former(thing, address, retelling.last_name(thing), end.heirs if end else (), end)
