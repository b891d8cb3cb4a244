from __future__ import annotations

from pathlib import Path

from sitrep.core.text import one_line
from sitrep.site.pages.home import RECENT
from tests.support.site.sites import Page, Site, build_pages
from tests.support.trees import ANNOUNCED, report_text, tree

BLAST = "---\ntitle: A blast at the depot\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
TELLS = "::: passage SY-ID event=blast\n# One tells of it\n\nWords of one account.\n:::\n"


def told(files: dict[str, str], folder: Path) -> Page:
    return build_pages(folder, files).page("")


def test_the_front_page_says_what_it_is_and_which_week_it_holds(invented_site: Site) -> None:
    latest = invented_site.built.catalogue.latest
    assert latest is not None
    page = invented_site.page("")
    assert page.plain.index(invented_site.built.settings.site.description) < 60
    assert f"Week {latest.week.number} · " in page.plain
    assert latest.title
    assert latest.title in page.plain
    assert latest.notes.key_points
    assert all(point.text in page.plain for point in latest.notes.key_points)


def test_every_region_of_the_newest_edition_has_its_stories_in_lines(invented_site: Site) -> None:
    latest = invented_site.built.catalogue.latest
    assert latest is not None
    assert len(latest.stories) > 3
    listed = invented_site.part("", 'id="regions"')
    for story in latest.stories:
        title = story.title or story.passages[0].family.title
        assert one_line(title) in listed.plain


def test_a_story_says_its_day_its_roots_and_its_grade_and_leads_to_the_edition(
    tmp_path: Path,
) -> None:
    undated = report_text("two", "::: passage SY-DR\nIt reopened.\n:::\n", title="Road reopens")
    page = told(tree({"one": report_text("one"), "two": undated}), tmp_path)
    assert "Idlib 1 report · 1 independent root 30 June Bridge reopens" in page.plain
    assert "reported 1 Jul Road reopens 1 independent root B3" in page.plain
    assert {"./editions/2020-W27/#region-idlib", "./editions/2020-W27/"} <= set(page.links)


def test_the_event_of_the_week_is_told_with_its_accounts(tmp_path: Path) -> None:
    files = tree(
        {
            "one": report_text("one", body=TELLS),
            "two": report_text("two", body=TELLS.replace("one", "two"), source="example-review"),
        }
    )
    files["events/blast.md"] = BLAST
    page = told(files, tmp_path)
    assert "The event of the week 2 reports 30 June" in page.plain
    assert "Words of one account." in page.plain
    assert "./events/blast/" in page.links
    assert "#event" in page.links


def test_a_week_without_events_has_no_event_of_the_week(tmp_path: Path) -> None:
    page = told(tree(), tmp_path)
    assert "The event of the week" not in page.plain
    assert "#event" not in page.links


def test_a_week_that_is_not_announced_yet_is_only_named(tmp_path: Path) -> None:
    reports = {
        "one": report_text("one"),
        "new": report_text("new", date="2020-07-08", title="Too early to tell"),
    }
    page = told({**tree(reports), **ANNOUNCED}, tmp_path)
    assert "Week 27 · 29 June – 5 July 2020 · 1 report" in page.plain
    assert "Week 28 is being prepared: 1 report so far." in page.plain
    assert "./editions/2020-W28/" in page.links
    assert "Too early to tell" not in page.plain


def test_without_an_announced_week_the_newest_is_shown_and_says_that_it_is_open(
    tmp_path: Path,
) -> None:
    plain = told(tree(), tmp_path).plain
    assert "Not announced yet: reports may still be added" in plain
    assert "is being prepared" not in plain
    assert "Bridge reopens" in plain


def test_an_empty_digest_says_so(tmp_path: Path) -> None:
    assert "Nothing is published yet." in told(tree({}), tmp_path).plain


def test_what_came_late_is_counted_and_marked(tmp_path: Path) -> None:
    late = report_text("late", date="2020-07-02", added="2020-07-20", title="It came late")
    files = {**tree({"one": report_text("one"), "late": late}), **ANNOUNCED}
    plain = told(files, tmp_path).plain
    assert "Holds what had reached us by 7 July 2020; 1 report came in since, marked late" in plain
    assert "30 June, late It came late" in plain


def test_an_event_of_another_year_says_its_year(tmp_path: Path) -> None:
    files = tree({"one": report_text("one", body=TELLS)})
    files["events/blast.md"] = BLAST.replace("2020-06-30", "2019-08-24/2019-09-01")
    assert "24 August – 1 September 2019 A blast at the depot" in told(files, tmp_path).plain


def test_a_story_that_goes_on_says_who_told_of_it_before_and_who_now(tmp_path: Path) -> None:
    main = TELLS.replace("blast", "other")
    reports = {
        "old": report_text("old", body=TELLS, date="2020-06-25", added="2020-06-26"),
        "new": report_text("new", body=TELLS, source="example-review"),
        "main": report_text("main", body=main),
        "second": report_text("second", body=main, source="example-review"),
    }
    files = {
        **tree(reports),
        "events/blast.md": BLAST.replace("2020-06-30", "2020-06-24"),
        "events/other.md": BLAST.replace("blast at", "raid on"),
    }
    files["editions/2020-W27.md"] = (
        "---\nannounced: 2020-07-07\nkey_points:\n  - {text: A raid., rests_on: [other]}\n---\n"
    )
    plain = told(files, tmp_path).plain
    going_on = plain.partition("Stories that go on")[2].partition("What changed")[0]
    assert "A blast at the depot 2 independent roots" in going_on
    assert "Week 26: Example Wire Week 27: Example Review" in going_on
    assert "raid" not in going_on


def test_what_changed_counts_reports_and_says_that_they_are_no_more_than_that(
    tmp_path: Path,
) -> None:
    reports = {
        "old": report_text("old", date="2020-06-25", added="2020-06-26"),
        "new": report_text("new", body="::: passage SY-DR\nIt happened.\n:::\n"),
    }
    plain = told(tree(reports), tmp_path).plain
    changed = plain.partition("What changed")[2].partition("Earlier weeks")[0]
    assert "not that more happened" in changed
    assert "Daraa Week 24: 0 Week 25: 0 Week 26: 0 Week 27: 1" in changed
    assert "Idlib Week 24: 0 Week 25: 0 Week 26: 1 Week 27: 0" in changed


def test_earlier_weeks_are_listed_newest_first(invented_site: Site) -> None:
    latest = invented_site.built.catalogue.latest
    assert latest is not None
    earlier = [
        edition.week
        for edition in invented_site.built.catalogue.editions
        if edition.week < latest.week
    ]
    listed = [
        link for link in invented_site.part("", 'id="head-weeks"').links if "/editions/2" in link
    ]
    assert len(earlier) > RECENT
    assert listed == [f"./editions/{week}/" for week in earlier[:RECENT]]


def test_the_newest_edition_is_that_of_the_last_week_not_of_the_last_file(tmp_path: Path) -> None:
    late = report_text("a-late-one", date="2020-06-02", added="2020-07-20", title="Old news")
    site = build_pages(tmp_path, tree({"b": report_text("b"), "a-late-one": late}))
    assert "Week 27" in site.page("").plain
    assert "Old news" not in site.part("", 'id="regions"').plain.partition("Earlier weeks")[0]


def test_a_wrong_address_is_answered_with_ways_on(invented_site: Site) -> None:
    page = invented_site.page("404.html")
    assert "nothing at this address" in page.plain
    assert any(link.endswith("/editions/") for link in page.links)
