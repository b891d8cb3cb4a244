from __future__ import annotations

import pytest

from sitrep.ingest.read.lines.wraps import breaks_sentence


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("the mill at the", "canal was hit"),
        ("мельница у", "канала"),
        ("الطاحونة عند", "القناة"),
        ("nearly", "12 carts"),
    ],
)
def test_a_sentence_goes_on(line: str, after: str) -> None:
    assert breaks_sentence(line, after)


@pytest.mark.parametrize(
    ("line", "after"),
    [("the mill was hit.", "nine hurt"), ("Gezira", "Darfur"), ("水车被击中。", "九人受伤")],
)
def test_a_sentence_ends(line: str, after: str) -> None:
    assert not breaks_sentence(line, after)
