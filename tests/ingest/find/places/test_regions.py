from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.content.places_file import PlaceRow
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.find.places.regions import find_regions
from sitrep.ingest.knowledge.bank import load_settings
from sitrep.ingest.knowledge.gazetteer import Gazetteer, Mention
from sitrep.ingest.knowledge.world import PlaceName
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import CANAL, FLOOD, PORT, cleaned, document, joined, knowledge

PLAIN = "Nobody could say on Monday how many boats were left or who had taken them."
"""A paragraph without a place."""


def found_in(*texts: str, verdict: Verdict = Verdict.BODY) -> Draft:
    blocks = tuple(Block(0, len(text), text, verdict) for text in texts)
    return find_regions(Draft(document(""), blocks), knowledge())


def regions(*texts: str) -> list[set[str]]:
    """The codes of each paragraph."""
    return [set(block.regions) for block in found_in(*texts).blocks]


def codes(text: str) -> set[str]:
    """The codes of a paragraph alone."""
    return regions(text)[0]


def test_every_paragraph_has_the_codes_of_its_places() -> None:
    assert regions(CANAL[0], CANAL[2], PORT[0]) == [
        {"SD-GZ"},
        {"SD-DN", "SD-DS", "SD-DW"},
        {"YE-AD"},
    ]


def test_codes_stand_in_the_order_of_the_text_once_each() -> None:
    assert found_in("From Homs to Idlib, and from Idlib back to Homs.").blocks[0].regions == (
        "SY-HI",
        "SY-ID",
    )


def test_what_is_no_body_has_no_regions() -> None:
    assert found_in(CANAL[0], verdict=Verdict.NAVIGATION).blocks[0].regions == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell on Saraqib and Ma'arrat al-Nu'man.", {"SY-ID"}),
        ("Troops crossed from Tel Tamer towards Ain Issa.", {"SY-HA", "SY-RA"}),
        ("A convoy left Abu Kamal for Palmyra.", {"SY-DY", "SY-HI"}),
        ("Guards in Deir Ezzor and al-Hasakeh slept.", {"SY-DY", "SY-HA"}),
        ("The Homs-Deir ez-Zor road is shut.", {"SY-HI", "SY-DY"}),
        ("A shop in Dera'a burned.", {"SY-DR"}),
        ("Nothing happened in Syria.", {"SY"}),
        ("It rained.", set()),
    ],
)
def test_places_in_any_spelling_give_their_governorates(text: str, wanted: set[str]) -> None:
    assert codes(text) == wanted


# --- Names that mean something else ---


@pytest.mark.parametrize(
    "text",
    [
        "The Syria government spoke.",
        "Fighters of the Idlib Brigade left.",
        "The Raqqa Council met.",
        "The Aleppo Media Centre showed it.",
        "Syria's Observatory counted them.",
        "It fell on the Syria-Turkey border.",
        "It fell on the Syria–Lebanon frontier.",
    ],
)
def test_names_in_those_of_governments_organisations_and_borders_are_no_place(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    ["Two men of the Idlib Brigade fell near Homs.", "Homs lies far from the Syria-Turkey border."],
)
def test_the_other_places_of_such_a_sentence_count(text: str) -> None:
    assert codes(text) == {"SY-HI"}


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in Damascus.",
        "Shells fell near central Damascus.",
        "A bus from Damascus burned.",
        "The road to old Damascus is shut.",
        "A plane landed at Damascus.",
        "Shells hit central Damascus.",
    ],
)
def test_a_seat_of_government_is_a_place_where_something_happens_there(text: str) -> None:
    assert codes(text) == {"SY-DI"}


@pytest.mark.parametrize(
    "text",
    [
        "Damascus refused the plan.",
        "The Damascus government refused.",
        "He accused Damascus.",
        "Moscow and Damascus refused.",
        "Ties between Ankara and Damascus are bad.",
        "It belongs to Damascus to decide.",
    ],
)
def test_a_seat_of_government_is_no_place_where_it_acts(text: str) -> None:
    assert codes(text) == set()


# --- Areas and countries give way ---


def test_an_area_stands_for_all_its_codes() -> None:
    assert codes("It is cold in north-eastern Syria.") == {"SY-HA", "SY-RA"}


def test_an_area_gives_way_to_a_place_inside_it() -> None:
    assert codes("It is cold in northeast Syria, and in Qamishli above all.") == {"SY-HA"}


def test_an_area_stays_beside_a_place_outside_it() -> None:
    assert codes("It is cold in northeast Syria, but not in Homs.") == {"SY-HA", "SY-RA", "SY-HI"}


def test_a_country_gives_way_to_its_places() -> None:
    assert codes("In Syria it is cold, above all in Homs.") == {"SY-HI"}


def test_another_country_is_not_where_it_happened() -> None:
    text = (
        "In Syria, Homs is cold, Hama as well.",
        "Iran sent blankets to people all over Syria.",
        "Iran sent them.",
    )
    assert regions(*text) == [{"SY-HI", "SY-HM"}, {"SY"}, {"SY"}]


# --- Paragraphs without places ---


def test_a_paragraph_without_places_is_of_those_above_it() -> None:
    assert regions(CANAL[0], PLAIN, PORT[0], PLAIN) == [{"SD-GZ"}, {"SD-GZ"}, {"YE-AD"}, {"YE-AD"}]


def test_the_first_paragraphs_are_of_the_first_place_named_below() -> None:
    assert regions(PLAIN, PLAIN, PORT[0], CANAL[0]) == [{"YE-AD"}, {"YE-AD"}, {"YE-AD"}, {"SD-GZ"}]


def test_a_subhead_is_of_what_stands_below_it() -> None:
    assert regions(CANAL[0], "Strike at the docks", PORT[0]) == [{"SD-GZ"}, {"YE-AD"}, {"YE-AD"}]


def test_a_text_without_places_has_no_regions() -> None:
    assert regions(*FLOOD) == [set()] * len(FLOOD)


# --- Places nobody knows ---


def test_an_unknown_village_is_reported_with_what_decided() -> None:
    draft = found_in("Shells fell on the village of Tumbar near Homs.")
    assert draft.blocks[0].regions == ("SY-HI",)
    assert draft.doubts == (
        "regions: Tumbar is not in the gazetteer; its paragraph is filed under SY-HI",
    )


def test_unknown_villages_in_a_row_are_reported_once_each() -> None:
    draft = found_in(
        "Near the villages of Tumbar, al-Quz and Wad Sahl.", "In the village of Tumbar it rained."
    )
    assert [doubt.removeprefix("regions: ").partition(" is not")[0] for doubt in draft.doubts] == [
        "Tumbar",
        "al-Quz",
        "Wad Sahl",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In the village of Saraqib.",
        "In the towns of Nubl and Azaz.",
        "In a village of huts.",
        "Both cities are quiet.",
    ],
)
def test_known_villages_and_other_words_are_not_reported(text: str) -> None:
    assert found_in(text).doubts == ()


@pytest.mark.parametrize(
    "text",
    ["Shells fell on Tumbar village.", "The Tumbar district is quiet.", "The village Tumbar fell."],
)
def test_an_unknown_village_is_reported_however_it_is_called(text: str) -> None:
    assert found_in(text).doubts


def test_regions_are_found_in_whole_documents() -> None:
    assert {block.regions for block in cleaned(joined(*PORT)).body} == {("YE-AD",)}


@pytest.mark.growth
def test_finding_regions_takes_linear_time() -> None:
    assert growth(found_in, lambda size: f"{FLOOD[0]} " * (size // len(FLOOD[0])), 1500) < LINEAR


class OneName(Gazetteer):
    """A gazetteer that takes no time, so that what is made of its names is measured."""

    def mentions(self, text: str) -> Iterator[Mention]:
        name = PlaceName(("SY-HI",), is_area=False, is_seat=False, is_common=False)
        return (
            Mention(name, match.start(), match.end(), "Homs") for match in re.finditer("Homs", text)
        )


@pytest.mark.growth
def test_a_paragraph_with_many_places_takes_linear_time() -> None:
    settings = replace(knowledge(), gazetteer=OneName({}))

    def work(text: str) -> object:
        return find_regions(
            Draft(document(text), (Block(0, len(text), text, Verdict.BODY),)), settings
        )

    assert growth(work, lambda size: "in Homs and " * (size // 12), 2000) < LINEAR


# --- The world's places ---


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["In Ukraine, drones hit Izium and the Poltava region."], [{"UA-63", "UA-53"}]),
        (
            ["Afghan troops left Gereshk.", "Nothing is heard from Kunduz."],
            [{"AF-HEL"}, {"AF-KDZ"}],
        ),
        (
            ["Rain fell in the state of Minas Gerais.", "Streets in Juiz de Fora are flooded."],
            [{"BR-MG"}, {"BR-MG"}],
        ),
        (["Troops in Iraq entered Tikrit and Sinjar."], [{"IQ-SD", "IQ-NI"}]),
        (["Shells fell on El Fasher in Sudan."], [{"SD-DN"}]),
    ],
)
def test_towns_of_the_countries_a_document_names_give_their_subdivisions(
    texts: list[str], wanted: list[set[str]]
) -> None:
    assert regions(*texts) == wanted


@pytest.mark.parametrize(
    "text", ["Izium is a good name for a cat.", "The bakers of Springfield are on strike."]
)
def test_a_town_of_a_country_that_is_not_named_does_not_count(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine’s poet Oksana Lyman died.",
        "In Ukraine, Izium Hassan sang.",
        "In Ukraine the Force spoke in March.",
    ],
)
def test_people_and_words_are_no_towns(text: str) -> None:
    assert codes(text) <= {"UA"}


def test_towns_of_one_name_lie_where_their_neighbours_lie() -> None:
    assert regions("In Ukraine, shells fell on Lyman, Stavky and Yampil.") == [{"UA-14"}]


def test_towns_of_one_name_that_nothing_tells_apart_are_reported_and_not_guessed() -> None:
    draft = found_in("It rained in Ukraine, in Stavky above all.")
    assert all(set(block.regions) <= {"UA"} for block in draft.blocks)
    assert any("Stavky may lie in UA-18, UA-14, UA-48" in doubt for doubt in draft.doubts)


def test_a_place_that_is_only_referred_to_gives_way() -> None:
    text = "Shells fell on Saraqib, he told reporters in Aleppo."
    assert codes(text) == {"SY-ID"}
    assert codes("The talks in Aleppo failed.") == {"SY-HL"}


def test_what_happens_at_sea_has_no_region_nor_has_what_follows() -> None:
    assert regions("Shells fell on Saraqib.", "Boats sank in the Mediterranean.", PLAIN) == [
        {"SY-ID"},
        set(),
        set(),
    ]


# --- Sections ---


def test_the_times_of_a_live_report_belong_to_what_stands_below_them() -> None:
    assert regions("Shells fell on Homs.", "9 a.m.", PLAIN, "Shells fell on Idlib.") == [
        {"SY-HI"},
        {"SY-ID"},
        {"SY-ID"},
        {"SY-ID"},
    ]


def test_a_headline_that_names_the_country_is_of_the_subdivision_below() -> None:
    texts = (
        "Shells fell on Homs.",
        "Rain in southern Brazil",
        "Streets in Minas Gerais are flooded.",
    )
    assert regions(*texts)[1] == {"BR-MG"}


def test_two_countries_where_something_happens_both_count() -> None:
    texts = ("Shells fell on Homs.", "Shells fell on Mosul.", "It is cold in Syria and Iraq.")
    assert regions(*texts)[2] == {"SY", "IQ"}


def test_the_curators_own_places_win() -> None:
    settings = replace(
        knowledge(),
        gazetteer=load_settings(places=[PlaceRow("SY-HM", ("Saraqib", "Tumbar"))]).gazetteer,
    )
    block = Block(0, 1, "Shells fell on Tumbar and Saraqib.", Verdict.BODY)
    assert find_regions(Draft(document(""), (block,)), settings).blocks[0].regions == ("SY-HM",)


def test_an_event_that_is_spoken_of_again_is_where_it_was_told_of() -> None:
    again = "The attack killed two and was claimed by nobody, a watchman of the mill said later in the day."
    texts = ("A bomb attack hit a bus in Homs.", "A convoy left Idlib for the coast.", again, PLAIN)
    assert regions(*texts) == [{"SY-HI"}, {"SY-ID"}, {"SY-HI"}, {"SY-HI"}]
    assert regions("A convoy left Idlib for the coast.", again) == [{"SY-ID"}, {"SY-ID"}]


# --- Where it happened, in the wars of today ---

WARS = tomllib.loads((Path(__file__).parent / "wars.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(WARS))
def test_a_paragraph_is_filed_where_its_event_was(name: str) -> None:
    texts, wanted = zip(*WARS[name]["paragraphs"], strict=True)
    assert regions(*texts) == [set(codes.split()) for codes in wanted]


def test_the_digests_own_country_needs_no_name() -> None:
    ours = replace(knowledge(), home=("ML",))
    block = Block(0, 40, "Mortars fell on Tessalit at noon.", Verdict.BODY)
    draft = Draft(document(""), (block,))
    assert find_regions(draft, ours).blocks[0].regions == ("ML-8",)
    assert find_regions(draft, knowledge()).blocks[0].regions == ()
