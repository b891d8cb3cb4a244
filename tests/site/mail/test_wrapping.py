"""Lines of a text: narrow, whatever the script; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sitrep.core.language import ISOLATE, ISOLATED
from sitrep.site.mail.wrapping import NARROW, columns, wrap

SIGNS = st.text(alphabet="ab 中\u0301", max_size=400)


def test_signs_of_direction_take_no_room() -> None:
    assert columns(f"{ISOLATE}ab{ISOLATED}") == 2


def test_a_text_whose_width_is_known_is_as_wide_as_its_signs() -> None:
    signs = (sign for sign in map(chr, range(0x10000)) if NARROW.fullmatch(sign))
    assert [sign for sign in signs if cell_len(sign) != 1] == []


@given(SIGNS, st.integers(4, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(" ".join(text.split()), width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in lines)


@given(st.text(alphabet="abc  ", max_size=400), st.integers(4, 40))
def test_a_text_of_one_column_a_sign_is_wrapped_as_any_other(text: str, width: int) -> None:
    """A sign without a column of its own sends it the long way."""
    words = " ".join(text.split())
    marked = words.replace("a", f"a{ISOLATE}")
    assert [line.replace(ISOLATE, "") for line in wrap(marked, width)] == wrap(words, width)


@pytest.mark.parametrize("joined", ["\u200d", "👩\u200d🚀", "a\u200d b", "a \u200db"])
def test_signs_that_are_joined_are_as_wide_as_what_they_make(joined: str) -> None:
    lines = wrap(f"one two {joined} three {joined} four", 12)
    assert max(map(columns, lines)) <= 12
