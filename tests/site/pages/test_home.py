from __future__ import annotations

from pathlib import Path

from sitrep.core.text import one_line
from sitrep.site.pages.home import RECENT
from tests.support.site.sites import Site, build_site
from tests.support.trees import ANNOUNCED, report_text, tree


def test_the_front_page_shows_all_of_the_newest_announced_edition_in_headlines(
    invented_site: Site,
) -> None:
    latest = invented_site.built.catalogue.latest
    assert latest is not None
    assert len(latest.families) > 3
    page = invented_site.page("")
    assert latest.title
    assert f"{latest.title} Week {latest.week.number}, {latest.week.year} · " in page.plain
    assert all(one_line(family.title) in page.plain for family in latest.families)
    assert latest.notes.key_points
    assert all(point.text in page.plain for point in latest.notes.key_points)


def test_headlines_say_origin_date_grade_and_carriers_and_lead_to_the_reports(
    tmp_path: Path,
) -> None:
    report = report_text("one", carriers="[{source: example-review, date: 2020-07-03}]")
    page = build_site(tmp_path, tree({"one": report})).page("")
    assert "Idlib Bridge reopens Example Wire · 1 July 2020 · B3 · 1 carrier" in page.plain
    assert {"./reports/one/", "./editions/2020-W27/#region-idlib", "./editions/2020-W27/"} <= set(
        page.links
    )


def test_a_week_that_is_not_announced_yet_is_only_named(tmp_path: Path) -> None:
    reports = {
        "one": report_text("one"),
        "new": report_text("new", date="2020-07-08", title="Too early to tell"),
    }
    page = build_site(tmp_path, {**tree(reports), **ANNOUNCED}).page("")
    assert "Week 27 29 June – 5 July 2020" in page.plain
    assert "Week 28, 2020 is being prepared." in page.plain
    assert "./editions/2020-W28/" in page.links
    assert "Too early to tell" not in page.plain


def test_without_an_announced_week_the_newest_is_shown_and_says_that_it_is_open(
    tmp_path: Path,
) -> None:
    plain = build_site(tmp_path, tree()).page("").plain
    assert "This week is not announced yet" in plain
    assert "is being prepared" not in plain
    assert "Bridge reopens" in plain


def test_earlier_weeks_are_listed_newest_first(invented_site: Site) -> None:
    latest = invented_site.built.catalogue.latest
    assert latest is not None
    earlier = [
        edition.week
        for edition in invented_site.built.catalogue.editions
        if edition.week < latest.week
    ]
    listed = [
        link
        for link in invented_site.part("", "<h2>Earlier weeks</h2>").links
        if "/editions/2" in link
    ]
    assert len(earlier) > RECENT
    assert listed == [f"./editions/{week}/" for week in earlier[:RECENT]]


def test_the_newest_edition_is_that_of_the_last_week_not_of_the_last_file(tmp_path: Path) -> None:
    late = report_text("a-late-one", date="2020-06-02", added="2020-07-20", title="Old news")
    site = build_site(tmp_path, tree({"b": report_text("b"), "a-late-one": late}))
    assert "Week 27" in site.page("").plain
    assert "Old news" not in site.page("").plain


def test_a_wrong_address_is_answered_with_ways_on(invented_site: Site) -> None:
    page = invented_site.page("404.html")
    assert "nothing at this address" in page.plain
    assert any(link.endswith("/editions/") for link in page.links)
