from __future__ import annotations

from sitrep.ingest.draft import Block
from sitrep.ingest.find.places.row_places import each_once, row_codes
from sitrep.ingest.read.tables.rows import ROW

BLOCKS = (
    Block(0, 1, "text"),
    *(Block(at, at + 1, "row", rule=ROW) for at in range(1, 4)),
    Block(4, 5, "text"),
)


def test_a_row_without_a_place_has_those_of_the_rows_above_it() -> None:
    own = {0: ("SD-KH",), 1: ("SD-GZ",), 2: ("SD-DN",), 3: None, 4: None}
    assert row_codes(BLOCKS, own) == {1: ("SD-GZ",), 2: ("SD-GZ", "SD-DN"), 3: ("SD-GZ", "SD-DN")}


def test_rows_that_name_no_place_have_none() -> None:
    assert row_codes(BLOCKS, {1: None, 2: None}) == {}


def test_codes_keep_their_order() -> None:
    assert each_once(("b", "a", "b")) == ("b", "a")
