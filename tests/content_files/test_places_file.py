from __future__ import annotations

from sitrep.content.places_file import PlaceRow, parse_places
from sitrep.core.errors import Fault

CODES = frozenset({"SD", "SD-GZ", "SD-KH"})


def parsed(text: str) -> tuple[tuple[PlaceRow, ...] | None, list[Fault]]:
    faults: list[Fault] = []
    return parse_places(text, "content/places.toml", CODES, faults), faults


def test_a_table_a_code_gives_its_places() -> None:
    rows, faults = parsed(
        '[SD-GZ]\nplaces = ["Tumbar", "al-Quz"]\nshy = ["Amal"]\n\n[SD]\nplaces = ["Sahl"]\n'
    )
    assert rows == (PlaceRow("SD-GZ", ("Tumbar", "al-Quz"), ("Amal",)), PlaceRow("SD", ("Sahl",)))
    assert faults == []


def test_an_empty_file_has_no_places() -> None:
    assert parsed("# nothing yet\n") == ((), [])


def test_what_is_no_toml_is_one_fault_with_its_line() -> None:
    rows, faults = parsed('[SD-GZ]\nplaces = ["Tumbar"\n[SD]\n')
    assert rows is None
    assert [fault.line for fault in faults] == [3]


def test_an_unknown_code_is_a_fault_at_its_table() -> None:
    _rows, (fault,) = parsed('[SD-GZ]\nplaces = ["Tumbar"]\n[SD-XX]\nplaces = ["Sahl"]\n')
    assert (fault.line, fault.problem) == (3, "“SD-XX” is not an ISO 3166 code")


def test_unknown_keys_wrong_values_and_stray_lines_are_faults_with_their_lines() -> None:
    _rows, faults = parsed('stray = 1\n[SD-GZ]\nplace = ["Tumbar"]\n[SD]\nplaces = "Sahl"\n')
    assert sorted({fault.line for fault in faults}) == [1, 2, 3, 5]


def test_a_table_without_places_is_a_fault() -> None:
    _rows, (fault,) = parsed("[SD-GZ]\nplaces = []\n")
    assert fault.problem == "is missing or empty"


def test_a_place_under_two_codes_is_a_fault_at_the_second() -> None:
    _rows, (fault,) = parsed('[SD-GZ]\nplaces = ["Tumbar"]\n[SD-KH]\nplaces = ["tumbar"]\n')
    assert (fault.line, "SD-GZ" in fault.problem) == (3, True)


def test_without_a_list_of_codes_none_is_judged() -> None:
    faults: list[Fault] = []
    assert (
        parse_places('[SD-XX]\nplaces = ["Sahl"]\n', "places.toml", frozenset(), faults) is not None
    )
    assert faults == []
