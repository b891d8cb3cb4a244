"""Editions in short: what matters, a line an event with its link, and the way to the whole."""

from __future__ import annotations

import pytest

from sitrep.site.feeds.briefs import (
    BEGINNING,
    MOST_LISTED,
    edition_brief,
    lasting_brief,
    short_body,
)
from sitrep.site.feeds.items import Item
from tests.support.site.feeds import ADDRESS, BODY, SITE, Reader, blast, feeds, files
from tests.support.trees import SOURCES, catalogue, report_text, tree

WEEK = f"{ADDRESS}editions/2020-W27/"


def brief(given: dict[str, str], week: str = "2020-W27") -> Reader:
    (edition,) = (each for each in catalogue(given).editions if str(each.week) == week)
    return Reader(edition_brief(edition, SITE))


def test_an_edition_in_short_is_its_key_points_and_a_line_an_event() -> None:
    reader = brief(blast())
    events = reader.lines.index("Events")
    assert reader.lines[0].endswith("read it on the web")
    assert reader.lines[1].startswith("A blast < others.")
    assert reader.lines[2].startswith("The ford is shut.")
    assert reader.lines[events + 1].startswith("A blast at the ford · 30 June – 1 July 2020 · ●●")
    assert reader.lines[events + 1].endswith(" · Killed: 4 to 7")
    assert {WEEK, f"{ADDRESS}events/ford-blast/"} <= set(reader.targets)
    for text in ("Seven died", "Four or five died", "Five, the ministry says"):
        assert text not in " ".join(reader.lines)


def test_the_feed_of_editions_holds_it_and_the_whole_stands_in_another() -> None:
    found = feeds(blast())
    (short,), (whole,) = found["feeds/editions"].items, found["feeds/editions-full"].items
    assert (short.id, short.title, short.link, short.changed) == (
        whole.id, whole.title, whole.link, whole.changed
    )  # fmt: skip
    assert "Seven died." in whole.html
    assert len(short.html) < len(whole.html)


def test_without_key_points_the_curators_words_begin_it() -> None:
    reader = brief(files(edition="---\nannounced: 2020-07-07\n---\nThe *ford* is shut.\n"))
    assert reader.lines[1] == "The ford is shut."
    long = " ".join(f"word{number}" for number in range(100))
    reader = brief(files(edition=f"---\nannounced: 2020-07-07\n---\n{long}\n"))
    assert reader.lines[1].endswith(" …")
    assert len(reader.lines[1]) < 300


def weeks() -> dict[str, str]:
    """Two weeks, each with a report and announced."""
    given = files()
    given["editions/2020-W27.md"] = "---\nannounced: 2020-07-07\n---\n"
    given["editions/2020-W28.md"] = "---\nannounced: 2020-07-14\n---\n"
    given["reports/2020/e.md"] = report_text("e", date="2020-07-08", added="2020-07-09")
    return given


def test_it_tells_of_late_reports_withdrawals_and_changes() -> None:
    given = weeks()
    given["reports/2020/d.md"] = report_text(
        "d", status="withdrawn", changes="[{date: 2020-07-09, note: Not so.}]"
    )
    given["reports/2020/f.md"] = report_text("f", title="Late one", added="2020-07-09")
    lines = brief(given).lines
    assert "Withdrawn" in lines
    assert any("Not so." in line for line in lines)
    lines = brief(given, "2020-W28").lines
    late = lines.index("Late reports for earlier weeks")
    assert "Late one" in lines[late + 1]


def test_of_many_late_reports_it_names_some_and_counts_the_others() -> None:
    given = weeks()
    for number in range(MOST_LISTED + 3):
        text = report_text(f"l{number}", title=f"Late l{number}", added="2020-07-09")
        given[f"reports/2020/l{number}.md"] = text
    lines = brief(given, "2020-W28").lines
    assert sum("Late l" in line for line in lines) == MOST_LISTED
    assert "and 3 more" in lines


def test_what_lasts_of_it_counts_nothing_that_later_reports_change() -> None:
    (edition,) = catalogue(blast()).editions
    lines = Reader(lasting_brief(edition, SITE)).lines
    events = lines.index("Events")
    assert lines[1:events] == ["A blast < others.", "The ford is shut."]
    assert lines[events + 1 :] == ["A blast at the ford · 30 June – 1 July 2020"]


def test_a_text_in_short_is_the_summary_and_the_way_to_the_whole() -> None:
    reader = Reader(short_body("Four < five died.", WEEK, SITE))
    assert reader.lines == [
        "Four < five died.",
        "There is no room for the whole text here · read it on the web",
    ]
    assert reader.targets == [WEEK]


# Reports in the feeds of regions and sources


LONG = "A blast at the ford. " + "It was heard far away. " * 40


def short_report(report: str) -> tuple[Item, Reader]:
    """A report as its region's feed tells it."""
    item = feeds(tree({"a": report}))["feeds/regions/idlib"].items[0]
    return item, Reader(item.html)


def test_a_report_in_short_says_who_speaks_how_it_begins_and_whose_it_is() -> None:
    given = report_text("a", body=f"::: passage SY-ID\n{LONG}\n:::\n")
    item, reader = short_report(given)
    whole = feeds(tree({"a": given}))["feeds/reports"].items[0]
    assert (item.id, item.title, item.link, item.appeared, item.changed) == (
        whole.id, whole.title, whole.link, whole.appeared, whole.changed
    )  # fmt: skip
    assert reader.lines[0].startswith("Example Wire (B3): A blast at the ford. It was heard")
    assert reader.lines[0].endswith(" …")
    assert len(reader.lines[0]) < BEGINNING + 40
    assert reader.lines[1].startswith("Example Wire (independent) · grade B3 (")
    assert reader.targets[-1] == item.link
    assert LONG.strip() in " ".join(Reader(whole.html).lines)
    assert (item.summary, item.rights, item.events) == ("", None, ())


def test_a_report_in_short_leads_to_each_of_its_passages() -> None:
    item, reader = short_report(report_text("a", body=BODY))
    assert reader.lines[-2:] == ["Idlib", "Daraa"]
    assert reader.targets[-2:] == [f"{item.link}#a-1", f"{item.link}#a-2"]


def test_a_report_in_short_says_what_was_corrected() -> None:
    changes = "[{date: 2020-07-09, note: It was the weir.}]"
    _, reader = short_report(report_text("a", changes=changes))
    assert "Corrected 9 July 2020: It was the weir." in reader.lines


@pytest.mark.parametrize("rights", ["link", "withhold"])
def test_a_report_in_short_says_no_more_than_rights_permit(rights: str) -> None:
    given = tree({"a": report_text("a", body=BODY)})
    given["sources.toml"] = SOURCES.replace('rights = "full"', f'rights = "{rights}"')
    item = feeds(given)["feeds/regions/idlib"].items[0]
    assert "reopened" not in item.html
    assert Reader(item.html).lines[0].endswith("Read it there.")
