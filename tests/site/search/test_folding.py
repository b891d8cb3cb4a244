from __future__ import annotations

import pytest

from sitrep.site.search.folding import fold_name, words_of
from tests.support.site.folded import FOLDED


@pytest.mark.parametrize(("name", "folded"), FOLDED.items())
def test_a_name_is_folded(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize("name", FOLDED)
def test_what_is_folded_stays_as_it_is(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


def test_an_article_alone_is_a_name_and_a_free_word_is_none() -> None:
    assert fold_name("Al") == "al"
    assert [word.key for word in words_of("fire at Azaz, at-Tall")] == ["fira", "at", "azaz", "tal"]
