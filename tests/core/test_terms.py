from __future__ import annotations

import pytest

from sitrep.core.language import ENGLISH
from sitrep.core.model import DateBasis, Rights, RightsKind, TitleKind
from sitrep.core.terms import DATE_BASIS, TITLE_KIND, edition_title, rights_words, week_words
from sitrep.core.weeks import Week


def test_every_basis_of_a_date_has_words_of_its_own() -> None:
    assert len({DATE_BASIS[basis] for basis in DateBasis}) == len(DateBasis)


def test_every_kind_of_title_has_words_of_its_own() -> None:
    assert len({TITLE_KIND[kind] for kind in TitleKind}) == len(TitleKind)


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (Rights(RightsKind.FULL), "in full"),
        (Rights(RightsKind.EXCERPT, 80), "up to 80 words"),
        (Rights(RightsKind.LINK), "title and link only"),
        (Rights(RightsKind.WITHHOLD), "none of its text"),
    ],
)
def test_a_policy_is_told_in_words(rights: Rights, words: str) -> None:
    assert words in rights_words(rights, ENGLISH)


def test_an_edition_is_called_by_its_iso_week_and_year_also_over_new_year() -> None:
    assert week_words(Week(2020, 53), ENGLISH) == "Week 53, 2020"
    assert (
        edition_title(Week(2020, 53), ENGLISH) == "Week 53, 2020: 28 December 2020 – 3 January 2021"
    )
