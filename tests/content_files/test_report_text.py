from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import Fault
from sitrep.core.model import (
    Passage,
    Report,
    Revision,
)
from tests.support.strategies import day, raw_texts, reports
from tests.support.trees import report_text


def parse(text: str) -> tuple[ReportFile | None, list[Fault]]:
    faults: list[Fault] = []
    return parse_report(text.encode(), "a.md", faults), faults


def parsed(text: str) -> Report:
    found, faults = parse(text)
    assert faults == []
    assert found is not None
    return found.report


@given(reports)
def test_what_is_dumped_is_parsed_back(report: Report) -> None:
    assert parsed(dump_report(report)) == report


def test_a_report_in_the_digests_own_language_does_not_name_it() -> None:
    assert parsed(report_text()).lang is None
    assert "\nlang:" not in dump_report(Report("a"))
    assert "\nlang: ar\n" in dump_report(Report("a", lang="ar"))


def test_notes_stand_above_the_keys_and_are_not_read() -> None:
    report = Report("a", title="A # b")
    text = dump_report(report, notes=("look at the date: “soon”", "status: published"))
    assert text.startswith("---\n# look at the date: “soon”\n# status: published\nid: a\n")
    assert parsed(text) == report


@pytest.mark.parametrize(
    "note", ["a\nbyline: forged", "a\u2028byline: forged", "a\rbyline: forged"]
)
def test_a_note_of_several_lines_stays_a_comment(note: str) -> None:
    report = Report("a")
    assert parsed(dump_report(report, notes=(note,))) == report


@given(reports, raw_texts)
def test_any_note_leaves_the_report_as_it_is(report: Report, note: str) -> None:
    assert parsed(dump_report(report, notes=(note, note))) == report


def test_a_curator_can_read_what_is_dumped() -> None:
    report = replace(
        Report("a", title="The title"), passages=(Passage("One.\n\nTwo.", ("SY-ID", "SY-DR")),)
    )
    text = dump_report(report)
    assert "\ntitle: The title\n" in text
    assert text.endswith("---\n::: passage SY-ID SY-DR\nOne.\n\nTwo.\n:::\n")


def test_a_revision_is_written_only_where_there_is_one() -> None:
    file, faults = parse(
        report_text("one", revisions="[{date: 2020-07-04, note: Nine → ten killed.}]")
    )
    assert faults == []
    assert file
    assert file.report.revisions == (Revision(day("2020-07-04"), "Nine → ten killed."),)
    assert "revisions" not in dump_report(replace(file.report, revisions=()))
