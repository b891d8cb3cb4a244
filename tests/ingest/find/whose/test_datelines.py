from __future__ import annotations

import pytest

from tests.support.ingest.documents import FLOOD, cleaned, joined

LEAD = (
    "the spring flood has washed away eleven of the fourteen pontoons below the dam, a clerk said."
)


@pytest.mark.parametrize(
    ("begin", "outlet"),
    [
        ("GORIS, May 14 (Reuters) - ", "Reuters"),
        ("Goris, 14 may (EFE).- ", "EFE"),
        ("GORIS, May 14. /TASS/. ", "TASS"),
        ("ГОРИС, 14 мая - ТАСС. ", "TASS"),
        ("(ANSA) - GORIS, 14 MAG - ", "ANSA"),
        ("GORIS Reuters - ", "Reuters"),
        ("GORIS (AP) — ", "Associated Press"),
        ("新华社戈里斯5月14日电 ", "Xinhua"),
    ],
)
def test_a_dateline_names_the_origin_in_any_language(begin: str, outlet: str) -> None:
    draft = cleaned(joined("Pontoons lost below the dam", begin + LEAD.capitalize(), *FLOOD))
    assert draft.origin
    assert draft.origin.value == outlet


@pytest.mark.parametrize("end", [" EFE", " (Reuters)", " AFP"])
def test_an_outlet_behind_the_last_sentence_signs_the_text(end: str) -> None:
    draft = cleaned(joined("Pontoons lost below the dam", *FLOOD[:-1], FLOOD[-1] + end))
    assert draft.origin
    assert draft.origin.value == end.strip(" ()")


@pytest.mark.parametrize(
    "lead",
    [
        "The clerk (a cousin of the mayor) said that eleven of the fourteen pontoons were lost.",
        "The flood - the worst in years - has washed away eleven of the fourteen pontoons, he said.",
    ],
)
def test_brackets_and_dashes_within_a_sentence_name_nobody(lead: str) -> None:
    assert cleaned(joined("Pontoons lost below the dam", lead, *FLOOD)).origin is None


@pytest.mark.parametrize("line", ["abc/Reuters", "© EFE", "AFP"])
def test_an_outlet_right_below_the_text_signs_it(line: str) -> None:
    draft = cleaned(joined("Pontoons lost below the dam", *FLOOD, line))
    assert draft.origin
    assert draft.origin.value == line.rsplit("/", maxsplit=1)[-1].strip("© ")


def test_an_agency_beside_a_town_below_the_headline_is_the_origin() -> None:
    draft = cleaned(joined("Pontoons lost below the dam", "Goris | Reuters", *FLOOD))
    assert draft.origin
    assert draft.origin.value == "Reuters"
