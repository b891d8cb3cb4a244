from __future__ import annotations

import pytest

from tests.support.ingest.documents import FLOOD, cleaned, joined

HEADLINE = "Pontoons washed away below the dam"


@pytest.mark.parametrize(
    "before", [" date 2021-05-14 ", "Published: 14 May 2021 ", "14.05.2021, 02:02 "]
)
def test_a_date_before_the_first_line_is_cut_off(before: str) -> None:
    draft = cleaned(joined(f"{before}{HEADLINE}", *FLOOD))
    assert draft.title
    assert draft.published
    assert (draft.title.value, str(draft.published.date)) == (HEADLINE, "2021-05-14")
    assert [block.text for block in draft.body] == list(FLOOD)


def test_a_date_before_the_text_itself_is_cut_off_too() -> None:
    draft = cleaned(joined(f" date 2021-05-14 {FLOOD[0]}", *FLOOD[1:]))
    assert draft.published
    assert str(draft.published.date) == "2021-05-14"
    assert draft.body[0].text == FLOOD[0]


@pytest.mark.parametrize(
    "line", ["14 May 2021 | Jane Roe", "3 May 2021 to 14 May 2021 in the delta and beyond"]
)
def test_a_line_that_is_all_about_its_date_stays_whole(line: str) -> None:
    draft = cleaned(joined(HEADLINE, line, *FLOOD))
    assert line in [block.text for block in draft.blocks]
