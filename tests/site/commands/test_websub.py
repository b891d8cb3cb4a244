"""Pings to a hub on this machine."""

from __future__ import annotations

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.commands.websub import BATCH, ping_hub
from tests.support.hub import Hub


def test_a_hub_is_pinged_for_every_feed(hub: Hub) -> None:
    ping_hub(hub.address, ["https://a.example/feed.xml", "https://a.example/feeds/ä.rss"])
    assert hub.pings == [
        [
            ("hub.mode", "publish"),
            ("hub.url", "https://a.example/feed.xml"),
            ("hub.url", "https://a.example/feeds/ä.rss"),
        ]
    ]


def test_many_feeds_take_few_requests(hub: Hub) -> None:
    ping_hub(hub.address, [f"https://a.example/{number}" for number in range(2 * BATCH + 1)])
    assert [len(form) - 1 for form in hub.pings] == [BATCH, BATCH, 1]


def test_nothing_to_tell_asks_for_nothing(hub: Hub) -> None:
    ping_hub(hub.address, [])
    assert hub.pings == []


@pytest.mark.parametrize("status", [302, 400, 500])
def test_a_hub_that_does_not_take_it_is_named(hub: Hub, status: int) -> None:
    hub.status = status
    with pytest.raises(PublishError, match=f"answered {status}"):
        ping_hub(hub.address, ["https://a.example/feed.xml"])


def test_a_hub_that_is_not_there_is_named() -> None:
    with pytest.raises(PublishError, match="cannot be reached"):
        ping_hub("http://127.0.0.1:1/", ["https://a.example/feed.xml"])
