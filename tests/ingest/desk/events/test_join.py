"""Events begun, joined and parted, in files; all of it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.event_file import parse_event
from sitrep.core.errors import DocumentError
from sitrep.core.weeks import Span
from sitrep.ingest.desk.events.join import GivenEvent, join_passages, new_event, write_event
from sitrep.ingest.desk.folder import read_tree
from tests.support.trees import read, report_text, tree, write

EVENT = """\
---
title: A fire burns down a mill
regions: [SY-ID]
days: 2020-06-30
kind: other
---
"""
TWO = "::: passage SY-ID 2020-06-30\nOne.\n:::\n\n::: passage SY-DR killed=3\nThree died.\n:::\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = tree(
        {
            "a": report_text("a"),
            "b": report_text("b", TWO),
            "c": report_text("c", status="withdrawn"),
        },
        events___mill_fire__md="",
    )
    files["events/mill-fire.md"] = EVENT
    files.pop("events/mill_fire.md")
    write(tmp_path / "content", files)
    return Path("content")


def joined(folder: Path, *names: str, event: str = "mill-fire", remove: bool = False) -> list[str]:
    return list(join_passages(read_tree(folder), event, names, remove=remove))


def text_of(folder: Path, name: str) -> str:
    return (folder / f"reports/2020/{name}.md").read_text("utf-8")


def test_passages_join_an_event_and_part_from_it_again(folder: Path) -> None:
    before = {name: text_of(folder, name) for name in "ab"}
    assert joined(folder, "a", "b#2") == [
        "> content/reports/2020/a.md: #1 tells of mill-fire",
        "> content/reports/2020/b.md: #2 tells of mill-fire",
        "2 reports changed.",
    ]
    assert "::: passage SY-ID 2020-06-30 event=mill-fire\n" in text_of(folder, "a")
    assert "::: passage SY-DR event=mill-fire killed=3\n" in text_of(folder, "b")
    assert joined(folder, "a")[-1] == "0 reports changed."
    joined(folder, "a#1", "b#2", remove=True)
    assert {name: text_of(folder, name) for name in "ab"} == before


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(folder: Path) -> None:
    before = {name: text_of(folder, name) for name in "abc"}
    with pytest.raises(DocumentError) as raised:
        joined(folder, "a", "b", "b#3", "boat", "a#0", "c", event="mill-fir")
    assert str(raised.value).split("\n") == [
        "no event has the id mill-fir. Did you mean mill-fire?",
        "b has 2 passages; say which: b#1",
        "b has no passage 3, only 2",
        "no report has the id boat",
        "“a#0” names no passage; write a report's id, or report-id#2",
        "c is withdrawn; it tells of nothing any more",
    ]
    assert {name: text_of(folder, name) for name in "abc"} == before


def test_a_new_event_says_what_to_fill_in_and_is_read_as_what_was_given(folder: Path) -> None:
    days = Span.parse("2020-06-30/2020-07-01")
    given = GivenEvent('A "mill" burns: down', None, ("SY-ID", "daraa"), days, "clash", "Ford")
    event = new_event(read_tree(folder), given)
    write_event(read_tree(folder), event)
    assert event.path == Path("content/events/a-mill-burns-down.md")
    assert event.text.count("\n# ") >= 5
    file = parse_event(event.path.read_bytes(), str(event.path), [])
    assert file is not None
    found = file.event
    assert (found.title, found.regions, found.days, found.kind, found.place) == (
        'A "mill" burns: down',
        ("SY-ID", "daraa"),
        days,
        "clash",
        "Ford",
    )


def test_a_new_event_with_everything_given_has_no_fault(folder: Path) -> None:
    given = GivenEvent("A mill burns", "burnt-mill", ("SY-ID",), Span.parse("2020-06-30"))
    write_event(read_tree(folder), new_event(read_tree(folder), given))
    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert [fault for fault in read(files)[1] if "burnt-mill" in fault.file] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (GivenEvent(), "needs a title or an id"),
        (GivenEvent(id="A Mill"), "is not a valid id"),
        (GivenEvent(id="a"), "is the id of a report"),
        (GivenEvent(id="mill-fire"), "is an event already: content/events/mill-fire.md"),
        (GivenEvent("Mill fire!"), "is an event already"),
        (GivenEvent(id="con"), "name of a device"),
    ],
)
def test_an_id_that_is_none_or_taken_is_refused(folder: Path, given: GivenEvent, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        new_event(read_tree(folder), given)
