from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sitrep.core.model import Report
from sitrep.ingest.desk.naming.minted import address_words, is_minted, minted_id


def report(name: str = "x", **facts: Any) -> Report:
    return Report(id=name, **facts)


@pytest.mark.parametrize(
    ("facts", "minted"),
    [
        ({}, "undated-report"),
        (
            {"title": "Ferries, boats & rafts cross again at night"},
            "undated-ferries-boats-rafts-cross-again",
        ),
        ({"url": "https://wire.example/2021/pontoons-lost.html"}, "undated-pontoons-lost"),
        (
            {"date": dt.date(2021, 5, 14), "source": "example-wire", "title": "Pontoons"},
            "2021-05-14-example-wire-pontoons",
        ),
    ],
)
def test_an_id_says_the_day_the_source_and_the_topic(facts: dict[str, Any], minted: str) -> None:
    assert minted_id(report(**facts), ()) == minted


def test_an_id_that_is_given_gets_a_number_and_is_minted_all_the_same() -> None:
    again = minted_id(report(), {"undated-report"})
    assert again == "undated-report-2"
    assert is_minted(report(again))


@pytest.mark.parametrize("name", ["ferries", "undated-report-two", "undated-reports", "undated"])
def test_an_id_that_somebody_chose_is_not_minted(name: str) -> None:
    assert not is_minted(report(name))


def test_the_words_of_an_address_are_those_of_its_last_part() -> None:
    address = "https://wire.example/2021/05/pontoons-lost-below-the-dam.htm"
    assert address_words(report(url=address)) == "pontoons lost below the dam"
    assert address_words(report()) == ""
