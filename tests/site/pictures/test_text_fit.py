from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.pictures.text_fit import lines_of, spread, width_of

NAMES = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Pd", "Po", "Mn"]), min_size=1, max_size=20
)


@pytest.mark.parametrize(
    "name",
    [
        "SOHR",
        "Syrian Observatory for Human Rights",
        "المرصد السوري لحقوق الإنسان",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "シリア人権監視団" * 4,
        "W" * 60,
    ],
)
def test_no_line_is_wider_than_there_is_room_and_no_letter_is_lost(name: str) -> None:
    lines = lines_of(name, 120)
    assert all(width_of(line) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


@given(st.lists(NAMES, min_size=1, max_size=6))
def test_that_holds_for_any_name(words: list[str]) -> None:
    name = " ".join(words)
    lines = lines_of(name, 60)
    assert all(width_of(line) <= 60 for line in lines)
    assert "".join("".join(lines).split()) == "".join(name.split())


def test_words_stay_together_where_they_fit() -> None:
    assert lines_of("Anadolu Agency", 200) == ("Anadolu Agency",)
    assert lines_of("Anadolu Agency", 70) == ("Anadolu", "Agency")


def test_a_mark_is_never_parted_from_its_letter() -> None:
    name = unicodedata.normalize("NFD", "é" * 40)
    assert all(not unicodedata.combining(line[0]) for line in lines_of(name, 60))


def test_wide_letters_take_more_than_narrow_ones() -> None:
    assert width_of("iii") < width_of("aaa") < width_of("WWW") < width_of("国国国")


def test_things_down_a_column_never_lie_over_one_another() -> None:
    middles = spread([10, 12, 90], [20, 20, 20])
    assert middles == (10, 30, 90)
