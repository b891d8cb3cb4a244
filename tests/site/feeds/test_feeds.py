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
from sitrep.site.feeds import briefs as feedbriefs
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.feeds import planned_files
from sitrep.site.site import Site
from tests.support.site.feeds import (
    ANNOUNCED,
    BODY,
    CARRIERS,
    TAG,
    WITHDRAWN,
    Reader,
    built,
    feeds,
    files,
    made_feeds,
    names,
    noon,
)
from tests.support.trees import catalogue, content, read, report_text, tree

# Which feeds there are, and what stands in them


def test_there_is_a_feed_of_editions_of_reports_and_of_every_region_and_source() -> None:
    assert list(feeds(files(edition=ANNOUNCED))) == [
        "feeds/editions",
        "feeds/editions-full",
        "feeds/reports",
        "feeds/corrections",
        "feeds/regions/idlib",
        "feeds/regions/daraa",
        "feeds/sources/example-review",
        "feeds/sources/example-wire",
    ]


def test_ids_of_feeds_are_tag_uris_and_differ() -> None:
    ids = [feed.id for feed in feeds(files()).values()]
    assert ids[:5] == [
        f"{TAG}feed/{name}"
        for name in ("editions", "editions-full", "reports", "corrections", "regions/idlib")
    ]
    assert len(set(ids)) == len(ids)


def test_every_feed_is_a_file_in_three_formats_and_the_editions_rss_is_there_twice() -> None:
    made = list(planned_files(built(files())))
    assert [file.path for file in made][:7] == [
        "feed.xml",
        "feeds/editions.rss",
        "feeds/editions.atom",
        "feeds/editions.json",
        "feeds/editions-full.rss",
        "feeds/editions-full.atom",
        "feeds/editions-full.json",
    ]
    assert made[0].feed == made[1].feed
    assert made[0].format is Format.RSS
    assert len({file.path for file in made}) == len(made) == 8 * 3 + 1


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
    assert sum(len(feed.items) for feed in found.values()) == 6
    assert not [
        stem
        for stem, feed in found.items()
        if "The bridge" in repr(feed) or "is shut" in repr(feed)
    ]


def test_a_summary_is_in_the_feeds_whatever_the_rights() -> None:
    given = files(report_text("a", body=BODY, text="summary", source="example-review"), ANNOUNCED)
    found = feeds(given)
    del found["feeds/editions"]  # It names events and reports alone.
    bodies = [item.html for feed in found.values() for item in feed.items]
    assert bodies
    assert all("The bridge reopened." in body for body in bodies)


# Drafts and withdrawn reports


def test_drafts_are_in_no_feed() -> None:
    made = build_catalogue(content(files(report_text("a", body=BODY, status="draft"))), drafts=True)
    assert made.families
    assert all(feed.items == () for feed in made_feeds(made))


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
    found = {feed.stem: feed for feed in made_feeds(replace(gone, withdrawn=(placed,)))}
    assert [item.withdrawn for item in found["feeds/regions/idlib"].items] == [True, False]


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
    for feed in made_feeds(build_catalogue(found)):
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

    def count_brief(edition: Edition, site: Site) -> object:
        rendered.append(f"{edition.week} in short")
        return feedbriefs.edition_brief(edition, site)

    monkeypatch.setattr("sitrep.site.feeds.told.reports.report_body", count_report)
    monkeypatch.setattr("sitrep.site.feeds.told.editions.edition_body", count_edition)
    monkeypatch.setattr("sitrep.site.feeds.told.editions.edition_brief", count_brief)
    given = files(report_text("a", body=BODY, carriers=CARRIERS), ANNOUNCED)
    made = list(planned_files(built(given)))
    assert sum(len(file.feed.items) for file in made) == 25
    assert sorted(rendered) == ["2020-W27", "2020-W27 in short", "a"]
    bodies = {id(item.html) for file in made for item in file.feed.items}
    assert len(bodies) == 4, "the edition and the report, each whole and in short"


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
