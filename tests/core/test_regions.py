from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.model import Region
from sitrep.core.regions import Regions
from tests.support.trees import CODES


def region(name: str, order: int, *codes: str) -> Region:
    return Region(name, name.title(), frozenset(codes), order=order)


IDLIB = region("idlib", 0, "SY-ID")
HOMS = region("homs", 1, "SY-HI")
DESERT = region("desert", 2, "SY-HI", "SY-DY")
EAST = region("east", 3, "SY-HI", "SY-DY", "SY-RA")
SYRIA = region("syria", 4, "SY")
LEVANT = region("levant", 5, "SY", "LB")
ROWS = (IDLIB, HOMS, DESERT, EAST, SYRIA, LEVANT)
REGIONS = Regions(ROWS, CODES)
WORDS = [
    *(row.id for row in ROWS),
    "SY-ID",
    "SY-HI",
    "SY-DY",
    "SY-RA",
    "SY-DR",
    "SY",
    "LB",
    "LB-BA",
]


@pytest.mark.parametrize(
    ("words", "home", "mentions"),
    [
        (("SY-ID",), IDLIB, ()),
        (("SY-DY",), DESERT, ()),
        (("SY-RA",), EAST, ()),
        (("SY-DR",), SYRIA, ()),
        (("LB-BA",), LEVANT, ()),
        (("SY",), SYRIA, ()),
        (("SY-HI", "SY-DY"), DESERT, (HOMS,)),
        (("SY-DY", "SY-HI"), DESERT, (HOMS,)),
        (("SY-HI", "SY-RA"), EAST, (HOMS,)),
        (("SY-ID", "SY-HI"), SYRIA, (IDLIB, HOMS)),
        (("SY-ID", "LB"), LEVANT, (IDLIB,)),
        (("desert",), DESERT, (HOMS,)),
        (("desert", "SY-HI"), DESERT, (HOMS,)),
        (("homs", "SY-HI"), HOMS, ()),
        (("idlib", "desert"), SYRIA, (IDLIB, DESERT, HOMS)),
        (("SY-ID", "syria"), SYRIA, (IDLIB,)),
    ],
)
def test_a_passage_stands_in_the_smallest_region_that_holds_all_its_codes(
    words: tuple[str, ...], home: Region, mentions: tuple[Region, ...]
) -> None:
    placement = REGIONS.place(words)
    assert placement is not None
    assert (placement.region, placement.mentions) == (home, mentions)


@pytest.mark.parametrize(
    ("words", "home", "mentions"),
    [
        (("SY-ID", "SY-HI"), IDLIB, (HOMS,)),
        (("SY-HI", "SY-ID"), HOMS, (IDLIB,)),
        (("desert", "SY-ID"), DESERT, (IDLIB, HOMS)),
    ],
)
def test_where_no_region_holds_all_codes_it_stands_under_the_first_and_the_others_refer_to_it(
    words: tuple[str, ...], home: Region, mentions: tuple[Region, ...]
) -> None:
    placement = Regions((IDLIB, HOMS, DESERT), CODES).place(words)
    assert placement is not None
    assert (placement.region, placement.mentions) == (home, mentions)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_no_smaller_region_holds_what_a_passage_concerns(words: list[str]) -> None:
    placement = REGIONS.place(tuple(words))
    assert placement is not None
    codes = REGIONS.codes_of(words)
    assert all(placement.region.contains(code) for code in codes)
    smaller = [
        row
        for row in ROWS
        if row.codes < placement.region.codes and all(row.contains(code) for code in codes)
    ]
    assert smaller == []
    assert placement.region not in placement.mentions


@given(st.permutations(ROWS), st.sampled_from(WORDS))
def test_the_order_of_rows_in_memory_does_not_matter(rows: list[Region], word: str) -> None:
    assert Regions(rows, CODES).place((word,)) == REGIONS.place((word,))


def test_what_concerns_a_wider_region_concerns_each_region_all_of_whose_codes_it_names() -> None:
    whole = REGIONS.place(("east",))
    assert whole is not None
    assert whole.concerns == (EAST, HOMS, DESERT)
    part = REGIONS.place(("SY-HI",))
    assert part is not None
    assert part.concerns == (HOMS,)
    country = REGIONS.place(("SY",))
    assert country is not None
    assert country.concerns == (SYRIA,)


def test_of_two_regions_of_one_size_the_earlier_in_the_file_is_chosen() -> None:
    twin = region("twin", 9, "SY-ID")
    assert Regions((twin, IDLIB), CODES).smallest(["SY-ID"]) == IDLIB


def test_a_passage_of_unknown_words_stands_nowhere() -> None:
    assert REGIONS.place(("SY-XX", "atlantis")) is None
    assert REGIONS.place(()) is None


def test_codes_stand_once_in_the_order_they_are_named() -> None:
    assert REGIONS.codes_of(("SY-HI", "desert", "atlantis", "SY-ID")) == ("SY-HI", "SY-DY", "SY-ID")


@pytest.mark.parametrize("word", ["SY-ID", "SY-DR", "LB-BA", "desert"])
def test_a_code_or_slug_that_lies_somewhere_has_no_problem(word: str) -> None:
    assert REGIONS.problem(word) is None


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        ("TR-63", "TR-63 is in no region of regions.toml"),
        ("SY-XX", "SY-XX is not an ISO 3166 code"),
        ("QQ", "QQ is not an ISO 3166 code"),
        ("sy-id", "“sy-id” is neither an ISO code nor a region of regions.toml"),
        ("Idlib", "“Idlib” is neither an ISO code nor a region of regions.toml"),
        ("", "“” is neither an ISO code nor a region of regions.toml"),
    ],
)
def test_a_word_that_cannot_be_used_says_why(word: str, problem: str) -> None:
    assert REGIONS.problem(word) == problem
