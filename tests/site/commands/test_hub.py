"""The hub hears of the feeds that have changed, and of nothing if none has."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import PublishError
from sitrep.site.commands.hub import changed_feeds, online_before
from sitrep.site.proof.manifest import MANIFEST
from tests.support.hub import Hub
from tests.support.site.sites import run_site
from tests.support.trees import report_text, tree, write

ADDRESS = "http://localhost:8000/"


def test_a_feed_has_changed_if_its_bytes_have_or_if_it_is_new() -> None:
    feeds = ["feed.xml", "feeds/reports.rss", "feeds/reports/1.rss"]
    before = {"feed.xml": "a", "feeds/reports.rss": "b", "index.html": "c"}
    after = {**before, "feeds/reports.rss": "x", "feeds/reports/1.rss": "y", "index.html": "z"}
    assert changed_feeds(feeds, before, after) == ("feeds/reports.rss", "feeds/reports/1.rss")
    assert changed_feeds(feeds, after, after) == ()
    for known in ((None, after), (before, None)):
        assert changed_feeds(iter(feeds), *known) == tuple(feeds)


def test_what_was_online_is_in_the_folder_or_in_the_manifest_that_is_named(tmp_path: Path) -> None:
    digest = "a" * 64
    write(tmp_path, {f"www/{MANIFEST}": f"{digest}  feed.xml\n", f"bad/{MANIFEST}": "x"})
    for to, against in ((tmp_path / "www", None), (None, tmp_path / "www" / MANIFEST)):
        assert online_before(to, against) == {"feed.xml": digest}
    assert online_before(tmp_path / "new", None) is None
    assert online_before(tmp_path / "bad", None) is None
    assert online_before(None, None) is None
    for to, against in ((None, tmp_path / "bad"), (tmp_path / "www", tmp_path / "www")):
        with pytest.raises(PublishError):
            online_before(to, against)


def pinged(hub: Hub) -> set[str]:
    """What the hub was told of since it was last asked."""
    told = {
        value.removeprefix(ADDRESS) for form in hub.pings for key, value in form if key == "hub.url"
    }
    hub.pings.clear()
    return told


def test_publishing_tells_the_hub_of_what_changed_and_of_nothing_if_nothing_did(
    tmp_path: Path, hub: Hub
) -> None:
    reports = {
        "a": report_text("a"),
        "b": report_text("b", body="::: passage SY-DR\nShut.\n:::\n"),
    }
    write(tmp_path / "content", tree(reports))
    done = run_site(tmp_path, "publish", "--to", "www", hub=hub.address)
    assert "all of them, since no manifest" in done.stdout
    first = pinged(hub)
    assert {"feed.xml", "feeds/regions/daraa.rss", "feeds/reports.json"} <= first

    done = run_site(tmp_path, "publish", "--to", "www", hub=hub.address)
    assert (done.returncode, pinged(hub)) == (0, set())
    assert "No feed has changed" in done.stdout

    (tmp_path / "old").write_bytes((tmp_path / "www" / MANIFEST).read_bytes())
    more = report_text("b", body="::: passage SY-DR\nOpen.\n:::\n")
    write(tmp_path / "content", {"reports/2020/b.md": more})
    done = run_site(tmp_path, "publish", "--to", "www", hub=hub.address)
    assert done.returncode == 0, done.stderr
    stems = ("reports", "regions/daraa", "sources/example-wire")
    changed = {f"feeds/{stem}.{form}" for stem in stems for form in ("rss", "atom", "json")}
    assert pinged(hub) == changed

    done = run_site(tmp_path, "publish", "--ping", "--against", "old", hub=hub.address)
    assert pinged(hub) == changed, done.stderr
    done = run_site(tmp_path, "publish", "--ping", hub=hub.address)
    assert pinged(hub) == first
    assert "all of them" in done.stdout
