from __future__ import annotations

import pytest

from sitrep.content.edition_file import parse_edition
from sitrep.core.errors import Fault
from sitrep.core.events import Direction, KeyPoint, Reference, Trend
from sitrep.core.model import Change, EditionNotes
from sitrep.core.weeks import Week
from tests.support.strategies import day

TEXT = """\
---
announced: 2020-07-07
title: A bridge reopens
trends: [{region: idlib, trend: improved, reason: The bridge carries carts.}]
key_points:
  - {text: "Bridge: reopened", rests_on: [bridge, 2020-07-01-wire-bridge#2]}
  - {text: Ferry stopped, rests_on: [2020-07-02-wire-ferry]}
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
        title="A bridge reopens",
        key_points=(
            KeyPoint(
                "Bridge: reopened", (Reference("bridge"), Reference("2020-07-01-wire-bridge", 2))
            ),
            KeyPoint("Ferry stopped", (Reference("2020-07-02-wire-ferry"),)),
        ),
        trends=(Trend("idlib", Direction.IMPROVED, "The bridge carries carts."),),
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
        (
            "  - {text: Ferry stopped, rests_on: [2020-07-02-wire-ferry]}",
            "  - [Ferry, stopped]",
            7,
            "key_points",
        ),
        (
            "{text: Ferry stopped, rests_on: [2020-07-02-wire-ferry]}",
            "Ferry stopped",
            7,
            "key_points",
        ),
        ("2020-07-02-wire-ferry", "Ferry!", 7, "key_points[2].rests_on"),
        ("trend: improved", "trend: better", 4, "trends[1].trend"),
        ("date: 2020-07-09, ", "", 8, "errata[1].date"),
        ("note: The ford", "notes: The ford", 8, "errata[1].note"),
    ],
)
def test_what_is_wrong_is_a_fault_with_its_line(old: str, new: str, line: int, key: str) -> None:
    assert (line, key) in told(TEXT.replace(old, new))


def test_a_key_point_of_the_old_form_is_told_how_it_is_written_now() -> None:
    (fault,) = parse("---\nkey_points: [Ferry stopped]\n---\n")[1]
    assert fault.remedy == "Write - {text: …, rests_on: [event-id, report-id#2]}"


def test_a_file_that_cannot_be_read_is_none_with_a_fault() -> None:
    notes, faults = parse("The week of the bridge.")
    assert notes is None
    assert len(faults) == 1
