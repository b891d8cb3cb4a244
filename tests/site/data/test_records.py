from __future__ import annotations

from sitrep.core.model import Pcode, Region
from sitrep.site.data.records import (
    Areas,
    ReportRecord,
    build_areas,
    build_report,
    build_withdrawn,
    passage_address,
)
from sitrep.site.site import Site
from tests.support.trees import SOURCES, catalogue, content, report_text, tree

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
    assert (found.grade.code, found.grade.words) == (
        "B3",
        "source usually reliable, report possibly true",
    )


def test_addresses_are_absolute_and_a_passage_is_found_by_its_fragment() -> None:
    found = record(carriers=CARRIERS)
    assert found.url == "https://digest.example.org/sub/reports/a/"
    assert [passage.url for passage in found.passages] == [
        f"https://digest.example.org/sub/reports/a/#a-{number}" for number in (1, 2)
    ]
    assert found.origin.url == "https://digest.example.org/sub/sources/example-wire/"
    assert found.passages[0].region.url == "https://digest.example.org/sub/regions/syria/"


def test_a_passage_has_its_areas_events_paragraphs_and_the_regions_that_refer_to_it() -> None:
    first, second = record().passages
    assert [area.iso for area in first.areas] == ["SY-HI", "SY-DR"]
    assert [area.iso for area in second.areas] == ["SY"]
    assert [region.id for region in first.mentions] == ["homs", "daraa"]
    assert first.days
    assert (str(first.days.first), str(first.events.last)) == ("2020-06-30", "2020-07-01")
    assert second.days is None
    assert first.paragraphs == ("One.", "Two (unconfirmed).")


def test_an_area_has_its_p_code_and_the_name_of_the_region_that_is_just_this_area() -> None:
    rows = (
        Region("both", "Both", frozenset({"SY-HI", "SY-DY"}), pcodes=(Pcode("SY-DY", "SY09"),)),
        Region("homs", "Homs", frozenset({"SY-HI"}), pcodes=(Pcode("SY-HI", "SY04"),)),
        Region("homs-again", "Homs once more", frozenset({"SY-HI"})),
    )
    areas = build_areas(rows)
    found = [areas.record(code) for code in ("SY-HI", "SY-DY", "TR")]
    assert [(area.pcode, area.name) for area in found] == [
        ("SY04", "Homs"),
        ("SY09", None),
        (None, None),
    ]


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
    assert [(str(each.date), each.note) for each in found.changes] == [
        ("2020-07-09", "It was invented.")
    ]


def test_a_passage_of_an_undated_draft_stands_on_its_reports_page() -> None:
    (family,) = catalogue(
        tree({"a": report_text("a", status="draft", date="")}), drafts=True
    ).families
    assert passage_address(family, 1) == "reports/a/#a-1"
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
