from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from sitrep.ingest.read.fetch import Fetcher
from sitrep.ingest.subscribed.fetching import FetchedFeed, fetch_feeds
from sitrep.ingest.subscribed.state import FeedState
from tests.support.ingest.webs import Web, opened_web, redirect, reply

NOW = dt.datetime(2021, 5, 7, 12, 0, tzinfo=dt.UTC)
A, B = "https://a.example/feed.xml", "https://b.example/feed.xml"
FEEDS = {A: "Levee Watch", B: "Harbour Review"}


@pytest.fixture
def web() -> Iterator[Web]:
    with opened_web() as web:
        yield web


def fetched(web: Web, **states: FeedState) -> list[FetchedFeed]:
    known = {A: states["a"]} if "a" in states else {}
    return list(fetch_feeds(FEEDS, known, Fetcher(web.network), NOW))


def test_feeds_are_fetched_one_after_the_other_and_their_state_is_kept(web: Web) -> None:
    web.answers = {
        "a.example/feed.xml": reply(
            b"<rss/>", "200 OK", 'ETag: "7"', "Last-Modified: Fri, 07 May 2021 10:00:00 GMT"
        ),
        "b.example/feed.xml": redirect("/new.xml"),
        "b.example/new.xml": reply(b"<feed/>"),
    }
    first, second = fetched(web)
    assert first.raw
    assert first.raw.data == b"<rss/>"
    assert (first.state.etag, first.state.modified) == ('"7"', "Fri, 07 May 2021 10:00:00 GMT")
    assert second.raw
    assert second.told == "Harbour Review: fetched"
    assert "Accept: application/rss+xml" in web.heads[1]


def test_a_feed_that_has_not_changed_is_not_sent_again(web: Web) -> None:
    web.answers["a.example/feed.xml"] = reply(b"", "304 Not Modified")
    state = FeedState('"7"', "Fri, 07 May 2021 10:00:00 GMT", seen=("x",))
    first, _second = fetched(web, a=state)
    assert (first.raw, first.refusal, first.state) == (None, "", state)
    assert first.told == "Levee Watch: nothing new"
    assert 'If-None-Match: "7"' in web.heads[1]
    assert "If-Modified-Since: Fri, 07 May 2021 10:00:00 GMT" in web.heads[1]


def test_a_mark_that_would_break_the_request_is_not_sent(web: Web) -> None:
    web.answers["a.example/feed.xml"] = reply(b"<rss/>")
    fetched(web, a=FeedState("x\r\nEvil: 1", "é"))
    assert "Evil" not in web.heads[1]
    assert "If-" not in web.heads[1]


@pytest.mark.parametrize(
    ("head", "until"),
    [
        (("Retry-After: 3600",), "2021-05-07T13:00"),
        (
            ("Retry-After: Fri, 07 May 2021 13:00:00 GMT", "Date: Fri, 07 May 2021 12:30:00 GMT"),
            "2021-05-07T12:30",
        ),
        (("Retry-After: 99999999",), "2021-05-09T12:00"),
    ],
)
def test_a_server_that_wants_to_be_left_alone_is(
    web: Web, head: tuple[str, ...], until: str
) -> None:
    web.answers["a.example/feed.xml"] = reply(b"", "429 Too Many Requests", *head)
    first, _second = fetched(web)
    assert first.state.wait_until.startswith(until)
    assert "wants no request before" in first.refusal
    asked = len(web.requests)
    (again,) = fetch_feeds({A: "Levee Watch"}, {A: first.state}, Fetcher(web.network), NOW)
    assert len(web.requests) == asked
    assert until in again.refusal
    later = NOW + dt.timedelta(days=3)
    list(fetch_feeds({A: "Levee Watch"}, {A: first.state}, Fetcher(web.network), later))
    assert len(web.requests) > asked


def test_one_that_fails_does_not_hold_up_the_others(web: Web) -> None:
    web.answers["b.example/feed.xml"] = reply(b"<feed/>")
    first, second = fetched(web)
    assert "has no such page" in first.refusal
    assert second.raw


def test_a_feed_behind_a_wall_or_robots_txt_is_not_fetched(web: Web) -> None:
    web.numbers["a.example"] = [["10.0.0.1"]]
    web.answers["b.example/robots.txt"] = reply(b"User-agent: *\nDisallow: /feed.xml")
    first, second = fetched(web)
    assert "public" in first.refusal
    assert "robots.txt" in second.refusal
