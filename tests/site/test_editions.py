from __future__ import annotations

from pathlib import Path

from tests.sites import Site, build_site
from tests.trees import report_text, tree

CARRIED = """
- {source: example-review, date: 2020-07-03, url: "https://review.example.org/copy"}
- {source: unknown, date: null}"""
TWO_REGIONS = """\
::: passage SY-ID
The bridge reopened.
:::

::: passage SY-HI SY-DY 2020-06-29/2020-06-30
A convoy crossed the desert.
:::
"""


def test_the_archive_lists_every_edition_newest_first(own_site: Site) -> None:
    weeks = [str(edition.week) for edition in own_site.built.catalogue.editions]
    listed = [link for link in own_site.page("editions/").links if "/editions/2" in link]
    assert [link.rstrip("/").rpartition("/")[2] for link in listed] == weeks
    assert weeks == sorted(weeks, reverse=True)


def test_passages_stand_under_their_regions_each_once(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)}))
    plain = site.page("editions/2020-W27/").plain
    assert plain.count("The bridge reopened.") == 1
    assert plain.count("A convoy crossed the desert.") == 1
    idlib, desert = plain.index("Idlib 1 report"), plain.index("Homs-Deir ez-Zor desert 1 report")
    assert idlib < plain.index("The bridge reopened.") < desert < plain.index("A convoy crossed the desert.")


def test_a_passage_of_two_regions_is_referred_to_from_the_other(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)}))
    page = site.page("editions/2020-W27/")
    assert "See also: Bridge reopens (under Homs-Deir ez-Zor desert)" in page.plain
    assert "#one-2" in page.links


def test_every_passage_has_origin_date_carriers_grade_and_link(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", carriers=CARRIED)}))
    page = site.page("editions/2020-W27/")
    assert "Example Wire 1 July 2020 grade B3, source usually reliable, report possibly true independent" in page.plain
    assert "carried by Example Review (3 July 2020) copy, Unknown source" in page.plain
    assert {"../../sources/example-wire/", "https://wire.example.org/one", "https://review.example.org/copy"} <= set(
        page.links
    )
    assert {"datetime": "2020-07-01"} in list(page.all("time"))


def test_reprints_add_no_origin(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", carriers=CARRIED)}))
    assert "1 report from 1 origin, reprinted 2 times." in site.page("editions/2020-W27/").plain


def test_weeks_without_reports_have_no_page_and_are_skipped(tmp_path: Path) -> None:
    later = report_text("two", date="2020-07-20", added="2020-07-21")
    site = build_site(tmp_path, tree({"one": report_text("one"), "two": later}))
    assert not (site.output / "editions/2020-W28").exists()
    assert "../../editions/2020-W30/" in site.page("editions/2020-W27/").links
    assert "../../editions/2020-W27/" in site.page("editions/2020-W30/").links


def test_the_curators_notes_head_the_edition(tmp_path: Path) -> None:
    keys = "announced: 2020-07-07\nkey_points: [First point, Second point]\nerrata: [{date: 2020-07-08, note: A name}]"
    notes = f"---\n{keys}\n---\nThe *lead*.\n"
    site = build_site(tmp_path, {**tree(), "editions/2020-W27.md": notes})
    plain = site.page("editions/2020-W27/").plain
    assert plain.index("The lead.") < plain.index("First point") < plain.index("Idlib")
    assert "Corrected 8 July 2020: A name" in plain
    assert "not announced yet" not in plain


def test_a_week_still_open_says_so(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**tree(), "editions/2020-W27.md": "---\nannounced: null\n---\n"})
    assert "This week is not announced yet" in site.page("editions/2020-W27/").plain


def test_a_late_report_is_marked_and_mentioned_where_readers_are(tmp_path: Path) -> None:
    notes = "---\nannounced: 2020-07-07\n---\n"
    reports = {
        "one": report_text("one"),
        "late": report_text("late", title="Late news", added="2020-07-09"),
        "next": report_text("next", date="2020-07-08", added="2020-07-09"),
    }
    site = build_site(tmp_path, {**tree(reports), "editions/2020-W27.md": notes})
    assert "Came in after this week was announced, on 9 July 2020" in site.page("editions/2020-W27/").plain
    assert "Late for earlier weeks Late news" in site.page("editions/2020-W28/").plain


def test_two_passages_of_one_report_in_one_region_stand_under_one_heading(tmp_path: Path) -> None:
    body = "::: passage SY-ID\nThe bridge reopened.\n:::\n::: passage SY-ID 2020-06-30\nThe ford is shut.\n:::\n"
    page = build_site(tmp_path, tree({"one": report_text("one", body=body)})).page("editions/2020-W27/")
    assert page.plain.count("Bridge reopens") == 1
    assert page.plain.count("grade B3") == 1
    assert {"one-1", "one-2"} <= {each.get("id") for each in page.all("div")}


def test_a_summary_says_that_it_is_one(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({"one": report_text("one", text="summary")}))
    assert "summarised in our words" in site.page("editions/2020-W27/").plain
