"""The feeds as a subscriber's own program reads them: newsboat, over HTTP."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from sitrep.site.serve import SiteHandler
from tests.sites import Site


@pytest.fixture
def newsboat() -> str:
    """The program; its absence is a skip, or a failure where everything is required."""
    program = shutil.which("newsboat")
    if program is None:
        reason = "newsboat is not installed: feeds are not read by a subscriber's own program"
        if os.environ.get("SITREP_SHARED_REQUIRED") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@pytest.fixture
def address(own_site: Site) -> Iterator[str]:
    """Where the site is served while a test runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(own_site.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["feed.xml", "feeds/reports.rss"])
def test_a_subscriber_sees_every_item_once_with_title_origin_and_text(
    tmp_path: Path, own_site: Site, address: str, newsboat: str, path: str
) -> None:
    (tmp_path / "urls").write_text(f"{address}/{path}\n", "utf-8")
    (tmp_path / "config").touch()
    files = ["-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-C", str(tmp_path / "config")]
    for _ in range(2):
        subprocess.run(
            [newsboat, *files, "-x", "reload"], check=True, timeout=60, env={**os.environ, "HOME": str(tmp_path)}
        )
    with closing(sqlite3.connect(tmp_path / "cache.db")) as cache:
        items = cache.execute("select title, content from rss_item").fetchall()
    (feed,) = (feed for feed in own_site.built.feeds if feed.path == path)
    assert sorted(title for title, _content in items) == sorted(item.title for item in feed.items)
    assert all("grade" in content for _title, content in items)
