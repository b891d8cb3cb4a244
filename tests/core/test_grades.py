from __future__ import annotations

from itertools import product

from sitrep.core.grades import CREDIBILITY, RELIABILITY, UNJUDGED, Grade
from sitrep.core.language import ENGLISH

EVERY = [Grade(letter, figure) for letter, figure in product("ABCDEF", range(1, 7))]


def test_a_grade_is_the_letter_of_the_source_and_the_figure_of_the_report() -> None:
    assert Grade("D", 3).code == "D3"


def test_a_grade_says_both_judgements_in_words() -> None:
    assert Grade("D", 3).words(ENGLISH) == "source not usually reliable, report possibly true"


def test_what_is_not_judged_is_f6() -> None:
    assert Grade("F", UNJUDGED).code == "F6"
    assert (
        Grade("F", UNJUDGED).words(ENGLISH)
        == "source reliability cannot be judged, report truth cannot be judged"
    )


def test_the_scale_is_six_letters_by_six_figures_each_with_words_of_its_own() -> None:
    assert (len(RELIABILITY), len(CREDIBILITY)) == (6, 6)
    assert (
        len({grade.words(ENGLISH) for grade in EVERY}) == len({grade.code for grade in EVERY}) == 36
    )
