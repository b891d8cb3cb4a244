from __future__ import annotations

import unicodedata

import pytest

from sitrep.ingest.read.letters.compose import composed

WORDS = ["Hassaké", "Kraków", "Đà Nẵng", "Ёлка", "Άργος", "آخر", "パリ", "한국어", "ளொ"]


@pytest.mark.parametrize("word", WORDS)
def test_accents_apart_from_their_letters_are_put_together(word: str) -> None:
    assert composed(unicodedata.normalize("NFD", f"the {word}!")) == f"the {word}!"


@pytest.mark.parametrize("sign", ["\u0958", "\ufb4a", "\uf900", "\u2126", "\u09dc"])
def test_what_the_standard_form_would_replace_stays_as_it_is_written(sign: str) -> None:
    apart = unicodedata.normalize("NFD", "é")
    assert composed(f"{sign} caf{apart} {sign}") == f"{sign} café {sign}"
