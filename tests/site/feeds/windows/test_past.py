"""Whoever read of a report in a feed is told there that it was moved, withdrawn or deleted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sitrep.content.record.file import RECORD, dump_entries
from sitrep.core.record import RecordEntry, Thing, ThingKind, What, When
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item
from tests.support.record import entered, without
from tests.support.site.feeds import ADDRESS, TAG, Reader, complaints, documents, feeds, names, noon
from tests.support.trees import report_text, tree

A = "reports/2020/a.md"
CARRIERS = "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b}]"
BODY = "::: passage SY-HI SY-DY\nThe road is open.\n:::\n"
"""It is filed under the desert, and Homs is concerned as well."""
BEGUN = entered(
    tree(
        {
            "a": report_text("a", body=BODY, carriers=CARRIERS),
            "b": report_text("b", body="::: passage SY-HI SY-DY\nShut.\n:::\n"),
            "c": report_text("c", source="example-review", url="https://review.example.org/c",
                             body="::: passage SY-DR\nOpen.\n:::\n"),
        }
    )
)  # fmt: skip
NOW = "2020-07-20T09:00:00+02:00"
LATER = "2020-08-01T09:00:00+02:00"
NOTE = {"report a": "It lies <in> Daraa."}
WAS_IN = ("regions/desert", "regions/homs", "sources/example-wire", "sources/example-review")


def edited(old: str, new: str, files: Mapping[str, str] = BEGUN, path: str = A) -> dict[str, str]:
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


MOVED = entered(edited("passage SY-HI SY-DY", "passage SY-DR"), NOW, NOTE)


def told(files: Mapping[str, str], name: str = "a") -> dict[str, Item]:
    """The item of a report in each current feed that has it."""
    return {
        stem.removeprefix("feeds/"): item
        for stem, feed in feeds(files).items()
        for item in feed.items
        if item.id == f"{TAG}report/{name}"
    }


def test_a_moved_passage_is_told_where_it_stood_by_cross_reference_too() -> None:
    found = told(MOVED)
    assert {stem: item.title for stem, item in found.items()} == {
        "reports": "Bridge reopens",
        "regions/daraa": "Bridge reopens",
        "regions/homs": "Moved: Bridge reopens",
        "regions/desert": "Moved: Bridge reopens",
        "sources/example-wire": "Bridge reopens",
        "sources/example-review": "Bridge reopens (first published by Example Wire)",
    }
    notice = found["regions/homs"]
    assert Reader(notice.html).lines == [
        "Moved: Bridge reopens",
        "It lies <in> Daraa. filed under: Daraa, before: Homs, SY-DY",
        "It no longer stands in this feed.",
    ]
    assert notice.link == f"{ADDRESS}reports/a/"
    assert "The road is open" not in notice.html
    assert notice.changed > notice.appeared == told(BEGUN)["regions/homs"].appeared


def test_a_notice_stays_as_it_is_when_the_report_changes_again() -> None:
    later = entered(edited("road is open", "road is shut", MOVED), LATER, {"report a": "Shut."})
    assert told(later)["regions/homs"] == told(MOVED)["regions/homs"]
    assert told(later)["regions/daraa"] != told(MOVED)["regions/daraa"]


def test_a_report_that_comes_back_stands_there_again() -> None:
    back = entered(
        edited("passage SY-DR", "passage SY-HI SY-DY", MOVED), LATER, {"report a": "No."}
    )
    assert told(back)["regions/homs"].title == "Bridge reopens"
    assert told(back)["regions/daraa"].title == "Moved: Bridge reopens"


def test_a_report_of_another_source_is_told_in_the_feed_of_the_first() -> None:
    other = entered(
        edited("source: example-wire", "source: ministry")
        | {"sources.toml": BEGUN["sources.toml"] + '[ministry]\nname = "The Ministry"\n'},
        NOW,
        {"report a": "The ministry wrote it."},
    )
    found = told(other)
    assert found["sources/ministry"].title == "Bridge reopens"
    notice = found["sources/example-wire"]
    assert notice.title.endswith(": Bridge reopens")
    assert "The ministry wrote it." in notice.html


def test_a_carrier_that_was_none_is_told() -> None:
    fewer = entered(edited(f"carriers: {CARRIERS}\n", ""), NOW, {"report a": "It carried nothing."})
    assert told(fewer)["sources/example-review"].title.endswith(": Bridge reopens")
    assert told(fewer)["regions/homs"].title == "Bridge reopens"


WITHDRAWN = entered(
    edited("status: published", "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]"),
    NOW,
)


def test_a_withdrawal_is_told_wherever_the_report_stood() -> None:
    found = told(WITHDRAWN)
    assert set(found) == {"reports", *WAS_IN}
    assert all(item.withdrawn and "Not so." in item.html for item in found.values())


def test_a_withdrawal_is_told_where_the_report_stood_before_it_was_moved() -> None:
    gone = entered(
        edited("status: published", "status: withdrawn\nchanges: [{date: 2020-08-01, note: Not so.}]", MOVED),
        LATER,
    )  # fmt: skip
    assert {"regions/homs", "regions/desert", "regions/daraa"} <= set(told(gone))
    assert "Bridge" not in repr(told(gone))


def test_a_deleted_report_is_a_notice_wherever_it_stood() -> None:
    when = When.parse(NOW)
    assert when
    entry = RecordEntry(when, What.WITHDRAWN, Thing(ThingKind.REPORT, "a"), "It was invented.")
    gone = without(BEGUN, A)
    gone[RECORD] += dump_entries([entry])
    found = told(gone)
    assert set(found) == {"reports", *WAS_IN}
    for item in found.values():
        assert item.title == "Withdrawn: Report by Example Wire"
        assert item.withdrawn
        assert item.summary == "It was invented."
        assert item.link == f"{ADDRESS}reports/a/"
        assert item.appeared == noon("2020-07-02") < item.changed
    for path, document in documents(gone).items():
        assert complaints(path, document) == []
        assert b"Bridge reopens (first" not in document


def test_a_report_that_is_moved_into_a_feed_enters_its_archives_as_the_newest() -> None:
    """So that no archive of the feed is written again."""
    many = {f"r{at:03}": report_text(f"r{at:03}", body="::: passage SY-DR\nx.\n:::\n",
                                     added=f"2020-08-{1 + at // 3:02}") for at in range(60)}  # fmt: skip
    given = entered(tree({**many, "a": report_text("a", body=BODY, added="2020-07-02")}))
    moved = entered(
        edited("passage SY-HI SY-DY", "passage SY-DR", given), "2020-09-01T09:00:00+02:00", NOTE
    )
    before, after = documents(given), documents(moved)
    archives = [path for path in before if path.startswith("feeds/regions/daraa/")]
    assert len(archives) == 2 * len(Format)
    assert {path: after[path] for path in archives} == {path: before[path] for path in archives}
    assert names(feeds(moved)["feeds/regions/daraa"])[0] == "a"


@pytest.mark.parametrize("files", [MOVED, WITHDRAWN], ids=["moved", "withdrawn"])
def test_feeds_with_notices_are_valid(files: Mapping[str, str]) -> None:
    for path, document in documents(files).items():
        assert complaints(path, document) == []
