"""The entries of the record: times in order, hashes of what is said, kinds of happenings."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.record import (
    RecordEntry,
    Thing,
    ThingKind,
    ThingPart,
    What,
    When,
    hash_of,
    is_hash,
)
from tests.support.site.record import times, whens

BRIDGE = Thing(ThingKind.REPORT, "bridge")


@given(whens)
def test_a_time_is_read_as_it_is_written(when: When) -> None:
    assert When.parse(str(when)) == when


@given(times)
def test_a_time_is_kept_to_the_second_with_the_day_where_it_was_made(time: dt.datetime) -> None:
    when = When.of(time)
    assert when.day == time.date()
    assert when.time == time.replace(microsecond=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-07",
        "2020-02-30",
        "2020-07-06T09:00:00",
        "2020-07-06T09:00+02:00",
        "2020-07-06T25:00:00+02:00",
        "2020-07-06T09:00:00+99:99",
        "2020-07-06 09:00:00+02:00",
        "2020-07-06T09:00:00.5+02:00",
        "yesterday",
        "\u0662\u0660\u0662\u0660-07-06",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert When.parse(text) is None


def test_times_count_whatever_the_zone_and_days_where_no_time_is_known() -> None:
    berlin = When.parse("2020-07-07T00:30:00+02:00")
    greenwich = When.parse("2020-07-06T23:00:00+00:00")
    day = When.parse("2020-07-06")
    assert berlin
    assert greenwich
    assert day
    assert greenwich.is_after(berlin)
    assert not berlin.is_after(greenwich)
    assert berlin.is_after(day)
    assert not greenwich.is_after(day)
    assert not day.is_after(day)


@given(whens, whens)
def test_an_entry_is_made_after_those_that_stand(now: When, last: When) -> None:
    made = now.after(last)
    assert made.order > last.order
    assert made == now or now.order <= last.order


@given(whens, whens, whens)
def test_the_order_of_times_is_total(one: When, two: When, three: When) -> None:
    if one.order <= two.order <= three.order:
        assert one.order <= three.order
    assert (one.order == two.order) == (one == two)


@given(st.lists(st.text()), st.lists(st.text()))
def test_a_hash_tells_texts_apart_and_looks_like_no_word(one: list[str], two: list[str]) -> None:
    one, two = ([word.replace("\0", "") for word in words] or [""] for words in (one, two))
    assert (hash_of(one) == hash_of(two)) == (one == two)
    assert is_hash(hash_of(one))
    assert not set(hash_of(one)) & set("0123456789aiou")


@pytest.mark.parametrize("value", ["", "Bridge reopens", "cdehjklm", "c" * 17, "a" * 16, "1" * 16])
def test_words_are_no_hash(value: str) -> None:
    assert not is_hash(value)


def test_the_hash_of_an_entry_is_that_of_its_parts() -> None:
    def entry(*parts: ThingPart, note: str | None = None) -> RecordEntry:
        return RecordEntry(When(dt.date(2020, 7, 6)), What.CORRECTED, BRIDGE, note, parts=parts)

    one = entry(ThingPart("title", "A"))
    assert one.hash == entry(ThingPart("title", "A"), note="why").hash
    assert one.hash != entry(ThingPart("title", "B")).hash
    assert one.hash != entry(ThingPart("name", "A")).hash


def test_each_happening_begins_or_ends_a_thing_or_changes_it() -> None:
    assert {what for what in What if what.is_beginning} == {
        What.PUBLISHED,
        What.LATE,
        What.ANNOUNCED,
    }
    assert {what for what in What if what.is_end} == {
        What.RENAMED,
        What.SPLIT,
        What.MERGED,
        What.WITHDRAWN,
    }


def test_a_beginning_comes_before_the_changes_of_its_time() -> None:
    when = When(dt.date(2020, 7, 6))
    begun = RecordEntry(when, What.PUBLISHED, Thing(ThingKind.SOURCE, "z"))
    changed = RecordEntry(when, What.CORRECTED, Thing(ThingKind.ACTOR, "a"))
    assert begun.order < changed.order


def test_a_thing_is_named_by_kind_and_id() -> None:
    assert str(BRIDGE) == "report bridge"
