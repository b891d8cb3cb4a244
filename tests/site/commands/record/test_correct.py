"""``./dev correct`` and ``./dev withdraw``: front matter and record together, and nothing by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

import sitrep.site.commands.record.correct as correcting
from sitrep.content.folder import read_folder
from sitrep.content.record.file import RECORD
from sitrep.core.errors import SitrepError
from sitrep.core.record import Record, RecordEntry, What
from sitrep.site.commands.record.correct import correct, withdraw
from sitrep.site.commands.record.enter import enter
from tests.support.record import at
from tests.support.trees import REGIONS, report_text, tree, write

BEGAN = at("2020-07-08T09:00:00+02:00")
NOW, LATER = at("2020-07-09T09:00:00+02:00"), at("2020-07-10T09:00:00+02:00")
A, W27 = "reports/2020/a.md", "editions/2020-W27.md"
EDITION = "---\nannounced: 2020-07-07\ntitle: A bridge\n---\nLead.\n"


class Killed(BaseException):
    """As a signal would end a program."""


def begun(place: Path) -> Path:
    folder = write(place / "content", {**tree({"a": report_text("a")}), W27: EDITION})
    enter(folder, BEGAN)
    return folder


def edit(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), "utf-8")


def text(folder: Path, path: str = A) -> str:
    return (folder / path).read_text("utf-8")


def record(folder: Path) -> Record:
    return read_folder(folder).entered


def newest(folder: Path) -> RecordEntry:
    return record(folder).entries[-1]


def test_a_correction_stands_in_the_file_and_in_the_record(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    done = correct(folder, "a", "  A \n typo. ", NOW)
    assert done[0] == "report a is corrected, in content/reports/2020/a.md and in the record."
    assert "2020-07-09" in text(folder)
    assert "note: A typo." in text(folder)
    entry = newest(folder)
    assert (entry.what, entry.note, str(entry.at)) == (What.CORRECTED, "A typo.", str(NOW))
    assert [part.name for part in entry.parts] == ["title"]
    assert enter(folder, LATER).entries == ()


def test_an_edition_has_its_erratum_and_what_has_no_place_for_notes_the_record_alone(
    tmp_path: Path,
) -> None:
    folder = begun(tmp_path)
    edit(folder, W27, "title: A bridge", "title: A ford")
    correct(folder, "2020-W27", "The ford, not the bridge.", NOW)
    assert "errata:" in text(folder, W27)
    edit(folder, "sources.toml", 'reliability = "B"', 'reliability = "C"')
    before = text(folder, "sources.toml")
    done = correct(folder, "source/example-wire", "Two retractions.", LATER)
    assert done[0] == (
        "source example-wire is regraded, in content/sources.toml and in the record."
    )
    assert text(folder, "sources.toml") == before
    assert newest(folder).note == "Two retractions."


def test_notes_add_up_in_their_order(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    for number, now in enumerate((NOW, LATER)):
        edit(folder, A, "Ford" if number else "Bridge", "Weir" if number else "Ford")
        correct(folder, "a", "A typo.", now)
    (report,) = (file.report for file in read_folder(folder).reports)
    assert [(str(each.date), each.note) for each in report.changes] == [
        ("2020-07-09", "A typo."),
        ("2020-07-10", "A typo."),
    ]
    notes = [entry.note for entry in record(folder).entries if entry.note]
    assert notes == ["A typo.", "A typo."]


def test_where_nothing_differs_there_is_nothing_to_correct(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    before = text(folder)
    with pytest.raises(SitrepError, match="says what was published, so there is nothing"):
        correct(folder, "a", "A typo.", NOW)
    edit(folder, W27, "title: A bridge\n", "")
    correct(folder, "2020-W27", "No headline after all.", NOW)
    with pytest.raises(SitrepError, match="says what was published, so there is nothing"):
        correct(folder, "2020-W27", "Once more.", LATER)
    assert text(folder) == before


@pytest.mark.parametrize("note", ["", "  ", "\u200b", "\n"])
def test_an_empty_note_tells_readers_nothing(tmp_path: Path, note: str) -> None:
    folder = begun(tmp_path)
    with pytest.raises(SitrepError, match="--note is empty"):
        correct(folder, "a", note, NOW)
    with pytest.raises(SitrepError, match="--reason is empty"):
        withdraw(folder, "a", note, NOW)


def test_what_was_never_published_cannot_be_corrected(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    write(folder, {"reports/2020/b.md": report_text("b")})
    with pytest.raises(SitrepError, match="not in the record yet"):
        correct(folder, "b", "A typo.", NOW)
    with pytest.raises(SitrepError, match="“c” was never published"):
        correct(folder, "c", "A typo.", NOW)
    with pytest.raises(SitrepError, match="no record yet"):
        correct(write(tmp_path / "other", tree()), "2020-07-01-example-wire-bridge", "x", NOW)


def test_what_is_in_no_file_is_withdrawn_not_corrected(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / A).unlink()
    with pytest.raises(SitrepError, match="is in no file any more"):
        correct(folder, "a", "A typo.", NOW)


def test_a_withdrawn_report_keeps_its_file_and_says_why(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    done = withdraw(folder, "a", "It was not so.", NOW)
    assert done[0] == "report a is withdrawn, in content/reports/2020/a.md and in the record."
    assert "status: withdrawn" in text(folder)
    assert "note: It was not so." in text(folder)
    entry = newest(folder)
    assert (entry.what, entry.note, entry.parts) == (What.WITHDRAWN, "It was not so.", ())
    assert enter(folder, LATER).entries == ()
    with pytest.raises(SitrepError, match="was withdrawn on 2020-07-09 already"):
        withdraw(folder, "a", "Again.", LATER)


def test_a_report_whose_file_is_gone_is_withdrawn_without_text(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / A).unlink()
    done = withdraw(folder, "a", "It was not so.", NOW)
    assert done[0] == "report a is withdrawn, in the record."
    assert not record(folder).stands(newest(folder).thing)


def test_a_report_that_was_not_entered_yet_is_entered_and_withdrawn(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    write(folder, {"reports/2020/b.md": report_text("b")})
    withdraw(folder, "b", "It was not so.", NOW)
    told = [(each.what, each.address) for each in record(folder).entries if each.thing.id == "b"]
    assert told == [(What.LATE, "reports/b/"), (What.WITHDRAWN, None)]
    assert enter(folder, LATER).entries == ()


def test_a_row_is_withdrawn_once_it_is_gone(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    with pytest.raises(SitrepError, match=r"still stands in content/regions\.toml"):
        withdraw(folder, "region/idlib", "No longer.", NOW)
    rows = REGIONS.replace("[idlib]", "[north]")
    (folder / "regions.toml").write_text(rows, "utf-8")
    withdraw(folder, "region/idlib", "Nobody calls it so.", NOW)
    read_folder(folder)


def test_what_leaned_on_a_withdrawn_report_is_listed(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    edit(
        folder, W27, "title: A bridge", "title: A bridge\nkey_points: [{text: So., rests_on: [a]}]"
    )
    correct(folder, "2020-W27", "A key point was missing.", NOW)
    done = withdraw(folder, "a", "It was not so.", LATER)
    assert "Before the next build, these have to be changed:" in done
    assert any(line.startswith(f"content/{W27}:") for line in done)


@pytest.mark.parametrize("command", ["correct", "withdraw"])
def test_what_is_killed_between_file_and_record_is_entered_by_the_next_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    folder, whole = begun(tmp_path / "killed"), begun(tmp_path / "whole")
    for place in (folder, whole):
        edit(place, A, "title: Bridge reopens", "title: Ford reopens")
    run = correct if command == "correct" else withdraw
    run(whole, "a", "Why.", NOW)

    def kill(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(correcting, "write_entries", kill)
    before = (folder / RECORD).read_bytes()
    with pytest.raises(Killed):
        run(folder, "a", "Why.", NOW)
    assert (folder / RECORD).read_bytes() == before
    enter(folder, NOW)
    assert text(folder) == text(whole)
    assert (folder / RECORD).read_bytes() == (whole / RECORD).read_bytes()


def test_a_record_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = begun(tmp_path)
    before = (folder / RECORD).read_bytes()
    write(folder, {"reports/2020/b.md": report_text("b")})

    def kill(*_: object) -> None:
        raise Killed

    monkeypatch.setattr("sitrep.files.whole.os.replace", kill)
    with pytest.raises(Killed):
        enter(folder, NOW)
    monkeypatch.undo()
    assert (folder / RECORD).read_bytes() == before
    assert enter(folder, NOW).entries


@pytest.mark.parametrize("said", ["Call +963 944 123 456.", "It was at 36.20210, 37.13430."])
def test_private_details_enter_neither_the_file_nor_the_record(tmp_path: Path, said: str) -> None:
    folder = begun(tmp_path)
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    before = text(folder), text(folder, RECORD)
    with pytest.raises(SitrepError, match="--note holds what looks like"):
        correct(folder, "a", said, NOW)
    with pytest.raises(SitrepError, match="--reason holds what looks like"):
        withdraw(folder, "a", said, NOW)
    assert (text(folder), text(folder, RECORD)) == before


PHONE = "+963 944 123 456"
KEEP = 'keep: [{what: phone, where: passage 1, reason: "a ministry\'s hotline"}]'


def hotline(place: Path) -> Path:
    """A digest with a report that gives a number, which is kept with a reason."""
    body = f"::: passage idlib\nCall {PHONE}.\n:::\n"
    kept = report_text("a", body=body).replace("status: p", f"{KEEP}\nstatus: p")
    folder = write(place / "content", {**tree({"a": kept, "b": report_text("b")}), W27: EDITION})
    enter(folder, BEGAN)
    return folder


def test_what_the_report_keeps_with_a_reason_its_note_may_say_and_is_asked_to_keep_too(
    tmp_path: Path,
) -> None:
    folder = hotline(tmp_path)
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    done = correct(folder, "a", f"The hotline is {PHONE}.", NOW)
    assert "note: The hotline" in text(folder)
    assert "Before the next build, these have to be changed:" in done
    assert f"content/{A}" in done[-1]
    assert "where: changes[1].note" in done[-1]
    edit(folder, A, "keep: [", "keep: [{what: phone, where: 'changes[1].note', reason: So.}, ")
    read_folder(folder)


def test_a_note_that_only_the_record_has_cannot_be_kept_and_is_refused(tmp_path: Path) -> None:
    folder = hotline(tmp_path)
    (folder / "reports/2020/b.md").unlink()
    with pytest.raises(SitrepError, match="--reason holds what looks like"):
        withdraw(folder, "b", f"Not {PHONE}.", NOW)
    edit(folder, "sources.toml", 'reliability = "B"', 'reliability = "C"')
    with pytest.raises(SitrepError, match="--note holds what looks like"):
        correct(folder, "source/example-wire", f"Not {PHONE}.", NOW)


def test_what_a_source_publishes_of_itself_may_be_named(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    correct(folder, "a", "As https://wire.example.org/ says.", NOW)
