from sitrep.geo.build.coverage import coverage_of
from sitrep.geo.towns import Town


def test_a_country_is_counted_by_places_names_letters_and_divisions() -> None:
    towns = (
        Town("LI-01", ("Balzers",), is_subdivision=True),
        Town("LI-01", ("Balzers", "بالزرس")),
        Town("LI-02", ("Bendern", "bendern")),
    )
    row = coverage_of("LI", towns)
    assert (row.places, row.names, row.in_other_letters, row.divisions) == (2, 5, 1, 11)
    assert "LI-01" not in row.without
    assert {"LI-03", "LI-11"} < {*row.without}
    assert "50 % in other letters" in str(row)
