from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.core.model import Carrier, DateBasis, Passage, Report, TitleKind
from sitrep.core.weeks import Span
from sitrep.ingest.desk.asking.guesses import Lacking, guesses_at, lacking, with_guess

DAY = dt.date(2021, 5, 14)


def draft(*paragraphs: str, **keys: object) -> Report:
    body = tuple(Passage(text, ("SY-ID",), None) for text in paragraphs)
    empty = Report(
        id="undated-report", title=None, title_kind=None, date=None, date_basis=None, source=None
    )
    return replace(empty, passages=body, **keys)  # type: ignore[arg-type]


def titles(report: Report, *notes: str) -> list[str]:
    return [guess.value for guess in guesses_at(report, notes)[Lacking.TITLE]]


def test_nothing_is_guessed_of_what_a_draft_has() -> None:
    full = draft("The ferry left.", title="Ferry leaves", date=DAY, source="example-wire")
    assert lacking(full) == ()
    assert guesses_at(full, ("title: none shown",)) == {}


def test_a_line_that_may_be_the_headline_comes_before_the_address_and_the_first_sentence() -> None:
    report = draft(
        "The ferry to the island left on Monday without bread.",
        url="https://wire.example.org/ferry-leaves-without-any-bread.html",
    )
    note = "title: “No bread on the island” may be the headline; nothing says so for certain"
    assert titles(report, "date: none shown", note) == [
        "No bread on the island",
        "Ferry leaves without any bread",
        "“The ferry to the island left on Monday without bread”",
    ]


def test_a_title_of_the_reports_own_words_is_a_quotation_that_is_cut_and_the_editors() -> None:
    words = (
        "Nine ferries that carried flour, salt and lamp oil to the outer islands were turned back"
    )
    (guess,) = guesses_at(draft(words + " on Monday."), ())[Lacking.TITLE]
    assert guess.value == "“Nine ferries that carried flour, salt and lamp oil to the outer…”"
    assert with_guess(draft(words), guess).title_kind is TitleKind.EDITOR


@pytest.mark.parametrize(
    "dateline",
    ["PORT SALT, Ambria -- ", "OSTERHAVN (Example Wire) - ", "PORT SALT, Ambria "],
)
def test_a_dateline_is_no_part_of_a_title(dateline: str) -> None:
    report = draft(f"{dateline}The ferry to the island left on Monday.")
    assert titles(report) == ["“The ferry to the island left on Monday”"]


def test_a_dash_in_the_first_sentence_is_no_end_of_a_dateline() -> None:
    report = draft("The ferry - an old one - left the island on Monday.")
    assert titles(report) == ["“The ferry - an old one - left the island on Monday”"]


def test_a_sentence_with_a_private_detail_is_no_title() -> None:
    report = draft("Write to adamoss@mail.example if you have seen the ferry leave.")
    assert titles(report) == []


def test_an_hour_above_the_text_is_no_title() -> None:
    assert titles(draft("10 p.m.", "The ferry to the island left.")) == [
        "“The ferry to the island left”"
    ]


def test_the_first_carriers_day_is_the_best_guess_at_a_date_then_the_latest_day_told() -> None:
    carriers = tuple(
        Carrier(name, dt.date(2021, 5, day), None, None) for name, day in (("b", 18), ("a", 16))
    )
    told = Passage("The ferry left.", ("SY-ID",), Span(DAY, DAY))
    report = replace(draft(), carriers=carriers, passages=(told,))
    found = guesses_at(report, ())[Lacking.DATE]
    assert [(each.value, each.kind) for each in found] == [
        ("2021-05-16", DateBasis.CARRIER),
        ("2021-05-14", DateBasis.TEXT),
    ]
    dated = with_guess(report, found[0])
    assert (dated.date, dated.date_basis) == (dt.date(2021, 5, 16), DateBasis.CARRIER)


def test_a_day_after_the_first_copy_is_not_offered() -> None:
    later = Passage("The ferry leaves.", ("SY-ID",), Span(DAY, DAY))
    report = replace(
        draft(), carriers=(Carrier("a", dt.date(2021, 5, 2), None, None),), passages=(later,)
    )
    assert [each.value for each in guesses_at(report, ())[Lacking.DATE]] == ["2021-05-02"]


def test_without_any_day_there_is_no_guess_at_a_date() -> None:
    assert guesses_at(draft("The ferry left on Monday."), ())[Lacking.DATE] == ()


def test_who_nothing_shows_is_unknown() -> None:
    (guess,) = guesses_at(draft(), ())[Lacking.SOURCE]
    assert with_guess(draft(), guess).source == "unknown"
