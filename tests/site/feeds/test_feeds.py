from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import NoReturn

import pytest

from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.feeds import bodies as feedbodies
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.feeds import EDITIONS_SHOWN, REPORTS_SHOWN, Feed, build_feeds, feed_files
from sitrep.site.site import Site
from tests.support.site.feeds import (
    ANNOUNCED,
    BODY,
    CARRIERS,
    SITE,
    TAG,
    WITHDRAWN,
    Reader,
    feeds,
    files,
    noon,
)
from tests.support.trees import catalogue, content, read, report_text, tree

FIRST = dt.date(2020, 1, 6)


def names(feed: Feed) -> list[str]:
    return [item.id.rpartition("/")[2] for item in feed.items]


def many_reports(number: int) -> dict[str, str]:
    """A tree of reports that came one a day, r000 first."""
    days = [FIRST + dt.timedelta(days=at) for at in range(number)]
    return tree(
        {f"r{at:03}": report_text(f"r{at:03}", added=str(days[at])) for at in range(number)}
    )


def many_editions(number: int) -> dict[str, str]:
    """A tree of so many weeks, each with a report and announced."""
    days = [FIRST + dt.timedelta(weeks=at) for at in range(number)]
    given = tree(
        {
            f"r{at}": report_text(f"r{at}", date=str(each), added=str(each))
            for at, each in enumerate(days)
        }
    )
    for each in days:
        year, week, _ = each.isocalendar()
        given[f"editions/{year}-W{week:02}.md"] = (
            f"---\nannounced: {each + dt.timedelta(days=8)}\n---\n"
        )
    return given


def pages(found: dict[str, Feed], stem: str) -> list[Feed]:
    """A feed and its archives, as a subscriber pages back through them."""
    way = [found[stem]]
    while way[-1].older:
        way.append(found[way[-1].older])
    return way


# Which feeds there are, and what stands in them


def test_there_is_a_feed_of_editions_of_reports_and_of_every_region_and_source() -> None:
    assert list(feeds(files(edition=ANNOUNCED))) == [
        "feeds/editions",
        "feeds/reports",
        "feeds/regions/idlib",
        "feeds/regions/daraa",
        "feeds/sources/example-review",
        "feeds/sources/example-wire",
    ]


def test_ids_of_feeds_are_tag_uris_and_differ() -> None:
    ids = [feed.id for feed in feeds(files()).values()]
    assert ids[:3] == [f"{TAG}feed/editions", f"{TAG}feed/reports", f"{TAG}feed/regions/idlib"]
    assert len(set(ids)) == len(ids)


def test_every_feed_is_a_file_in_three_formats_and_the_editions_rss_is_there_twice() -> None:
    made = list(feed_files(feeds(files()).values()))
    assert [file.path for file in made][:7] == [
        "feed.xml",
        "feeds/editions.rss",
        "feeds/editions.atom",
        "feeds/editions.json",
        "feeds/reports.rss",
        "feeds/reports.atom",
        "feeds/reports.json",
    ]
    assert made[0].feed == made[1].feed
    assert made[0].format is Format.RSS
    assert len({file.path for file in made}) == len(made) == 6 * 3 + 1


def test_a_report_stands_in_the_feeds_of_all_reports_its_regions_its_origin_and_its_carriers() -> (
    None
):
    found = feeds(files(report_text("a", body=BODY, carriers=CARRIERS)))
    assert [stem for stem, feed in found.items() if "a" in names(feed)] == [
        "feeds/reports",
        "feeds/regions/idlib",
        "feeds/regions/daraa",
        "feeds/sources/example-review",
        "feeds/sources/example-wire",
        "feeds/sources/unknown",
    ]


def test_a_region_that_a_passage_concerns_hears_of_it_though_it_stands_elsewhere() -> None:
    found = feeds(files(report_text("a", body="::: passage SY-HI SY-DY\nThe road is open.\n:::\n")))
    assert names(found["feeds/regions/homs"]) == names(found["feeds/regions/desert"]) == ["a"]


def test_a_carriers_feed_says_in_the_title_whose_report_it_is() -> None:
    found = feeds(files(report_text("a", carriers=CARRIERS)))
    titles = {stem: feed.items[0].title for stem, feed in found.items() if feed.items}
    assert (
        titles["feeds/sources/example-review"] == "Bridge reopens (first published by Example Wire)"
    )
    assert titles["feeds/sources/example-wire"] == titles["feeds/reports"] == "Bridge reopens"


def test_an_outlet_that_reprints_its_own_report_has_it_once() -> None:
    given = files(report_text("a", carriers="[{source: example-wire, date: 2020-07-03}]"))
    feed = feeds(given)["feeds/sources/example-wire"]
    assert [(item.id, item.title) for item in feed.items] == [(f"{TAG}report/a", "Bridge reopens")]


def test_what_changed_last_comes_first() -> None:
    reports = {
        "a": report_text("a", changes="[{date: 2020-07-20, note: x}]"),
        "b": report_text("b", added="2020-07-10"),
        "c": report_text("c", added="2020-07-12"),
    }
    feed = feeds(tree(reports))["feeds/reports"]
    assert names(feed) == ["a", "c", "b"]
    assert feed.changed == noon("2020-07-20")


def test_reports_that_came_on_one_day_stand_by_their_dates_newest_first() -> None:
    dates = {"a": "2020-06-30", "b": "2020-07-01", "c": "2020-06-29"}
    found = feeds(tree({name: report_text(name, date=date) for name, date in dates.items()}))
    assert names(found["feeds/reports"]) == ["b", "a", "c"]


def test_a_feed_without_items_has_never_changed() -> None:
    assert feeds(tree({}))["feeds/reports"].changed is None


@pytest.mark.parametrize("rights", ["link", "withhold", "excerpt:2"])
def test_text_that_rights_withhold_is_in_no_feed(rights: str) -> None:
    given = files(edition=ANNOUNCED)
    given["sources.toml"] = given["sources.toml"].replace('rights = "full"', f'rights = "{rights}"')
    found = feeds(given)
    assert sum(len(feed.items) for feed in found.values()) == 5
    assert not [
        stem
        for stem, feed in found.items()
        if "The bridge" in repr(feed) or "is shut" in repr(feed)
    ]


def test_a_summary_is_in_the_feeds_whatever_the_rights() -> None:
    given = files(report_text("a", body=BODY, text="summary", source="example-review"), ANNOUNCED)
    bodies = [item.html for feed in feeds(given).values() for item in feed.items]
    assert bodies
    assert all("The bridge reopened." in body for body in bodies)


# Drafts and withdrawn reports


def test_drafts_are_in_no_feed() -> None:
    made = build_catalogue(content(files(report_text("a", body=BODY, status="draft"))), drafts=True)
    assert made.families
    assert all(feed.items == () for feed in build_feeds(made, SITE))


def test_a_withdrawn_report_is_a_notice_wherever_it_stood_and_its_text_is_nowhere() -> None:
    given = files(report_text("a", body=BODY, carriers=CARRIERS, **WITHDRAWN), ANNOUNCED)
    found = feeds(given)
    told = [stem for stem, feed in found.items() if any(item.withdrawn for item in feed.items)]
    assert "feeds/reports" in told
    assert {"feeds/sources/example-wire", "feeds/sources/example-review"} <= set(told)
    assert "bridge" not in repr(found)


def test_a_region_hears_of_a_withdrawal() -> None:
    given = tree({"a": report_text("a"), "b": report_text("b")})
    made = catalogue(given)
    gone = catalogue({**given, "reports/2020/b.md": report_text("b", **WITHDRAWN)})
    (withdrawn,) = gone.withdrawn
    placed = replace(withdrawn, passages=made.families[0].passages)
    found = {feed.stem: feed for feed in build_feeds(replace(gone, withdrawn=(placed,)), SITE)}
    assert [item.withdrawn for item in found["feeds/regions/idlib"].items] == [True, False]


# Archives


@pytest.mark.parametrize(
    "number", [1, REPORTS_SHOWN - 1, REPORTS_SHOWN, REPORTS_SHOWN + 1, 2 * REPORTS_SHOWN + 7]
)
def test_a_subscriber_can_page_back_through_every_report(number: int) -> None:
    way = pages(feeds(many_reports(number)), "feeds/reports")
    seen = [name for feed in way for name in names(feed)]
    assert set(seen) == {f"r{at:03}" for at in range(number)}
    assert len(way) == 1 + number // REPORTS_SHOWN
    assert len(way[0].items) < 2 * REPORTS_SHOWN


def test_a_subscriber_can_page_back_through_every_edition() -> None:
    way = pages(feeds(many_editions(2 * EDITIONS_SHOWN + 3)), "feeds/editions")
    assert len({name for feed in way for name in names(feed)}) == 2 * EDITIONS_SHOWN + 3
    assert [feed.stem for feed in way] == ["feeds/editions", "feeds/editions/2", "feeds/editions/1"]


def test_archives_know_their_feed_and_their_neighbours() -> None:
    found = feeds(many_reports(2 * REPORTS_SHOWN))
    newest, second, first = pages(found, "feeds/reports")
    assert (newest.current, newest.older, newest.newer) == (None, "feeds/reports/2", None)
    assert (second.current, second.older, second.newer) == (
        "feeds/reports",
        "feeds/reports/1",
        None,
    )
    assert (first.current, first.older, first.newer) == ("feeds/reports", None, "feeds/reports/2")
    assert newest.id == second.id == first.id


def test_an_archive_stays_as_it_is_when_newer_reports_come() -> None:
    before, after = (
        feeds(many_reports(number)) for number in (REPORTS_SHOWN + 1, 3 * REPORTS_SHOWN + 1)
    )
    assert before["feeds/reports/1"].items == after["feeds/reports/1"].items
    assert names(after["feeds/reports/1"]) == [f"r{at:03}" for at in reversed(range(REPORTS_SHOWN))]


def test_a_correction_of_an_old_report_stands_in_the_feed_itself() -> None:
    given = many_reports(2 * REPORTS_SHOWN)
    given["reports/2020/r003.md"] = report_text(
        "r003",
        added=str(FIRST + dt.timedelta(days=3)),
        changes="[{date: 2021-01-01, note: Mended.}]",
    )
    found = feeds(given)
    assert names(found["feeds/reports"])[0] == "r003"
    assert "r003" in names(found["feeds/reports/1"])


def test_many_corrections_push_no_new_report_out_of_the_feed() -> None:
    given = many_reports(2 * REPORTS_SHOWN + 1)
    for at in range(REPORTS_SHOWN + 5):
        added = str(FIRST + dt.timedelta(days=at))
        given[f"reports/2020/r{at:03}.md"] = report_text(
            f"r{at:03}", added=added, changes="[{date: 2021-01-01, note: Mended.}]"
        )
    feed = feeds(given)["feeds/reports"]
    assert f"r{2 * REPORTS_SHOWN:03}" in names(feed)
    assert len(feed.items) == REPORTS_SHOWN + 1


def test_feeds_of_regions_and_sources_hold_the_newest_and_have_no_archives() -> None:
    found = feeds(many_reports(REPORTS_SHOWN + 5))
    for stem in ("feeds/regions/idlib", "feeds/sources/example-wire"):
        assert len(found[stem].items) == REPORTS_SHOWN
        assert found[stem].older is None
        assert names(found[stem])[0] == f"r{REPORTS_SHOWN + 4:03}"


def test_archives_are_written_for_readers_that_can_page_back() -> None:
    paths = [file.path for file in feed_files(feeds(many_reports(REPORTS_SHOWN)).values())]
    assert [path for path in paths if path.startswith("feeds/reports/")] == [
        "feeds/reports/1.atom",
        "feeds/reports/1.json",
    ]


# Addresses, cost and the clock


def test_every_address_in_a_feed_is_absolute() -> None:
    given = files(report_text("a", body=BODY, carriers=CARRIERS), ANNOUNCED)
    targets = [
        target
        for feed in feeds(given).values()
        for item in feed.items
        for target in (item.link, *Reader(item.html).targets)
    ]
    assert len(targets) > 20
    assert [each for each in targets if not each.startswith(("https://", "http://"))] == []


@pytest.mark.parametrize(
    "target",
    ["/about/", "about/", "#part", "//digest.example.org/", "../x", "{static}/images/a.png"],
)
def test_a_relative_link_in_a_text_is_a_fault_or_made_absolute(target: str) -> None:
    text = f"See [there]({target})."
    report = report_text("a", body=f"::: passage SY-ID\n{text}\n:::\n")
    found, faults = read(files(report, f"---\nannounced: 2020-07-07\n---\n{text}\n"))
    if faults:
        assert {fault.file for fault in faults} == {
            "content/reports/2020/a.md",
            "content/editions/2020-W27.md",
        }
        return
    for feed in build_feeds(build_catalogue(found), SITE):
        targets = Reader(feed.items[0].html).targets
        assert [
            each for each in targets if not each.startswith(("https://", "http://", "mailto:"))
        ] == []


def test_no_body_is_rendered_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []

    def count_report(family: Family, events: Iterable[ShownEvent], site: Site) -> object:
        rendered.append(family.report.id)
        return feedbodies.report_body(family, events, site)

    def count_edition(edition: Edition, site: Site) -> object:
        rendered.append(str(edition.week))
        return feedbodies.edition_body(edition, site)

    monkeypatch.setattr("sitrep.site.feeds.items.report_body", count_report)
    monkeypatch.setattr("sitrep.site.feeds.items.edition_body", count_edition)
    given = files(report_text("a", body=BODY, carriers=CARRIERS), ANNOUNCED)
    made = list(feed_files(feeds(given).values()))
    assert sum(len(file.feed.items) for file in made) == 22
    assert sorted(rendered) == ["2020-W27", "a"]
    bodies = {id(item.html) for file in made for item in file.feed.items}
    assert len(bodies) == 2


def test_nothing_asks_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the clock was asked")

    given = files(edition=ANNOUNCED)
    expected = feeds(given)
    date = type("Date", (dt.date,), {"today": classmethod(refuse)})
    moment = type(
        "Moment", (dt.datetime,), {name: classmethod(refuse) for name in ("now", "utcnow", "today")}
    )
    with monkeypatch.context() as patched:
        patched.setattr(dt, "date", date)
        patched.setattr(dt, "datetime", moment)
        for name in ("time", "time_ns", "localtime", "gmtime"):
            patched.setattr(time, name, refuse)
        found = feeds(given)
    told = repr(found).replace("Date(", "datetime.date(").replace("Moment(", "datetime.datetime(")
    assert told == repr(expected)
