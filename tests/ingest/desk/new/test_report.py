from __future__ import annotations

import datetime as dt

import pytest

from sitrep.content.report_file import parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import Fault
from sitrep.core.model import DateBasis, Passage, Report, Status, TextKind, TitleKind
from sitrep.core.text import is_slug
from sitrep.ingest.desk.new.report import HOW_TO, Given, start_summary

ADDED = dt.date(2031, 1, 2)
NOTHING = Given(None, None, None, None)
FULL = Given("Boats burn at the mill", dt.date(2021, 5, 3), "harbour-review", "SD-GZ")


def begun(given: Given, *ids: str) -> Report:
    return start_summary(given, added=ADDED, ids=frozenset(ids))


def test_a_summary_holds_what_was_given_and_is_the_editors() -> None:
    report = begun(FULL)
    assert (report.id, report.title, report.title_kind) == (
        "2021-05-03-harbour-review-boats-burn-at-the-mill",
        "Boats burn at the mill",
        TitleKind.EDITOR,
    )
    assert (report.date, report.source, report.added) == (
        dt.date(2021, 5, 3),
        "harbour-review",
        ADDED,
    )
    assert report.date_basis is DateBasis.EDITOR
    assert (report.text, report.status) == (TextKind.SUMMARY, Status.DRAFT)
    assert [passage.regions for passage in report.passages] == [("SD-GZ",)]


def test_what_was_not_given_is_null_and_the_id_says_when_it_was_begun() -> None:
    report = begun(NOTHING)
    assert (report.title_kind, report.date_basis) == (None, None)
    assert report.id == "2031-01-02-summary"
    assert (report.title, report.date, report.source) == (None, None, None)
    assert report.passages == ()


def test_an_id_that_is_given_is_not_given_again() -> None:
    first = begun(FULL).id
    assert begun(FULL, first).id == f"{first}-2"
    assert begun(FULL, first, f"{first}-2").id == f"{first}-3"


@pytest.mark.parametrize(
    "title", ["الجسر يفتح من جديد", "x" * 300, "“Quotes” & signs / \\ ..", " ", "a\nb"]
)
def test_an_id_can_stand_in_an_address_whatever_the_title(title: str) -> None:
    assert is_slug(begun(Given(title, None, None, None)).id)


@pytest.mark.parametrize("given", [NOTHING, FULL], ids=["nothing", "full"])
def test_its_file_reads_back_with_the_remarks_for_the_curator(given: Given) -> None:
    faults: list[Fault] = []
    text = dump_report(begun(given), notes=HOW_TO)
    found = parse_report(text.encode(), "x.md", faults)
    assert found
    assert found.report == begun(given)
    assert [fault.problem for fault in faults] == (["is empty"] if given is FULL else [])
    assert all(f"# {note}\n" in text for note in HOW_TO)


def test_it_has_a_passage_to_write_in_and_nothing_that_could_be_published_by_mistake() -> None:
    assert begun(FULL).passages == (Passage("", ("SD-GZ",)),)
    assert any("in your own words" in note for note in HOW_TO)
