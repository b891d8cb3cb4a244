from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.windows.feed import Feed
from sitrep.site.site import Site
from tests.support.site.feeds import (
    ADDRESS,
    BODY,
    CARRIERS,
    SITE,
    TAG,
    WITHDRAWN,
    blast,
    complaints,
    feed_of,
    feeds,
    files,
    item_of,
    written,
)
from tests.support.trees import report_text


def read(feed: Feed, site: Site = SITE) -> dict[str, Any]:
    document = written(feed, Format.JSON, site)
    assert complaints("x.json", document) == []
    found: dict[str, Any] = json.loads(document)
    return found


def report(**keys: str) -> dict[str, Any]:
    feed = feeds(files(report_text("a", body=BODY, **keys)))["feeds/reports"]
    (found,) = read(feed)["items"]
    item: dict[str, Any] = found
    return item


def test_a_feed_says_what_it_is_and_where_it_stands() -> None:
    found = read(feed_of(item_of("one")))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], found["description"], found["language"]) == ("Reports", "All", "en")
    assert (found["home_page_url"], found["feed_url"]) == (ADDRESS, f"{ADDRESS}feeds/reports.json")
    assert found["authors"] == [{"name": "Example Digest", "url": ADDRESS}]
    assert "next_url" not in found
    assert "hubs" not in found


def test_a_reader_is_led_to_older_items_and_to_the_hub() -> None:
    found = read(feed_of(older="feeds/reports/3"), replace(SITE, hub="https://hub.example.org/"))
    assert found["next_url"] == f"{ADDRESS}feeds/reports/3.json"
    assert found["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]


def test_a_report_holds_what_the_other_formats_do() -> None:
    item = report()
    assert item["id"] == f"{TAG}report/a"
    assert item["url"] == f"{ADDRESS}reports/a/"
    assert item["external_url"] == "https://wire.example.org/a"
    assert item["content_html"].startswith("<p><strong>Example Wire</strong> (independent) · ")
    assert (item["date_published"], item["date_modified"]) == ("2020-07-02T12:00:00+00:00",) * 2
    assert item["authors"] == [{"name": "Example Wire", "url": "https://wire.example.org/"}]
    assert (item["tags"], item["language"]) == (["Idlib", "Daraa"], "en")
    assert report(lang="ar")["language"] == "ar"


def test_a_report_says_where_it_comes_from() -> None:
    assert report(carriers=CARRIERS, archived="https://archive.example.org/a")["_origin"] == {
        "about": f"{ADDRESS}data/",
        "source": "Example Wire",
        "homepage": "https://wire.example.org/",
        "affiliation": "independent",
        "speakers": [
            {
                "names": ["Example Wire"],
                "unnamed": False,
                "words": "Example Wire",
                "grade": "B3",
                "passages": [1, 2],
            }
        ],
        "grade": "B3",
        "grade_words": "source usually reliable, report possibly true",
        "date": "2020-07-01",
        "date_basis": "as the source states",
        "rights": "full",
        "rights_words": "its texts are shown in full",
        "text": "verbatim",
        "archived": "https://archive.example.org/a",
        "regions": ["SY-ID", "SY-DR"],
        "carriers": [
            {
                "source": "Example Review",
                "url": "https://review.example.org/b",
                "date": "2020-07-03",
            },
            {"source": "a carrier not named"},
        ],
        "status": "published",
    }


def test_a_withdrawn_report_says_so_and_leads_to_no_copy() -> None:
    item = report(carriers=CARRIERS, **WITHDRAWN)
    assert item["_origin"]["status"] == "withdrawn"
    assert (item["_origin"]["carriers"], item["_origin"]["speakers"]) == ([], [])
    assert "grade" not in item["_origin"]
    assert "external_url" not in item


def items_of_a_blast(feed: str) -> list[dict[str, Any]]:
    """The items of a feed of two reports on one event, one of which passes on a ministry's word."""
    items: list[dict[str, Any]] = read(feeds(blast())[feed])["items"]
    return items


def test_a_report_names_its_innermost_speakers_and_their_grade() -> None:
    quoting = next(item for item in items_of_a_blast("feeds/reports") if item["id"].endswith("/a"))
    assert quoting["_origin"]["speakers"] == [
        {
            "names": ["The Ministry"],
            "unnamed": True,
            "words": "The Ministry and a source not named, in Example Wire",
            "grade": "E3",
            "passages": [1],
        },
        {
            "names": ["Example Wire"],
            "unnamed": False,
            "words": "Example Wire",
            "grade": "B3",
            "passages": [2],
        },
    ]
    assert quoting["_origin"]["grade"] == "E3, B3"


def test_a_report_tells_of_its_events_with_their_roots_and_figures() -> None:
    for item in items_of_a_blast("feeds/reports"):
        (event,) = item["_digest"]["events"]
        assert event == {
            "id": "ford-blast",
            "url": f"{ADDRESS}events/ford-blast/",
            "title": "A blast at the ford",
            "first": "2020-06-30",
            "last": "2020-07-01",
            "independent": 2,
            "echoes": 1,
            "roots": ["Example Review", "The Ministry"],
            "grade": "D3",
            "accounts": 3,
            "figures": ["Killed: 4 to 7"],
        }
        assert item["_digest"]["about"] == f"{ADDRESS}data/"
        assert "headline" not in item["_digest"]


def test_an_edition_holds_its_headline_and_key_points_with_what_they_rest_on() -> None:
    (item,) = items_of_a_blast("feeds/editions")
    assert item["_digest"]["headline"] == "A week at the ford"
    first, second = item["_digest"]["key_points"]
    assert first == {
        "text": "A blast < others.",
        "rests_on": [f"{ADDRESS}events/ford-blast/"],
        "independent": 2,
        "echoes": 1,
        "roots": ["Example Review", "The Ministry"],
        "grade": "D3",
    }
    assert (second["rests_on"], second["roots"], second["grade"]) == (
        [f"{ADDRESS}reports/a/#a-2"],
        ["Example Wire"],
        "B3",
    )
    assert [event["id"] for event in item["_digest"]["events"]] == ["ford-blast"]


@pytest.mark.parametrize("title", ['</script> " \\ \u2028 \u202e😀', "<b>&amp;</b>"])
def test_titles_arrive_unharmed(title: str) -> None:
    assert read(feed_of(item_of("one", title=title)))["items"][0]["title"] == title
