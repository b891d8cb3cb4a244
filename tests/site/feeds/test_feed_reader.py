"""The feeds as a subscriber's own program reads them: newsboat, over HTTP."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from sitrep.site.commands.serve import SiteHandler
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.text import untyped_text
from sitrep.site.feeds.windows.plan import PlannedFile
from tests.support.site.feeds import feed_of, item_of, planned_of, written
from tests.support.site.sites import Site

WORKERS = 4
"""How many readers load feeds at once."""
TITLES = (
    "]]> <script>x</script> & “q” é 😀",
    "<b>bold</b> &amp; &lt;i&gt;",
    "\u202eabc\u202c \u2067خبر عاجل\u2069",
    "<![CDATA[x]]>",
    "R&D, 3 < 4 > 2 && so on",
)
PLAIN = (
    "Oil & gas depot hit",
    "R&D unit closed",
    "3 < 4 and 4 > 3",
    "\u2067خبر عاجل\u2069 ]]> é 😀",
)


@dataclass(frozen=True, slots=True)
class Read:
    """What newsboat keeps of an item."""

    guid: str
    title: str
    address: str
    content: str
    published: int


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Where a folder is served while a test runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def subscribe(newsboat: str, home: Path, address: str) -> list[Read]:
    """What newsboat holds of a feed once it has loaded it twice, with a cache of its own."""
    home.mkdir(parents=True)
    (home / "urls").write_text(f"{address}\n", "utf-8")
    (home / "config").touch()
    files = ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    for _ in range(2):
        environment = {**os.environ, "HOME": str(home)}
        subprocess.run([newsboat, *files, "-x", "reload"], check=True, timeout=60, env=environment)
    with closing(sqlite3.connect(home / "cache.db")) as cache:
        rows = cache.execute("select guid, title, url, content, pubDate from rss_item").fetchall()
    return [Read(*row) for row in rows]


def listed(title: str, form: Format) -> str:
    """How newsboat lists a title: it takes RSS titles for text, so one that looks like markup comes with entities."""
    return untyped_text(title) if form is Format.RSS else title


@pytest.mark.parametrize("title", PLAIN)
def test_titles_without_markup_reach_a_reader_of_plain_text_as_written(title: str) -> None:
    assert listed(title, Format.RSS) == title


@pytest.mark.parametrize("name", ["invented_site"])
def test_a_subscriber_sees_every_item_of_every_feed_once_as_it_was_written(
    tmp_path: Path, request: pytest.FixtureRequest, newsboat: str, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    files: list[PlannedFile] = [file for file in planned_of(site) if file.format is not Format.JSON]
    with served(site.output) as address, ThreadPoolExecutor(WORKERS) as pool:
        homes = (tmp_path / str(number) for number in range(len(files)))
        loaded = [
            *pool.map(
                partial(subscribe, newsboat), homes, (f"{address}/{file.path}" for file in files)
            )
        ]
    for file, found in zip(files, loaded, strict=True):
        held = {each.guid: (each.title, each.address, each.content) for each in found}
        assert len(found) == len(held), file.path
        expected = {
            item.id: (listed(item.title, file.format), item.link, str(item.html))
            for item in file.feed.items
        }
        assert held == expected, file.path


@pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
def test_hostile_titles_reach_a_subscriber_unharmed(
    tmp_path: Path, newsboat: str, form: Format
) -> None:
    feed = feed_of(*(item_of(f"item-{number}", title=title) for number, title in enumerate(TITLES)))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / f"feed.{form}").write_bytes(written(feed, form))
    with served(tmp_path / "site") as address:
        found = subscribe(newsboat, tmp_path / "home", f"{address}/feed.{form}")
    assert {each.guid: each.title for each in found} == {
        item.id: listed(item.title, form) for item in feed.items
    }
    assert {each.published for each in found} == {int(feed.items[0].appeared.timestamp())}
