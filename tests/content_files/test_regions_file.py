from __future__ import annotations

import pytest

from sitrep.content.regions_file import parse_regions
from sitrep.core.errors import Fault
from sitrep.core.model import LocalName, Pcode, Region
from sitrep.core.regions import CODE
from tests.support.trees import CODES, line_of

TEXT = """\
[desert]
name = "Example desert"
codes = ["SY-HI", "SY-DY"]
spellings = ["the Desert"]

[syria]
name = "Syria"
codes = ["SY"]
"""


def parse(text: str) -> tuple[tuple[Region, ...], list[Fault]]:
    faults: list[Fault] = []
    return parse_regions(text, "regions.toml", CODES, faults) or (), faults


def told(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, fault.problem) for fault in parse(text)[1]]


def test_regions_come_in_the_order_of_the_file() -> None:
    (desert, syria), faults = parse(TEXT)
    assert faults == []
    assert desert == Region(
        "desert", "Example desert", frozenset({"SY-HI", "SY-DY"}), ("the Desert",), 0
    )
    assert (syria.id, syria.spellings, syria.order) == ("syria", (), 1)


def test_a_region_has_a_name_in_each_language_that_is_given_and_is_known_by_all() -> None:
    names = 'names = {ar = "الصحراء", fr = "Le désert"}'
    (desert, _syria), faults = parse(TEXT.replace("spellings", f"{names}\nspellings"))
    assert faults == []
    assert desert.names == (LocalName("ar", "الصحراء"), LocalName("fr", "Le désert"))
    assert desert.spellings == ("the Desert", "الصحراء", "Le désert")


@pytest.mark.parametrize(
    ("names", "faults"),
    [
        ('"A"', [(3, "a.names", "must be a table")]),
        ('{arabic = "A"}', [(3, "a.names.arabic", "“arabic” is not a language")]),
        ('{ar = ""}', [(3, "a.names.ar", "has no name")]),
        ("{ar = 1}", [(3, "a.names.ar", "must be text")]),
    ],
)
def test_a_name_in_a_language_must_be_one(names: str, faults: list[tuple[int, str, str]]) -> None:
    assert told(f'[a]\ncodes = ["SY"]\nnames = {names}\nname = "A"') == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('name = "A"', [(1, "name", "is outside a table")]),
        ('\n[a]\ncodes = ["SY"]', [(2, "a.name", "is missing")]),
        ('\n[a]\nname = "A"', [(2, "a.codes", "is missing or empty")]),
        ('\n[a]\nname = "A"\ncodes = []', [(4, "a.codes", "is missing or empty")]),
        ('\n[a]\nname = "A"\ncodes = "SY"', [(4, "a.codes", "must be a list")]),
        ('\n[a]\nname = "A"\ncodes = [1]', [(4, "a.codes", "holds something that is not text")]),
        ('\n[a]\nname = true\ncodes = ["SY"]', [(3, "a.name", "must be text")]),
        ('[A]\nname = "A"\ncodes = ["SY"]', [(1, "A.", "“A” is not a valid id")]),
        ('[a]\nname = "A"\ncodes = ["SY"]\ncolour = "red"', [(4, "a.colour", "is an unknown key")]),
        (
            '[a]\nname = "A"\ncodes = ["SY"]\nspellings = "B"',
            [(4, "a.spellings", "must be a list")],
        ),
        (
            '[a]\nname = "A"\ncodes = ["SY"]\n[a]',
            [(4, "", "not valid TOML (Cannot declare ('a',) twice)")],
        ),
    ],
)
def test_what_is_wrong_is_one_fault(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert told(text) == faults


@pytest.mark.parametrize("code", ["SY-XX", "XX", "sy-id", "SY-IDL", "SYR", ""])
def test_a_code_that_iso_does_not_know_is_a_fault(code: str) -> None:
    problems = told(TEXT.replace('"SY"', f'"SY", "{code}"'))
    assert [(key, problem) for _, key, problem in problems] == [
        ("syria.codes", f"“{code}” is not an ISO 3166 code")
    ]


def test_a_code_that_iso_does_not_know_is_reported_at_its_key() -> None:
    text = TEXT.replace('"SY"', '"SY-XX"')
    assert [line for line, _, _ in told(text)] == [line_of(text, "SY-XX")]


def test_an_empty_name_is_a_fault() -> None:
    assert [key for _, key, _ in told(TEXT.replace('"Syria"', '""'))] == ["syria.name"]


def test_a_key_outside_a_region_makes_no_region() -> None:
    assert [region.id for region in parse('name = "A"\n' + TEXT)[0]] == ["desert", "syria"]


def test_every_iso_code_is_written_as_we_say() -> None:
    assert [code for code in CODES if not CODE.fullmatch(code)] == []


PCODES = TEXT.replace(
    'codes = ["SY-HI", "SY-DY"]', 'codes = ["SY-HI", "SY-DY"]\npcodes = {SY-HI = "SY04"}'
)


def test_a_region_may_give_p_codes_for_some_of_its_codes() -> None:
    (desert, syria), faults = parse(PCODES)
    assert faults == []
    assert (desert.pcodes, syria.pcodes) == ((Pcode("SY-HI", "SY04"),), ())


@pytest.mark.parametrize(
    ("written", "key", "problem"),
    [
        ('{SY-ID = "SY07"}', "desert.pcodes.SY-ID", "is an unknown key"),
        ('{SY-HI = "04"}', "desert.pcodes.SY-HI", "“04” is not a P-code"),
        ('{SY-HI = "sy04"}', "desert.pcodes.SY-HI", "“sy04” is not a P-code"),
        ("{SY-HI = 4}", "desert.pcodes.SY-HI", "must be text"),
        ('["SY04"]', "desert.pcodes", "must be a table"),
    ],
)
def test_a_p_code_that_is_none_or_stands_at_a_foreign_code_is_a_fault(
    written: str, key: str, problem: str
) -> None:
    text = PCODES.replace('{SY-HI = "SY04"}', written)
    assert told(text) == [(line_of(text, "pcodes"), key, problem)]


def test_two_p_codes_for_one_code_are_a_fault_and_one_given_twice_is_none() -> None:
    again = '\n[homs]\nname = "Homs"\ncodes = ["SY-HI"]\npcodes = {SY-HI = "SY04"}\n'
    assert told(PCODES + again) == []
    text = PCODES + again.replace("SY04", "SY05")
    assert told(text) == [
        (
            line_of(text, 'pcodes = {SY-HI = "SY05"}'),
            "homs.pcodes",
            "SY-HI has the P-code SY04 in another region",
        )
    ]
