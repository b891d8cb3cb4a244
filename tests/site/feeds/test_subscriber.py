"""A subscriber over time: what two feed readers show of each thing that a curator does."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from reader import EntryUpdateStatus, Reader, make_reader

from tests.support.subscriber import EDITS, FOLLOWED, histories, write_feeds

ATOM = "{http://www.w3.org/2005/Atom}"
SHORT = {
    "feed.xml": "editions",
    "feeds/reports.atom": "reports",
    "feeds/corrections.rss": "corrections",
}
SEEN: dict[str, tuple[str, ...]] = {
    "begin": ("reports: new report/a", "reports: new report/b", "reports: new report/h"),
    "publish": ("reports: new report/c",),
    "announce": ("editions: new edition/2020-W27",),
    "publish late": ("editions: changed edition/2020-W27", "reports: new report/d"),
    "draft": (),
    "a draft that waited": ("editions: changed edition/2020-W27", "reports: new report/e"),
    "correct text": (
        "corrections: new Corrected: Headline a",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
    ),
    "retitle": (
        "corrections: new Corrected: The ford",
        "editions: changed edition/2020-W27",
        "reports: changed report/b",
    ),
    "re-date": (
        "corrections: new Moved: Headline c",
        "editions: changed edition/2020-W27",
        "reports: changed report/c",
    ),
    "regrade passage": (
        "corrections: new Regraded: Headline a",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
    ),
    "regrade source": (
        "corrections: new Regraded: Example Wire",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
        "reports: changed report/c",
        "reports: changed report/d",
        "reports: changed report/e",
    ),
    "add carrier": ("editions: changed edition/2020-W27", "reports: changed report/a"),
    "rename region": ("corrections: new Renamed: Idlib",),
    "rename source": ("corrections: new Renamed: Example Review",),
    "merge sources": (
        "corrections: new Corrected: Headline a",
        "corrections: new Merged: The Herald",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
        "reports: changed report/h",
    ),
    "split region": (
        "corrections: new Moved: A ford is shut",
        "corrections: new Moved: The ford",
        "corrections: new Split: Daraa",
        "editions: changed edition/2020-W27",
        "reports: changed report/b",
    ),
    "event joined": (
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
        "reports: changed report/b",
    ),
    "event retitled": (
        "corrections: new Corrected: A ford is closed",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
        "reports: changed report/b",
    ),
    "event renamed": (
        "corrections: new Renamed: A ford is closed",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
        "reports: changed report/b",
    ),
    "announce another week": ("editions: new edition/2020-W28",),
    "erratum": (
        "corrections: new Corrected: Week 27, 2020: 29 June – 5 July 2020",
        "editions: changed edition/2020-W27",
    ),
    "withdraw": (
        "corrections: new Withdrawn: Report by Example Wire",
        "editions: changed edition/2020-W27",
        "editions: changed edition/2020-W28",
        "reports: changed report/d",
    ),
    "delete what was withdrawn": (
        "editions: changed edition/2020-W27",
        "reports: changed report/d",
    ),
    "move an announced report": (
        "corrections: new Moved: Headline h",
        "editions: changed edition/2020-W27",
        "reports: changed report/h",
    ),
    "rename report": (
        "corrections: new Renamed: Headline a",
        "editions: changed edition/2020-W27",
        "reports: changed report/a",
    ),
    "withdraw another": (
        "corrections: new Withdrawn: Report by Example Wire",
        "editions: changed edition/2020-W27",
        "editions: changed edition/2020-W28",
        "reports: changed report/e",
    ),
    "publish again": (
        "editions: changed edition/2020-W27",
        "editions: changed edition/2020-W28",
        "reports: changed report/e",
    ),
    "nothing": (),
}
"""What a subscriber is shown after each edit.  Each thing told of is new once, as an item of its own
where it takes back or explains something.  Corrections whose subject has another name by then
change too, which is left out here: nobody has to look at them again."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a feed's file holds of an item."""

    updated: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The feeds after an edit."""

    name: str
    folder: Path
    items: dict[str, dict[str, Held]]
    """By feed and id."""


def _held(path: Path) -> dict[str, Held]:
    root = etree.fromstring(path.read_bytes())
    found: dict[str, Held] = {}
    for item in [*root.iter("item"), *root.iter(f"{ATOM}entry")]:
        name = item.findtext("guid") or item.findtext(f"{ATOM}id") or ""
        assert name not in found, f"{name} is twice in {path.name}"
        updated = item.findtext(f"{ATOM}updated") or item.findtext("pubDate") or ""
        found[name] = Held(updated, etree.tostring(item, method="text", encoding="unicode"))
    return found


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> list[Moment]:
    """The feeds after each edit, each in a folder of its own."""
    place = tmp_path_factory.mktemp("feeds")
    found = []
    for number, (name, files) in enumerate(histories()):
        folder = place / str(number)
        write_feeds(files, folder)
        found.append(Moment(name, folder, {feed: _held(folder / feed) for feed in FOLLOWED}))
    return found


def _serve(moment: Moment, served: Path) -> None:
    for feed in FOLLOWED:
        (served / feed).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(moment.folder / feed, served / feed)


def _short(name: str) -> str:
    return name.rpartition("2026:")[2]


def test_every_edit_is_looked_at() -> None:
    assert [*SEEN] == ["begin", *(each.name for each in EDITS)]
    assert len(EDITS) >= 24


def test_reader_shows_what_is_new_and_what_changed_and_nothing_twice(
    moments: list[Moment], tmp_path: Path
) -> None:
    told: list[str] = []

    def tell(_reader: Reader, entry: Any, status: EntryUpdateStatus) -> None:
        is_new = status is EntryUpdateStatus.NEW
        feed = SHORT[entry.feed_url]
        if feed == "corrections":
            told.extend([f"corrections: new {entry.title}"] if is_new else [])
        else:
            told.append(f"{feed}: {'new' if is_new else 'changed'} {_short(entry.id)}")

    with closing(make_reader(":memory:", feed_root=str(tmp_path))) as client:
        client.after_entry_update_hooks.append(tell)
        for feed in FOLLOWED:
            client.add_feed(feed)
        for moment in moments:
            _serve(moment, tmp_path)
            told.clear()
            client.update_feeds(scheduled=False)
            assert [feed.last_exception for feed in client.get_feeds()] == [None] * len(FOLLOWED)
            assert sorted(told) == [*SEEN[moment.name]], moment.name


def _rows(cache: Path) -> Iterator[tuple[str, str, str]]:
    with closing(sqlite3.connect(cache)) as found:
        yield from found.execute("select feedurl, guid, title from rss_item")


def test_newsboat_shows_each_item_once_and_what_is_new(
    moments: list[Moment], tmp_path: Path, newsboat: str
) -> None:
    served, cache = tmp_path / "served", tmp_path / "cache.db"
    (tmp_path / "urls").write_text(
        "".join(f"file://{served}/{feed}\n" for feed in FOLLOWED), "utf-8"
    )
    (tmp_path / "config").touch()
    words = ["-u", str(tmp_path / "urls"), "-c", str(cache), "-C", str(tmp_path / "config")]
    known: set[tuple[str, str]] = set()
    for moment in moments:
        _serve(moment, served)
        subprocess.run([newsboat, *words, "-x", "reload"], check=True, timeout=60, cwd=tmp_path)
        rows = [*_rows(cache)]
        held = {(url.removeprefix(f"file://{served}/"), guid) for url, guid, _ in rows}
        assert len(held) == len(rows), "an item is held twice"
        new = sorted(
            f"{SHORT[feed]}: new {_short(guid)}"
            for feed, guid in held - known
            if "change" not in guid
        )
        expected = [each for each in SEEN[moment.name] if "new" in each]
        assert new == [each for each in expected if not each.startswith("corrections")]
        corrections = sum(each.startswith("corrections") for each in expected)
        assert sum("change" in guid for _, guid in held - known) == corrections, moment.name
        known |= held


SILENT = {
    ("rename region", "edition/2020-W27"),
    ("delete what was withdrawn", "edition/2020-W27"),
    ("delete what was withdrawn", "report/d"),
} | {
    (edit, f"report/{name}")
    for edit in ("event joined", "event retitled", "event renamed")
    for name in "ab"
}
"""What shows something that is said of another thing (an event they tell of, a region's address),
which has an entry of its own; and an edition that no longer lists a file that is gone."""


def test_whatever_changes_in_an_item_moves_its_time(moments: list[Moment]) -> None:
    silent = set[tuple[str, str]]()
    for before, after in pairwise(moments):
        for feed in ("feeds/editions.atom", "feeds/reports.atom"):
            old, new = (_held(each.folder / feed) for each in (before, after))
            for name in old.keys() & new.keys():
                assert new[name].updated >= old[name].updated, (after.name, name)
                texts = (each[name].text.split() for each in (old, new))
                old_words, new_words = texts
                if old_words != new_words and new[name].updated == old[name].updated:
                    silent.add((after.name, _short(name)))
    assert silent <= SILENT
    assert len(silent) > 4


def test_ids_never_move_and_nothing_leaves(moments: list[Moment]) -> None:
    for feed in FOLLOWED:
        met: set[str] = set()
        gone: set[str] = set()
        for moment in moments:
            now = {*moment.items[feed]}
            assert not now & gone, f"{moment.name}: {feed} announces again what had left it"
            gone |= met - now
            met |= now
        assert gone == set(), feed


@pytest.mark.parametrize(
    ("edit", "feed", "words"),
    [
        ("correct text", "feeds/corrections.rss", "It is new."),
        ("retitle", "feeds/corrections.rss", "The ford, before: Headline b"),
        ("re-date", "feeds/corrections.rss", "8 July 2020, before: 1 July 2020"),
        ("re-date", "feed.xml", "A week later."),
        ("regrade passage", "feeds/corrections.rss", "5, before: 3"),
        ("regrade source", "feeds/corrections.rss", "C, before: B"),
        ("add carrier", "feeds/reports.atom", "carried by"),
        ("erratum", "feed.xml", "The lead."),
        ("withdraw", "feeds/corrections.rss", "No well."),
        ("withdraw", "feeds/reports.atom", "Withdrawn"),
        ("withdraw", "feed.xml", "No well."),
        ("publish late", "feed.xml", "Headline d"),
    ],
)
def test_what_was_done_is_told_where_subscribers_look(
    moments: list[Moment], edit: str, feed: str, words: str
) -> None:
    (number,) = [number for number, moment in enumerate(moments) if moment.name == edit]
    assert words in " ".join(held.text for held in moments[number].items[feed].values())
    before = " ".join(held.text for held in moments[number - 1].items[feed].values())
    assert words not in before


def test_nothing_of_what_was_withdrawn_is_left_in_any_feed(moments: list[Moment]) -> None:
    (number,) = [number for number, each in enumerate(moments) if each.name == "withdraw"]
    assert any("A well opened" in path.read_text("utf-8")
               for path in moments[number - 1].folder.rglob("*") if path.is_file())  # fmt: skip
    for moment in moments[number:]:
        for path in moment.folder.rglob("*"):
            if path.is_file():
                assert "A well opened" not in path.read_text("utf-8"), path.name


def test_no_feed_that_was_there_is_gone(moments: list[Moment]) -> None:
    for before, after in pairwise(moments):
        old, new = (
            {path.relative_to(each.folder).as_posix() for path in each.folder.rglob("*.*")}
            for each in (before, after)
        )
        assert old <= new, after.name
