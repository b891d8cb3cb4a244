from __future__ import annotations

import pytest

from sitrep.ingest.find.places.place_sense import Sense, is_certain, sense_of
from sitrep.ingest.knowledge.gazetteer import Mention
from sitrep.ingest.knowledge.world import PlaceName

COUNTRY = PlaceName(("SD",), is_area=False, is_seat=False, is_common=False)
SEAT = PlaceName(("SD-KH",), is_area=False, is_seat=True, is_common=False)
TOWN = PlaceName(("SD-GZ",), is_area=False, is_seat=False, is_common=False, is_town=True)
PERSONAL = PlaceName(
    ("SD-GZ",), is_area=False, is_seat=False, is_common=False, is_town=True, is_personal=True
)
NOWHERE = PlaceName((), is_area=True, is_seat=False, is_common=True)


def sense(text: str, name: PlaceName) -> Sense:
    """What the name in [brackets] means."""
    start, end = text.index("["), text.index("]") - 1
    return sense_of(
        Mention(name, start, end, text[start + 1 : end + 1]), text.replace("[", "").replace("]", "")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on [Tumbar] at dawn.",
        "[Tumbar] was quiet.",
        "In [Tumbar] nobody slept.",
        "Traders from Sudan's [Tumbar] came.",
        "The road to [Tumbar] District is shut.",
        "On Monday [Tumbar] was quiet, as on Sunday.",
        "Ships left [TUMBAR] Harbour.",
        "Shells fell on al-[Tumbar] at dawn.",
        "Shells fell on El [Tumbar] at dawn.",
        "The ash-[Tumbar] road is shut.",
    ],
)
def test_a_town_counts_where_its_name_stands_alone(text: str) -> None:
    assert sense(text, TOWN) is Sense.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "The clerk Ivan [Tumbar] came.",
        "Letters reached [Tumbar] Hassan.",
        "[Tumbar] said so.",
        "Then [Tumbar], who had come late, left.",
        "The Ould-[Tumbar] clan came.",
        "The [Tumbar]-Nova company closed.",
    ],
)
def test_a_part_of_a_longer_name_and_a_speaker_are_no_town(text: str) -> None:
    assert sense(text, TOWN) is Sense.PART


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A shell fell near [Amal].", Sense.PLACE),
        ("A shell fell in the town of [Amal].", Sense.PLACE),
        ("A letter came from [Amal].", Sense.PART),
        ("[Amal] fell ill.", Sense.PART),
    ],
)
def test_a_town_that_people_are_called_by_needs_a_word_of_place(text: str, wanted: Sense) -> None:
    assert sense(text, PERSONAL) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "The [Sudan]-based group spoke.",
        "A [Sudan]-led alliance met.",
        "[Sudan]'s Water Ministry spoke.",
        "The Islamic State of Chad and [Sudan] spoke.",
        "The Friends of [Sudan] spoke.",
    ],
)
def test_whoever_is_called_after_a_country_is_not_the_country(text: str) -> None:
    assert sense(text, COUNTRY) is Sense.NONE


def test_what_a_country_has_is_in_it() -> None:
    assert sense("They crossed [Sudan]'s province of Gezira.", COUNTRY) is Sense.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "It lies 40 kilometers north of [Khartoum].",
        "The highway linking the port with [Khartoum] is shut.",
        "She told reporters in [Khartoum] that rain fell.",
        "[KHARTOUM], Sudan -- It rained.",
    ],
)
def test_places_one_measures_or_speaks_from_give_way_to_others(text: str) -> None:
    assert sense(text, TOWN) is Sense.REFERENCE


def test_a_capital_that_sends_somebody_gives_way_but_a_town_does_not() -> None:
    text = "They sent troops from [Khartoum] on Monday."
    assert (sense(text, SEAT), sense(text, TOWN)) == (Sense.REFERENCE, Sense.PLACE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("A boat sank in the [Caribbean].", Sense.PLACE), ("The [Caribbean] is warm.", Sense.NONE)],
)
def test_a_sea_counts_where_something_happens_in_it(text: str, wanted: Sense) -> None:
    assert sense(text, NOWHERE) is wanted


def test_words_of_place_before_a_name_make_it_certain() -> None:
    text = "Shells fell near Tumbar, and Tumbar burned."
    assert is_certain(Mention(TOWN, 17, 23, "Tumbar"), text)
    assert not is_certain(Mention(TOWN, 29, 35, "Tumbar"), text)
