"""What a current feed holds, and that it never weighs more than its budget."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from markupsafe import Markup

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.told.told import Told
from sitrep.site.feeds.windows.archives import HeldItem
from sitrep.site.feeds.windows.budget import BUDGET
from sitrep.site.feeds.windows.feed import Feed
from sitrep.site.feeds.windows.weight import weight
from sitrep.site.feeds.windows.window import EDITIONS, REPORTS, Room, plans
from sitrep.site.site import Site
from tests.support.site.feeds import (
    FIRST,
    SITE,
    Reader,
    feed_of,
    feeds,
    item_of,
    many_reports,
    names,
    noon,
    pages,
    written,
)
from tests.support.trees import report_text

WORDS = "Ford & <bridge> “shut” "


def heavy(number: int, size: int, *, days: float = 0.1) -> list[Item]:
    """So many items of so many signs, the last the newest, so many days apart."""
    start = noon("2020-07-01")
    return [
        item_of(
            f"r{at:05}",
            appeared=start + dt.timedelta(days=at * days),
            changed=start + dt.timedelta(days=at * days),
            html=Markup("<p>%s</p>") % (WORDS * (size // len(WORDS)),),
        )
        for at in range(number)
    ]


@dataclass(frozen=True, slots=True)
class ToldItem(Told):
    """An item that is there already."""

    made: Item

    def item(self, site: Site) -> Item:
        return self.made


def fitted(items: list[Item], room: Room = REPORTS) -> list[Feed]:
    told = (ToldItem(item.id, item.appeared, item.changed, item) for item in items)
    held = (HeldItem(each, each.appeared) for each in told)
    return [plan.feed for plan in plans(feed_of(), held, room, SITE)]


def sizes(feed: Feed) -> list[int]:
    return [len(written(feed, form)) for form in Format]


def is_whole(item: Item) -> bool:
    return "no room" not in item.html


@pytest.mark.parametrize(
    ("number", "size"), [(60, 200), (60, 20_000), (3000, 3000), (200, 400_000), (1, 400_000)]
)
@pytest.mark.parametrize("room", [REPORTS, EDITIONS])
def test_no_feed_weighs_more_than_its_budget_and_nothing_is_lost(
    number: int, size: int, room: Room
) -> None:
    current, *archives = fitted(heavy(number, size), room)
    assert max(sizes(current)) <= BUDGET
    held = {name for feed in (current, *archives) for name in names(feed)}
    assert len(held) == number
    # What has room is there: of what is told in short, nothing would fit whole.
    wholes = {item.id: item for item in heavy(number, size)}
    short = [wholes[item.id] for item in current.items if not is_whole(item)]
    room_left = BUDGET - max(sizes(current))
    assert room_left < 0.4 * BUDGET or all(weight(item, SITE) > room_left for item in short)


def test_the_newest_items_are_whole_the_older_in_short_with_the_way_to_the_whole() -> None:
    current, *_ = fitted(heavy(60, 10_000))
    whole = [is_whole(item) for item in current.items]
    assert whole == sorted(whole, reverse=True)
    assert 8 < sum(whole) < len(whole)
    short = current.items[-1]
    assert Reader(short.html).lines == [
        "text",
        "There is no room for the whole text here · read it on the web",
    ]
    assert Reader(short.html).targets == [short.link]


def test_a_text_that_breaks_the_budget_alone_is_told_in_short_and_others_stay_whole() -> None:
    items = heavy(5, 2000)
    items[2] = replace(items[2], html=Markup("<p>%s</p>") % (WORDS * 20_000,))
    current, *_ = fitted(items)
    assert [is_whole(item) for item in current.items] == [True, True, False, True, True]


def test_all_of_the_last_days_is_there_counted_from_the_newest_item() -> None:
    """Nine a day for a month: those of 14 days, though the least is 50."""
    current, *archives = fitted(heavy(270, 100, days=1 / 9))
    newest = max(item.changed for item in current.items)
    since = newest - dt.timedelta(days=14)
    every = {
        item.id for feed in (current, *archives) for item in feed.items if item.changed >= since
    }
    assert every <= {item.id for item in current.items}
    assert len(every) == 14 * 9 + 1


def test_the_least_is_there_however_old() -> None:
    current, *_ = fitted(heavy(300, 100, days=30))
    assert len(current.items) == REPORTS.least
    current, *_ = fitted(heavy(300, 100, days=30), EDITIONS)
    assert len(current.items) == EDITIONS.least


def test_a_correction_of_an_old_report_stands_in_the_feed_itself() -> None:
    given = many_reports(4 * REPORTS.archived)
    added = str(FIRST + dt.timedelta(days=3))
    given["reports/2020/r003.md"] = report_text(
        "r003", added=added, changes="[{date: 2021-01-01, note: Mended.}]"
    )
    found = feeds(given)
    assert names(found["feeds/reports"])[0] == "r003"
    assert "r003" in names(found["feeds/reports/1"])


def test_many_corrections_push_no_new_report_out_of_the_feed() -> None:
    number = 4 * REPORTS.archived + 1
    given = many_reports(number)
    for at in range(number - 1):
        added = str(FIRST + dt.timedelta(days=at))
        given[f"reports/2020/r{at:03}.md"] = report_text(
            f"r{at:03}", added=added, changes="[{date: 2021-01-01, note: Mended.}]"
        )
    found = feeds(given)
    assert f"r{number - 1:03}" in names(found["feeds/reports"])
    assert len({name for feed in pages(found, "feeds/reports") for name in names(feed)}) == number
