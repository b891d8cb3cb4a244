from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.core.model import DateBasis, Passage, Report, TextKind
from sitrep.core.weeks import Span
from sitrep.ingest.desk.by_fingerprint import Traits, has_words, speaks_against, speaks_for, text_of
from sitrep.ingest.desk.fingerprints import fingerprints_of
from sitrep.ingest.draft import Day
from sitrep.ingest.families.slots import About
from tests.support.ingest.documents import CANAL, FLOOD, PORT, cleaned, joined, knowledge

COPY = cleaned(joined("Sugar toll at the ferry", "Northern Radio, May 5, 2021", *CANAL))
MARKS = fingerprints_of([COPY])


def traits(title: object = "", **values: object) -> Traits:
    """Those of a summary with this headline of its source."""
    base = Report("a", text=TextKind.SUMMARY, date=dt.date(2021, 5, 4), date_basis=DateBasis.STATED)
    return Traits.of(replace(base, **values), About(title=str(title)))  # type: ignore[arg-type]


@pytest.mark.parametrize("paragraphs", [CANAL, CANAL[:4], (*CANAL, *FLOOD[:1])])
def test_a_copy_has_the_words_whole_shortened_or_with_a_little_more(
    paragraphs: tuple[str, ...],
) -> None:
    assert has_words("\n".join(paragraphs), MARKS)


@pytest.mark.parametrize(
    "paragraphs", [FLOOD, PORT, (*CANAL[:1], *FLOOD, *PORT), ("It was quiet.",), ()]
)
def test_another_text_or_too_short_a_one_does_not(paragraphs: tuple[str, ...]) -> None:
    assert not has_words("\n".join(paragraphs), MARKS)


def test_without_a_fingerprint_nothing_is_known() -> None:
    assert not has_words(text_of(COPY), ())


def passages(text: str, *regions: str, days: Span | None = None) -> tuple[Passage, ...]:
    return (Passage(text, regions, days),)


@pytest.mark.parametrize(
    "values",
    [
        {"date": dt.date(2021, 6, 1)},
        {"date": dt.date(2021, 5, 4), "source": "northern-radio"},
        {"passages": passages("x", "YE-AD")},
        {
            "passages": passages(
                "Riders of Ibrahim Tahir came to Kassala and Port Sudan on their way to Suakin."
            )
        },
        {"passages": passages("There were 340 sheep, 27 goats and 95 camels.")},
    ],
)
def test_another_day_place_name_or_figure_speaks_against_a_copy(values: dict[str, object]) -> None:
    assert speaks_against(COPY, traits(**values), knowledge())


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"source": "harbour-review"},
        {"passages": passages("x", "SD-GZ")},
        {"passages": passages("x", "SD")},
        {"passages": passages("x", "nile-valley")},
        {
            "passages": passages(
                "The silos of Jezira were hit; eleven were hurt, and 3 went by boat, as Darfur talked."
            )
        },
        {"title": "Toll in sugar at the mill"},
    ],
)
def test_what_is_left_of_its_own_report_does_not(values: dict[str, object]) -> None:
    assert not speaks_against(COPY, traits(**values), knowledge())


def test_a_headline_of_another_town_speaks_against_a_copy() -> None:
    copy = cleaned(joined("Shelling at Harran mill", "May 5, 2021", *CANAL))
    assert speaks_against(copy, traits("Shelling at Kassala mill"), knowledge())


def test_the_day_the_headline_or_the_days_of_events_speak_for_a_copy() -> None:
    dated = replace(COPY, original=Day(5, 4, 2021, DateBasis.STATED, "May 4"))
    assert speaks_for(dated, traits())
    assert speaks_for(COPY, traits("Sugar Toll at the Ferry"))
    assert not speaks_for(COPY, traits())
