from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.stamps import stamped, stamped_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Freitag, 7. Mai 2021 21:10", "2021-05-07"),
        ("пт, 7 мая 2021 г. в 21:10", "2021-05-07"),
        ("Vendredi 7 mai 2021 à 21:10", "2021-05-07"),
        ("viernes, 7 de agosto de 2020 9:10 p. m.", "2020-08-07"),
        ("7 Ağustos 2020 Cuma 21:10", "2020-08-07"),
        ("الجمعة، ٧ أغسطس ٢٠٢٠ ٩:١٠ م", "2020-08-07"),
        ("7 آب 2020", "2020-08-07"),
        ("Friday, May 7, 2021 9:10 PM", "2021-05-07"),
        ("2021年5月7日 21:10", "2021-05-07"),
        ("07.05.2021 21:10", "2021-05-07"),
        ("5/7/2021 9:10 PM", "2021-05-07"),
        ("25/7/21, 21:10", "2021-07-25"),
        ("5/7/2021 21:10", None),
        ("yesterday", None),
        ("31.02.2021", None),
    ],
)
def test_the_day_of_a_stamp_is_read_in_any_language_and_none_is_guessed(
    text: str, day: str | None
) -> None:
    assert (str(found) if (found := stamped_day(text)) else None) == day


def test_a_stamp_with_its_zone_keeps_its_own_day() -> None:
    assert stamped("Fri, 07 May 2021 23:10:00 -0700") == "2021-05-07T23:10:00-07:00"
    assert stamped("some day") == "some day"


def test_figures_are_read_in_the_order_of_their_document() -> None:
    assert str(stamped_day("5/7/21, 21:10", day_first=True)) == "2021-07-05"
    assert str(stamped_day("5/7/21, 21:10", day_first=False)) == "2021-05-07"
