"""What became of ids: renamed, merged, split, once or several times, in files or in the record."""

from __future__ import annotations

import datetime as dt

import pytest

from sitrep.content.record.renames import Renames, formerly
from sitrep.content.record.states import State
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What, When

DAY = dt.date(2020, 7, 1)


def region(name: str, *former: str) -> State:
    return State(Thing(ThingKind.REGION, name), "content/regions.toml", (), formerly=former)


def ended(name: str, day: int, what: What, *to: str) -> tuple[RecordEntry, RecordEntry]:
    thing = Thing(ThingKind.REGION, name)
    begun = RecordEntry(When(DAY), What.PUBLISHED, thing, address=f"regions/{name}/")
    return begun, RecordEntry(When(DAY.replace(day=day)), what, thing, to=to)


def renames(*states: State, entries: tuple[RecordEntry, ...] = ()) -> Renames:
    return Renames.of({state.thing: state for state in states}, Record(entries))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("old", "new"),
        ("old SY-DR|desert", "new SY-DR|desert"),
        ("older|old", "older|new"),
        ("old-town", "old-town"),
    ],
)
def test_ids_are_those_of_today_and_words_that_only_look_alike_stay(before: str, now: str) -> None:
    assert renames(region("new", "old")).followed({"filed": before})["filed"] == now


@pytest.mark.parametrize("part", ["title", "text", "source", "events", "name"])
def test_other_parts_and_other_kinds_are_left_alone(part: str) -> None:
    assert renames(region("new", "old")).followed({part: "old"}) == {part: "old"}


def test_the_record_knows_what_files_have_forgotten() -> None:
    found = renames(region("new"), entries=ended("old", 2, What.RENAMED, "new"))
    assert found.followed({"filed": "old"}) == {"filed": "new"}


def test_what_stands_again_is_itself() -> None:
    found = renames(region("new"), region("old"), entries=ended("old", 2, What.RENAMED, "new"))
    assert found.followed({"filed": "old"}) == {"filed": "old"}


def test_a_chain_is_followed_to_its_end_and_a_circle_leads_nowhere() -> None:
    entries = (*ended("a", 2, What.RENAMED, "b"), *ended("b", 3, What.RENAMED, "c"))
    assert renames(region("d", "c"), entries=entries).followed({"filed": "a"}) == {"filed": "d"}
    circle = (*ended("a", 2, What.RENAMED, "b"), *ended("b", 3, What.RENAMED, "a"))
    assert renames(entries=circle).followed({"filed": "a b"}) == {"filed": "a b"}


@pytest.mark.parametrize(
    ("before", "now", "is_split"),
    [
        ("old", "east", True),
        ("old", "east west", True),
        ("old SY-DR|homs", "west SY-DR|homs", True),
        ("old", "homs", False),
        ("old homs", "east", False),
        ("old", "east homs", False),
        ("old|homs", "east", False),
        ("homs", "east", False),
    ],
)
def test_what_was_split_may_be_named_by_any_of_its_parts(
    before: str, now: str, is_split: bool
) -> None:
    found = renames(region("east", "old"), region("west", "old"), region("homs"))
    assert found.followed({"filed": before}) == {"filed": before}
    assert found.is_split("filed", before, now) is is_split
    assert not found.is_split("title", before, now)


def test_files_say_what_took_over() -> None:
    east, west = region("east", "old"), region("west", "old", "older")
    assert formerly([east, west]) == {
        Thing(ThingKind.REGION, "old"): [east, west],
        Thing(ThingKind.REGION, "older"): [west],
    }
