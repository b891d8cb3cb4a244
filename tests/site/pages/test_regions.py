from __future__ import annotations

from pathlib import Path

from tests.support.site.sites import Site, build_site
from tests.support.trees import report_text, tree


def test_every_region_with_reports_has_a_page_and_stands_in_the_list(invented_site: Site) -> None:
    regions = [section.region for section in invented_site.built.catalogue.regions]
    page = invented_site.part("regions/", '<ul class="line-list">')
    assert len(regions) > 5
    assert [
        link for link in page.links if "/regions/" in link and not link.endswith("/regions/")
    ] == [f"../regions/{region.id}/" for region in regions]


def test_a_regions_page_says_what_it_covers(tmp_path: Path) -> None:
    plain = build_site(tmp_path, tree()).page("regions/idlib/").plain
    assert "Codes SY-ID Also written Idleb Feeds RSS, Atom, JSON Feed" in plain
    assert "1 report · 1 independent root" in plain


def test_a_regions_passages_stand_newest_first(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", title="Older", date="2020-06-01", added="2020-06-02"),
        "new": report_text("new", title="Newer", date="2020-07-09", added="2020-07-10"),
    }
    page = build_site(tmp_path, tree(reports)).page("regions/idlib/")
    assert page.plain.index("Newer") < page.plain.index("Older")
    assert "../../editions/2020-W28/#region-idlib" in page.links


def test_passages_filed_elsewhere_are_named(tmp_path: Path) -> None:
    body = "::: passage SY-HI SY-DY\nA convoy crossed.\n:::\n"
    site = build_site(tmp_path, tree({"one": report_text("one", body=body)}))
    assert (
        "Filed under other regions, but also about this one Bridge reopens under Homs-Deir ez-Zor desert"
        in site.page("regions/homs/").plain
    )
    assert "A convoy crossed." not in site.page("regions/homs/").plain


def test_a_region_lists_the_events_that_concern_it_newest_first(tmp_path: Path) -> None:
    body = "".join(
        f"::: passage SY-ID event={name}\nIt happened.\n:::\n"
        for name in ("first", "second", "third")
    )
    files = tree({"one": report_text("one", body=body)})
    for name, regions, day in (
        ("first", "SY-ID", "2020-06-28"),
        ("second", "SY-ID, SY-DR", "2020-06-30"),
        ("third", "SY-DR", "2020-06-29"),
    ):
        files[f"events/{name}.md"] = (
            f"---\ntitle: The {name} event\nregions: [{regions}]\ndays: {day}\nkind: other\n---\n"
        )
    site = build_site(tmp_path, files)
    idlib = site.page("regions/idlib/")
    assert "Events, newest first The second event Other · 30 June 2020 · " in idlib.plain
    assert idlib.plain.index("The second event") < idlib.plain.index("The first event")
    assert "../../events/second/" in idlib.links
    assert (
        "Events, newest first"
        not in build_site(tmp_path / "b", tree()).page("regions/idlib/").plain
    )
