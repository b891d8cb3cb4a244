from __future__ import annotations

from sitrep.core.leaning.echoes import common_run

LONG = "a cart full of hay burnt down beside the old mill on Sunday"


def test_the_longest_run_is_found_as_the_first_text_spells_it() -> None:
    one = f"It is said: {LONG.title()}. Nothing else."
    other = f"Reporters write that {LONG}, and more."
    assert common_run(one, other) == LONG.title()


def test_a_short_run_is_none() -> None:
    assert common_run("a cart full of hay burnt", "a cart full of hay burnt") == ""
    assert common_run("", LONG) == ""


def test_punctuation_and_line_ends_part_no_words() -> None:
    assert common_run(LONG.replace(" ", ",\n"), LONG) == LONG
