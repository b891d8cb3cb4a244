from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.site.sites import Site, build_pages
from tests.support.trees import report_text, tree

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


def test_passages_stand_under_their_regions_each_once(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)}))
    plain = site.page("editions/2020-W27/").plain
    assert plain.count("The bridge reopened.") == 1
    assert plain.count("A convoy crossed the desert.") == 1
    idlib, desert = plain.index("Idlib 1 report"), plain.index("Homs-Deir ez-Zor desert 1 report")
    assert (
        idlib
        < plain.index("The bridge reopened.")
        < desert
        < plain.index("A convoy crossed the desert.")
    )


def test_a_passage_of_two_regions_is_referred_to_by_day_from_the_other(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)}))
    page = site.page("editions/2020-W27/")
    assert "Also concerned Homs: 29 Jun" in page.plain
    assert "#one-2" in page.links
    assert "region-homs" in page.ids


def test_a_source_line_names_speaker_grade_and_carriers_and_unfolds_the_rest(
    tmp_path: Path,
) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", carriers=CARRIED)}))
    page = site.page("editions/2020-W27/")
    assert (
        "Example Wire B3 · carried by 2 Bridge reopens Example Wire, 1 July 2020, as the source"
        " states · original Carried by Example Review, a carrier not named The bridge" in page.plain
    )
    assert {"../../reports/one/", "https://wire.example.org/one"} <= set(page.links)
    assert "<q>Bridge reopens</q>" in site.text("editions/2020-W27/index.html")


def test_only_the_first_account_of_a_report_unfolds_the_others_lead_to_it(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)}))
    assert len(list(site.page("editions/2020-W27/").all("details"))) == 1
    text = site.text("editions/2020-W27/index.html")
    assert text.count('href="../../reports/one/"') == 2


def test_a_copy_in_an_archive_is_linked_beside_the_original(tmp_path: Path) -> None:
    archived = "https://archive.example.org/one"
    page = build_pages(tmp_path, tree({"one": report_text("one", archived=archived)})).page(
        "editions/2020-W27/"
    )
    assert "· original · archived copy" in page.plain
    assert archived in page.links


def test_reprints_add_no_source(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", carriers=CARRIED)}))
    assert "Idlib 1 report · 1 independent root" in site.page("editions/2020-W27/").plain


def test_weeks_without_reports_have_no_page_and_are_skipped(tmp_path: Path) -> None:
    later = report_text("two", date="2020-07-20", added="2020-07-21")
    site = build_pages(tmp_path, tree({"one": report_text("one"), "two": later}))
    assert not (site.output / "editions/2020-W28").exists()
    assert "../../editions/2020-W30/" in site.page("editions/2020-W27/").links
    assert "../../editions/2020-W27/" in site.page("editions/2020-W30/").links


def test_the_curators_notes_head_the_edition(tmp_path: Path) -> None:
    rests_on = "rests_on: [2020-07-01-example-wire-bridge]"
    points = f"[{{text: First point, {rests_on}}}, {{text: Second point, {rests_on}}}]"
    keys = (
        f"announced: 2020-07-07\nkey_points: {points}\nerrata: [{{date: 2020-07-08, note: A name}}]"
    )
    notes = f"---\n{keys}\n---\nThe *lead*.\n"
    site = build_pages(tmp_path, {**tree(), "editions/2020-W27.md": notes})
    plain = site.page("editions/2020-W27/").plain
    assert plain.index("The lead.") < plain.index("Key points First point")
    assert (
        plain.index("Second point")
        < plain.index("Idlib 1 report")
        < plain.index("8 July 2020 · Corrected A name")
    )
    assert "Holds what had reached us by 7 July 2020" in plain
    assert "not announced yet" not in plain.lower()


def test_without_key_points_a_week_counts_its_regions(tmp_path: Path) -> None:
    page = build_pages(tmp_path, tree({"one": report_text("one", body=TWO_REGIONS)})).page(
        "editions/2020-W27/"
    )
    counted = (
        "Idlib: 1 report, 1 independent root Homs-Deir ez-Zor desert: 1 report, 1 independent root"
    )
    assert f"Key points {counted}" in page.plain
    assert {"#region-idlib", "#region-desert"} <= {
        link.removeprefix("../../editions/2020-W27/") for link in page.links
    }


@pytest.mark.parametrize("notes", [{}, {"editions/2020-W27.md": "---\nannounced: null\n---\n"}])
def test_a_week_still_open_says_so(tmp_path: Path, notes: dict[str, str]) -> None:
    site = build_pages(tmp_path, {**tree(), **notes})
    assert "Not announced yet: reports may still be added" in site.page("editions/2020-W27/").plain
    assert "not announced yet" in site.page("editions/").plain


def test_a_week_that_rests_on_one_source_says_so(tmp_path: Path) -> None:
    alone = build_pages(tmp_path / "a", tree({"one": report_text("one", carriers=CARRIED)})).page(
        "editions/2020-W27/"
    )
    assert "All of this week rests on Example Wire; nothing here confirms it." in alone.plain
    assert "Rests on one source" not in alone.plain
    other = report_text(
        "two", source="example-review", text="summary", url="https://review.example.org/two"
    )
    both = build_pages(tmp_path / "b", tree({"one": report_text("one"), "two": other})).page(
        "editions/2020-W27/"
    )
    assert "rests on" not in both.plain.lower()


def test_a_region_that_rests_on_one_source_of_several_says_so(tmp_path: Path) -> None:
    away = "::: passage SY-DR 2020-06-30\nIt rained.\n:::\n"
    other = report_text("two", body=away, source="example-review", text="summary")
    plain = (
        build_pages(tmp_path, tree({"one": report_text("one"), "two": other}))
        .page("editions/2020-W27/")
        .plain
    )
    assert "Rests on one source: Example Wire" in plain
    assert "Rests on one source: Example Review" in plain


def test_a_late_report_is_marked_and_mentioned_where_readers_are(tmp_path: Path) -> None:
    notes = "---\nannounced: 2020-07-07\n---\n"
    reports = {
        "one": report_text("one"),
        "late": report_text("late", title="Late news", added="2020-07-09"),
        "next": report_text("next", date="2020-07-08", added="2020-07-09"),
    }
    site = build_pages(tmp_path, {**tree(reports), "editions/2020-W27.md": notes})
    plain = site.page("editions/2020-W27/").plain
    assert "Example Wire B3 · late Late news" in plain
    assert "Late: added on 9 July 2020" in plain
    assert "Late reports for earlier weeks 1 Jul Late news" in site.page("editions/2020-W28/").plain


def test_two_passages_of_one_report_in_one_region_stand_under_one_heading(tmp_path: Path) -> None:
    body = "::: passage SY-ID\nThe bridge reopened.\n:::\n::: passage SY-ID 2020-06-30\nThe ford is shut.\n:::\n"
    page = build_pages(tmp_path, tree({"one": report_text("one", body=body)})).page(
        "editions/2020-W27/"
    )
    assert len(list(page.all("h3"))) == 1
    assert page.plain.count("Example Wire B3") == 2
    assert {"one-1", "one-2"} <= {each.get("id") for each in page.all("div")}


def test_a_summary_says_that_it_is_one(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree({"one": report_text("one", text="summary")}))
    assert "· our summary · original" in site.page("editions/2020-W27/").plain


EVENT = "---\ntitle: A bridge falls\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"
FALLEN = """\
::: passage SY-ID 2020-06-30 event=bridge-falls from=ministry killed=4..5,7@2020-07-02 credibility=4
# The bridge at the ford falls

The bridge fell, with 4 or 5 people on it; 7, it was said later.
:::

::: passage SY-ID
It rained.
:::
"""
ECHO = """\
::: passage SY-ID event=bridge-falls from=ministry
The bridge fell, says the ministry.
:::
"""


def fallen_bridge(folder: Path, notes: str = "") -> Site:
    """A site with an event that two reports tell of, after one ministry."""
    files = tree(
        {
            "one": report_text("one", body=FALLEN),
            "two": report_text("two", body=ECHO, source="example-review", text="summary"),
        }
    )
    files["sources.toml"] += (
        '\n[ministry]\nname = "Ministry"\naffiliation = "state"\nreliability = "E"\n'
        'reason = "Invented."\n'
    )
    files["events/bridge-falls.md"] = EVENT
    if notes:
        files["editions/2020-W27.md"] = f"---\n{notes}---\n"
    return build_pages(folder, files)


def test_an_event_shows_its_accounts_by_speaker_and_in_the_margin_who_says_how_many(
    tmp_path: Path,
) -> None:
    page = fallen_bridge(tmp_path).page("editions/2020-W27/")
    assert (
        "30 June Other A bridge falls 1 independent root, 1 echo E4 Ministry, in Example Wire E4"
        in page.plain
    )
    assert "Killed: 4 to 7 Ministry, in Example Wire 4 or 5, 7" in page.plain
    assert "event-bridge-falls" in page.ids
    assert page.links.count("../../events/bridge-falls/") == 1


def test_a_passage_without_a_headline_stands_under_its_reports_own_in_quotation_marks(
    tmp_path: Path,
) -> None:
    site = fallen_bridge(tmp_path)
    assert "1 July, day of the report Bridge reopens Example Wire B3 It rained." in (
        site.page("editions/2020-W27/").plain
    )
    assert "<h3><q>Bridge reopens</q></h3>" in site.text("editions/2020-W27/index.html")


def test_an_echo_is_drawn_as_one_and_stands_after_what_it_repeats(tmp_path: Path) -> None:
    site = fallen_bridge(tmp_path)
    plain = site.page("editions/2020-W27/").plain
    assert plain.index("with 4 or 5 people on it") < plain.index(
        "The bridge fell, says the ministry."
    )
    assert "Idlib 2 reports · 2 independent roots, 1 echo" in plain
    assert '<div class="account is-echo" id="two-1">' in site.text("editions/2020-W27/index.html")


def test_a_key_point_leads_to_what_it_rests_on_and_says_how_much_that_is(tmp_path: Path) -> None:
    point = "{text: The bridge fell; nobody says why., rests_on: [bridge-falls, 'one#2']}"
    page = fallen_bridge(tmp_path, f"key_points: [{point}]\n").page("editions/2020-W27/")
    assert "The bridge fell; nobody says why. 2 independent roots, 1 echo E4 · 1 Jul" in page.plain
    assert {"#event-bridge-falls", "#one-2", "#marks", "#grades"} <= set(page.links)


def test_a_key_point_that_rests_on_a_whole_report_names_its_passages_apart(tmp_path: Path) -> None:
    point = "{text: The bridge fell., rests_on: [one]}"
    page = fallen_bridge(tmp_path, f"key_points: [{point}]\n").page("")
    assert "The bridge fell. 2 independent roots E4 · 1 Jul" in page.plain
    assert {"./editions/2020-W27/#one-1", "./editions/2020-W27/#one-2"} <= set(page.links)


def test_trends_say_how_regions_fared_and_why(tmp_path: Path) -> None:
    trend = "{region: idlib, trend: deteriorated, reason: No bridge., rests_on: [bridge-falls]}"
    plain = fallen_bridge(tmp_path, f"trends: [{trend}]\n").page("editions/2020-W27/").plain
    assert (
        "Better or worse The curator's judgement Idlib: deteriorated. No bridge."
        " 1 independent root, 1 echo E4 · Other, 30 Jun" in plain
    )


def test_the_weeks_headline_stands_before_the_week_on_every_page_that_names_it(
    tmp_path: Path,
) -> None:
    site = fallen_bridge(tmp_path, "title: A bridge falls in the rain\nannounced: 2020-07-07\n")
    headed = "Week 27, 2020 · 29 June – 5 July 2020 A bridge falls in the rain"
    assert headed in site.page("editions/2020-W27/").plain
    assert headed in site.page("").plain
    assert (
        "Week 27 29 June – 5 July 2020 A bridge falls in the rain" in site.page("editions/").plain
    )


def test_what_was_corrected_in_a_report_is_said_once_in_a_region(tmp_path: Path) -> None:
    two = "::: passage SY-ID\n# One\n\nx\n:::\n::: passage SY-ID\n# Two\n\ny\n:::\n"
    report = report_text("one", body=two, changes="[{date: 2020-07-05, note: A name.}]")
    plain = build_pages(tmp_path, tree({"one": report})).page("editions/2020-W27/").plain
    assert plain.count("Corrected 5 July 2020: A name.") == 1
