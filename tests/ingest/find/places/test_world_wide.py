"""Stories about the world as a whole."""

import pytest

from sitrep.ingest.find.places.readings import NamedPlaces, read_places
from sitrep.ingest.find.places.world_wide import of_world, world_wide
from tests.support.ingest.documents import knowledge

GAZETTEER = knowledge().gazetteer.within(("SY", "TD"))


def named(*texts: str) -> dict[int, NamedPlaces]:
    return {at: read_places(text, GAZETTEER) for at, text in enumerate(texts)}


@pytest.mark.parametrize(
    "texts",
    [
        ("Measles is back around the world", "It was found in 61 countries, most of all in Chad."),
        ("Fewer bees were counted in Africa.", "So it was in the Caribbean."),
        ("La faim progresse dans le monde", "Elle touche 53 pays."),
    ],
)
def test_a_story_on_the_world_shows_it_by_two_kinds_of_signs(texts: tuple[str, ...]) -> None:
    assert world_wide([range(len(texts))], named(*texts)) == set(range(len(texts)))


@pytest.mark.parametrize(
    "texts",
    [
        ("No other war in the world is as long.", "Syria is at war, and Syria is poor."),
        ("Around the world, 61 countries mourn.", "A mine killed a girl in Saraqib."),
        ("Measles is back around the world in 61 countries",),
    ],
)
def test_a_story_on_a_country_or_a_place_is_not(texts: tuple[str, ...]) -> None:
    assert not world_wide([range(len(texts))], named(*texts))


def test_a_place_of_its_own_stays_a_paragraphs_region() -> None:
    own = {0: None, 1: ("TD",), 2: ("SY-ID",), 3: None}
    assert of_world(own, {0, 1, 2}) == {0: ("001",), 1: ("001",), 2: ("SY-ID",), 3: None}


def test_the_part_of_a_story_on_another_place_is_not_of_the_world() -> None:
    texts = ("Hunger rises around the world", "It did so in 53 countries.", "Mines in Syria")
    story = named(*texts, "A mine killed a girl in Saraqib.")
    assert world_wide([range(4)], story, {0, 2}) == {0, 1}
