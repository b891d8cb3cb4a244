from __future__ import annotations

from collections import Counter

from sitrep.site.search.volumes import FEW, MOST, OPEN, Month, Volume, names_of, volumes_of
from tests.support.trees import catalogue, report_text, tree


def months(**years: int) -> Counter[Month]:
    """So many records in each month of years: ``y2019=100``."""
    return Counter(
        {(int(name[1:]), month): number for name, number in years.items() for month in range(1, 13)}
    )


def volumes(counted: Counter[Month]) -> dict[str, int]:
    """How many records each volume has."""
    found: Counter[str] = Counter()
    for month, name in names_of(counted.elements()).items():
        found[name] += counted[month]
    return dict(found)


def test_a_digest_of_one_small_year_has_one_volume() -> None:
    assert volumes(months(y2020=OPEN // 12)) == {"": OPEN // 12 * 12}
    assert names_of(()) == {}


def test_a_closed_year_is_a_volume_and_the_open_one_has_one_a_quarter() -> None:
    found = volumes(months(y2018=100, y2019=100, y2020=100))
    assert found == {
        "2018": 1_200,
        "2019": 1_200,
        **{f"2020-q{quarter}": 300 for quarter in (1, 2, 3, 4)},
    }


def test_small_years_and_quarters_are_joined() -> None:
    assert volumes(months(y2017=2, y2018=3, y2019=40, y2020=20)) == {"2017": 540, "2020": 240}
    assert volumes(months(y2019=100, y2020=60)) == {
        "2019": 1_200,
        "2020-q1": 360,
        "2020-q3": 360,
    }


def test_in_january_the_year_before_is_still_open() -> None:
    counted = months(y2018=100, y2019=100)
    counted[2020, 1] = FEW - 1
    found = volumes(counted)
    assert set(found) == {"2018", "2019-q1", "2019-q2", "2019-q3", "2019-q4"}
    assert found["2019-q4"] == 300 + FEW - 1


def test_a_year_of_many_thousands_is_dealt_out_however_closed() -> None:
    found = volumes(months(y2019=900, y2020=100))
    assert {name for name in found if name < "2020"} == {
        f"2019-q{(month + 2) // 3}-{month:02}" for month in range(1, 13)
    }
    assert max(found.values()) <= MOST


def test_one_more_report_in_the_open_year_leaves_the_other_volumes() -> None:
    counted = months(y2018=100, y2019=100, y2020=100)
    before = names_of(counted.elements())
    counted[2020, 12] += 1
    assert names_of(counted.elements()) == before


def test_every_record_stands_in_one_volume_in_the_order_of_the_catalogue() -> None:
    reports = {
        f"r{number}": report_text(f"r{number}", date=f"20{19 + number % 2}-0{number}-03")
        for number in range(1, 9)
    }
    given = catalogue(tree(reports))
    found = volumes_of(given)
    assert [volume.name for volume in found] == [""]
    assert found[0].families == given.families
    assert found[0].editions == given.editions


def test_volumes_are_told_apart_by_a_language_that_is_still_the_sites() -> None:
    assert Volume("2020-q3-07").code("pt-BR") == "pt-br-x-2020-q3-07"
    assert Volume("").code("pt-BR") == "pt-br"
