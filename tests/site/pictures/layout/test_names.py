from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from sitrep.geo.boxes import Box
from sitrep.site.pictures.layout.ground import COUNTRY, ground_of
from sitrep.site.pictures.layout.names import MOST_SIDE, place_names
from sitrep.site.pictures.layout.naming import LETTERS, NameLayout, Sides, unit_of
from tests.support.site.charts import COUNTRIES, chart_of, naming_of

PHONE, WIDE = 328, 448
GOVERNORATES = {
    "SY-DI": "Damascus", "SY-DR": "Daraa", "SY-DY": "Deir ez-Zor", "SY-HA": "Hasakah", "SY-HI": "Homs",
    "SY-HL": "Aleppo", "SY-HM": "Hama", "SY-ID": "Idlib", "SY-LA": "Latakia", "SY-QU": "Quneitra",
    "SY-RA": "Raqqa", "SY-RD": "Rural Damascus", "SY-SU": "Suwayda", "SY-TA": "Tartus",
}  # fmt: skip
ARABIC = {
    "SY-DI": "دمشق", "SY-DR": "درعا", "SY-DY": "دير الزور", "SY-HA": "الحسكة", "SY-HI": "حمص", "SY-HL": "حلب",
    "SY-HM": "حماة", "SY-ID": "إدلب", "SY-LA": "اللاذقية", "SY-QU": "القنيطرة", "SY-RA": "الرقة",
    "SY-RD": "ريف دمشق", "SY-SU": "السويداء", "SY-TA": "طرطوس",
}  # fmt: skip


def laid_out(country: str, pixels: int, names: dict[str, str] | None = None) -> NameLayout:
    naming = naming_of(country, pixels)
    if names:
        naming = replace(naming, names=tuple(names.items()))
    return place_names(naming, Sides())


@pytest.mark.parametrize("pixels", [PHONE, WIDE, 900])
@pytest.mark.parametrize("country", COUNTRIES)
def test_no_name_covers_another_or_the_line_of_another_and_none_is_cut_off(
    country: str, pixels: int
) -> None:
    layout, chart = laid_out(country, pixels), chart_of(country)
    sides = layout.sides
    picture = Box(-sides.left, 0, chart.width + sides.right, chart.height)
    assert not any(one.overlaps(other) for one, other in combinations(layout.boxes, 2))
    assert all(picture.grown(1).holds(box) for box in layout.boxes)
    for name in layout.names:
        lines = [line for line in layout.leaders if line != name.leader]
        assert not any(line.meets(name.box) for line in lines), name
    assert not any(one.crosses(other) for one, other in combinations(layout.leaders, 2))


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_name_stands_on_its_area_or_a_line_leads_to_it(country: str) -> None:
    layout, ground = laid_out(country, PHONE), ground_of(chart_of(country))
    for name in layout.names:
        if name.leader:
            assert name.code in {ground.owner(*name.leader.end), _near(country, name.leader.end)}
        else:
            others = ground.share(COUNTRY, name.box) - ground.share(name.code, name.box)
            assert ground.share(name.code, name.box) >= 0.5
            assert others <= 0.2


def _near(country: str, point: tuple[int, int]) -> str:
    """The area whose spot is at a point: some are too small for a cell of the grid."""
    spots = {(area.spot.x, area.spot.y): area.code for area in chart_of(country).areas}
    return spots.get(point, "")


@pytest.mark.parametrize("country", COUNTRIES)
def test_names_of_neighbours_stand_on_their_land(country: str) -> None:
    layout, ground = laid_out(country, WIDE), ground_of(chart_of(country))
    assert all(ground.share(name.code, name.box) == 1 for name in layout.neighbours)


@pytest.mark.parametrize("pixels", [PHONE, WIDE])
@pytest.mark.parametrize("names", [GOVERNORATES, ARABIC], ids=["english", "arabic"])
def test_all_governorates_of_syria_are_named_in_letters_that_can_be_read(
    names: dict[str, str], pixels: int
) -> None:
    layout = laid_out("SY", pixels, names)
    width = chart_of("SY").width + layout.sides.left + layout.sides.right
    assert layout.missing == ()
    assert {name.code: " ".join(name.lines) for name in layout.names} == names
    assert layout.size * pixels / width >= LETTERS - 1


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_has_no_room_is_told_and_a_wide_map_has_room_for_more(country: str) -> None:
    phone, wide = laid_out(country, PHONE), laid_out(country, 900)
    every = {code for code, _ in naming_of(country, PHONE).names}
    assert {name.code for name in phone.names} | set(phone.missing) == every
    assert len(wide.missing) <= len(phone.missing)


def test_names_beside_a_map_never_dwarf_it() -> None:
    layout, chart = laid_out("UA", PHONE), chart_of("UA")
    assert layout.missing
    assert max(layout.sides.left, layout.sides.right) <= (MOST_SIDE + 0.1) * chart.width


def test_a_small_map_has_no_names_beside_it() -> None:
    layout = place_names(naming_of("SY", 264, has_sides=False), Sides())
    assert layout.sides == Sides()
    assert not layout.leaders


def test_a_name_never_stands_where_something_else_does() -> None:
    bar = Box(300, 300, 500, 420)
    layout = place_names(replace(naming_of("SY", WIDE), taken=(bar,)), Sides())
    assert not any(box.overlaps(bar) for box in layout.boxes)


def test_names_stand_alike_in_whatever_order_they_come() -> None:
    naming = naming_of("SY", PHONE)
    other = replace(naming, names=naming.names[::-1], neighbours=naming.neighbours[::-1])
    assert place_names(naming, Sides()) == place_names(other, Sides())


def test_a_tall_map_is_measured_by_its_height() -> None:
    assert unit_of(Box(0, 0, 100, 6400), Sides(), 328) == 10
    assert unit_of(Box(0, 0, 656, 100), Sides(), 328) == 2
