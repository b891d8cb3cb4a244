from __future__ import annotations

import pytest

from sitrep.ingest.clean.join import join_broken
from sitrep.ingest.draft import Block, Draft, Verdict
from tests.support.documents import CANAL, cleaned, document, joined, knowledge, paragraphs_of

FIRST = "Engineers of the river office said that the eleven pontoons which were"
REST = "washed away below the dam will be laid again before the harvest."


def continues(*texts: str, verdict: Verdict = Verdict.BODY) -> list[bool]:
    blocks = tuple(Block(0, len(text), text, verdict) for text in texts)
    return [
        block.continues for block in join_broken(Draft(document(""), blocks), knowledge()).blocks
    ]


def test_a_sentence_cut_in_two_is_joined() -> None:
    assert continues(FIRST, REST) == [False, True]


def test_a_sentence_cut_in_three_is_joined() -> None:
    assert continues(FIRST, "washed away below the big dam, and", REST) == [False, True, True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FIRST} lost.", REST),
        (f"{FIRST} lost:", REST),
        (FIRST, REST.capitalize()),
        (FIRST, f"1. {REST}"),
        ("Cable ferry planned", REST),
        (FIRST, "washed away below"),
    ],
    ids=["ends", "colon", "capital", "numbered", "short-first", "short-rest"],
)
def test_what_need_not_be_one_sentence_stays_apart(before: str, after: str) -> None:
    assert continues(before, after) == [False, False]


def test_what_is_no_body_is_not_joined() -> None:
    assert continues(FIRST, REST, verdict=Verdict.NAVIGATION) == [False, False]


def test_the_halves_become_one_paragraph_of_the_report() -> None:
    assert (
        paragraphs_of(cleaned(joined(*CANAL[:2], FIRST, REST, *CANAL[2:])))[2] == f"{FIRST} {REST}"
    )


@pytest.mark.parametrize(
    "between", ["https://harbour-review.example/media/dam.mp4", "Advertisement", "*", "7"]
)
def test_a_sentence_is_joined_across_what_is_no_body(between: str) -> None:
    assert f"{FIRST} {REST}" in paragraphs_of(
        cleaned(joined(*CANAL[:2], FIRST, between, REST, *CANAL[2:]))
    )
