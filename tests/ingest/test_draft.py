from __future__ import annotations

import datetime as dt

import pytest

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Block, Day, Draft, Verdict
from tests.support.ingest.documents import document


def body(text: str, *, continues: bool = False) -> Block:
    return Block(0, len(text), text, Verdict.BODY, continues=continues)


def texts(draft: Draft) -> list[list[str]]:
    return [[block.text for block in blocks] for blocks in draft.paragraphs]


def test_blocks_that_continue_a_sentence_are_one_paragraph() -> None:
    blocks = (
        body("one,"),
        body("two,", continues=True),
        body("three.", continues=True),
        body("Four."),
    )
    assert texts(Draft(document(""), blocks)) == [["one,", "two,", "three."], ["Four."]]


def test_what_is_no_body_is_in_no_paragraph() -> None:
    share = Block(0, 5, "Share", Verdict.SHARE)
    assert texts(Draft(document(""), (share, body("One."), share))) == [["One."]]


def test_a_first_block_that_continues_nothing_is_a_paragraph() -> None:
    assert texts(Draft(document(""), (body("one.", continues=True),))) == [["one."]]


@pytest.mark.parametrize(("year", "date"), [(2021, dt.date(2021, 5, 3)), (None, None)])
def test_a_day_is_a_date_only_with_its_year(year: int | None, date: dt.date | None) -> None:
    assert Day(5, 3, year, DateBasis.TEXT, "as of May 3").date == date


def test_words_are_what_white_space_parts() -> None:
    assert body("al-Nahda took  two camels.").words == 4
