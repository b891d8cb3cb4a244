from __future__ import annotations

from pathlib import Path

from tests.support.sites import Site, build_site
from tests.support.trees import report_text, tree


def test_every_source_has_a_page_and_stands_in_the_list(invented_site: Site) -> None:
    page = invented_site.page("sources/")
    for outlet in invented_site.built.catalogue.sources:
        assert f"../sources/{outlet.source.id}/" in page.links
        assert outlet.source.name in page.plain


def test_a_source_says_how_far_it_can_be_relied_on_and_why(invented_site: Site) -> None:
    for outlet in invented_site.built.catalogue.sources:
        plain = invented_site.page(f"sources/{outlet.source.id}/").plain
        grade = outlet.source.reliability
        assert f"Reliability {grade}, " in plain or outlet.is_unknown
        assert outlet.source.reason is None or outlet.source.reason in plain


def test_what_it_published_first_and_what_it_carried_stand_apart(tmp_path: Path) -> None:
    carried = "[{source: example-review, date: 2020-07-03}]"
    own = report_text("own", source="example-review", title="Its own")
    site = build_site(
        tmp_path, tree({"one": report_text("one", title="Carried", carriers=carried), "own": own})
    )
    plain = site.page("sources/example-review/").plain
    assert plain.index("Published first Its own") < plain.index("Carried from others Carried")
    assert "Its own" not in site.page("sources/example-wire/").plain


def test_unrelated_reports_of_unknown_sources_are_not_shown_as_one_outlet(tmp_path: Path) -> None:
    reports = {
        "one": report_text("one", source="unknown", text="summary"),
        "two": report_text("two", source="unknown", text="summary"),
        "three": report_text("three", carriers="[{source: unknown, date: 2020-07-02}]"),
    }
    site = build_site(tmp_path, tree(reports))
    page = site.page("sources/unknown/").plain
    assert (
        "They do not come from one source: each counts by itself, and none of them confirms anything."
        in page
    )
    assert (
        "2 reports by sources that are not named, 1 report with a carrier that is not named" in page
    )
    assert "Reports whose source is not named Bridge reopens" in page
    assert "Reports with a carrier that is not named Bridge reopens" in page
    assert "Reliability" not in page
    assert (
        "Sources not named not one source: each report counts by itself"
        in site.page("sources/").plain
    )
    assert "carried by a carrier not named (2 Jul)" in site.page("reports/three/").plain


def test_an_unknown_origin_has_a_page_too(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", source="unknown", text="summary")}))
    assert "Sources not named" in site.page("sources/unknown/").plain
    assert "grade F3" in site.page("reports/one/").plain
