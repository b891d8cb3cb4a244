from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.content.edit import notes_of
from sitrep.core.model import TitleKind
from sitrep.ingest.desk.asking.asking import ask_all, open_drafts
from sitrep.ingest.desk.folder import read_tree
from tests.support.ingest.desk import Desk, new_desk
from tests.support.ingest.documents import FLOOD, PORT, joined


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def answered(desk: Desk, *lines: str) -> list[str]:
    """What is said while these lines are typed."""
    typed = iter(lines)
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        for line in typed:
            return f"{line}\n"
        raise EOFError

    tree = read_tree(desk.folder)
    reports = dict(zip(map(Path.as_posix, desk.files), desk.reports, strict=True))
    notes = {path: notes_of(Path(path).read_text("utf-8")) for path in reports}
    said = list(ask_all(tree, open_drafts(reports, notes), ask))
    assert list(rest(typed)) == []
    return [*said, *asked]


def rest(lines: Iterator[str]) -> Iterator[str]:
    yield from lines


def test_return_accepts_all_that_is_guessed_of_a_draft_and_settles_its_doubts(desk: Desk) -> None:
    desk.take(joined(*FLOOD))
    before = desk.reports[0]
    assert (before.title, before.source, before.date) == (None, None, None)
    said = answered(desk, "", "")
    report = desk.report
    assert report.title_kind is TitleKind.EDITOR
    assert report.title
    assert FLOOD[0].startswith(report.title.strip("“”…"))
    assert (report.source, report.date) == ("unknown", None)
    notes = notes_of(desk.file.read_text("utf-8"))
    assert not [note for note in notes if note.startswith(("title: ", "source: "))]
    assert "date: none shown" in notes
    assert report.id != before.id
    assert desk.file.name == f"{report.id}.md"
    assert f"  its id is {report.id} now, and its file has that name" in said


def test_a_draft_that_is_left_or_where_she_ends_is_as_it_was(desk: Desk) -> None:
    desk.take(joined(*FLOOD))
    before = desk.state
    for line in ("-", "q"):
        answered(desk, line)
        assert desk.state == before
    answered(desk)
    assert desk.state == before


def test_values_of_her_own_are_written_and_wrong_ones_are_asked_again(desk: Desk) -> None:
    desk.take(joined(*FLOOD))
    said = answered(desk, "title The dam is open", "date 2021-13-01", "", "2021-05-14")
    assert "2021-13-01 is not a date; write it as 2020-07-01: " in said
    report = desk.report
    assert (report.title, str(report.date), report.source) == (
        "The dam is open",
        "2021-05-14",
        "unknown",
    )
    assert "No draft lacks a title, a date or a source." in answered(desk)


def test_what_several_drafts_lack_alike_is_asked_once(desk: Desk) -> None:
    desk.take(joined(*FLOOD), joined(*PORT))
    said = answered(desk, "", "-", "", "")
    assert sum("in all of them?" in each for each in said) == 1
    assert [report.source for report in desk.reports].count("unknown") == 1
    assert len([report for report in desk.reports if report.title]) == 1
