"""A row of sources.toml for an outlet, by name, host or URL."""

from __future__ import annotations

import tomllib

import pytest

from sitrep.core.errors import ContentError
from sitrep.ingest.desk.new.source import start_source
from sitrep.ingest.knowledge.outlets import Outlet, OutletKind, Outlets

HARBOUR = Outlet(
    "harbour-review",
    "Harbour “Old” Review",
    aliases=("HR", 'The "Review"'),
    domains=("harbour.example", "hr.example"),
    shy=("Review",),
    kind=OutletKind.PRESS,
    country="NO",
    languages=("no", "en"),
)
KNOWN = Outlets((HARBOUR,))


@pytest.mark.parametrize(
    "given",
    ["harbour-review", "hr", "Review", "hr.example", "https://www.harbour.example/a/b?c"],
)
def test_a_known_outlet_is_found_by_id_name_host_or_page(given: str) -> None:
    row = start_source(given, KNOWN, ())
    assert row.is_known
    assert tomllib.loads(row.text) == {
        "harbour-review": {
            "name": "Harbour “Old” Review",
            "homepage": "https://harbour.example/",
            "aliases": ["HR", 'The "Review"', "hr.example"],
        }
    }
    assert "# listed as: press, seat in NO, in no en" in row.text


def test_an_unknown_host_gives_a_row_with_nothing_invented() -> None:
    row = start_source("https://www.far-bank.example/news/1", KNOWN, ())
    assert not row.is_known
    assert tomllib.loads(row.text) == {
        "far-bank-example": {"name": "far-bank.example", "homepage": "https://far-bank.example/"}
    }


def test_an_unknown_name_gives_a_row_with_its_name() -> None:
    row = start_source("Far Bank Radio", KNOWN, (), own_id="fbr")
    assert tomllib.loads(row.text) == {"fbr": {"name": "Far Bank Radio"}}


@pytest.mark.parametrize("own_id", [None, "other"])
def test_a_source_that_is_there_is_not_added_again(own_id: str | None) -> None:
    with pytest.raises(ContentError, match=r"\[harbour-review\] is there already"):
        start_source("hr.example", KNOWN, {"harbour-review"}, own_id=own_id)


def test_the_reserved_id_is_refused() -> None:
    with pytest.raises(ContentError, match="reserved"):
        start_source("Unknown", KNOWN, ())
