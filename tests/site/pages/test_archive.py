from __future__ import annotations

from pathlib import Path

from sitrep.site.pages.archive import by_year
from tests.support.site.sites import Site, build_pages
from tests.support.trees import report_text, tree


def test_the_archive_lists_every_edition_newest_first(invented_site: Site) -> None:
    weeks = [str(edition.week) for edition in invented_site.built.catalogue.editions]
    listed = [link for link in invented_site.page("editions/").links if "/editions/2" in link]
    assert len(weeks) > 5
    assert [link.rstrip("/").rpartition("/")[2] for link in listed] == weeks
    assert weeks == sorted(weeks, reverse=True)


def test_editions_stand_under_their_years(invented_site: Site) -> None:
    years = by_year(invented_site.built.catalogue.editions)
    assert len(years) > 1
    assert all(edition.week.year == each.number for each in years for edition in each.editions)
    plain = invented_site.page("editions/").plain
    heads = [f"{each.number} {len(each.editions)} edition" for each in years]
    assert sorted(heads, key=plain.index) == heads


def test_an_edition_is_listed_by_its_headline_with_what_it_rests_on(tmp_path: Path) -> None:
    notes = "---\ntitle: A bridge reopens in the rain\nannounced: 2020-07-07\n---\n"
    files = {**tree({"one": report_text("one")}), "editions/2020-W27.md": notes}
    plain = build_pages(tmp_path, files).page("editions/").plain
    assert (
        "Week 27 29 June – 5 July 2020 A bridge reopens in the rain 1 report · 1 independent root"
        in plain
    )


def test_a_long_archive_is_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    weeks = {
        f"r{year}-{month:02}-{day:02}": report_text(
            f"r{year}-{month:02}-{day:02}",
            date=f"{year}-{month:02}-{day:02}",
            added=f"{year}-{month:02}-{day:02}",
        )
        for year in range(2017, 2021)
        for month in range(1, 13)
        for day in (1, 11, 21)
    }
    site = build_pages(tmp_path, tree(weeks))
    newest = site.page("editions/")
    assert "../editions/2/" in newest.links
    pages = (site.output / "editions").rglob("index.html")
    assert max(path.stat().st_size for path in pages) < 100_000
