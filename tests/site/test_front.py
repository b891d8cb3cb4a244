from __future__ import annotations

from pathlib import Path

from tests.sites import Site, build_site
from tests.trees import report_text, tree


def test_the_front_page_shows_the_newest_edition_whole(own_site: Site) -> None:
    newest = own_site.built.catalogue.editions[0]
    page = own_site.page("")
    assert f"Week {newest.week.number}" in page.plain
    assert all(family.title in page.plain for family in newest.families)
    assert all(point in page.plain for point in newest.notes.key_points)


def test_the_newest_edition_is_that_of_the_last_week_not_of_the_last_file(tmp_path: Path) -> None:
    late = report_text("a-late-one", date="2020-06-02", added="2020-07-20", title="Old news")
    site = build_site(tmp_path, tree({"b": report_text("b"), "a-late-one": late}))
    assert "Week 27" in site.page("").plain
    assert "Old news" not in site.page("").plain


def test_a_wrong_address_is_answered_with_ways_on(own_site: Site) -> None:
    page = own_site.page("404.html")
    assert "nothing at this address" in page.plain
    assert any(link.endswith("/editions/") for link in page.links)
