from __future__ import annotations

import re
import zlib
from importlib.resources import files

import pycountry
import pytest

from sitrep.geo.spelling import fold
from sitrep.ingest.knowledge.gazetteer import WORLD
from sitrep.ingest.knowledge.world import load_layer, read_layer

TABLE = """\
# A comment.
SD-GZ	*	Gezira	gezira
SD-GZ	300000	Wad Madani	wad madani	madani
SD-KH	900000	!Omdurban	omdurban
SD-KH	9000	~Gold	gold
SD-GZ	8000	?Amal	amal
SD-GZ	5000	Tumbar	tumbar
SD-KH	4000	Tumbar	tumbar
SD-NR	7000	Sahl	sahl
SD-KH	300	Sahl	sahl
SD-NR	100	Gezira	gezira
"""
NAMES = read_layer(TABLE).names


def test_a_town_stands_for_its_subdivision_under_all_its_spellings() -> None:
    assert NAMES["wad madani"].codes == NAMES["madani"].codes == ("SD-GZ",)


def test_the_marks_say_what_else_a_name_is() -> None:
    assert NAMES["omdurban"].is_seat
    assert NAMES["gold"].is_shy
    assert NAMES["amal"].is_personal
    assert all(name.is_town for name in NAMES.values())


def test_places_of_one_name_and_about_one_size_are_rivals() -> None:
    assert NAMES["tumbar"].rivals == ("SD-GZ", "SD-KH")


def test_a_far_larger_place_has_no_rivals() -> None:
    assert (NAMES["sahl"].codes, NAMES["sahl"].rivals) == (("SD-NR",), ())


def test_a_subdivision_wins_over_a_town_of_its_name() -> None:
    assert (NAMES["gezira"].codes, NAMES["gezira"].rivals) == (("SD-GZ",), ())


@pytest.mark.parametrize("name", ["ZZ", "../settings", "sy", ""])
def test_what_has_no_file_has_no_places(name: str) -> None:
    assert not load_layer(name).names


@pytest.mark.parametrize(
    ("country", "name", "code"),
    [
        ("UA", "Izium", "UA-63"),
        ("UA", "Kharkivska", "UA-63"),
        ("UA", "Kyiv region", "UA-32"),
        ("AF", "Lashkargah", "AF-HEL"),
        ("BR", "Uberlândia", "BR-MG"),
        ("IQ", "Tikrit", "IQ-SD"),
        ("SD", "El Fasher", "SD-DN"),
        ("YE", "Taiz", "YE-TA"),
        (WORLD, "Minas Gerais", "BR-MG"),
        (WORLD, "Mosul", "IQ-NI"),
        (WORLD, "Kyiv", "UA-30"),
    ],
)
def test_the_packaged_places_lie_where_they_should(country: str, name: str, code: str) -> None:
    assert load_layer(country).names[fold(name)].codes == (code,)


def test_capitals_are_seats() -> None:
    names = load_layer(WORLD).names
    assert all(
        names[fold(city)].is_seat for city in ("Kyiv", "Moscow", "Ankara", "Baghdad", "Kabul")
    )


@pytest.mark.parametrize(
    "word", ["city", "the", "central", "force", "march", "union", "mohammed", "school"]
)
def test_common_words_are_no_places_of_the_world(word: str) -> None:
    assert fold(word) not in load_layer(WORLD).names


def test_every_code_of_the_packaged_places_is_one_of_iso_3166() -> None:
    known = (
        {each.code for each in pycountry.subdivisions}
        | {each.alpha_2 for each in pycountry.countries}
        | {"XK"}
    )
    folder = files("sitrep.geo").joinpath("data", "places")
    codes = {
        line.partition("\t")[0]
        for path in folder.iterdir()
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
    }
    assert codes <= known


def test_every_packaged_file_credits_its_source_and_all_stay_small() -> None:
    texts = [
        path.read_text("utf-8") for path in files("sitrep.geo").joinpath("data", "places").iterdir()
    ]
    assert all("GeoNames (geonames.org), CC BY 4.0" in text for text in texts)
    assert sum(len(text.encode()) for text in texts) < 5_000_000
    assert len(zlib.compress("".join(texts).encode())) < 2_500_000, (
        "the wheel is to stay under 8 MB"
    )


def test_the_spellings_are_those_that_fold_writes() -> None:
    """After a change of fold, sitrep.geo.build.gazetteer must be run again."""
    rows = files("sitrep.geo").joinpath("data", "places", "AF.tsv").read_text("utf-8").splitlines()
    towns = [row.split("\t") for row in rows if not row.startswith("#") and "\t*\t" not in row]
    assert all(
        fold(re.sub("[‘’`']", "", name.lstrip("!~?"))) == key
        for _code, _people, name, key, *_more in towns
    )
