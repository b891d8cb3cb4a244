from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest import __main__ as program
from sitrep.ingest.desk.__main__ import main as desk
from sitrep.ingest.ledger.folder import LedgerFolder
from sitrep.ingest.read.fetch import Fetcher
from sitrep.ingest.subscribed.state import FeedState, read_states, write_states
from sitrep.ingest.subscribed.subscriptions import read_feeds
from tests.support.ingest.documents import BORDER, FLOOD, PORT
from tests.support.ingest.webs import Web, opened_web, reply
from tests.support.trees import REGIONS, SOURCES, write

FEED = "https://wire.example.org/feed.xml"


def item(text: tuple[str, ...]) -> str:
    paragraphs = "".join(f"&lt;p&gt;{each}&lt;/p&gt;" for each in text)
    address = f"https://wire.example.org/2021/{len(text[0])}"
    return (
        f"<item><title>Bulletin of the river {len(text[0])}</title><link>{address}</link>"
        f"<pubDate>Fri, 07 May 2021 08:00:00 GMT</pubDate><description>{paragraphs}</description></item>"
    )


def rss(*texts: tuple[str, ...]) -> bytes:
    items = "".join(map(item, texts))
    return (
        f"<rss version='2.0'><channel><title>Example Wire</title>{items}</channel></rss>".encode()
    )


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with opened_web() as web:
        fetcher = Fetcher(web.network)
        monkeypatch.setattr("sitrep.ingest.read.fetch.shared_fetcher", lambda: fetcher)
        yield web


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    sources = re.sub(
        r"(homepage = \"https://wire.example.org/\")", rf'\1\nfeed = "{FEED}"', SOURCES
    )
    return write(tmp_path / "content", {"sources.toml": sources, "regions.toml": REGIONS})


def drafts(folder: Path) -> list[Path]:
    return sorted((folder / "reports").rglob("*.md"))


def test_what_is_new_in_a_feed_is_drafted_and_nothing_twice(
    folder: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["wire.example.org/feed.xml"] = reply(rss(FLOOD, PORT))
    assert program.main(["--feeds"]) == 0
    assert len(drafts(folder)) == 2
    text = drafts(folder)[0].read_text("utf-8")
    assert "date: 2021-05-07" in text
    assert "url: https://wire.example.org/2021/" in text
    # A draft that the curator has simply deleted does not come again either.
    drafts(folder)[0].unlink()
    web.answers["wire.example.org/feed.xml"] = reply(rss(BORDER, FLOOD, PORT))
    assert program.main(["--feeds"]) == 0
    assert len(drafts(folder)) == 2
    said = capsys.readouterr()
    assert "Example Wire: fetched" in said.err
    assert "1 item of the feeds came before" in said.out


def test_an_item_that_was_rejected_stays_away_also_with_other_words(folder: Path, web: Web) -> None:
    web.answers["wire.example.org/feed.xml"] = reply(rss(FLOOD))
    program.main(["--feeds"])
    assert desk(["reject", drafts(folder)[0].stem, "--reason", "too local"]) == 0
    web.answers["wire.example.org/feed.xml"] = reply(
        rss((*FLOOD, "Nobody drowned, the office said on Monday."))
    )
    program.main(["--feeds"])
    assert drafts(folder) == []


def test_a_feed_that_fails_is_refused_by_name_and_ends_with_one(
    folder: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--feeds"]) == 1
    assert f"refused {FEED}" in capsys.readouterr().err


def test_a_page_in_the_place_of_a_feed_is_taken_as_a_page_and_json_shows_items_without_a_trace(
    folder: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["wire.example.org/feed.xml"] = reply(rss(FLOOD))
    assert program.main(["--feeds", "--json"]) == 0
    assert f'"document": "{FEED}#item 1"' in capsys.readouterr().out
    assert not (folder.parent / ".ledger").exists()


def test_files_or_feeds_must_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main([])
    assert "FILE, or --feeds" in capsys.readouterr().err


def test_all_feeds_of_a_source_are_known_and_a_broken_file_is_said(folder: Path) -> None:
    path = folder / "sources.toml"
    more = '\nfeeds = ["https://wire.example.org/b.xml"]'
    path.write_text(
        path.read_text("utf-8").replace(f'feed = "{FEED}"', f'feed = "{FEED}"{more}'), "utf-8"
    )
    assert list(read_feeds(folder)) == [FEED, "https://wire.example.org/b.xml"]
    path.write_text("[x", "utf-8")
    with pytest.raises(DocumentError, match=r"sources\.toml"):
        read_feeds(folder)


def test_states_are_kept_in_the_ledger_and_a_damaged_line_is_forgotten(tmp_path: Path) -> None:
    ledger = LedgerFolder(tmp_path / ".ledger")
    states = {FEED: FeedState('"7"', "x", "2021-05-07T12:00:00+00:00", ("a", "b"))}
    write_states(ledger, states)
    assert read_states(ledger) == states
    ledger.write("feeds.state", ["{", '{"feed": "x"}'])
    assert read_states(ledger) == {}


def test_of_the_items_seen_the_latest_are_remembered() -> None:
    state = FeedState(seen=tuple(map(str, range(3_000)))).with_seen(["new"])
    assert state.seen[0] == "new"
    assert len(state.seen) == 2_000
