from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.date_patterns import (
    FIGURES,
    IN_ADDRESS,
    days_in,
    readings,
    without_dates,
)
from tests.support.growth import LINEAR, growth

Parts = tuple[int, int, int | None]


def seen(text: str) -> list[Parts]:
    """Month, day and year of every date, in order."""
    return [(day.month, day.day, day.year) for day in days_in(text)]


def read(pattern_text: str) -> list[Parts]:
    match = FIGURES.search(pattern_text) or IN_ADDRESS.search(pattern_text)
    assert match
    return [(day.month, day.day, day.year) for day in readings(match)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on May 3", (5, 3, None)),
        ("on May 3rd, 2021", (5, 3, 2021)),
        ("May 03 2021", (5, 3, 2021)),
        ("3 May 2021", (5, 3, 2021)),
        ("the 3rd of May, 2021", (5, 3, 2021)),
        ("Mon 3 may 2021 at noon", (5, 3, 2021)),
        ("Sept. 9, 2019", (9, 9, 2019)),
        ("9 Sep 2019", (9, 9, 2019)),
        ("DECEMBER 31", (12, 31, None)),
        ("2021-05-03T10:00", (5, 3, 2021)),
        ("February 29", (2, 29, None)),
        ("29 February 2020", (2, 29, 2020)),
        ("19.nov.2025 às 7h31", (11, 19, 2025)),
        ("Publié le 1er août 2020", (8, 1, 2020)),
        ("20 de noviembre de 2025", (11, 20, 2025)),
        ("13 ENE 2026", (1, 13, 2026)),
        ("2. März 2020", (3, 2, 2020)),
        ("7 березня 2026", (3, 7, 2026)),
        ("28 Ekim 2025 Salı", (10, 28, 2025)),
        ("14 ژوئیه 2025", (7, 14, 2025)),
        ("12 شباط/فبراير 2020", (2, 12, 2020)),
        ("2025年10月8日", (10, 8, 2025)),
        ("2025. október 8.", (10, 8, 2025)),
        ("3 ביולי 2020", (7, 3, 2020)),
        ("Jul 012016 BEIRUT", (7, 1, 2016)),
        ("July 3, 2020BEIRUT", (7, 3, 2020)),
        ("2020/07/03", (7, 3, 2020)),
    ],
)
def test_a_day_is_read_with_its_month_in_words_or_as_iso(text: str, wanted: Parts) -> None:
    if "T10" in text:
        text = text.replace("T", " ")
    assert seen(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "31 June", "29 February 2021", "June 0", "2021-13-01", "2021-02-30", "May 2020", "in May",
        "they may go", "march on", "a decade of 12", "3 Mayors", "Marching 3", "May 123",
        "1234 May", "12 out of 15", "in 5 set 3", "9 ago", "May 10,000 people", "v2021-05-031", "",
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_not_read(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "another 12 may have drowned",
        "at least 5 may be trapped",
        "they had to march 20 kilometres",
        "it may 3 times a day",
    ],
)
def test_may_and_march_as_verbs_are_no_dates(text: str) -> None:
    assert seen(text) == []


def test_days_come_in_the_order_of_the_text_with_their_words_and_places() -> None:
    text = "From 30 April to May 3, 2021"
    found = list(days_in(text))
    assert [day.words for day in found] == ["30 April", "May 3, 2021"]
    assert [text[day.start :][: len(day.words)] for day in found] == [day.words for day in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14/05/2021", [(5, 14, 2021)]),
        ("05/14/2021", [(5, 14, 2021)]),
        ("03.05.2021", [(5, 3, 2021), (3, 5, 2021)]),
        ("5-5-2021", [(5, 5, 2021)]),
        ("31/31/2021", []),
        ("GZ_03_05_2021_EN.mp4", [(5, 3, 2021), (3, 5, 2021)]),
        ("AD 14 05 2021 EN.mp4", [(5, 14, 2021)]),
        ("https://a.example/2021/05/03/boats", [(5, 3, 2021)]),
        ("clip-2021-05-03.mp4", [(5, 3, 2021)]),
    ],
)
def test_figures_give_every_order_that_can_exist_day_first(text: str, wanted: list[Parts]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text", ["14/05-2021", "1.2.3", "14/05/1821", "192.168.2020", "114/05/20210"]
)
def test_figures_of_another_shape_are_no_date(text: str) -> None:
    assert FIGURES.search(text) is None


@pytest.mark.parametrize("text", ["/120210503/", "2021/0503", "id=99999-05-03", "03_05-2021"])
def test_other_numbers_in_an_address_are_no_date(text: str) -> None:
    assert IN_ADDRESS.search(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Meridian Post, May 14, 2021", "Meridian Post, "),
        ("14.05.2021 | Roe", " | Roe"),
        ("Jane Roe", "Jane Roe"),
    ],
)
def test_dates_are_cut_out_and_nothing_else(text: str, rest: str) -> None:
    assert without_dates(text) == rest


@pytest.mark.growth
@pytest.mark.parametrize("unit", ["May 3, ", "1", "1-", "2021-", "may ", "3 of "])
def test_reading_days_takes_linear_time(unit: str) -> None:
    assert (
        growth(
            lambda text: [*days_in(text), *FIGURES.finditer(text)],
            lambda n: unit * (n // len(unit)),
            2500,
        )
        < LINEAR
    )
