from __future__ import annotations

import pytest

from sitrep.core.labels import DATE_BASIS, TITLE_KIND, rights_words
from sitrep.core.model import DateBasis, Rights, RightsKind, TitleKind
from sitrep.core.wording import ENGLISH


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
        (Rights(RightsKind.WITHHOLD), "nothing of its texts"),
    ],
)
def test_a_policy_is_told_in_words(rights: Rights, words: str) -> None:
    assert words in rights_words(rights, ENGLISH)
