from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError, Fault
from sitrep.site.commands.live.files import SiteServer
from sitrep.site.commands.live.handler import LiveHandler
from sitrep.site.commands.live.messages import BuildOutcome
from sitrep.site.commands.live.state import LiveState
from sitrep.site.proof.manifest import MANIFEST
from tests.support.trees import write

PAGE = "<!doctype html><head><title>One</title></head><body><p>One</p></body>"
NEWER = PAGE.replace("One", "Newer")
FAULT = Fault("content/a.md", 3, "title", "is <b>missing</b>", "Write one")


@dataclass(frozen=True, slots=True)
class Live:
    folder: Path
    state: LiveState
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    def text(self, path: str) -> str:
        return self.ask(path).read().decode()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    folder = tmp_path / "site"
    write(folder, {"index.html": PAGE, "a/data.json": "{}", "404.html": PAGE.replace("One", "No")})
    write(tmp_path, {"secret.txt": "secret"})
    state = LiveState(folder)
    state.show(BuildOutcome())
    with SiteServer(
        ("127.0.0.1", 0), partial(LiveHandler, state=state, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Live(folder, state, server.server_address[1])
        state.close()
        server.shutdown()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1", 200),
        ("127.0.0.1:1", 200),
        ("[::1]", 200),
        ("[::1]:8000", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("localhost.evil.example", 403),
        ("localhost:8000@evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("127.0.0.10", 403),
        ("0.0.0.0", 403),
        ("localhost:", 403),
        ("", 403),
    ],
)
def test_only_requests_for_this_machine_are_answered(live: Live, host: str, status: int) -> None:
    for path in ("/", "/nowhere", "/.serve/reload.js", "/a/data.json"):
        expected = 404 if (path == "/nowhere" and status == 200) else status
        answer = live.ask(path, Host=host)
        assert answer.status == expected, path
        assert status == 200 or b"One" not in answer.read()
    assert live.ask("/.serve/events", "HEAD", Host=host).status == status


@pytest.mark.parametrize("lines", ["", "Host: localhost\r\nHost: evil.example\r\n"])
def test_a_request_names_its_host_once(live: Live, lines: str) -> None:
    with socket.create_connection(("127.0.0.1", live.port), 10) as client:
        client.sendall(f"GET / HTTP/1.0\r\n{lines}\r\n".encode())
        assert client.makefile("rb").readline().split()[1] == b"403"


@pytest.mark.parametrize(
    "path",
    [
        "/a/",
        "/a/?x",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/a/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/link.txt",
        "/linked/",
        "/linked/secret.txt",
        "/%00",
        "/index.html%00",
        "/%ed%a0%80",
        "/index.html/",
        f"/{'x' * 3000}",
    ],
)
def test_no_folder_is_listed_and_nothing_outside_is_sent(live: Live, path: str) -> None:
    (live.folder / "link.txt").symlink_to(live.folder.parent / "secret.txt")
    (live.folder / "linked").symlink_to(live.folder.parent)
    answer = live.ask(path)
    assert answer.status == 404
    assert b"<p>No</p>" in answer.read()


def test_a_page_is_sent_with_a_script_and_its_file_is_left_alone(live: Live) -> None:
    text = live.text("/")
    name = live.state.name_of(PAGE.encode())
    assert f'<script src="/.serve/reload.js?{name}" defer></script>' in text
    assert "<p>One</p>" in text
    assert "aside" not in text
    assert (live.folder / "index.html").read_text() == PAGE
    assert live.text("/a/data.json") == "{}"
    assert "reload.js" in live.text("/nowhere/")


def test_the_added_files_are_there(live: Live) -> None:
    script = live.ask("/.serve/reload.js?abc")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"EventSource" in script.read()
    assert live.ask("/.serve/faults.css").headers["Content-Type"].startswith("text/css")
    for absent in ("/.serve/", "/.serve/outcome.py", "/.serve/../outcome.py"):
        assert live.ask(absent).status == 404


def test_heads_are_those_of_what_would_be_sent(live: Live) -> None:
    for path in ("/", "/a/data.json", "/nowhere", "/.serve/reload.js"):
        head, whole = live.ask(path, "HEAD"), live.ask(path)
        assert head.read() == b""
        assert head.status == whole.status
        assert int(head.headers["Content-Length"] or 0) == len(whole.read()), path
        assert head.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/a/data.json"])
def test_what_a_browser_has_is_not_sent_again(live: Live, path: str) -> None:
    written = live.ask(path).headers["Last-Modified"]
    answer = live.ask(path, **{"If-Modified-Since": written})
    assert (answer.status, answer.read()) == (304, b"")
    file = live.folder / (path.strip("/") or "index.html")
    os.utime(file, (0, file.stat().st_mtime + 60))
    assert live.ask(path, **{"If-Modified-Since": written}).status == 200


def test_faults_are_told_above_the_last_good_site_until_they_are_mended(live: Live) -> None:
    written = live.ask("/").headers["Last-Modified"]
    live.state.show(BuildOutcome((FAULT, FAULT)))
    answer = live.ask("/", **{"If-Modified-Since": written})
    assert (answer.status, answer.headers["Last-Modified"]) == (200, None)
    text = answer.read().decode()
    assert "<p>One</p>" in text
    assert (
        "<code>content/a.md:3</code> <b>title</b>: is &lt;b&gt;missing&lt;/b&gt;. Write one."
        in text
    )
    assert "2 faults" in text
    assert "2 faults" in live.text("/nowhere")
    live.state.show(BuildOutcome(problem="one\n<two>"))
    assert "one\n&lt;two&gt;" in live.text("/")
    live.state.show(BuildOutcome())
    assert "aside" not in live.text("/")


def test_without_a_site_there_is_a_page_that_says_why(live: Live) -> None:
    for path in live.folder.glob("*.html"):
        path.unlink()
    live.state.show(BuildOutcome((FAULT,)))
    answer = live.ask("/")
    assert answer.status == 404
    text = answer.read().decode()
    assert "1 fault" in text
    assert "reload.js" in text


def test_events_name_the_page_and_each_that_follows(live: Live) -> None:
    events = live.ask("/.serve/events?/")
    assert events.headers["Content-Type"] == "text/event-stream"
    first = events.readline().decode()
    assert first == f"data: {live.state.name_of(PAGE.encode())}\n"
    live.state.show(BuildOutcome((FAULT,)))
    assert events.readline() == b"\n"
    second = events.readline().decode()
    assert second == f"data: {live.state.name_of(PAGE.encode())}\n" != first
    live.state.show(BuildOutcome())
    events.readline()
    assert events.readline().decode() == first, "the very same page again"


@pytest.fixture
def ahead(live: Live) -> dict[str, bytes]:
    """Pages of newer content than that of the site."""
    pages: dict[str, bytes] = {"": NEWER.encode(), "404.html": b"<body>Newer, and not there"}
    live.state._newest = pages.get
    write(live.folder, {MANIFEST: "1  index.html\n"})
    live.state.edited()
    live.state.show_read(BuildOutcome())
    return pages


def test_a_page_that_newer_content_no_longer_has_is_not_there(
    live: Live, ahead: dict[str, bytes]
) -> None:
    write(live.folder, {"reports/a/index.html": PAGE})
    assert live.ask("/reports/a/").status == 200
    ahead["reports/a/"] = b""
    answer = live.ask("/reports/a/")
    assert answer.status == 404
    assert b"Newer, and not there" in answer.read()


def test_only_pages_are_asked_of_newer_content(live: Live) -> None:
    asked: list[str] = []
    live.state._newest = asked.append
    write(live.folder, {MANIFEST: "1  index.html\n"})
    live.state.edited()
    live.state.show_read(BuildOutcome())
    for address in ("/", "/a/data.json", "/theme/style.css", "/more.html"):
        live.ask(address).read()
    assert {"", "more.html"} <= set(asked)
    assert not {"a/data.json", "theme/style.css"} & set(asked)


def test_pages_of_newer_content_are_sent_before_they_are_built(
    live: Live, ahead: dict[str, bytes]
) -> None:
    answer = live.ask("/")
    assert (answer.status, answer.headers["Last-Modified"]) == (200, None)
    text = answer.read().decode()
    assert "<p>Newer</p>" in text
    assert f"/.serve/reload.js?{live.state.name_of(NEWER.encode())}" in text
    assert "aside" not in text
    assert live.text("/a/data.json") == "{}"
    ahead["new page/"] = NEWER.encode()
    assert "<p>Newer</p>" in live.text("/new%20page/")
    answer = live.ask("/nowhere/")
    assert answer.status == 404
    assert b"Newer, and not there" in answer.read()
    assert live.ask("/", Host="evil.example").status == 403
    live.state.show(BuildOutcome(), live.state.edits)
    assert "<p>One</p>" in live.text("/")


def test_newer_pages_that_no_build_accepts_say_so(live: Live, ahead: dict[str, bytes]) -> None:
    live.state.show(BuildOutcome((FAULT,)), live.state.edits)
    text = live.text("/")
    assert ahead[""].decode().partition("<body>")[2] in text
    assert "Not built: 1 fault. What you see is newer than the last good site, and not" in text


def test_a_page_that_cannot_be_made_stands_as_it_was_and_says_why(
    live: Live, ahead: dict[str, bytes]
) -> None:
    def make(address: str) -> bytes | None:
        if address == "":
            raise BuildError("region.html:3: it is <torn>.")
        return ahead.get(address)

    ahead["other/"] = NEWER.encode()
    live.state._newest = make
    events = live.ask("/.serve/events?/")
    named = events.readline().decode()
    text = live.text("/")
    assert "<p>One</p>" in text
    assert "Not built: a problem. What you see is the last good site." in text
    assert "<pre>region.html:3: it is &lt;torn&gt;.</pre>" in text
    assert f"/.serve/reload.js?{named.removeprefix('data: ').strip()}" in text
    other = live.text("/other/")
    assert "<p>Newer</p>" in other
    assert "What you see is newer than the last good site, and not checked." in other


def test_a_page_that_stays_the_same_is_not_named_again(live: Live, ahead: dict[str, bytes]) -> None:
    ahead["other/"] = b"<body>Other"
    events = {address: live.ask(f"/.serve/events?/{address}") for address in ahead}
    first = {address: stream.readline() for address, stream in events.items()}
    assert first[""] == f"data: {live.state.name_of(ahead[''])}\n".encode()
    ahead["other/"] = b"<body>Changed"
    live.state.show_read(BuildOutcome())
    for address, stream in events.items():
        stream.readline()
        told = f"data: {live.state.name_of(ahead[address])}\n" if address == "other/" else ":\n"
        assert stream.readline().decode() == told, address
