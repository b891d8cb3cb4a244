from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.core.model import Carrier, Provenance, Report
from sitrep.ingest.ledger.belongings import (
    ReportNote,
    dump_note,
    notes_by_report,
    parse_note,
    with_documents,
)

DAY = dt.date(2021, 6, 1)


def carrier(name: str, sha256: str | None = None, title: str | None = None) -> Carrier:
    return Carrier(name, DAY, title=title, provenance=Provenance(DAY, "1", sha256))


KNOWN = Report(
    "a",
    provenance=Provenance(DAY, "1", "own"),
    carriers=(carrier("one", "1st"), carrier("two", "2nd"), Carrier("none")),
)
NOTE = ReportNote.of(KNOWN, "reports/2021/a.md")


def written(report: Report) -> Report:
    """As a file has it: without hashes."""
    carriers = tuple(
        replace(each, provenance=each.provenance and Provenance(DAY, "1"))
        for each in report.carriers
    )
    return replace(report, provenance=Provenance(DAY, "1"), carriers=carriers)


def hashes(report: Report) -> list[str | None]:
    provenances = [report.provenance, *(each.provenance for each in report.carriers)]
    return [each.sha256 if each else None for each in provenances]


def test_a_note_gives_a_report_its_documents_back() -> None:
    assert hashes(written(KNOWN)) == [None, None, None, None]
    assert hashes(with_documents(written(KNOWN), NOTE)) == ["own", "1st", "2nd", None]
    assert NOTE.hashes == {"own", "1st", "2nd"}


def test_a_note_is_read_back() -> None:
    assert parse_note(dump_note(NOTE)) == NOTE


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"report": "a"}', '{"report": 1, "file": 2, "sha256": 3, "carriers": [[1]]}'],
)
def test_what_is_no_note_gives_none(text: str) -> None:
    assert parse_note(text) is None


def test_without_a_note_nothing_is_known() -> None:
    assert with_documents(written(KNOWN), None) == written(KNOWN)


def test_carriers_keep_their_documents_when_they_change_places() -> None:
    moved = replace(KNOWN, carriers=(KNOWN.carriers[1], carrier("new"), KNOWN.carriers[0]))
    assert hashes(with_documents(written(moved), NOTE)) == ["own", "2nd", None, "1st"]


def test_a_carrier_that_was_corrected_keeps_its_document() -> None:
    corrected = replace(
        KNOWN, carriers=(replace(KNOWN.carriers[0], source="right"), *KNOWN.carriers[1:])
    )
    assert hashes(with_documents(written(corrected), NOTE)) == ["own", "1st", "2nd", None]


def test_where_one_was_removed_and_one_corrected_nothing_is_guessed() -> None:
    fewer = replace(KNOWN, carriers=(replace(KNOWN.carriers[0], source="right"),))
    assert hashes(with_documents(written(fewer), NOTE)) == ["own", None]


def test_a_report_is_found_by_its_id_else_by_its_file() -> None:
    other = ReportNote("b", "reports/2021/b.md", "x")
    found = notes_by_report(
        [NOTE, other], {"renamed": "reports/2021/a.md", "b": "reports/2020/b.md", "c": "c.md"}
    )
    assert found == {"renamed": NOTE, "b": other}


def test_an_id_given_to_another_report_does_not_take_its_file_along() -> None:
    found = notes_by_report([NOTE], {"a": "reports/2021/new.md", "x": "reports/2021/a.md"})
    assert found == {"a": NOTE}
