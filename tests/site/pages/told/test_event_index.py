from __future__ import annotations

from dataclasses import replace

from sitrep.core.events import Reference
from sitrep.core.model import Status
from sitrep.site.pages.told.event_index import EventIndex, withdrawn_on
from tests.support.trees import catalogue, content, report_text, tree

BODY = "::: passage SY-ID event=blast\nx\n:::\n::: passage SY-ID event=blast\ny\n:::\n"
EVENT = "---\ntitle: Blast\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
FOUND = catalogue(
    {
        **tree(
            {
                "one": report_text("one", body=BODY),
                "two": report_text("two", body=BODY, source="example-review", text="summary"),
                "three": report_text("three", body=BODY, source="example-review", text="summary"),
            }
        ),
        "events/blast.md": EVENT,
    }
)
INDEX = EventIndex.of(FOUND)
ONE = next(family for family in FOUND.families if family.report.id == "one")


def test_it_finds_the_events_of_a_passage() -> None:
    assert [event.event.id for event in INDEX.events(ONE.passages[0])] == ["blast"]


def test_it_finds_the_passages_that_corroborate_one() -> None:
    found = INDEX.passages(ONE.passages[0].corroborated_by)
    assert [each.anchor for each in found] == ["three-1", "three-2", "two-1", "two-2"]


def test_what_is_not_shown_is_not_found() -> None:
    assert INDEX.passages([Reference("gone", 1), Reference("one", 9)]) == ()


def test_it_names_each_source_of_the_other_reports_on_an_event_once() -> None:
    (event,) = FOUND.events
    assert [source.name for source in INDEX.also_told_by(event, ONE)] == ["Example Review"]


def test_it_says_what_stands_beside_each_passage_of_a_report() -> None:
    first, second = INDEX.beside(ONE)
    (told,) = first.events
    assert (told.event.id, [source.name for source in told.also]) == ("blast", ["Example Review"])
    assert first.accounts == INDEX.passages(ONE.passages[0].corroborated_by)
    assert second.events == first.events


def test_withdrawn_reports_are_found_by_the_events_that_they_told_of() -> None:
    (file,) = content(
        {**tree({"one": report_text("one", body=BODY)}), "events/blast.md": EVENT}
    ).reports
    withdrawn = replace(file.report, status=Status.WITHDRAWN)
    assert withdrawn_on([file.report, withdrawn]) == {"blast": (withdrawn,)}
