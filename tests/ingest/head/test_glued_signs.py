from __future__ import annotations

import re

import pytest

from sitrep.ingest.head.anchors import anchors_in
from sitrep.ingest.head.glued_head import places_in, read_glued
from sitrep.ingest.head.glued_signs import line_words, named, signs_of_end, signs_of_none
from tests.support.ingest.documents import knowledge

TEXT = (
    "Deputy Governor Ines Example told elders on Thursday that the sluice at Merrow would stay shut until the engineers"
    " had looked for mines in the channel below it. Two carters were hurt at the sluice last week. She said that the"
    " fields on the lower bank had water for nine days and that the council would send carts after that."
)


def signs_at(text: str, word: str) -> dict[str, float]:
    words = list(re.finditer(r"\w+", text))
    at = next(number for number, each in enumerate(words) if each[0] == word)
    return dict(signs_of_end(line_words(text, words), at))


def test_a_title_before_a_name_ends_no_headline() -> None:
    line = f"Example keeps Merrow sluice shut {TEXT}"
    found = read_glued(line, knowledge())
    assert line[found.title_start : found.title_end].strip() == "Example keeps Merrow sluice shut"
    assert signs_at(line, "Ines")["role last"] == 1.0
    assert signs_at(line, "Deputy")["role last"] == 0.0


def test_what_the_text_says_again_counts_where_it_is_near() -> None:
    signs = signs_at("Ferry burns at the mill The ferry burned while nobody looked", "The")
    assert signs["again near"] > 0
    assert signs["last again"] == 0.0
    assert signs["pair again"] == 0.0


def test_a_sentence_of_few_words_begins_no_text_and_none_ends_within_a_headline() -> None:
    signs = signs_at("Ferry burns at night. Nobody hurt Crews search the bank. They go on", "Crews")
    assert signs["stop inside"] == 1.0
    assert signs["short sentence below"] == 1.0


def test_signs_in_a_line_of_small_letters_have_names_of_their_own() -> None:
    words = list(re.finditer(r"\w+", TEXT.lower()))
    line = line_words(TEXT.lower(), words)
    assert all(name.startswith("low: ") for name in named(dict(signs_of_none(line)), line))
    assert dict(signs_of_none(line))["none: weekday"] == 1.0


@pytest.mark.parametrize("change", [str, str.lower, lambda text: re.sub(r"[,.]", "", text)])
def test_a_text_that_begins_with_a_sentence_has_no_headline(change: object) -> None:
    assert callable(change)
    text = change(TEXT.replace("Deputy Governor Ines Example", "The deputy governor"))
    found = read_glued(text, knowledge())
    assert found.title_end is None


def test_the_date_below_a_standfirst_does_not_end_the_headline() -> None:
    headline = "Merrow sluice stays shut until mines are found"
    standfirst = (
        "Engineers look for mines below the sluice and elders fear for the fields of the lower bank"
    )
    line = f"{headline} {standfirst} 4 May 2021 {TEXT}"
    anchors = anchors_in(line, knowledge())
    below = {place.end: place.signs for place in places_in(line, 0, anchors)}
    assert below[len(headline) + 1].get("date below") == 1.0
    found = read_glued(line, knowledge())
    assert line[: found.title_end].strip() == headline
    assert line[found.text_start :] == TEXT
