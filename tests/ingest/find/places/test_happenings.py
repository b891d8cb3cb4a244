from __future__ import annotations

import pytest

from sitrep.ingest.find.places.happenings import happens_at, is_said_at
from sitrep.ingest.knowledge.gazetteer import Mention
from sitrep.ingest.knowledge.world import PlaceName

NAME = PlaceName(("SY-ID",), False, False, False)


def happens(text: str, place: str = "Saraqib") -> bool:
    start = text.index(place)
    return happens_at(Mention(NAME, start, start + len(place), place), text)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Saraqib.",
        "In Saraqib, gunmen stopped a bus.",
        "Earlier in Saraqib, two men were shot.",
        "Saraqib was bombed.",
        "Солдати увійшли в Saraqib.",
    ],
)
def test_a_clause_that_tells_of_an_event_is_about_its_place(text: str) -> None:
    assert happens(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Saraqib.",
        "His brother, who lives in Saraqib, was killed in the war.",
        "Shells fell on the town. The mayor is from Saraqib.",
    ],
)
def test_an_event_in_another_clause_is_elsewhere(text: str) -> None:
    assert not happens(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In Saraqib, officials declined to comment.", True),
        ("A judge in Saraqib was asked.", True),
        ("Dockers in Saraqib laid down tools.", False),
    ],
)
def test_where_somebody_only_speaks_is_told_apart(text: str, wanted: bool) -> None:
    start = text.index("Saraqib")
    assert is_said_at(Mention(NAME, start, start + 7, "Saraqib"), text) is wanted
