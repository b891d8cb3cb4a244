"""The feed of corrections: each an item of its own, once."""

from __future__ import annotations

import datetime as dt

import pytest

from sitrep.content.record.file import RECORD
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.windows.feed import Feed
from tests.support.record import entered
from tests.support.site.feeds import ADDRESS, TAG, Reader, feeds, written
from tests.support.trees import REGIONS, SOURCES, report_text, tree

A = "reports/2020/a.md"
FILES = tree(
    {
        "a": report_text("a", body="::: passage idlib\nThe bridge reopened.\n:::\n"),
        "b": report_text("b", body="::: passage SY-DR\nShut.\n:::\n"),
    }
)
BEGUN = entered(FILES)
NOW = "2020-07-20T09:00:00+02:00"


def edited(old: str, new: str, path: str = A) -> dict[str, str]:
    assert old in BEGUN[path]
    return {**BEGUN, path: BEGUN[path].replace(old, new)}


RETITLED = entered(
    edited("title: Bridge", "title: Ford & <b>"), NOW, {"report a": "It <was> the ford."}
)
GRADED = entered(edited('reliability = "B"', 'reliability = "C"', "sources.toml"), NOW)
WITHDRAWN = entered(
    edited("status: published", "status: withdrawn\nchanges: [{date: 2020-07-20, note: Not so.}]"),
    NOW,
)


def items(files: dict[str, str]) -> tuple[Item, ...]:
    return feeds(files)["feeds/corrections"].items


def test_a_digest_that_corrected_nothing_has_an_empty_feed() -> None:
    assert items(BEGUN) == ()
    for form in Format:
        assert written(feeds(BEGUN)["feeds/corrections"], form)


def test_a_correction_says_what_changed_why_and_what_stood_before() -> None:
    (item,) = items(RETITLED)
    assert item.title == "Corrected: Ford & <b> reopens"
    assert Reader(item.html).lines == [
        "Corrected, 20 July 2020: Ford & <b> reopens",
        "It <was> the ford.",
        "headline: Ford & <b> reopens, before: Bridge reopens",
    ]
    assert item.appeared == item.changed == dt.datetime.fromisoformat(NOW)
    assert item.creators[0].name == "Example Digest"


def test_it_leads_to_the_change_on_its_page() -> None:
    (item,) = items(RETITLED)
    page, _, anchor = item.link.partition("#")
    assert page == f"{ADDRESS}reports/a/"
    assert anchor.startswith("change-")
    assert item.id == f"{TAG}{anchor.replace('-', '/')}"


@pytest.mark.parametrize(
    ("files", "title"),
    [
        (GRADED, "Regraded: Example Wire"),
        (WITHDRAWN, "Withdrawn: Report by Example Wire"),
    ],
    ids=["regraded", "withdrawn"],
)
def test_regrades_and_withdrawals_are_items_too(files: dict[str, str], title: str) -> None:
    assert [item.title for item in items(files)] == [title]


def test_nothing_of_a_withdrawn_report_is_in_it() -> None:
    once = entered(
        {**RETITLED, A: RETITLED[A].replace(
            "status: published", "status: withdrawn\nchanges: [{date: 2020-07-21, note: Not so.}]")},
        "2020-07-21T09:00:00+02:00",
    )  # fmt: skip
    for form in Format:
        document = written(feeds(once)["feeds/corrections"], form).decode()
        assert "Not so." in document
        for word in ("reopens", "the ford"):
            assert word not in document


def test_a_later_correction_is_a_further_item_and_leaves_the_first_as_it_was() -> None:
    later = entered(
        {**RETITLED, "sources.toml": SOURCES.replace('"B"', '"C"')}, "2020-07-21T09:00:00+02:00"
    )
    newest, same = items(later)
    assert same == items(RETITLED)[0]
    assert newest.id != same.id


# Feeds whose subject is gone


def moved(files: dict[str, str], stem: str) -> Feed:
    return feeds(files)[stem]


def test_the_feed_of_what_was_renamed_leads_on_under_its_old_address() -> None:
    toml = SOURCES.replace("[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n')
    files = {
        path: text.replace("source: example-wire", "source: wire") for path, text in BEGUN.items()
    }
    files = entered({**files, RECORD: BEGUN[RECORD], "sources.toml": toml}, NOW)
    old, new = moved(files, "feeds/sources/example-wire"), moved(files, "feeds/sources/wire")
    assert old.moved_to == new.stem
    assert old.items == new.items


SPLIT = REGIONS.replace('[idlib]\nname = "Idlib"\ncodes = ["SY-ID"]\nspellings = ["Idleb"]\n', "".join(
    f'[{name}]\nname = "{name.title()}"\ncodes = ["SY-ID"]\nformerly = ["idlib"]\n\n' for name in ("north", "south")
))  # fmt: skip


def test_the_feed_of_what_was_split_holds_what_its_parts_do_and_says_so() -> None:
    files = {**BEGUN, "regions.toml": SPLIT, A: BEGUN[A].replace("idlib", "north"),
             "reports/2020/b.md": BEGUN["reports/2020/b.md"].replace("SY-DR", "south")}  # fmt: skip
    files = entered(files, NOW, {"report b": "It lies in the south."})
    feed = moved(files, "feeds/regions/idlib")
    ids = {item.id.removeprefix(TAG) for item in feed.items if "change" not in item.id}
    assert ids == {"report/a", "report/b"}
    (told,) = (item for item in feed.items if "change" in item.id)
    assert told.title == "Split: Idlib"
    assert {target.removeprefix(ADDRESS) for target in Reader(told.html).targets} >= {
        "regions/north/",
        "regions/south/",
    }
    assert feed.id == moved(BEGUN, "feeds/regions/idlib").id
    assert feed.moved_to is None


def test_the_feed_of_what_is_gone_stays_and_says_that_it_is() -> None:
    gone = entered({**BEGUN, A: BEGUN[A].replace("passage idlib", "passage SY-DR")}, NOW,
                   {"report a": "It lies in Daraa."})  # fmt: skip
    quiet = moved(gone, "feeds/regions/idlib")
    assert [item.title for item in quiet.items] == ["Moved: Bridge reopens"]
    assert quiet.title == moved(BEGUN, "feeds/regions/idlib").title
    for form in Format:
        assert written(quiet, form)
