"""Texts searched together are searched as well as alone."""

from __future__ import annotations

import random

import pytest

from sitrep.core.private.find import find_private
from sitrep.core.private.together import Together
from sitrep.core.private.words import knowledge
from tests.support.ingest.private_cases import HARMLESS, PRIVATE

EVERYTHING = [case.text for cases in (*PRIVATE.values(), *HARMLESS.values()) for case in cases]
PROSE = "The bridge reopened on 4 July. Two lorries crossed."


def together(texts: list[str]) -> dict[int, object]:
    search: Together[int] = Together()
    for number, text in enumerate(texts):
        search.add(number, text)
    search.search()
    return dict(search.found)


def test_the_labelled_cases_together_give_what_each_gives_alone() -> None:
    alone = {
        number: found for number, text in enumerate(EVERYTHING) if (found := find_private(text))
    }
    assert together(EVERYTHING) == alone


@pytest.mark.parametrize("seed", range(3))
def test_what_a_text_holds_is_found_whatever_stands_around_it(seed: int) -> None:
    chance = random.Random(seed)
    harmless = [text for text in EVERYTHING if not find_private(text)]
    for text in chance.sample([each for each in EVERYTHING if find_private(each)], 60):
        around = chance.sample(harmless, 6)
        assert together([*around[:3], text, *around[3:]]) == {3: find_private(text)}


def test_a_phrase_that_clears_a_text_clears_no_other() -> None:
    texts = [
        "Her name is Amal Haddad, a witness.",
        PROSE,
        *(f"{PROSE} {said}." for said in knowledge().changed),
    ]
    alone = {number: found for number, text in enumerate(texts) if (found := find_private(text))}
    assert together(texts) == alone


def test_nothing_is_found_in_nothing() -> None:
    assert together([]) == {}
    assert together(["", PROSE]) == {}
