from __future__ import annotations

import pytest

from sitrep.core.figures import Figure, parse_figure_option
from sitrep.core.figures.labels import figures_words
from sitrep.core.language import ENGLISH


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"killed": "4..5,7@2020-07-20"}, ("Killed: 4 or 5, 7 as of 20 July 2020",)),
        (
            {"wounded": ">80", "killed.civilians": "22+"},
            ("Civilians killed: at least 22", "Wounded: more than 80"),
        ),
        ({"displaced": "total:~235000"}, ("Displaced: about 235,000 over several events",)),
        (
            {"cases": "total:9@2020-07-20"},
            ("Cases: 9 over several events as of 20 July 2020",),
        ),
        ({}, ()),
    ],
)
def test_what_an_account_says_is_a_line_for_each_kind_of_figure(
    options: dict[str, str], words: tuple[str, ...]
) -> None:
    figures: list[Figure] = []
    for key, value in options.items():
        found, problem = parse_figure_option(key, value)
        assert problem is None
        figures += found
    assert figures_words(figures, ENGLISH) == words
