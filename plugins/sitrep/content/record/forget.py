"""Words taken out of the record, whose lines otherwise stay: hashes stand in their place.

A line's own hash stays as it is, and whatever compares a thing with its entries still can; but no
page, feed or data file that is made of the record can tell those words any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sitrep.content.record.file import dump_entries, parse_record
from sitrep.core.record import (
    RecordEntry,
    Thing,
    ThingKind,
    ThingPart,
    What,
    hash_of,
    is_hash,
)

IN_WORDS = frozenset({"title", "name", "place", "affiliation"})
"""The parts that are texts somebody wrote; all others in words are ids, codes, days and numbers."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The text of a record without words that are to be told no more."""

    text: str
    number: int
    """How many words or sentences a hash took the place of."""


def forget_words(text: str, things: Collection[Thing], standing: Iterable[str] = ()) -> Forgotten:
    """The record's text without the words of some things, but for those that still stand.

    What was forgotten before and came back, as git keeps the lines of both sides, goes whatever
    stands.  Lines on other things, and what is no entry, stay as they are.
    """
    kept, number = frozenset(standing), 0
    wordy = parse_record(text.encode(), "", []).wordy
    lines = text.split("\n")
    there = frozenset(lines)
    left: list[str] = []
    for line in lines:
        said = line
        for entry in parse_record(line.encode(), "", []).entries:
            if entry.thing in things:
                parts = [*_to_forget(entry, kept, wordy.get(entry, entry))]
                number += len(parts)
                said = dump_entries([_without(entry, parts)]).rstrip("\n") if parts else line
        if said == line or said not in there:
            left.append(said)
    return Forgotten("\n".join(left), number)


def forget_withdrawn(text: str, entries: Iterable[RecordEntry]) -> str:
    """The record's text without the titles of reports that these entries withdraw.

    Nor has it those that the reports had under other ids.
    """
    withdrawn = {each.thing for each in entries if each.what is What.WITHDRAWN}
    reports = {thing for thing in withdrawn if thing.kind is ThingKind.REPORT}
    if not reports:
        return text
    record = parse_record(text.encode(), "", [])
    former = {name for each in reports for name in record.forebears(each, {What.RENAMED})}
    return forget_words(text, reports | former).text


def words_of(entry: RecordEntry) -> Iterator[ThingPart]:
    """The parts of an entry that are texts in words."""
    for part in entry.parts:
        if part.name in IN_WORDS and part.value and not is_hash(part.value):
            yield part


def _to_forget(
    entry: RecordEntry, kept: Collection[str], hashed: RecordEntry
) -> Iterator[ThingPart]:
    """The parts whose words do not stand, and those that ``hashed`` has in words no more."""
    for part in words_of(entry):
        if part.value not in kept or part not in hashed.parts:
            yield part


def _without(entry: RecordEntry, words: Collection[ThingPart]) -> RecordEntry:
    parts = (
        replace(part, value=hash_of([part.value])) if part in words else part
        for part in entry.parts
    )
    return replace(entry, parts=tuple(parts))
