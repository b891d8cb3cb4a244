from __future__ import annotations

from sitrep.site.data.edition_record import BuildFacts, EditionRecord, build_edition_record
from sitrep.site.data.files import licence
from sitrep.site.data.records import build_areas, build_report
from sitrep.site.site import Site
from tests.support.trees import catalogue, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
NOTES = """\
---
announced: 2020-07-07
key_points: [One thing]
errata: [{date: 2020-07-09, note: A name was wrong.}]
---
A {? hard ?} week.

Another line.
"""
BODY = "::: passage SY-ID SY-DR\nOne.\n:::\n::: passage SY-HI\nTwo.\n:::\n"


def records(
    reports: dict[str, str] | None = None, *, drafts: bool = False
) -> dict[str, EditionRecord]:
    """The records by week, of a tree whose week 27 was announced."""
    given = reports or {
        "a": report_text("a", body=BODY),
        "b": report_text("b", source="example-review", cites="[a]"),
    }
    files = {**tree(given), "editions/2020-W27.md": NOTES}
    found = catalogue(files, drafts=drafts)
    areas = build_areas(content(files).regions.rows)
    published = {
        each.report.id: build_report(each, areas, SITE)
        for each in found.families
        if not each.is_draft
    }
    frame = BuildFacts(SITE, areas, licence(SITE.language), published)
    made = (build_edition_record(edition, frame, "schema") for edition in found.editions)
    return {record.week: record for record in made}


def test_it_says_what_the_curator_said_of_the_week() -> None:
    found = records()["2020-W27"]
    assert (str(found.first), str(found.last)) == ("2020-06-29", "2020-07-05")
    assert (str(found.announced), str(found.updated)) == ("2020-07-07", "2020-07-09")
    assert (found.lead, found.key_points) == (
        ("A hard (unconfirmed) week.", "Another line."),
        ("One thing",),
    )
    assert [each.note for each in found.errata] == ["A name was wrong."]
    assert found.citation.startswith(
        "Example Digest: Week 27, 2020, 29 June – 5 July 2020. Announced on 7 July 2020"
    )


def test_its_regions_refer_to_passages_among_its_reports() -> None:
    found = records()["2020-W27"]
    passages = {
        (report.id, each.number): each for report in found.reports for each in report.passages
    }
    standing = [
        (part.region.id, each.report, each.passage)
        for part in found.regions
        for each in part.passages
    ]
    assert sorted(standing) == [("homs", "a", 2), ("idlib", "b", 1), ("syria", "a", 1)]
    for part in found.regions:
        for each in part.passages:
            assert passages[each.report, each.passage].region == part.region
            assert passages[each.report, each.passage].url == each.url
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
    assert [(each.id, each.late) for each in found["2020-W27"].reports] == [("a", True)]
    assert [(each.id, each.edition) for each in found["2020-W28"].latecomers] == [("a", "2020-W27")]
    assert (found["2020-W28"].announced, found["2020-W28"].updated) == (None, None)
    assert (found["2020-W28"].previous, found["2020-W27"].next) == ("2020-W27", "2020-W28")


def test_withdrawn_reports_are_named_with_their_reason() -> None:
    gone = report_text(
        "gone", status="withdrawn", changes="[{date: 2020-07-09, note: It was invented.}]"
    )
    found = records({"a": report_text("a"), "gone": gone})["2020-W27"]
    assert [report.id for report in found.reports] == ["a"]
    assert [(each.id, each.changes[0].note) for each in found.withdrawn] == [
        ("gone", "It was invented.")
    ]


def test_a_previews_drafts_are_left_out() -> None:
    draft = report_text("draft", status="draft", body="::: passage SY-DR\nNot yet.\n:::\n")
    found = records({"a": report_text("a"), "draft": draft}, drafts=True)["2020-W27"]
    assert [report.id for report in found.reports] == ["a"]
    assert [part.region.id for part in found.regions] == ["idlib"]
    assert (found.counts.reports, found.counts.passages) == (1, 1)
