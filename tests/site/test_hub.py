"""Telling a hub, on this machine alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.hub import BATCH, ping_hub


class Hub(ThreadingHTTPServer):
    """A hub that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.told: list[list[tuple[str, str]]] = []
        self.status = 204

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hub?key=1"


class Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Hub)
        assert self.path == "/hub?key=1"
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append(parse_qsl(body.decode("ascii")))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_hub_is_told_of_every_feed(hub: Hub) -> None:
    ping_hub(hub.address, ["https://a.example/feed.xml", "https://a.example/feeds/ä.rss"])
    assert hub.told == [
        [
            ("hub.mode", "publish"),
            ("hub.url", "https://a.example/feed.xml"),
            ("hub.url", "https://a.example/feeds/ä.rss"),
        ]
    ]


def test_many_feeds_are_told_of_in_few_requests(hub: Hub) -> None:
    ping_hub(hub.address, [f"https://a.example/{number}" for number in range(2 * BATCH + 1)])
    assert [len(form) - 1 for form in hub.told] == [BATCH, BATCH, 1]


def test_nothing_to_tell_asks_for_nothing(hub: Hub) -> None:
    ping_hub(hub.address, [])
    assert hub.told == []


@pytest.mark.parametrize("status", [302, 400, 500])
def test_a_hub_that_does_not_take_it_is_named(hub: Hub, status: int) -> None:
    hub.status = status
    with pytest.raises(PublishError, match=f"answered {status}"):
        ping_hub(hub.address, ["https://a.example/feed.xml"])


def test_a_hub_that_is_not_there_is_named() -> None:
    with pytest.raises(PublishError, match="cannot be reached"):
        ping_hub("http://127.0.0.1:1/", ["https://a.example/feed.xml"])
