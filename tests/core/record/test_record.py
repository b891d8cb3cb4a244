"""All entries together: what stands, what stood before; the order of lines never matters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, ThingPart, What, hash_of
from tests.support.record import at, entries

BRIDGE = Thing(ThingKind.REPORT, "bridge")


def entry(when: str, what: What, note: str | None = None, **parts: str) -> RecordEntry:
    said = tuple(ThingPart(name, value) for name, value in parts.items())
    address = "reports/bridge/" if what.is_beginning else None
    return RecordEntry(at(when), what, BRIDGE, note, address, said)


BEGUN = entry("2020-07-01", What.PUBLISHED, title="One", date="2020-07-01 text")
CORRECTED = entry("2020-07-02", What.CORRECTED, "Typo.", title="Two")
WITHDRAWN = entry("2020-07-03", What.WITHDRAWN, "Not so.")
AGAIN = entry("2020-07-04", What.PUBLISHED, title="Three")


@given(st.data(), st.lists(entries, max_size=12))
def test_the_order_of_lines_and_lines_given_twice_never_matter(
    data: st.DataObject, given_entries: list[RecordEntry]
) -> None:
    shuffled = data.draw(st.permutations([*given_entries, *given_entries[:3]]))
    one, other = Record(tuple(given_entries)), Record(tuple(shuffled))
    assert one == other
    assert one.things == other.things
    for thing in one.things:
        assert one.of(thing) == other.of(thing)
        assert one.state(thing) == other.state(thing)
        assert one.stands(thing) == other.stands(thing)


@given(st.lists(entries, max_size=12))
def test_the_entries_of_a_thing_add_up_to_what_it_says(given_entries: list[RecordEntry]) -> None:
    record = Record(tuple(given_entries))
    for thing in record.things:
        said: dict[str, str] = {}
        for step in record.steps(thing):
            assert step.before == said
            said = {} if step.entry.what.is_beginning else said
            said |= {part.name: part.value for part in step.entry.parts}
        assert record.state(thing) == said


@given(st.lists(entries, max_size=12))
def test_every_entry_is_of_one_thing_oldest_first(given_entries: list[RecordEntry]) -> None:
    record = Record(tuple(given_entries))
    found = [each for thing in record.things for each in record.of(thing)]
    assert sorted(found, key=lambda each: each.order) == [*record.entries]
    assert record.last == (record.entries[-1].at if given_entries else None)


def test_a_record_grows_by_entries_and_keeps_whether_it_is_in_a_file() -> None:
    record = Record((BEGUN,), is_kept=True).with_entries([CORRECTED])
    assert record.entries == (BEGUN, CORRECTED)
    assert record.is_kept


def test_a_step_says_what_stood_before_and_what_changed() -> None:
    first, second = Record((CORRECTED, BEGUN)).steps(BRIDGE)
    assert first.before == {}
    assert second.before == {"title": "One", "date": "2020-07-01 text"}
    assert second.changed == ("title",)


def test_what_two_curators_entered_alike_changed_once() -> None:
    twice = entry("2020-07-02T10:00:00+00:00", What.CORRECTED, "Typo.", title="Two")
    *_, last = Record((BEGUN, CORRECTED, twice)).steps(BRIDGE)
    assert last.changed == ()


def hidden(said: RecordEntry, *names: str) -> RecordEntry:
    """The entry with hashes in the place of some words."""
    parts = (
        ThingPart(part.name, hash_of([part.value]) if part.name in names else part.value)
        for part in said.parts
    )
    return replace(said, parts=tuple(parts))


@pytest.mark.parametrize("turn", [1, -1])
def test_words_that_one_line_has_as_a_hash_are_forgotten_whatever_another_says(turn: int) -> None:
    two = hidden(BEGUN, "title"), BEGUN
    record = Record((*two[::turn], CORRECTED))
    assert record == Record((two[0], CORRECTED))
    assert record.wordy == {BEGUN: two[0]}
    first, second = record.steps(BRIDGE)
    assert first.changed == ("title", "date")
    assert second.before["title"] == hash_of(["One"])


@pytest.mark.parametrize("turn", [1, -1])
def test_what_two_branches_forgot_is_forgotten_both(turn: int) -> None:
    two = hidden(BEGUN, "title"), hidden(BEGUN, "date")
    record = Record(two[::turn])
    assert record == Record((hidden(BEGUN, "title", "date"),))
    assert record.wordy.keys() == {*two}


def test_entries_that_say_something_else_stay_two() -> None:
    others = (
        replace(BEGUN, address="reports/ford/"),
        replace(BEGUN, to=("ford",)),
        hidden(entry("2020-07-01", What.PUBLISHED, title="Ten", date="2020-07-01 text"), "title"),
    )
    for other in others:
        record = Record((BEGUN, other))
        assert len(record.entries) == 2
        assert record.wordy == {}


def test_what_was_published_stands_until_it_is_withdrawn_and_again_when_it_is_published_again() -> (
    None
):
    assert not Record().stands(BRIDGE)
    assert Record((BEGUN, CORRECTED)).stands(BRIDGE)
    gone = Record((BEGUN, CORRECTED, WITHDRAWN))
    assert not gone.stands(BRIDGE)
    assert gone.end(BRIDGE) == WITHDRAWN
    back = gone.with_entries([AGAIN])
    assert back.stands(BRIDGE)
    assert back.end(BRIDGE) is None
    assert back.state(BRIDGE) == {"title": "Three"}


def test_a_note_after_a_withdrawal_does_not_bring_it_back() -> None:
    noted = entry("2020-07-05", What.CORRECTED, "More on this.")
    assert not Record((BEGUN, WITHDRAWN, noted)).stands(BRIDGE)


def test_a_part_that_is_gone_is_empty() -> None:
    emptied = entry("2020-07-02", What.CORRECTED, title="")
    assert Record((BEGUN, emptied)).state(BRIDGE)["title"] == ""


def test_what_was_renamed_has_a_past_under_its_old_ids() -> None:
    def named(name: str, when: str, what: What, *to: str) -> RecordEntry:
        return RecordEntry(at(when), what, Thing(ThingKind.REPORT, name), to=to)

    entries = (
        named("a", "2020-07-01", What.PUBLISHED),
        named("a", "2020-07-02", What.RENAMED, "b"),
        named("b", "2020-07-02", What.PUBLISHED),
        named("b", "2020-07-03", What.RENAMED, "c"),
        named("c", "2020-07-03", What.PUBLISHED),
        named("d", "2020-07-01", What.PUBLISHED),
    )
    record = Record(entries)
    lineage = record.lineage(Thing(ThingKind.REPORT, "c"))
    assert {*lineage} == {*entries[:5]}
    assert lineage[0] == entries[0]
    assert record.lineage(Thing(ThingKind.REPORT, "d")) == entries[5:]
    circle = Record((*entries, named("c", "2020-07-04", What.RENAMED, "a")))
    assert len(circle.lineage(Thing(ThingKind.REPORT, "a"))) == 6
