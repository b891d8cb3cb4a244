from __future__ import annotations

import pytest

from sitrep.ingest.head.dated import Says, dated_line, is_period, is_series_alone

Said = list[tuple[tuple[int, int, int | None], Says]]


@pytest.mark.parametrize(
    ("line", "days", "rest"),
    [
        ("May 14, 2021", [((5, 14, 2021), Says.NOTHING)], ""),
        ("Published On 14 May 2021", [((5, 14, 2021), Says.PUBLISHED)], ""),
        ("Last modified on Sat 15 May 2021 15.41 CET", [((5, 15, 2021), Says.UPDATED)], ""),
        ("Publié le 14 mai 2021 à 09h47", [((5, 14, 2021), Says.PUBLISHED)], ""),
        ("Originally published: 13 May 2021", [((5, 13, 2021), Says.ORIGINAL)], ""),
        (
            "Updated: 16 May 2021, 10:00 | Published: 14 May 2021",
            [((5, 16, 2021), Says.UPDATED), ((5, 14, 2021), Says.PUBLISHED)],
            "",
        ),
        (
            "09:12 14.05.2021 (обновлено: 16:20 15.05.2021)",
            [((5, 14, 2021), Says.NOTHING), ((5, 15, 2021), Says.UPDATED)],
            "",
        ),
        (
            "Jane Roe, Goris | 14 May 2021 at 5:00 AM UTC",
            [((5, 14, 2021), Says.NOTHING)],
            "Jane Roe, Goris",
        ),
        ("See https://example.org/2021/05/14/a", [], "See https://example.org/2021/05/14/a"),
    ],
)
def test_days_come_with_what_the_line_says_of_them(line: str, days: Said, rest: str) -> None:
    found = dated_line(line, day_first=True)
    seen = [((day.seen.month, day.seen.day, day.seen.year), day.says) for day in found.days]
    assert (seen, found.rest) == (days, rest)


@pytest.mark.parametrize(
    ("line", "says"),
    [("Posted", Says.PUBLISHED), ("Originally published", Says.ORIGINAL), ("Format", Says.NOTHING)],
)
def test_a_label_alone_says_what_the_day_below_it_is(line: str, says: Says) -> None:
    assert dated_line(line, day_first=None).says is says


@pytest.mark.parametrize(
    ("line", "has"), [("17:07", True), ("10h12", True), ("-1.62", False), ("3 hours ago", True)]
)
def test_a_clock_is_known_and_a_figure_is_none(line: str, has: bool) -> None:
    assert dated_line(line, day_first=None).has_clock is has


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("JUNE – AUGUST 2019", True),
        ("1-15 March 2020", True),
        ("Q3 2021", True),
        ("Semaine du 3 au 9 mai 2021", True),
        ("May 2021", True),
        ("Boats burn in May 2021", False),
        ("2021", False),
        ("June and August", False),
    ],
)
def test_a_line_of_months_and_a_year_names_a_period(line: str, says: bool) -> None:
    assert is_period(line) is says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Flash Update No. 2", True),
        ("Situation Report #9", True),
        ("Bulletin 14", True),
        ("Flash Update", False),
        ("Floods in Merrow: Flash Update No. 2", False),
        ("Canal bulletin 14", False),
    ],
)
def test_a_series_and_its_number_say_nothing_of_the_subject(line: str, says: bool) -> None:
    assert is_series_alone(line) is says
