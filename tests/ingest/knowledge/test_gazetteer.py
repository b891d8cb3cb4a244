from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.core.model import Region
from sitrep.geo.spelling import fold
from sitrep.ingest.knowledge.gazetteer import (
    Gazetteer,
    WordsBefore,
    build_gazetteer,
)
from sitrep.ingest.knowledge.world import Layer, PlaceName
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import CANAL, knowledge

TABLE: dict[str, dict[str, object]] = {
    "SD-GZ": {"names": ["Gezira"], "places": ["Wad Madani", "Tell al-Rimal"]},
    "SD-KH": {"names": ["Khartoum"], "seat": True, "places": ["Bahri"]},
    "the west": {"codes": ["SD-DN", "SD-DS"], "names": ["western Sudan"]},
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return build_gazetteer([TABLE], [])


def named(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.words for mention in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Damascus suburb of Tumbar", {"SY-RD"}),
        ("a suburb of Damascus", {"SY-RD"}),
        ("a village near Damascus", {"SY-RD"}),
        ("on the outskirts of Damascus", {"SY-RD"}),
        ("the Damascus countryside", {"SY-RD"}),
        ("Damascus itself", {"SY-DI"}),
        ("Syria's north", {"SY"}),
        ("Syrias north", {"SY"}),
        ("Use it", set()),
        ("the USA", {"US"}),
    ],
)
def test_what_stands_beside_a_name_belongs_to_it(text: str, found: set[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("انقطعت الكهرباء في درعا والحسكة", {"SY-DR", "SY-HA"}),
        ("طريق بحلب وآخر بإدلب", {"SY-HL", "SY-ID"}),
        ("وصلت القافلة للرقة ثم لدير الزور", {"SY-RA", "SY-DY"}),
        ("Мост под Камышлы и рынок в Хасеке", {"SY-HA"}),
        ("Дорога из Алеппо в Идлиб", {"SY-HL", "SY-ID"}),
        ("فتح الباب أمام الثورة", set()),
        ("حلبة السباق", set()),
    ],
)
def test_towns_are_known_in_other_scripts_with_what_is_written_together_with_them(
    text: str, found: set[str]
) -> None:
    assert codes(text) == found


def test_the_towns_of_a_country_are_known_once_it_is_asked_for() -> None:
    gazetteer = knowledge().gazetteer
    assert named(gazetteer, "Izium") == named(gazetteer.within(()), "Izium") == []
    assert named(gazetteer.within(("UA",)), "Izium") == ["Izium"]


def test_our_own_names_win_over_those_of_geonames() -> None:
    (mention,) = knowledge().gazetteer.within(("SY",)).mentions("Palmyra")
    assert not mention.name.is_town


def test_adjectives_name_no_place() -> None:
    assert all(
        mention.name.is_people
        for mention in knowledge().gazetteer.mentions("Syrian and Russian pilots, two Turks")
    )


def codes(text: str) -> set[str]:
    """What the package's own gazetteer makes of a text."""
    return {code for mention in knowledge().gazetteer.mentions(text) for code in mention.name.codes}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idlib", "Idleb"),
        ("Dar'a", "Daraa"),
        ("Dar’a", "Dara'a"),
        ("al-Bab", "El Bab"),
        ("Hasakah", "al-Hasaka"),
        ("Tell Abyad", "Tal Abyad"),
        ("Tel Abyad", "Tall al-Abyad"),
        ("Ras al-Ayn", "Ras el-Ain"),
        ("Deir ez-Zor", "Deir al Zor"),
        ("Raqqa", "ar-Raqqah"),
        ("Qamishli", "Kamishli"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Türkiye", "TURKIYE"),
        ("Latakia", "Lattakia"),
        ("Maarrat al-Numan", "Maarat an-Numan"),
    ],
)
def test_variants_of_a_name_meet_under_one_spelling(one: str, other: str) -> None:
    known = codes(one)
    assert fold(one) == fold(other) or (known and known == codes(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hama"), ("Idlib", "Lib"), ("Raqqa", "Rakna"), ("Tell Abyad", "Abyad"), ("Al", "El")],
)
def test_other_names_keep_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_longest_name_at_a_place_counts_once(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "From Wad Madani, Tell al-Rimal and Bahri to Khartoum.") == [
        "Wad Madani",
        "Tell al-Rimal",
        "Bahri",
        "Khartoum",
    ]


def test_a_mention_says_where_it_stands(gazetteer: Gazetteer) -> None:
    text = "Boats from Wad Madani came."
    (mention,) = gazetteer.mentions(text)
    assert text[mention.start : mention.end] == mention.words == "Wad Madani"


@pytest.mark.parametrize(
    "text", ["the gezira scheme", "bahri", "Wadi Madani", "Geziras", "Madani", ""]
)
def test_other_words_and_small_letters_are_no_mention(gazetteer: Gazetteer, text: str) -> None:
    assert named(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "found"), [("in western Sudan", 1), ("in Western Sudan", 1), ("in western sudan", 1)]
)
def test_an_area_may_be_written_without_capitals(
    gazetteer: Gazetteer, text: str, found: int
) -> None:
    assert len(named(gazetteer, text)) == found


def test_a_name_knows_whether_it_is_an_area_or_a_seat(gazetteer: Gazetteer) -> None:
    names = {
        mention.words: mention.name
        for mention in gazetteer.mentions("Khartoum, Bahri, western Sudan")
    }
    assert names["Khartoum"].is_seat
    assert not names["Bahri"].is_seat
    assert names["western Sudan"].is_area
    assert names["western Sudan"].codes == ("SD-DN", "SD-DS")


def test_names_joined_by_a_hyphen_are_two(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "the Khartoum-Gezira road") == ["Khartoum", "Gezira"]


def test_a_region_adds_names_and_takes_none_away() -> None:
    regions = [
        Region("river", "The River States", frozenset({"SD-NR", "SD-NB"}), ("Nile states",)),
        Region("other", "Gezira", frozenset({"SD-NR"})),
    ]
    gazetteer = build_gazetteer([TABLE], regions)
    found = {
        mention.words: mention.name.codes
        for mention in gazetteer.mentions("Nile states and Gezira")
    }
    assert found == {"Nile states": ("SD-NB", "SD-NR"), "Gezira": ("SD-GZ",)}


def test_a_countrys_table_names_the_country() -> None:
    assert codes("Armenia and the United States") == {"AM", "US"}


@pytest.mark.parametrize(
    "text",
    [
        "Tel Aviv",
        "Tell nobody.",
        "Has it ended?",
        "Bare walls",
        "Ray Example",
        "Sheikh Omar",
        "Mazloum Abdi",
        "Dana Example",
        "the Republic of Benin",
    ],
)
def test_names_of_people_other_places_and_english_words_are_no_place_of_syria(text: str) -> None:
    assert codes(text) == set()


def test_a_preposition_is_no_part_of_a_name(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "They met at Khartoum.") == ["Khartoum"]


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [f"{CANAL[0]} ", "Aa ", "a'", "Homs "],
)
def test_looking_names_up_takes_linear_time(unit: str) -> None:
    find = knowledge().gazetteer.mentions
    assert (
        growth(lambda text: list(find(text)), lambda size: unit * (size // len(unit)), 750) < LINEAR
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell near Tumbar.", ["Tumbar"]),
        ("on the outskirts of Tumbar", ["Tumbar"]),
        ("Ali Tumbar is ill.", []),
        ("in Tumbar's view", []),
    ],
)
def test_a_shy_name_counts_where_only_a_place_can_stand(text: str, found: list[str]) -> None:
    table = {"SD-GZ": {"shy": ["Tumbar"]}}
    before = WordsBefore(near="near|outskirts of")
    assert named(build_gazetteer([table], [], before), text) == found


def test_a_word_of_one_country_hides_no_place_of_another() -> None:
    shy = PlaceName(("SD-KH",), False, False, False, is_shy=True, is_town=True)
    layers = {"SD": Layer.of({"rimal": shy}), "TD": Layer.of({"rimal": replace(shy, is_shy=False)})}
    gazetteer = Gazetteer({}, load=lambda country: layers.get(country, Layer.of({})))
    assert named(gazetteer.within(("SD", "TD")), "Rimal fell.") == ["Rimal"]
    assert named(gazetteer.within(("SD",)), "Rimal fell.") == []
