from __future__ import annotations

import pytest

from sitrep.ingest.find.places.event_places import Events, event_meant, note_events

HOMS, IDLIB = ("SY-HI",), ("SY-ID",)


def told(*texts: tuple[str, tuple[str, ...]]) -> Events:
    events: Events = {}
    for text, codes in texts:
        note_events(text, codes, events)
    return events


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The blast broke windows.", HOMS),
        ("This explosion was heard far away.", None),
        ("The attack was claimed by nobody.", IDLIB),
        ("Nobody claimed the ambush.", IDLIB),
        ("That raid was the third.", None),
        ("An attack was expected.", None),
        ("The blasting went on.", None),
    ],
)
def test_an_event_spoken_of_again_is_the_last_of_its_kind_and_an_attack_the_last_of_any(
    text: str, meant: tuple[str, ...] | None
) -> None:
    assert (
        event_meant(text, told(("Two blasts hit Homs.", HOMS), ("An ambush near Idlib.", IDLIB)))
        == meant
    )


def test_number_case_and_the_air_make_no_other_kind() -> None:
    events = told(("AIRSTRIKES fell on Homs.", HOMS), ("Clashes broke out.", IDLIB))
    assert event_meant("The strike hit a mill.", events) == HOMS
    assert event_meant("The clash went on.", events) == IDLIB


def test_without_an_event_told_of_nothing_is_meant() -> None:
    assert event_meant("The attack was claimed by nobody.", {}) is None
