from __future__ import annotations

from sitrep.site.data.records import Areas, build_areas
from sitrep.site.data.report_record import ReportRecord, build_report, build_withdrawn
from sitrep.site.site import Site
from tests.support.trees import REGIONS, SOURCES, catalogue, content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/sub/",
    "For tests.",
    "tag:digest.example.org,2026:",
)
CARRIERS = "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b, changed: [It says so.]}]"
BODY = "::: passage SY-HI SY-DR 2020-06-30/2020-07-01\nOne.\n\n{? Two ?}.\n:::\n::: passage syria\nThree.\n:::\n"


def record(sources: str = SOURCES, **keys: str) -> ReportRecord:
    files = {**tree({"a": report_text("a", body=BODY, **keys)}), "sources.toml": sources}
    (family,) = catalogue(files).families
    return build_report(family, build_areas(content(files).regions.rows), SITE)


def test_a_record_says_who_first_published_it_who_carried_it_when_and_how_reliable_it_is() -> None:
    found = record(carriers=CARRIERS)
    assert (found.origin.name, found.origin.affiliation, found.origin.reliability) == (
        "Example Wire",
        "independent",
        "B",
    )
    assert [(each.source.name, str(each.date), each.changed) for each in found.carriers] == [
        ("Example Review", "2020-07-03", ("It says so.",))
    ]
    assert (str(found.date), found.date_basis, found.edition) == (
        "2020-07-01",
        "stated",
        "2020-W27",
    )
    assert {(passage.grade.code, passage.grade.words) for passage in found.passages} == {
        ("B3", "source usually reliable, report possibly true")
    }


def test_addresses_are_absolute_and_a_passage_is_found_by_its_fragment() -> None:
    found = record(carriers=CARRIERS)
    assert found.url == "https://digest.example.org/sub/reports/a/"
    assert [passage.url for passage in found.passages] == [
        f"https://digest.example.org/sub/reports/a/#a-{number}" for number in (1, 2)
    ]
    assert found.origin.url == "https://digest.example.org/sub/sources/example-wire/"
    assert found.passages[0].region.url == "https://digest.example.org/sub/regions/syria/"


def test_a_passage_has_its_areas_days_paragraphs_and_the_regions_that_refer_to_it() -> None:
    first, second = record().passages
    assert [area.iso for area in first.areas] == ["SY-HI", "SY-DR"]
    assert [area.iso for area in second.areas] == ["SY"]
    assert [region.id for region in first.mentions] == ["homs", "daraa"]
    assert first.days
    assert (str(first.days.first), str(first.days.last)) == ("2020-06-30", "2020-07-01")
    assert second.days is None
    assert first.paragraphs == ("One.", "Two (unconfirmed).")


def test_what_rights_withhold_is_not_in_the_record() -> None:
    for rights, title, kind in (
        ("link", "Bridge reopens", "stated"),
        ("withhold", "Report by Example Wire", "editor"),
    ):
        found = record(SOURCES.replace('rights = "full"', f'rights = "{rights}"'))
        assert (found.title, found.title_kind, found.rights, found.whole) == (
            title,
            kind,
            rights,
            False,
        )
        assert [passage.paragraphs for passage in found.passages] == [(), ()]
    excerpt = record(SOURCES.replace('rights = "full"', 'rights = "excerpt:1"'))
    assert [passage.paragraphs for passage in excerpt.passages] == [("One.",), ()]


def test_the_languages_of_title_and_text_are_told_apart() -> None:
    assert (record().title_language, record().language) == ("en", "en")
    assert (record(lang="ar").title_language, record(lang="ar").language) == ("ar", "ar")
    summary = record(lang="ar", text="summary")
    assert (summary.title_language, summary.language) == ("ar", "en")


def test_of_a_withdrawn_report_only_origin_and_reason_are_left() -> None:
    text = report_text(
        "a", status="withdrawn", changes="[{date: 2020-07-09, note: It was invented.}]"
    )
    (family,) = catalogue(tree({"a": text})).withdrawn
    found = build_withdrawn(family, SITE)
    assert (found.id, found.edition, found.origin.name) == ("a", "2020-W27", "Example Wire")
    assert str(found.updated) == "2020-07-09"
    assert [(str(each.date), each.note) for each in found.changes] == [
        ("2020-07-09", "It was invented.")
    ]


def test_an_undated_draft_is_in_no_edition() -> None:
    (family,) = catalogue(
        tree({"a": report_text("a", status="draft", date="")}), drafts=True
    ).families
    assert build_report(family, Areas({}, {}), SITE).edition is None


REVISED = (
    "[{date: 2020-07-08, note: Nine → ten killed., followed: true}, "
    "{date: 2020-07-09, note: Ten → twelve killed., followed: false}]"
)


def test_what_its_source_says_otherwise_by_now_is_in_the_record() -> None:
    found = record(revisions=REVISED)
    assert [(str(each.found), each.source, each.note) for each in found.revisions] == [
        ("2020-07-09", "example-wire", "Ten → twelve killed.")
    ]
    assert str(found.updated) == "2020-07-09"
    assert record().revisions == ()


AZAZ = """\
::: passage SY-HL 2020-07-01 event=ford-blast credibility=4 from=example-monitor,unnamed \
killed=4..5,7@2020-07-02 wounded=>80
# A blast at the ford kills several people

Four or five people died, seven by the next day, and more than 80 were hurt.
:::
::: passage SY-HL event=ford-blast
The bridge shook.
:::
"""
OTHER = """\
::: passage SY-HL 2020-07-01 event=ford-blast killed=6
Six people died at the ford.
:::
"""
EVENT = """\
---
title: A blast at the ford kills between four and seven people
regions: [SY-HL]
days: 2020-07-01
kind: bombing
---
"""
MONITOR = '[example-monitor]\nname = "Example Monitor"\nreliability = "C"\nreason = "Invented."\n'


def accounts() -> tuple[ReportRecord, ReportRecord]:
    """A report with two passages on an event, one of them by a monitor; and one of a third."""
    reports = {
        "a": report_text("a", body=AZAZ),
        "b": report_text("b", source="example-review", body=OTHER),
    }
    files = {
        **tree(reports),
        "sources.toml": SOURCES + MONITOR,
        "events/ford-blast.md": EVENT,
        "regions.toml": REGIONS + '\n[aleppo]\nname = "Aleppo"\ncodes = ["SY-HL"]\n',
    }
    areas = build_areas(content(files).regions.rows)
    found = {
        family.report.id: build_report(family, areas, SITE) for family in catalogue(files).families
    }
    return found["a"], found["b"]


def test_a_passage_says_who_speaks_in_it_and_has_their_grade() -> None:
    first, second = accounts()[0].passages
    assert (first.title, first.events) == (
        "A blast at the ford kills several people",
        ("ford-blast",),
    )
    assert ([each.id for each in first.speakers], first.roots) == (
        ["example-monitor"],
        ("example-monitor", "unknown:a"),
    )
    assert (first.standing, first.grade.code, second.grade.code) == ("root", "C4", "B3")


def test_a_passage_names_the_accounts_that_confirm_it_and_why_it_is_believed() -> None:
    (first, _second), (other,) = (report.passages for report in accounts())
    assert [(each.report, each.passage, each.url) for each in other.corroborated_by] == [
        ("a", number, f"https://digest.example.org/sub/reports/a/#a-{number}") for number in (1, 2)
    ]
    assert ("b", 1) in {(each.report, each.passage) for each in first.corroborated_by}
    credibility = other.credibility
    assert (credibility.figure, credibility.support, credibility.sources) == (
        3,
        "corroborated",
        ("example-monitor", "example-wire"),
    )
    assert credibility.reason == (
        "independent accounts of it rest on Example Monitor and Example Wire"
    )


def test_a_figure_says_what_its_account_says_and_leaves_open_what_that_leaves_open() -> None:
    first, second = accounts()[0].passages
    assert [
        (each.kind, each.precision, each.low, each.high, str(each.day), each.words)
        for each in first.figures
    ] == [
        ("killed", "between", 4, 5, "None", "4 or 5"),
        ("killed", "exact", 7, 7, "2020-07-02", "7"),
        ("wounded", "more than", 80, None, "None", "more than 80"),
    ]
    assert second.figures == ()
