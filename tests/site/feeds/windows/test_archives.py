"""Archives by RFC 5005: every item is in one, and one that is written stays as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from lxml import etree

from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.items import Item
from sitrep.site.feeds.windows.feed import Feed
from sitrep.site.feeds.windows.window import EDITIONS, REPORTS
from tests.support.site.feedrules import breaches
from tests.support.site.feeds import (
    FIRST,
    Reader,
    built,
    complaints,
    documents,
    feeds,
    many_editions,
    many_reports,
    names,
    pages,
)
from tests.support.trees import report_text

FULL = REPORTS.archived
CHANGED = "[{date: 2021-01-01, note: Mended.}]"


def touched(given: Mapping[str, str], at: int) -> dict[str, str]:
    """The tree with a correction of its report of that number."""
    name, added = f"r{at:03}", str(FIRST + dt.timedelta(days=at))
    text = report_text(name, added=added, changes=CHANGED)
    return {**given, f"reports/2020/{name}.md": text}


def _item(feed: Feed, name: str) -> Item:
    """The item of the report of that name."""
    (found,) = (item for item in feed.items if item.id.endswith(f"/{name}"))
    return found


def archived(given: Mapping[str, str]) -> dict[str, bytes]:
    """The files of all archives, by path."""
    current = {
        f"{stem}.{form}"
        for stem, feed in feeds(given).items()
        if not feed.current
        for form in Format
    }
    made = documents(given)
    return {path: made[path] for path in made.keys() - current - {"feed.xml"}}


@cache
def feeds_of_reports(number: int, form: Format) -> dict[str, Feed]:
    """The feeds of so many reports, which several tests page through."""
    return feeds(many_reports(number), form=form)


@pytest.mark.parametrize("number", [1, FULL, 2 * FULL, 2 * FULL + 1, 4 * FULL + 7])
@pytest.mark.parametrize(
    "stem", ["feeds/reports", "feeds/regions/idlib", "feeds/sources/example-wire"]
)
@pytest.mark.parametrize("form", Format)
def test_a_subscriber_can_page_back_through_every_report(
    number: int, stem: str, form: Format
) -> None:
    way = pages(feeds_of_reports(number, form), stem)
    seen = [name for feed in way for name in names(feed)]
    assert set(seen) == {f"r{at:03}" for at in range(number)}
    assert len(way[0].items) < REPORTS.least + FULL
    for feed in way[1:]:
        assert (len(feed.items), feed.current) == (FULL, stem)


@pytest.mark.parametrize("stem", ["feeds/editions", "feeds/editions-full"])
@pytest.mark.parametrize("form", Format)
def test_a_subscriber_can_page_back_through_every_edition(stem: str, form: Format) -> None:
    number = 3 * EDITIONS.archived + 1
    way = pages(feeds(many_editions(number), form=form), stem)
    assert len({name for feed in way for name in names(feed)}) == number
    assert [feed.stem for feed in way] == [stem, f"{stem}/3", f"{stem}/2", f"{stem}/1"]


def test_archives_lead_back_and_the_first_to_the_second_that_came_with_it() -> None:
    """One alone would lead nowhere, and so be incomplete; nothing leads to what may never come."""
    found = feeds(many_reports(4 * FULL + 1))
    newest, *rest = pages(found, "feeds/reports")
    assert (newest.current, newest.older, newest.newer) == (None, "feeds/reports/4", None)
    assert [(feed.older, feed.newer) for feed in rest] == [
        ("feeds/reports/3", None),
        ("feeds/reports/2", None),
        ("feeds/reports/1", None),
        (None, "feeds/reports/2"),
    ]
    assert {feed.id for feed in rest} == {newest.id}
    assert "feeds/reports/1" not in feeds(many_reports(2 * FULL))


@pytest.mark.parametrize("more", [1, FULL, 3 * FULL])
def test_more_reports_leave_every_archive_as_it_is_to_the_byte(more: int) -> None:
    before = archived(many_reports(2 * FULL + 1))
    after = archived(many_reports(2 * FULL + 1 + more))
    assert len(before) >= 3 * 2 * len(Format)
    assert {path: after[path] for path in before} == before


def test_more_editions_leave_every_archive_as_it_is_to_the_byte() -> None:
    before, after = (archived(many_editions(number)) for number in (12, 18))
    assert len([path for path in before if "/editions" in path]) == 2 * 2 * len(Format)
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize("make", [many_reports, many_editions])
def test_what_an_archive_follows_from_stays_the_same(
    make: Callable[[int], dict[str, str]],
) -> None:
    """So it need not be written again, nor even looked at."""
    before, after = built(make(2 * FULL + 1)), built(make(2 * FULL + 2))
    assert [plan.head.stem for plan in before if plan.head.current and plan not in after] == []
    (reports,) = (plan for plan in before if plan.head.stem == "feeds/reports")
    assert reports not in after


def test_a_report_that_came_with_the_last_ones_waits_for_others_of_its_day() -> None:
    """Reports of a day have no order but that of their ids, and more may come on that day."""
    given = many_reports(2 * FULL)
    same = str(FIRST + dt.timedelta(days=2 * FULL - 1))
    more = {**given, "reports/2020/a.md": report_text("a", added=same)}
    for at in range(1, FULL):
        more[f"reports/2020/b{at}.md"] = report_text(
            f"b{at}", added=str(FIRST + dt.timedelta(days=2 * FULL + at))
        )
    again = {**more, "reports/2020/c.md": report_text("c", added="2021-01-01")}
    before = archived(more)
    assert {path: archived(again)[path] for path in before} == before


def test_a_touched_report_changes_its_archives_and_current_feeds_alone() -> None:
    given = many_reports(4 * FULL + 1)
    before, after = archived(given), archived(touched(given, 3))
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    stems = ("reports", "regions/idlib", "sources/example-wire")
    assert changed == {f"feeds/{stem}/1.{form}" for stem in stems for form in Format}
    found = feeds(touched(given, 3))
    assert all(names(found[f"feeds/{stem}"])[0] == "r003" for stem in stems)


def test_an_archive_does_not_count_what_later_reports_add_to_an_event() -> None:
    given = many_reports(2 * FULL + 1)
    given["events/ford.md"] = (
        "---\ntitle: A blast\nregions: [idlib]\ndays: 2020-06-30\nkind: bombing\n---\n"
    )
    told = "::: passage SY-ID event=ford killed=4\nFour died.\n:::\n"
    given["reports/2020/r001.md"] = report_text(
        "r001", added=str(FIRST + dt.timedelta(days=1)), body=told
    )
    more = dict(given)
    more["reports/2020/z.md"] = report_text(
        "z",
        source="example-review",
        added="2021-01-01",
        body=told.replace("=4", "=9").replace("Four", "Nine"),
        text="summary",
    )
    before, after = archived(given), archived(more)
    assert {path: after[path] for path in before} == before
    held = {item.id.rpartition("/")[2]: item for item in feeds(given)["feeds/reports/1"].items}
    assert "A blast" in held["r001"].html


def test_an_archived_edition_is_as_it_was_told_whatever_a_later_week_tells_of_its_events() -> None:
    given = many_editions(12)
    given["events/ford.md"] = (
        "---\ntitle: A blast\nregions: [idlib]\ndays: 2020-01-06\nkind: bombing\n---\n"
    )
    told = "::: passage SY-ID event=ford killed=4\nFour died.\n:::\n"
    first, later = str(FIRST), str(FIRST + dt.timedelta(weeks=11))
    given["reports/2020/r0.md"] = report_text("r0", date=first, added=first, body=told)
    more = dict(given)
    more["reports/2020/z.md"] = report_text(
        "z", source="example-review", date=later, added=later, text="summary",
        body=told.replace("=4", "=9").replace("Four", "Nine"),
    )  # fmt: skip
    before, after = archived(given), archived(more)
    stems = ("feeds/editions/1", "feeds/editions-full/1")
    paths = [f"{stem}.{form}" for stem in stems for form in Format]
    assert [path for path in paths if after[path] != before[path]] == []
    found = feeds(more)
    (then,) = (item for item in found["feeds/editions-full/1"].items if item.id.endswith("W02"))
    assert "Four died." in then.html
    assert "4 to 9" not in then.html


def test_the_archives_of_atom_keep_whole_texts_and_the_others_tell_them_in_short() -> None:
    given = many_reports(2 * FULL + 1)
    words = "The ford was shut at noon, and nobody could say for how long it would be. " * 9
    told = f"::: passage SY-ID\n{words}The last word.\n:::\n"
    given["reports/2020/r001.md"] = report_text(
        "r001", added=str(FIRST + dt.timedelta(days=1)), body=told
    )
    by_form = {form: feeds(given, form=form)["feeds/reports/1"] for form in Format}
    held = {form: _item(feed, "r001") for form, feed in by_form.items()}
    assert "The last word." in held[Format.ATOM].html
    for form in (Format.RSS, Format.JSON):
        lines = Reader(held[form].html).lines
        assert "The last word." not in lines[0]
        assert lines[0].startswith("Example Wire (B3): The ford was shut at noon")
        assert held[form].link in Reader(held[form].html).targets
        assert held[form] == _item(feeds(given)["feeds/regions/idlib/1"], "r001")
    assert len({(item.id, item.title, item.changed) for item in held.values()}) == 1


def test_whole_editions_are_archived_by_atom_and_by_the_others_as_editions_in_short_are() -> None:
    given = many_editions(12)
    for form in Format:
        found = feeds(given, form=form)
        whole, short = (found[f"feeds/editions{end}/1"].items for end in ("-full", ""))
        assert (whole == short) is (form is not Format.ATOM)
    assert "Example Ford reopened" in feeds(given)["feeds/editions-full/1"].items[0].html


@pytest.mark.parametrize("length", [100, 40_000])
def test_an_archive_in_short_has_a_fixed_price_whatever_its_reports_hold(length: int) -> None:
    """Two kilobytes an item: what feeds of regions, of sources and of all reports grow by."""
    given = many_reports(2 * FULL)
    for at in range(2 * FULL):
        told = f"::: passage SY-ID\n{'Shut at noon. ' * (length // 14)}\n:::\n"
        added = str(FIRST + dt.timedelta(days=at))
        given[f"reports/2020/r{at:03}.md"] = report_text(f"r{at:03}", added=added, body=told)
    given["reports/2020/z.md"] = report_text("z", added="2021-01-01")
    found = archived(given)
    assert len(found) == 3 * 2 * len(Format)
    whole = {path: found.pop(path) for path in ("feeds/reports/1.atom", "feeds/reports/2.atom")}
    assert [path for path in found if len(found[path]) > 2_000 * FULL] == []
    assert min(map(len, whole.values())) > length * FULL


def test_archives_of_every_format_are_valid_and_say_that_they_are_archives() -> None:
    found = archived(many_reports(2 * FULL + 1))
    for path, document in found.items():
        assert complaints(path, document) == []
        if not path.endswith(".json"):
            assert breaches(document) == []
            mark = "{http://purl.org/syndication/history/1.0}archive"
            assert len(list(etree.fromstring(document).iter(mark))) == 1
