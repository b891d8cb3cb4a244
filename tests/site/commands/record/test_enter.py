"""``./dev record``: all that is lacking is entered, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.folder import read_folder
from sitrep.content.record.file import RECORD
from sitrep.core.errors import ContentError
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.commands.record.enter import enter
from tests.support.record import at
from tests.support.site.sites import run_site
from tests.support.trees import report_text, tree, write

NOW, LATER = at("2020-07-08T09:00:00+02:00"), at("2020-07-09T09:00:00+02:00")
A = "reports/2020/a.md"


def folder_of(place: Path, **files: str) -> Path:
    return write(place / "content", {**tree({"a": report_text("a")}), **files})


def record(folder: Path) -> str:
    return (folder / RECORD).read_text("utf-8")


def edit(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), "utf-8")


def test_a_record_begins_with_the_past_and_is_then_up_to_date(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    done = enter(folder, NOW)
    assert done.is_first
    assert '"at":"2020-07-02","what":"published","kind":"report","id":"a"' in record(folder)
    assert done.lines()[0] == "content/record.jsonl has 4 lines: 4 published."
    before = record(folder)
    assert enter(folder, LATER).lines() == ("content/record.jsonl is up to date.",)
    assert record(folder) == before


def test_what_was_published_today_was_published_before_now_and_not_at_an_hour_to_come(
    tmp_path: Path,
) -> None:
    folder = folder_of(tmp_path)
    enter(folder, at("2020-07-02T01:10:00+02:00"))
    assert '"at":"2020-07-02T01:10:00+02:00","what":"published","kind":"report"' in record(folder)
    assert enter(folder, NOW).lines() == ("content/record.jsonl is up to date.",)


def test_what_was_changed_on_the_day_of_the_announcement_has_changed_since(
    tmp_path: Path,
) -> None:
    folder = folder_of(
        tmp_path,
        **{
            "editions/2020-W27.md": "---\nannounced: 2020-07-08\ntitle: A bridge\n"
            "errata: [{date: 2020-07-08, note: The ford.}]\n---\nLead.\n"
        },
    )
    edit(folder, A, "status: p", "changes: [{date: 2020-07-08, note: A typo.}]\nstatus: p")
    enter(folder, NOW)
    (edition,) = build_catalogue(read_folder(folder)).editions
    assert sorted(each.note or "" for each in edition.changes) == ["A typo.", "The ford."]


def test_it_only_grows(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    enter(folder, NOW)
    before = record(folder)
    edit(folder, A, "credibility: 3", "credibility: 2")
    done = enter(folder, LATER)
    assert done.lines() == (
        "content/record.jsonl has 1 more line: 1 regraded.",
        "  report a regraded",
    )
    assert record(folder).startswith(before)
    assert '"at":"2020-07-09T09:00:00+02:00","what":"regraded"' in record(folder)


def test_a_dry_run_says_what_is_lacking_and_writes_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    done = enter(folder, NOW, dry=True)
    assert done.lines(written=False)[0] == "content/record.jsonl lacks 4 lines: 4 published."
    assert not (folder / RECORD).exists()


def test_as_long_as_a_note_is_lacking_nothing_is_entered(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    enter(folder, NOW)
    before = record(folder)
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    edit(folder, "sources.toml", 'reliability = "B"', 'reliability = "C"')
    with pytest.raises(ContentError) as raised:
        enter(folder, LATER)
    (fault,) = raised.value.faults
    assert "./dev correct a" in fault.remedy
    assert record(folder) == before


def test_a_last_line_that_an_editor_left_open_is_closed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    enter(folder, NOW)
    (folder / RECORD).write_text(record(folder).rstrip("\n"), "utf-8")
    write(folder, {"reports/2020/b.md": report_text("b")})
    enter(folder, LATER)
    assert read_folder(folder).entered.entries


def test_many_entries_are_counted_and_some_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    enter(folder, NOW)
    write(folder, {f"reports/2020/r{n}.md": report_text(f"r{n}") for n in range(25)})
    lines = enter(folder, LATER).lines()
    assert lines[0] == "content/record.jsonl has 25 more lines: 25 published."
    assert lines[-1] == "  and 5 more"


def test_the_commands_answer_on_the_command_line(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    assert run_site(tmp_path, "record", "--check").returncode == 1
    assert run_site(tmp_path, "record").returncode == 0
    assert run_site(tmp_path, "record", "--check").returncode == 0
    edit(folder, A, "title: Bridge reopens", "title: Ford reopens")
    refused = run_site(tmp_path, "build")
    assert refused.returncode == 1
    assert "content/reports/2020/a.md:3: a: differs from what was published" in refused.stderr
    assert '--note "what changed and why"' in refused.stderr
    corrected = run_site(tmp_path, "correct", "a", "--note", "A typo.")
    assert (corrected.returncode, corrected.stderr) == (0, "")
    told = run_site(tmp_path, "history", "a").stdout
    assert "title: Bridge reopens → Ford reopens" in told
    assert run_site(tmp_path, "build").returncode == 0
