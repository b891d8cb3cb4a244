from __future__ import annotations

import pytest

from sitrep.ingest.head.glued_head import read_glued
from tests.support.ingest.documents import knowledge

TEXT = (
    "A ferry that carries lorries across the canal was shelled on Tuesday and two drivers were killed"
    " the district council said. The shells fell while the lorries were being loaded with grain for the"
    " camps on the eastern bank and the ferry burned until the evening. Nobody has said who fired them"
    " and the column denied that its gunners were near the canal at the time."
)
HEADLINE = "Shelled ferry burns on the canal killing two lorry drivers council says"


@pytest.mark.parametrize(
    "between",
    [" ", ". ", " AFP Tuesday 4 May 2021 ", " By Jane Roe May 4, 2021 ", " 4 May 2021 - 10:45 "],
)
@pytest.mark.parametrize("before", ["", "Tue 04 May 2021 "])
def test_the_headline_ends_where_the_text_begins_to_say_it_again(before: str, between: str) -> None:
    line = f"{before}{HEADLINE}{between}{TEXT}"
    found = read_glued(line, knowledge())
    assert line[found.title_start : found.title_end].strip(" .") == HEADLINE
    assert line[found.text_start :] == TEXT


def test_a_line_in_small_letters_is_read_as_well() -> None:
    line = f"{HEADLINE} 4 may 2021 - 10:45 {TEXT}".lower()
    found = read_glued(line, knowledge())
    assert line[found.title_start : found.title_end].strip() == HEADLINE.lower()


@pytest.mark.parametrize("before", ["", "May 4, 2021 ", "KASSALA "])
def test_a_text_alone_has_no_headline(before: str) -> None:
    assert read_glued(f"{before}{TEXT}", knowledge()).title_end is None
