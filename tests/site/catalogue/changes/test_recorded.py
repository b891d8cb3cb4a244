"""Notes and announcements have the days of the record, whatever the curator's files say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sitrep.content.record.file import RECORD
from sitrep.core.model import Change
from sitrep.core.record import RecordEntry, Thing, ThingKind, What, When
from sitrep.site.catalogue.changes.recorded import changes_as_recorded
from tests.support.record import entered
from tests.support.trees import catalogue, report_text, tree

A, W27 = "reports/2020/a.md", "editions/2020-W27.md"
REPORT = Thing(ThingKind.REPORT, "a")
FIRST, SECOND = dt.date(2020, 7, 3), dt.date(2020, 7, 9)


def entry(note: str, day: dt.date) -> RecordEntry:
    return RecordEntry(When(day), What.CORRECTED, REPORT, note)


def test_a_note_has_the_day_of_its_entry() -> None:
    assert changes_as_recorded([Change(FIRST, "So.")], [entry("So.", SECOND)]) == (
        Change(SECOND, "So."),
    )


def test_a_note_that_no_entry_has_keeps_its_day() -> None:
    given = (Change(FIRST, "So."),)
    assert changes_as_recorded(given, [entry("Not so.", SECOND)]) == given


def test_notes_that_say_the_same_have_their_days_in_turn() -> None:
    given = [Change(FIRST, "So."), Change(FIRST, "So."), Change(FIRST, "So.")]
    found = changes_as_recorded(given, [entry("So.", FIRST), entry("So.", SECOND)])
    assert [each.date for each in found] == [FIRST, SECOND, FIRST]


def test_a_correction_written_before_it_was_entered_is_told_on_one_day(tmp_path: Path) -> None:
    begun = entered(tree({"a": report_text("a")}))
    corrected = "status: published\nchanges: [{date: 2020-07-09, note: Not so.}]"
    text = begun[A].replace("status: published", corrected)
    files = entered({**begun, A: text}, "2020-07-12T09:00:00+02:00")
    (family,) = catalogue(files).families
    assert [str(each.date) for each in family.report.changes] == [str(family.updated)]
    assert str(family.updated) == "2020-07-12"


def test_an_edition_stays_announced_on_the_day_that_subscribers_know() -> None:
    edition = "---\nannounced: {}\ntitle: A bridge\n---\nLead.\n"
    begun = entered({**tree({"a": report_text("a")}), W27: edition.format("2020-07-07")})
    moved = {**begun, W27: edition.format("2020-07-09"), RECORD: begun[RECORD]}
    for files in (begun, moved):
        (found,) = catalogue(files).editions
        assert str(found.notes.announced) == "2020-07-07"
        assert str(found.updated) == "2020-07-07"
