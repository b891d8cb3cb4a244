from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sitrep.core.errors import NotAValueError
from sitrep.files.cache.digest import Digester


class Colour(Enum):
    RED = 1
    GREEN = 2


class Word(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Point:
    x: object
    y: object = None


@dataclass(frozen=True, slots=True)
class OtherPoint:
    x: object
    y: object = None


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    seen: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    one: str
    two: str


@dataclass(frozen=True, slots=True)
class OtherWords:
    one: str
    two: str


DIFFERENT: tuple[object, ...] = (
    Words("a", "b"),
    Words("ab", ""),
    OtherWords("a", "b"),
    ("a", "b"),
    (Words("a", "b"), "c"),
    (Words("a", "bc"),),
    (Words("a", "b"), Words("c", "d")),
    (Words("a", "b"), "c", "d"),
    None,
    False,
    0,
    0.0,
    1,
    True,
    "",
    "1",
    b"1",
    Markup("1"),
    (),
    (1,),
    ("1",),
    ((1,),),
    (1, 1),
    frozenset(),
    frozenset({1}),
    {},
    {1: 1},
    {1: (1,)},
    Colour.RED,
    Colour.GREEN,
    Word.RED,
    "red",
    dt.date(2020, 1, 1),
    dt.datetime(2020, 1, 1),
    dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2020, 1, 1, tzinfo=ZoneInfo("Europe/London")),
    dt.datetime(2020, 10, 25, 1, tzinfo=ZoneInfo("Europe/London")),
    dt.datetime(2020, 10, 25, 1, fold=1, tzinfo=ZoneInfo("Europe/London")),
    dt.time(1),
    PurePosixPath("1"),
    ZoneInfo("Europe/Berlin"),
    Point(1),
    Point(1, ()),
    Point((1, None)),
    OtherPoint(1),
    ("ab", "c"),
    ("a", "bc"),
)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates(),
    lambda inner: (
        st.tuples(inner, inner)
        | st.builds(Point, inner, inner)
        | st.frozensets(st.text())
        | st.dictionaries(st.text(), inner)
    ),
    max_leaves=12,
)


def digest(*value: object) -> str:
    return Digester().of(*value)


def test_values_that_differ_have_digests_that_differ() -> None:
    found = [digest(value) for value in DIFFERENT]
    assert len(set(found)) == len(found)


@given(values)
def test_a_digest_is_that_of_an_equal_value(value: object) -> None:
    digester = Digester()
    assert digester.of(value) == digester.of(value) == digest(value)
    assert digest(Point(value)) == digest(Point(value))


@given(values, values)
def test_equal_digests_are_of_equal_values(one: object, other: object) -> None:
    if digest(one) == digest(other):
        assert one == other


def test_the_order_of_sets_and_mappings_does_not_count() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(MappingProxyType({"a": 1})) == digest({"a": 1})
    assert digest(frozenset("abc")) == digest({"c", "b", "a"})


def test_what_equality_leaves_aside_does_not_count() -> None:
    assert digest(Marked("a", seen=object())) == digest(Marked("a"))
    assert digest(Marked("a")) != digest(Marked("b"))


def test_several_values_are_told_apart_from_one() -> None:
    assert digest("ab") != digest("a", "b")


class Shelf:
    """No dataclass, but made of values."""

    def __init__(self, *books: str) -> None:
        self.books = books
        self.looked_at: list[str] = []

    def as_value(self) -> tuple[object, ...]:
        return self.books


def test_a_class_may_say_what_it_is_made_of() -> None:
    assert digest(Shelf("a", "b")) == digest(Shelf("a", "b")) != digest(Shelf("a", "c"))


def test_half_a_pair_of_surrogates_has_a_digest() -> None:
    assert digest("\ud800") != digest("\ud801")


@pytest.mark.parametrize("thing", [object(), print, lambda: None, bytearray(b"a"), iter(())])
def test_what_is_no_value_has_none(thing: object) -> None:
    with pytest.raises(NotAValueError, match="no value"):
        digest((thing,))


def test_it_is_the_same_in_every_process() -> None:
    program = (
        "from sitrep.files.cache.digest import Digester\n"
        "print(Digester().of({'a', 'b', 'c', 'd'}, {'x': (1, 'y')}))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
