from __future__ import annotations

import pytest

from sitrep.ingest.find.places.homonyms import decided
from sitrep.ingest.find.places.readings import NamedPlaces
from sitrep.ingest.knowledge.gazetteer import Mention
from sitrep.ingest.knowledge.world import PlaceName


def mention(words: str, *codes: str, rivals: tuple[str, ...] = ()) -> Mention:
    name = PlaceName(codes, False, False, False, is_town=True, rivals=rivals)
    return Mention(name, 0, len(words), words)


def reading(*places: Mention) -> NamedPlaces:
    return NamedPlaces(" ".join(each.words for each in places), places, (), ())


TORV = mention("Torv", "UA-14", rivals=("UA-14", "RU-SA", "UA-12"))


def filed(
    *paragraphs: NamedPlaces, sections: dict[int, tuple[str, ...]] | None = None
) -> list[str]:
    found = decided(dict(enumerate(paragraphs)), {}, sections)
    return [code for each in found[0].places for code in each.name.codes if each.words == "Torv"]


@pytest.mark.parametrize(
    ("beside", "code"), [("UA-12", "UA-12"), ("RU-SA", "RU-SA"), ("RU-KRS", "RU-SA")]
)
def test_the_places_of_the_paragraph_decide_by_subdivision_then_by_country(
    beside: str, code: str
) -> None:
    assert filed(reading(TORV, mention("Quz", beside))) == [code]


def test_the_heading_above_counts_as_a_place_of_the_paragraph() -> None:
    assert filed(reading(TORV), sections={0: ("UA-12",)}) == ["UA-12"]


def test_the_rest_of_the_document_decides_where_the_paragraph_does_not() -> None:
    assert filed(reading(TORV), reading(mention("Quz", "UA-14"))) == ["UA-14"]


def test_what_nobody_decides_is_filed_nowhere_and_said() -> None:
    doubts: dict[str, None] = {}
    torv = mention("Torv", "UA-14", rivals=("UA-14", "UA-12"))
    assert decided({0: reading(torv)}, doubts)[0].places == ()
    assert list(doubts) == ["Torv may lie in UA-14, UA-12; it is filed under none"]
