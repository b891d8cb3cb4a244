"""Opening lines of passages edited in place."""

from __future__ import annotations

import pytest

from sitrep.content.edits.passage_lines import edit_events, edit_roots
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.core.errors import ContentError
from tests.support.trees import report_text

BODY = """\
::: passage  SY-ID   2020-06-30 killed=5\t
# Five die

Five died.
:::

::: passage SY-DR event=grey-carts,inn-full from=example-review
Carts stood there.
:::
"""


def opened(text: str) -> ReportFile:
    file = parse_report(text.encode(), "a.md", [])
    assert file is not None
    return file


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_event_is_added_and_every_other_byte_stays(end: str, mark: str) -> None:
    text = mark + report_text("a", BODY).replace("\n", end)
    edited = edit_events(text, opened(text), {1: ("mill-fire",)})
    assert edited == text.replace("2020-06-30 killed", "2020-06-30 event=mill-fire killed")
    assert opened(edited).report.passages[0].events == ("mill-fire",)


def test_an_event_is_added_to_others_and_taken_out_again() -> None:
    text = report_text("a", BODY)
    three = edit_events(text, opened(text), {2: ("grey-carts", "inn-full", "mill-fire")})
    assert "SY-DR event=grey-carts,inn-full,mill-fire from=" in three
    none = edit_events(three, opened(three), {2: ()})
    assert "::: passage SY-DR from=example-review\n" in none
    assert edit_events(none, opened(none), {2: ("grey-carts", "inn-full")}) == text


def test_roots_are_edited_in_the_same_way() -> None:
    text = report_text("a", BODY)
    edited = edit_roots(text, opened(text), {1: ("example-wire", "unnamed"), 2: ()})
    assert "2020-06-30 from=example-wire,unnamed killed=5\t\n" in edited
    assert "inn-full\nCarts" in edited


def test_a_report_without_passage_lines_becomes_the_passage_that_it_is() -> None:
    text = report_text("a", "\nFive died.\n\nMore.\n", regions="[SY-ID]")
    edited = edit_events(text, opened(text), {1: ("mill-fire",)})
    assert edited.endswith("---\n\n::: passage SY-ID event=mill-fire\nFive died.\n\nMore.\n:::\n")


@pytest.mark.parametrize("body", ["# Headline\n\nFive died.\n", ""])
def test_what_cannot_be_made_a_passage_without_changing_it_is_refused(body: str) -> None:
    text = report_text("a", body, regions="[SY-ID]")
    with pytest.raises(ContentError, match="could be changed"):
        edit_events(text, opened(text), {1: ("mill-fire",)})


def test_a_passage_that_is_not_there_is_refused() -> None:
    text = report_text("a", BODY)
    with pytest.raises(ContentError, match="passage 3"):
        edit_events(text, opened(text), {3: ("mill-fire",)})


def test_what_would_be_read_as_something_else_is_refused() -> None:
    text = report_text("a", BODY)
    with pytest.raises(ContentError, match="was not changed"):
        edit_events(text, opened(text), {1: ("no id",)})
