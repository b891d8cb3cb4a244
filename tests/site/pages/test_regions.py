from __future__ import annotations

from pathlib import Path

from tests.support.site.sites import Site, build_pages, build_site
from tests.support.trees import report_text, tree


def of_passage(region: str, words: str = "It happened.", options: str = "") -> str:
    return f"::: passage {region} {options}\n{words}\n:::\n"


def event_file(title: str, regions: str, days: str) -> str:
    return f"---\ntitle: {title}\nregions: [{regions}]\ndays: {days}\nkind: other\n---\n"


def test_every_region_with_reports_has_a_page_and_stands_in_the_list(invented_site: Site) -> None:
    regions = {section.region.id for section in invented_site.built.catalogue.regions}
    listed = [
        link.removeprefix("../regions/").removesuffix("/")
        for link in invented_site.page("regions/").links
        if link.startswith("../regions/") and link != "../regions/"
    ]
    assert len(regions) > 5
    assert set(listed) == regions
    assert len(listed) == len(regions)


def test_the_list_says_what_the_newest_week_tells_of_each_region(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", title="An older thing", date="2020-06-01", added="2020-06-02"),
        "new": report_text("new", title="A newer thing", date="2020-07-09", added="2020-07-10"),
        "wide": report_text("wide", title="Far and wide", body=of_passage("SY-HI SY-DY")),
    }
    page = build_pages(tmp_path, tree(reports)).page("regions/")
    assert "last in Week 28, 2020 Idlib 2 reports · 1 independent root" in page.plain
    assert "A newer thing 1 independent root, B3" in page.plain
    assert "An older thing" not in page.plain
    assert (
        "last in Week 27, 2020 Homs 1 report · 1 independent root Far and wide"
        " 1 independent root, B3 · under Homs-Deir ez-Zor desert" in page.plain
    )
    assert page.plain.index("A newer thing") < page.plain.index("Far and wide")


def test_a_regions_page_says_what_it_covers(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree())
    plain = site.page("regions/idlib/").plain
    assert "Codes SY-ID Also written Idleb Feeds RSS, Atom, JSON Feed" in plain
    assert "1 report · 1 independent root" in plain


def test_a_region_names_what_it_is_part_of_and_what_it_holds(tmp_path: Path) -> None:
    reports = {
        name: report_text(name, body=of_passage(codes))
        for name, codes in (("one", "SY-HI"), ("two", "SY-HI SY-DY"), ("three", "SY"))
    }
    site = build_pages(tmp_path, tree(reports))
    assert "Part of Homs-Deir ez-Zor desert, Syria" in site.page("regions/homs/").plain
    desert = site.page("regions/desert/").plain
    assert "Part of Syria Holds Homs" in desert


def test_the_newest_week_is_told_at_length_and_those_before_in_lines(tmp_path: Path) -> None:
    reports = {
        "old": report_text(
            "old", of_passage("SY-ID", "What was then."), title="Older", date="2020-06-01"
        ),
        "new": report_text(
            "new", of_passage("SY-ID", "What is now."), title="Newer", date="2020-07-09"
        ),
    }
    page = build_pages(tmp_path, tree(reports)).page("regions/idlib/")
    assert "Now: Week 28, 2020 6–12 July 2020 · not announced yet" in page.plain
    assert page.plain.index("Newer") < page.plain.index("Older")
    assert "What is now." in page.plain
    assert "What was then." not in page.plain
    assert {"../../editions/2020-W28/", "../../editions/2020-W23/"} <= set(page.links)
    assert "../../reports/old/" in page.links


def test_weeks_are_compared_by_reports_up_to_the_digests_newest(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", date="2020-06-23", added="2020-06-24"),
        "new": report_text("new", body=of_passage("SY-DR")),
    }
    plain = build_pages(tmp_path, tree(reports)).page("regions/idlib/").plain
    assert "Week 26: 1 Week 27: 0" in plain
    assert "not that more happened" in plain


def test_what_is_told_under_a_wider_region_is_named_with_it(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", title="Older", body=of_passage("SY-HI"), date="2020-06-02"),
        "one": report_text("one", body=of_passage("SY-HI SY-DY", "A convoy crossed.")),
    }
    site = build_pages(tmp_path, tree(reports))
    page = site.page("regions/homs/").plain
    now = page.partition("Now: Week 27, 2020")[2].partition("Week by week")[0]
    assert "Told under other regions, but also about this one" in now
    assert "Bridge reopens 1 independent root B3 Example Wire" in now
    assert "· under Homs-Deir ez-Zor desert" in now
    assert "A convoy crossed." not in page
    assert "Older" not in now


def test_what_wider_regions_said_earlier_stands_at_the_end(tmp_path: Path) -> None:
    reports = {
        "old": report_text("old", title="Wide", body=of_passage("SY-HI SY-DY"), date="2020-06-02"),
        "new": report_text("new", title="Own", body=of_passage("SY-HI")),
    }
    plain = build_pages(tmp_path, tree(reports)).page("regions/homs/").plain
    end = plain.partition("Filed under other regions, but also about this one")[2]
    assert "Wide" in end
    assert "Own" not in end


def test_an_event_told_under_another_region_is_no_gap(tmp_path: Path) -> None:
    """A region whose own passage tells of an event that is told elsewhere names it all the same."""
    files = tree(
        {
            "one": report_text("one", body=of_passage("SY-ID", options="event=talks")),
            "two": report_text("two", body=of_passage("SY-DR", options="event=talks")),
        }
    )
    files["events/talks.md"] = event_file("Talks go on", "SY-ID", "2020-06-30")
    page = build_pages(tmp_path, files).page("regions/daraa/")
    assert "Talks go on" in page.plain
    assert "../../events/talks/" in page.links


def test_the_actors_of_the_newest_week_are_named(tmp_path: Path) -> None:
    reports = {
        "old": report_text(
            "old",
            of_passage("SY-ID", "The Blue Guard came."),
            date="2020-06-01",
            added="2020-06-02",
        ),
        "new": report_text(
            "new", of_passage("SY-ID", "The Red Guard left."), date="2020-07-09", added="2020-07-10"
        ),
    }
    files = tree(reports)
    files["actors.toml"] = '[red]\nname = "Red Guard"\n\n[blue]\nname = "Blue Guard"\n'
    page = build_pages(tmp_path, files).page("regions/idlib/")
    assert "Actors named in it: Red Guard" in page.plain
    assert "../../actors/red/" in page.links
    assert "../../actors/blue/" not in page.links


def test_a_region_with_only_withdrawn_reports_says_so(tmp_path: Path) -> None:
    gone = report_text(
        "gone", status="withdrawn", changes="[{date: 2020-07-09, note: It was not so.}]"
    )
    files = tree({"gone": gone, "other": report_text("other", body=of_passage("SY-DR"))})
    page = build_pages(tmp_path, files).page("regions/idlib/")
    assert "Every report on this region has been withdrawn." in page.plain
    assert "Now:" not in page.plain
    assert (
        "last in"
        not in build_pages(tmp_path / "b", files).page("regions/").plain.partition("Idlib")[2]
    )
