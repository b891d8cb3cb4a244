"""Records for tests: drawn entries, and the record of a tree as a curator would have it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st

from sitrep.content.alone.how_to_read import HowToRead
from sitrep.content.reading import ContentFile
from sitrep.content.record.compare import RecordGaps, compare
from sitrep.content.record.file import RECORD, dump_entries
from sitrep.content.tree import Content, read_content
from sitrep.core.errors import Fault
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, ThingPart, What, When, hash_of
from sitrep.core.weeks import Week
from tests.support.strategies import many_line_texts, one_line_texts, reasons, slugs
from tests.support.trees import CODES

_ZONES = st.integers(-12 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
_FIRST, _LAST = dt.datetime(2000, 1, 1), dt.datetime(2090, 1, 1)
times = st.datetimes(_FIRST, _LAST, timezones=_ZONES)
whens = st.one_of(st.dates(_FIRST.date(), _LAST.date()).map(When), times.map(When.of))
"""Days, and times with their distance from UTC."""
_weeks = st.dates(_FIRST.date(), _LAST.date()).map(lambda day: str(Week.of(day)))


def _thing(kind: ThingKind) -> st.SearchStrategy[Thing]:
    return st.builds(Thing, st.just(kind), _weeks if kind is ThingKind.EDITION else slugs)


things = st.sampled_from(ThingKind).flatmap(_thing)
_few_things = st.sampled_from(
    [Thing(ThingKind.REPORT, "a"), Thing(ThingKind.REPORT, "b"), Thing(ThingKind.SOURCE, "a")]
)
_values = st.one_of(one_line_texts, st.just(""), st.text().map(lambda text: hash_of([text])))
_parts = st.dictionaries(st.sampled_from(["title", "date", "filed", "text"]), _values).map(
    lambda said: tuple(ThingPart(name, value) for name, value in said.items())
)
entries = st.builds(
    RecordEntry,
    at=whens,
    what=st.sampled_from(What),
    thing=_few_things,
    note=st.none() | reasons,
    address=st.none() | slugs.map(lambda slug: f"reports/{slug}/"),
    parts=_parts,
    to=st.lists(slugs, max_size=2).map(tuple),
)
"""Entries about three things, so that they meet."""
any_entries = st.builds(
    lambda entry, thing, note: RecordEntry(
        entry.at, entry.what, thing, note, entry.address, entry.parts, ()
    ),
    entries,
    things,
    st.none() | many_line_texts.filter(lambda text: bool(text.strip())),
)
"""Entries about anything."""


def at(written: str) -> When:
    """A time as the record writes it."""
    when = When.parse(written)
    assert when, written
    return when


def read_whole(files: Mapping[str, str], *, by_record: bool = True) -> tuple[Content, list[Fault]]:
    """The content and faults of a tree with its record."""
    given = [ContentFile(path, text.encode()) for path, text in files.items()]
    return read_content(given, codes=CODES, how=HowToRead(by_record))


def gaps(files: Mapping[str, str], when: str | None = None) -> RecordGaps:
    """What the record of a tree lacks; ``when`` is when that is entered."""
    found, _ = read_whole(files, by_record=False)
    return compare(found.states, found.entered, at(when) if when else None)


def record_of(files: Mapping[str, str]) -> Record:
    """The record in a tree's file."""
    return read_whole(files, by_record=False)[0].entered


def entered(
    files: Mapping[str, str], when: str | None = None, notes: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The tree with all that its record lacks entered, as ``./dev record`` does it.

    ``notes`` are what ``./dev correct`` is given, by kind and id as ``report a``.
    """
    found, _ = read_whole(files, by_record=False)
    said = {thing: note for thing in found.states if (note := (notes or {}).get(str(thing)))}
    lacking = compare(found.states, found.entered, at(when) if when else None, said)
    assert not lacking.unexplained, lacking.unexplained
    assert not lacking.vanished, lacking.vanished
    more = dump_entries([*lacking.new, *lacking.changes])
    return {**files, RECORD: files.get(RECORD, "") + more}


def without(files: Mapping[str, str], *paths: str) -> dict[str, str]:
    """The tree without some of its files."""
    return {path: text for path, text in files.items() if path not in paths}
