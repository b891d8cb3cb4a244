"""All feeds fetched, one request at a time: what each has to say, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitrep.core.errors import DocumentError
from sitrep.ingest.read.again import Conditions
from sitrep.ingest.read.inputs import Raw
from sitrep.ingest.subscribed.state import FeedState

if TYPE_CHECKING:
    from sitrep.ingest.read.fetch import Fetcher

LONGEST_WAIT = dt.timedelta(days=2)
"""Longest time that a server may ask us to stay away."""


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What came of a feed."""

    url: str
    source: str
    """The name of the outlet whose feed it is."""
    state: FeedState
    raw: Raw | None = None
    """None where it has not changed, or was not fetched."""
    refusal: str = ""
    """Why it could not be fetched; empty where it could."""

    @property
    def told(self) -> str:
        """A line on it for the curator."""
        if self.refusal:
            return f"{self.source}: {self.url} was not fetched: {self.refusal}"
        if self.raw is None:
            return f"{self.source}: nothing new"
        return f"{self.source}: fetched"


def fetch_feeds(
    feeds: Mapping[str, str],
    states: Mapping[str, FeedState],
    fetcher: Fetcher,
    now: dt.datetime,
) -> Iterator[FetchedFeed]:
    """Each feed as it is now; one that fails does not hold up the others."""
    for url, source in feeds.items():
        state = states.get(url, FeedState())
        if state.is_to_wait(now):
            refusal = f"its server wants no request before {state.wait_until[:16]} (UTC)"
            yield FetchedFeed(url, source, state, refusal=refusal)
            continue
        yield _fetched(FetchedFeed(url, source, replace(state, wait_until="")), fetcher, now)


def _fetched(feed: FetchedFeed, fetcher: Fetcher, now: dt.datetime) -> FetchedFeed:
    state = feed.state
    try:
        reply = fetcher.fetch_feed(feed.url, Conditions(state.etag, state.modified))
    except DocumentError as error:
        return replace(feed, refusal=str(error))
    if reply.status == 304:
        return feed
    if reply.status != 200:
        wait = min(dt.timedelta(seconds=reply.wait), LONGEST_WAIT)
        until = (now + wait).isoformat() if wait else ""
        refusal = f"its server answers {reply.status}" + (
            f" and wants no request before {until[:16]} (UTC)" if until else "; try again later"
        )
        return replace(feed, state=replace(state, wait_until=until), refusal=refusal)
    fresh = replace(state, etag=reply.etag, modified=reply.modified)
    return replace(feed, state=fresh, raw=Raw(reply.data, reply.charset))
