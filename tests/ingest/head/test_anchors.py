from __future__ import annotations

import pytest

from sitrep.ingest.head.anchors import anchors_in, leading_end
from tests.support.ingest.documents import knowledge


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Tue 04 May 2021 Boats burn", ["Tue 04 May 2021 "]),
        ("Last updated at Jul 012016 BEIRUT A day", ["Last updated at Jul 012016 ", "BEIRUT "]),
        ("Boats burn AFP Tuesday 4 May 2021 A boat", ["AFP ", "Tuesday 4 May 2021 "]),
        ("Boats burn By Jane Roe GORIS A boat", ["By Jane Roe ", "GORIS "]),
        ("Boats burn GORIS (Reuters) - A boat", ["GORIS ", "(Reuters) - "]),
        ("Late on June 30, fighting resumed", []),
        ("A clerk told the AFP agency that boats burn", []),
    ],
)
def test_what_is_left_of_a_pages_lines_is_found(line: str, pieces: list[str]) -> None:
    found = anchors_in(line, knowledge())
    assert [line[piece.start : piece.end] for piece in found] == pieces


def test_the_pieces_with_which_a_line_begins_end_where_its_words_do() -> None:
    line = "Tue 04 May 2021 GORIS Boats burn 5 May 2021 A boat"
    assert line[leading_end(anchors_in(line, knowledge())) :].startswith("Boats burn")
