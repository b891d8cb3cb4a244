"""All entries together: what stands, and what each thing said before and after an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.core.record.entries import RecordEntry, Thing, What, When, is_hash


@dataclass(frozen=True, slots=True)
class Step:
    """An entry, with what its thing said before."""

    entry: RecordEntry
    before: Mapping[str, str]
    """Parts by name; empty before it stood."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that say something else than before."""
        return tuple(
            part.name for part in self.entry.parts if self.before.get(part.name) != part.value
        )


@dataclass(frozen=True, slots=True)
class Record:
    """All entries, oldest first."""

    entries: tuple[RecordEntry, ...] = ()
    is_kept: bool = False
    """Whether there is a file of it; without one, it is made of what front matter says."""
    wordy: Mapping[RecordEntry, RecordEntry] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """The entries given in words that were forgotten, each with what stands in its place."""
    _by_thing: Mapping[Thing, tuple[RecordEntry, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    _ends: Mapping[Thing, tuple[RecordEntry, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """The entries by which others became a thing."""
    _steps: dict[Thing, tuple[Step, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Those that were asked for: several pages tell of a thing."""

    def __post_init__(self) -> None:
        once, wordy = _each_once(self.entries)
        object.__setattr__(self, "wordy", wordy)
        ordered = tuple(sorted(once, key=lambda entry: entry.order))
        found: dict[Thing, list[RecordEntry]] = defaultdict(list)
        for entry in ordered:
            found[entry.thing].append(entry)
        object.__setattr__(self, "entries", ordered)
        object.__setattr__(
            self, "_by_thing", {thing: tuple(entries) for thing, entries in found.items()}
        )
        ends: dict[Thing, list[RecordEntry]] = defaultdict(list)
        for entry in ordered:
            for name in entry.to:
                ends[replace(entry.thing, id=name)].append(entry)
        object.__setattr__(self, "_ends", {thing: tuple(each) for thing, each in ends.items()})

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that was ever published, in the order in which it first was."""
        return tuple(self._by_thing)

    @property
    def last(self) -> When | None:
        """When the newest entry was made."""
        return self.entries[-1].at if self.entries else None

    def of(self, thing: Thing) -> tuple[RecordEntry, ...]:
        """The entries about a thing, oldest first."""
        return self._by_thing.get(thing, ())

    def lineage(self, thing: Thing) -> tuple[RecordEntry, ...]:
        """The entries about a thing and about it under the ids that it had, oldest first."""
        names = self.forebears(thing, {What.RENAMED})
        found = (entry for name in (thing, *names) for entry in self.of(name))
        return tuple(sorted(found, key=lambda one: one.order)) if names else self.of(thing)

    def forebears(
        self, thing: Thing, ways: Collection[What] = frozenset(What)
    ) -> tuple[Thing, ...]:
        """What became a thing, in whatever of these ways: renamed, merged, split."""
        if thing not in self._ends:
            return ()
        found = dict.fromkeys([thing])
        waiting = [thing]
        while waiting:
            before = [each.thing for each in self._ends.get(waiting.pop(), ()) if each.what in ways]
            waiting += (each for each in before if each not in found)
            found |= dict.fromkeys(before)
        return tuple(found)[1:]

    def steps(self, thing: Thing) -> tuple[Step, ...]:
        """The entries about a thing, each with what stood before it."""
        found = self._steps.get(thing)
        if found is None:
            found = self._steps[thing] = tuple(_steps_of(self.of(thing)))
        return found

    def state(self, thing: Thing) -> Mapping[str, str]:
        """What a thing says by its entries: parts by name."""
        said: dict[str, str] = {}
        for entry in self.of(thing):
            if entry.what.is_beginning:
                said.clear()
            said.update((part.name, part.value) for part in entry.parts)
        return said

    def stands(self, thing: Thing) -> bool:
        """Whether it was published and has neither been withdrawn nor moved away since."""
        entries = self.of(thing)
        return bool(entries) and not _newest_turn(entries).what.is_end

    def end(self, thing: Thing) -> RecordEntry | None:
        """The entry by which it stopped standing at its address, where it did."""
        entries = self.of(thing)
        turn = _newest_turn(entries) if entries else None
        return turn if turn and turn.what.is_end else None

    def with_entries(self, more: Iterable[RecordEntry]) -> Record:
        """The record with more entries."""
        more = tuple(more)
        if not more:
            return self
        return Record((*self.entries, *more), self.is_kept)


def _each_once(
    entries: Iterable[RecordEntry],
) -> tuple[list[RecordEntry], dict[RecordEntry, RecordEntry]]:
    """The entries without repetitions, and those whose words are hashes in another of them.

    Git keeps both lines where one branch has forgotten words and the other added lines.
    """
    alike: dict[object, list[RecordEntry]] = defaultdict(list)
    for entry in entries:  # those that are the same have the same key
        alike[entry.order, entry.address, entry.to].append(entry)
    once: list[RecordEntry] = []
    wordy: dict[RecordEntry, RecordEntry] = {}
    for group in alike.values():
        if len(group) == 1:
            once += group
            continue
        once.append(_without_forgotten([*dict.fromkeys(group)]))
        wordy |= {entry: once[-1] for entry in group if entry != once[-1]}
    return once, wordy


def _without_forgotten(alike: Sequence[RecordEntry]) -> RecordEntry:
    """The one entry that these are: they differ only in what stands as a hash."""
    first, *others = alike
    if not others:
        return first
    parts = first.parts
    for other in others:
        pairs = zip(parts, other.parts, strict=True)
        parts = tuple(theirs if is_hash(theirs.value) else own for own, theirs in pairs)
    return replace(first, parts=parts)


def _newest_turn(entries: tuple[RecordEntry, ...]) -> RecordEntry:
    """The last entry by which the thing began or ceased to stand."""
    turns = [each for each in entries if each.what.is_beginning or each.what.is_end]
    return turns[-1] if turns else entries[-1]


def _steps_of(entries: Iterable[RecordEntry]) -> Iterator[Step]:
    said: dict[str, str] = {}
    for entry in entries:
        yield Step(entry, dict(said))
        if entry.what.is_beginning:
            said.clear()
        said.update((part.name, part.value) for part in entry.parts)
