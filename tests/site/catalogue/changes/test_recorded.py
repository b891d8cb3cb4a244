"""Notes and announcements have the days of the record, whatever the curator's files say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitrep.core.model import Change, EditionNotes
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What, When
from sitrep.core.weeks import Week
from sitrep.site.catalogue.changes.recorded import changes_as_recorded, notes_as_recorded
from tests.support.record import entered
from tests.support.trees import catalogue, report_text, tree

A = "reports/2020/a.md"
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


def test_a_correction_written_before_it_was_entered_is_told_on_one_day() -> None:
    begun = entered(tree({"a": report_text("a")}))
    corrected = "status: published\nchanges: [{date: 2020-07-09, note: Not so.}]"
    text = begun[A].replace("status: published", corrected)
    files = entered({**begun, A: text}, "2020-07-12T09:00:00+02:00")
    (family,) = catalogue(files).families
    assert [str(each.date) for each in family.report.changes] == [str(family.updated)]
    assert str(family.updated) == "2020-07-12"


def test_a_report_entered_the_digest_on_the_day_of_the_record_whatever_its_file_says() -> None:
    begun = entered(tree({"a": report_text("a")}))
    text = begun[A].replace("added: 2020-07-02", "added: 2020-07-05")
    assert text != begun[A]
    (family,) = catalogue({**begun, A: text}).families
    assert str(family.report.added) == "2020-07-02"


def test_an_edition_stays_announced_on_the_day_that_subscribers_know() -> None:
    week = Thing(ThingKind.EDITION, "2020-W27")
    record = Record((RecordEntry(When(FIRST), What.ANNOUNCED, week),))
    notes = EditionNotes(Week(2020, 27), announced=SECOND)
    assert notes_as_recorded(notes, record).announced == FIRST
    assert notes_as_recorded(notes, Record()) == notes
    assert notes_as_recorded(replace(notes, announced=None), record).announced is None
