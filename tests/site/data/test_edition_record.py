from __future__ import annotations

import json

from sitrep.site.data.edition_record import EditionRecord, build_edition_record
from sitrep.site.data.facts import build_facts
from sitrep.site.site import Site
from tests.support.trees import catalogue, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
NOTES = """\
---
announced: 2020-07-07
title: A week of one thing
key_points:
  - {text: One thing, rests_on: [ford-blast]}
  - {text: "Another; and more.", rests_on: [a#1, b]}
trends: [{region: idlib, trend: deteriorated, reason: A blast., rests_on: [b#1]}]
errata: [{date: 2020-07-09, note: A name was wrong.}]
---
A {? hard ?} week.

Another line.
"""
EVENT = "---\ntitle: A blast\nregions: [idlib]\ndays: 2020-06-30\nkind: bombing\n---\n"
BODY = "::: passage SY-ID SY-DR\nOne.\n:::\n::: passage SY-HI\nTwo.\n:::\n"
TWO = {
    "a": report_text("a", body=BODY),
    "b": report_text(
        "b",
        source="example-review",
        cites="[a]",
        body="::: passage SY-ID event=ford-blast\nA blast.\n:::\n",
    ),
}


def records(
    reports: dict[str, str] | None = None, notes: str = "---\nannounced: 2020-07-07\n---\n"
) -> dict[str, EditionRecord]:
    """The records by week, of a tree whose week 27 was announced."""
    files = {**tree(reports or TWO), "events/ford-blast.md": EVENT, "editions/2020-W27.md": notes}
    found, regions = catalogue(files), content(files).regions
    frame = build_facts(found, regions, SITE)
    made = (build_edition_record(edition, frame) for edition in found.editions)
    return {record.week: record for record in made}


def test_it_says_what_the_curator_said_of_the_week() -> None:
    found = records(notes=NOTES)["2020-W27"]
    assert (str(found.first), str(found.last)) == ("2020-06-29", "2020-07-05")
    assert (str(found.announced), str(found.updated)) == ("2020-07-07", "2020-07-09")
    assert found.lead == ("A hard (unconfirmed) week.", "Another line.")
    assert found.headline == "A week of one thing"
    assert [each.note for each in found.errata] == ["A name was wrong."]
    assert found.citation.startswith(
        "Example Digest: Week 27, 2020, 29 June – 5 July 2020. Announced on 7 July 2020"
    )


def test_a_key_point_says_what_it_rests_on_and_how_far_that_goes() -> None:
    first, second = records(notes=NOTES)["2020-W27"].key_points
    assert (first.text, [each.id for each in first.rests_on.events]) == (
        "One thing",
        ["ford-blast"],
    )
    assert [(each.report, each.passage) for each in second.rests_on.passages] == [
        ("a", 1),
        ("b", 1),
    ]
    for point in (first, second):
        rests_on = point.rests_on
        assert (rests_on.independent, rests_on.reliance.roots) == (1, ("example-wire",))
        assert rests_on.grade
        assert rests_on.grade.code == "B3"
    assert first.rests_on.reliance.leaning == ("example-review",)


def test_a_trend_says_which_way_a_region_goes_and_why() -> None:
    (trend,) = records(notes=NOTES)["2020-W27"].trends
    assert (trend.region.id, trend.trend, trend.reason) == ("idlib", "deteriorated", "A blast.")
    assert [(each.report, each.passage) for each in trend.rests_on.passages] == [("b", 1)]


def test_without_a_headline_it_has_the_beginning_of_its_first_key_point() -> None:
    untitled = NOTES.replace("title: A week of one thing\n", "")
    assert records(notes=untitled)["2020-W27"].headline == "One thing"
    assert records()["2020-W27"].headline is None


def test_it_holds_the_events_that_its_reports_tell_of() -> None:
    found = records()["2020-W27"]
    assert [(each.id, each.independent) for each in found.events or ()] == [("ford-blast", 1)]
    assert found.counts.events == 1


def test_its_regions_refer_to_passages_among_its_reports() -> None:
    found = records()["2020-W27"]
    passages = {
        (report.id, each["number"]): each
        for report in found.reports or ()
        for each in json.loads(report.text)["passages"]
    }
    standing = [
        (part.region.id, each.report, each.passage)
        for part in found.regions
        for each in part.passages
    ]
    assert sorted(standing) == [("homs", "a", 2), ("idlib", "b", 1), ("syria", "a", 1)]
    for part in found.regions:
        for each in part.passages:
            assert passages[each.report, each.passage]["region"]["id"] == part.region.id
            assert passages[each.report, each.passage]["url"] == each.url
    mentions = {part.region.id: [each.passage for each in part.mentions] for part in found.regions}
    assert (mentions["daraa"], mentions["idlib"], mentions["homs"]) == ([1], [1], [])


def test_it_counts_and_tells_what_everything_rests_on() -> None:
    found = records()["2020-W27"]
    counts = found.counts
    assert (counts.reports, counts.passages, counts.independent, counts.carriers) == (2, 3, 1, 0)
    assert (found.reliance.sole, found.reliance.leaning) == ("example-wire", ("example-review",))
    assert [source.id for source in found.sources] == ["example-review", "example-wire"]


def test_every_source_that_it_names_by_id_is_among_its_sources() -> None:
    circle = {
        "a": report_text("a", cites="[b]"),
        "b": report_text("b", source="example-review", cites="[a]", carriers="[{source: unknown}]"),
    }
    found = records(circle)["2020-W27"]
    assert found.reliance.circles == (("example-review", "example-wire"),)
    assert {source.id for source in found.sources} == {"example-review", "example-wire", "unknown"}


def test_late_reports_stand_in_their_own_week_and_are_mentioned_in_the_next() -> None:
    late = {
        "a": report_text("a", added="2020-07-08"),
        "c": report_text("c", date="2020-07-08", added="2020-07-08"),
    }
    found = records(late)
    assert [(each.id, each.head.late) for each in found["2020-W27"].reports or ()] == [("a", True)]
    assert [(each.id, each.edition) for each in found["2020-W28"].latecomers] == [("a", "2020-W27")]
    assert (found["2020-W28"].announced, found["2020-W28"].updated) == (None, None)
    assert (found["2020-W28"].previous, found["2020-W27"].next) == ("2020-W27", "2020-W28")


def test_withdrawn_reports_are_named_with_their_reason() -> None:
    gone = report_text(
        "gone", status="withdrawn", changes="[{date: 2020-07-09, note: It was invented.}]"
    )
    found = records({"a": report_text("a"), "gone": gone})["2020-W27"]
    assert [report.id for report in found.reports or ()] == ["a"]
    assert [(each.id, each.changes[0].note) for each in found.withdrawn] == [
        ("gone", "It was invented.")
    ]
