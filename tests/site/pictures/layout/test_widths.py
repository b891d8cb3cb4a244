from __future__ import annotations

import pytest

from sitrep.site.pictures.layout.widths import broken, width_of


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width_of("mmm") > width_of("nnn") > width_of("iii") > 0


def test_marks_above_letters_take_none_and_ideographs_a_whole_square() -> None:
    assert width_of("Ḥamāh") == pytest.approx(width_of("Hamah"))
    assert width_of("حَلَب") == pytest.approx(width_of("حلب"))
    assert width_of("東京") == 2


def test_a_name_is_broken_where_its_lines_are_most_even() -> None:
    assert broken("Rural Damascus") == ("Rural", "Damascus")
    assert broken("Deir ez-Zor") == ("Deir", "ez-Zor")
    assert broken("Baden-Württemberg") == ("Baden-", "Württemberg")
    assert broken("Homs") == ("Homs",)
    assert broken("ريف دمشق") == ("ريف", "دمشق")
