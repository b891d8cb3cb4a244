"""What places are called in the digest's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitrep.core.language import Language
from sitrep.core.locales import is_language
from sitrep.core.model import LocalName, Region
from sitrep.core.names.scripts import script_of
from sitrep.core.regions import Regions
from sitrep.geo.codes import iso_codes
from sitrep.geo.local_names import FOLDER, area_name, regions_in, unnamed_in

ARABIC, FRENCH, ENGLISH = Language("ar"), Language("fr"), Language("en")


def region(name: str, *codes: str, order: int = 0, **names: str) -> Region:
    given = tuple(LocalName(*each) for each in names.items())
    return Region(name.lower(), name, frozenset(codes), ("Old name",), order, names=given)


def called(rows: list[Region], language: Language) -> list[str]:
    return [row.name for row in regions_in(Regions(rows, frozenset()), language).rows]


def unnamed(rows: list[Region], language: Language) -> list[str]:
    return [row.name for row in unnamed_in(Regions(rows, frozenset()), language)]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("SY-HL", {"en": "Aleppo", "ar": "حلب", "fr": "Alep", "ar-SY": "حلب", "de": None}),
        ("TR", {"en": "Türkiye", "ar": "تركيا", "fr": "Turquie", "de": "Türkei"}),
        ("UA-12", {"ar": None}),
        ("ZZ-X", {"en": None}),
    ],
)
def test_an_area_is_called_as_in_its_language_or_not_at_all(
    code: str, names: Mapping[str, str | None]
) -> None:
    assert {each: area_name(code, Language(each)) for each in names} == names


def test_a_region_has_the_name_of_the_language_and_is_found_by_all_its_names() -> None:
    rows = [region("Reedmarsh", "SY-ID", ar="القصب", pt="Brejo")]
    assert called(rows, ARABIC) == ["القصب"]
    assert called(rows, Language("ar-SY")) == ["القصب"]
    assert called(rows, Language("pt-BR")) == ["Brejo"]
    assert called(rows, ENGLISH) == ["Reedmarsh"]
    (arabic,) = regions_in(Regions(rows, frozenset()), ARABIC).rows
    assert arabic.spellings == ("Reedmarsh", "Old name")


def test_a_country_by_its_english_name_has_its_name_in_the_language() -> None:
    rows = [region("Iraq", "IQ"), region("Aleppo", "SY-HL", order=1)]
    assert called(rows, FRENCH) == ["Irak", "Alep"]
    assert called(rows, ARABIC) == ["العراق", "حلب"]
    assert called(rows, ENGLISH) == ["Iraq", "Aleppo"]
    assert unnamed(rows, ARABIC) == []


def test_a_word_of_the_curator_is_not_replaced_by_an_official_name() -> None:
    rows = [region("The safe zone", "SY-ID"), region("Iraq and Iran", "IQ", "IR", order=1)]
    assert called(rows, FRENCH) == ["The safe zone", "Iraq and Iran"]


def test_a_name_in_another_script_is_missed() -> None:
    rows = [region("The safe zone", "SY-ID"), region("المنطقة", "SY-HL", order=1)]
    assert unnamed(rows, ARABIC) == ["The safe zone"]
    assert unnamed(rows, FRENCH) == ["المنطقة"]
    assert called(rows, ARABIC) == ["The safe zone", "المنطقة"]


def test_a_name_is_missed_where_others_are_said_to_be_in_the_language() -> None:
    rows = [region("Reedmarsh", "SY-ID", fr="Marais"), region("Saltgate", "SY-HL", order=1)]
    assert unnamed(rows, FRENCH) == ["Saltgate"]
    assert unnamed(rows, ENGLISH) == []
    assert unnamed(rows, Language("de")) == []


def test_a_map_names_areas_that_are_no_region_of_their_own() -> None:
    regions = regions_in(Regions([region("Reedmarsh", "SY-ID", ar="القصب")], frozenset()), ARABIC)
    assert [regions.name_of(code) for code in ("SY-ID", "SY-TA", "LB", "UA-12")] == [
        "القصب",
        "طرطوس",
        "لبنان",
        None,
    ]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_packaged_names_are_whole(file: Path) -> None:
    table = tomllib.loads(file.read_text("utf-8"))
    assert set(table) == {code for code in iso_codes() if code.startswith(f"{file.stem}-")}
    for names in table.values():
        assert set(names) == {"en", "ar", "fr"}
        assert all(is_language(each) for each in names)
        assert [script_of(names[each]) for each in ("en", "ar", "fr")] == ["Latn", "Arab", "Latn"]
