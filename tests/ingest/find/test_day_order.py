from __future__ import annotations

from tests.support.ingest.documents import cleaned, day_of

TEXT = (
    "A barge with flour was hit by a rocket on the river near Merrow in the morning, and the crew swam to the bank.",
    "The mayor said that the barge had burned down to the water and that nobody had come to look at it so far.",
    "Bakers in the town have flour for four days, and the price of a loaf has doubled since the news of the fire.",
)
HEADLINE = "Rocket sets barge with flour on fire near Merrow"


def test_the_same_day_by_its_months_name_on_another_line_settles_the_order() -> None:
    month_first = cleaned("\n".join([HEADLINE, "09/08/2023", "September 8, 2023", *TEXT]))
    day_first = cleaned("\n".join([HEADLINE, "09/08/2023", "9 August 2023", *TEXT]))
    assert day_of(month_first, "published") == "2023-09-08"
    assert day_of(day_first, "published") == "2023-08-09"


def test_another_day_by_its_months_name_settles_nothing() -> None:
    draft = cleaned("\n".join([HEADLINE, "09/08/2023", *TEXT, "March 3, 2021"]))
    assert day_of(draft, "published") != "2023-09-08"
