from __future__ import annotations

import pytest

from sitrep.content.edition_file import parse_edition
from sitrep.core.errors import Fault
from sitrep.core.model import Change, EditionNotes
from sitrep.core.weeks import Week
from tests.support.strategies import day

TEXT = """\
---
announced: 2020-07-07
key_points:
  - "Bridge: reopened"
  - Ferry stopped
errata: [{date: 2020-07-09, note: The ford is another.}]
---

The week of the *bridge*.

More.
"""


def parse(
    text: str, file: str = "content/editions/2020-W27.md"
) -> tuple[EditionNotes | None, list[Fault]]:
    faults: list[Fault] = []
    return parse_edition(text.encode(), file, faults), faults


def told(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.key) for fault in parse(text)[1]]


def test_a_file_is_the_notes_of_the_week_it_is_named_for() -> None:
    notes = EditionNotes(
        week=Week(2020, 27),
        lead="The week of the *bridge*.\n\nMore.",
        key_points=("Bridge: reopened", "Ferry stopped"),
        errata=(Change(day("2020-07-09"), "The ford is another."),),
        announced=day("2020-07-07"),
        stored=True,
    )
    assert parse(TEXT) == (notes, [])


def test_everything_in_it_is_optional() -> None:
    assert parse("---\n---\n") == (EditionNotes(Week(2020, 27), stored=True), [])


@pytest.mark.parametrize(
    "name", ["2020-27", "2020-W7", "2021-W53", "week-27", "2020-W27.draft", ""]
)
def test_a_file_named_for_no_week_is_a_fault(name: str) -> None:
    notes, faults = parse(TEXT, f"content/editions/{name}.md")
    assert notes is None
    assert [(fault.line, fault.problem) for fault in faults] == [
        (1, f"“{name}” is not an ISO week")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("announced: 2020-07-07", "announced: soon", 2, "announced"),
        ("announced:", "anounced:", 2, "anounced"),
        ("  - Ferry stopped", "  - [Ferry, stopped]", 5, "key_points"),
        ("date: 2020-07-09, ", "", 6, "errata[1].date"),
        ("note: The ford", "notes: The ford", 6, "errata[1].note"),
    ],
)
def test_what_is_wrong_is_a_fault_with_its_line(old: str, new: str, line: int, key: str) -> None:
    assert (line, key) in told(TEXT.replace(old, new))


def test_a_file_that_cannot_be_read_is_none_with_a_fault() -> None:
    notes, faults = parse("The week of the bridge.")
    assert notes is None
    assert len(faults) == 1
