from __future__ import annotations

import datetime as dt
import re
import time
from html.parser import HTMLParser
from typing import NoReturn

import pytest

from sitrep.core.addresses import FEED, REPORTS_RSS
from sitrep.core.catalogue import build_catalogue
from sitrep.core.feeds import Feed, Item, Site, attribution, build_feeds, edition_title
from sitrep.core.text import one_line
from tests.strategies import day
from tests.trees import SOURCES, catalogue, content, read, report_text, tree

SITE = Site("Example Digest", "https://digest.example.org/sub/", "For tests.", "en", "tag:digest.example.org,2026:")
BODY = "::: passage SY-ID\nThe bridge reopened.\n:::\n::: passage SY-DR\nThe ford is shut.\n:::\n"
CARRIERS = (
    "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b}, {source: unknown, date: null}]"
)


def files(report: str | None = None, edition: str = "") -> dict[str, str]:
    """A tree of one report named a, and the notes on its week if given."""
    notes = {"editions/2020-W27.md": edition} if edition else {}
    return {**tree({"a": report or report_text("a", body=BODY)}), **notes}


def feeds(given: dict[str, str]) -> dict[str, Feed]:
    return {feed.path: feed for feed in build_feeds(catalogue(given), SITE)}


def report_item(report: str | None = None) -> Item:
    (item,) = feeds(files(report))[REPORTS_RSS].items
    return item


def edition_item(given: dict[str, str]) -> Item:
    (item,) = feeds(given)[FEED].items
    return item


class Reader(HTMLParser):
    """A feed reader that drops everything but text: paragraphs and headings as lines, and where links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.feed(str(text))  # Markup would escape what is added to it
        self.close()
        self.lines = [one_line(line) for line in self.lines if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag in {"p", "h2", "h3", "li"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


# What an item says


def test_a_reports_first_paragraph_says_origin_date_grade_carriers_and_link() -> None:
    item = report_item(report_text("a", carriers=CARRIERS, archived="https://archive.example.org/a"))
    reader = Reader(item.html)
    assert reader.lines[0] == (
        "Example Wire · independent · 1 July 2020 · "
        "grade B3 (source usually reliable, report possibly true) · "
        "carried by Example Review (3 July 2020), Unknown source · original · archived copy"
    )
    assert reader.targets == [
        "https://review.example.org/b",
        "https://wire.example.org/a",
        "https://archive.example.org/a",
    ]


def test_what_is_not_known_is_said_or_left_out_but_never_made_up() -> None:
    text = report_text("a", source="unknown", url="null", credibility="null")
    assert Reader(report_item(text).html).lines[0] == (
        "Unknown source · not identified · 1 July 2020 · "
        "grade F6 (source reliability cannot be judged, report truth cannot be judged)"
    )


def test_a_summary_is_called_one() -> None:
    assert "summarised in our words" in Reader(report_item(report_text("a", text="summary")).html).lines[0]


def test_a_report_item_holds_its_passages_under_their_regions() -> None:
    assert Reader(report_item().html).lines[1:] == ["Idlib", "The bridge reopened.", "Daraa", "The ford is shut."]


def test_a_report_item_holds_its_errata_before_its_text() -> None:
    text = report_text("a", changes="[{date: 2020-07-09, note: 'The ford is <another>.'}]")
    assert Reader(report_item(text).html).lines[1] == "Corrected 9 July 2020: The ford is <another>."


def test_an_item_names_its_creator_and_categories() -> None:
    item = report_item()
    assert (item.title, item.creators, item.categories) == ("Bridge reopens", ("Example Wire",), ("Idlib", "Daraa"))


def test_an_edition_item_holds_the_whole_edition_every_passage_with_its_attribution() -> None:
    keys = "announced: 2020-07-07\nkey_points: [Bridges < fords]\nerrata: [{date: 2020-07-09, note: Mended.}]"
    given = files(report_text("a", body=BODY, carriers=CARRIERS), f"---\n{keys}\n---\nA *lead*.\n")
    item = edition_item(given)
    first = Reader(attribution(catalogue(given).families[0])).lines[0]
    assert item.title == "Week 27, 2020: 29 June – 5 July 2020"
    assert Reader(item.html).lines == [
        "1 report, 1 origin, 2 reprints. Example Digest.",
        "A lead.",
        "Bridges < fords",
        "Corrected 9 July 2020: Mended.",
        "Idlib",
        "Bridge reopens",
        first,
        "The bridge reopened.",
        "Daraa",
        "Bridge reopens",
        first,
        "The ford is shut.",
    ]
    assert item.categories == ("Idlib", "Daraa")


def test_an_edition_over_new_year_is_called_by_its_iso_year() -> None:
    (edition,) = catalogue(files(report_text("a", date="2021-01-03"))).editions
    assert edition_title(edition) == "Week 53, 2020: 28 December 2020 – 3 January 2021"


@pytest.mark.parametrize("rights", ["link", "withhold", "excerpt:2"])
def test_text_that_rights_withhold_is_in_no_feed_and_its_absence_is_said(rights: str) -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', f'rights = "{rights}"')}
    for feed in feeds(given).values():
        (item,) = feed.items
        assert not re.search("The bridge|is shut", item.html)
        assert item.html.count("The text is not shown here") == 2


def test_a_title_that_rights_withhold_is_in_no_feed() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', 'rights = "withhold"')}
    for feed in feeds(given).values():
        assert "Bridge" not in feed.items[0].title + feed.items[0].html


def test_an_excerpt_in_a_feed_ends_with_a_sentence() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', 'rights = "excerpt:5"')}
    lines = Reader(feeds(given)[REPORTS_RSS].items[0].html).lines
    assert lines[2] == "The bridge reopened."
    assert "not shown here" in lines[4]


def test_a_summary_is_in_the_feeds_whatever_the_rights() -> None:
    given = files(report_text("a", body=BODY, text="summary", source="example-review"))
    assert all("The bridge reopened." in feed.items[0].html for feed in feeds(given).values())


def test_a_region_that_is_only_mentioned_has_no_part_in_the_feeds() -> None:
    item = edition_item(files(report_text("a", body="::: passage SY-HI SY-DY\nThe road is open.\n:::\n")))
    assert item.categories == ("Homs-Deir ez-Zor desert",)
    assert "Homs" not in Reader(item.html).lines


def test_what_an_edition_or_source_does_not_have_leaves_no_trace() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('affiliation = "independent"\n', "")}
    for feed in feeds(given).values():
        reader = Reader(feed.items[0].html)
        assert not reader.tags & {"ul", "li"}
        assert "None" not in feed.items[0].html
        assert any(line.startswith("Example Wire · 1 July 2020 · grade") for line in reader.lines)


def test_markup_in_names_titles_and_notes_is_text() -> None:
    nasty = "<b>{0}</b> &amp; %s {x} ]]>"
    given = files(report_text("a", title=f"'{nasty}'", changes=f"[{{date: 2020-07-09, note: '{nasty}'}}]"))
    given["sources.toml"] = SOURCES.replace('"Example Wire"', f"'{nasty}'").replace('"independent"', f"'{nasty}'")
    given["regions.toml"] = given["regions.toml"].replace('"Idlib"', f"'{nasty}'")
    given["editions/2020-W27.md"] = f"---\nannounced: 2020-07-07\nkey_points: ['{nasty}']\n---\n{nasty}\n"
    for feed in feeds(given).values():
        reader = Reader(feed.items[0].html)
        assert "b" not in reader.tags
        assert sum(nasty in line for line in reader.lines) >= 3
    assert feeds(given)[REPORTS_RSS].items[0].title == nasty


# What stays and what moves


def test_ids_are_tag_uris_and_links_absolute() -> None:
    report, edition = report_item(), edition_item(files())
    assert (report.id, report.link) == (f"{SITE.tag}report/a", "https://digest.example.org/sub/reports/a/")
    assert (edition.id, edition.link) == (
        f"{SITE.tag}edition/2020-W27",
        "https://digest.example.org/sub/editions/2020-W27/",
    )


CORRECTIONS: list[dict[str, str]] = [
    {"title": "Ferry sails"},
    {"date": "2020-06-20"},
    {"body": "::: passage SY-DR\nThe bridge reopened.\n:::\n"},
    {"credibility": "5"},
    {"source": "example-review"},
    {"url": "https://wire.example.org/other"},
    {"carriers": CARRIERS},
    {"text": "summary"},
]


@pytest.mark.parametrize("corrected", CORRECTIONS, ids=lambda each: next(iter(each)))
def test_correcting_a_report_leaves_guid_link_and_dates_of_its_item(corrected: dict[str, str]) -> None:
    before, after = report_item(report_text("a")), report_item(report_text("a", **corrected))
    assert (after.id, after.link, after.published, after.updated) == (
        before.id, before.link, before.published, before.updated
    )  # fmt: skip
    assert after != before


@pytest.mark.parametrize("corrected", CORRECTIONS, ids=lambda each: next(iter(each)))
def test_an_erratum_with_a_correction_moves_updated_and_nothing_else(corrected: dict[str, str]) -> None:
    changes = "[{date: 2020-07-20, note: Mended.}, {date: 2020-07-10, note: Mended.}]"
    before, after = report_item(report_text("a")), report_item(report_text("a", **corrected, changes=changes))
    assert (after.id, after.link, after.published) == (before.id, before.link, before.published)
    assert (before.updated, after.updated) == (day("2020-07-02"), day("2020-07-20"))


def test_an_announced_edition_moves_on_an_erratum_of_its_own_alone() -> None:
    notes = "---\nannounced: 2020-07-07\n---\nLead.\n"
    mended = "---\nannounced: 2020-07-07\nerrata: [{date: 2020-07-20, note: x}]\n---\nAnother lead.\n"
    corrected = report_text("a", title="Ferry", changes="[{date: 2020-07-15, note: x}]")
    before, same, after = (
        edition_item(files(text, note)) for text, note in [(None, notes), (corrected, notes), (None, mended)]
    )
    assert before.id == same.id == after.id
    assert before.published == same.published == after.published == day("2020-07-07")
    assert (before.updated, same.updated, after.updated) == (day("2020-07-07"), day("2020-07-07"), day("2020-07-20"))


def test_an_edition_without_notes_is_published_once() -> None:
    corrected = report_text("a", changes="[{date: 2020-07-15, note: x}]")
    assert edition_item(files(corrected)).published == edition_item(files(report_text("a"))).published


def test_a_feed_is_updated_when_its_newest_item_was() -> None:
    reports = {
        "a": report_text("a", changes="[{date: 2020-07-20, note: x}]"),
        "b": report_text("b", added="2020-07-10"),
    }
    assert feeds(tree(reports))[REPORTS_RSS].updated == day("2020-07-20")
    assert feeds(tree({}))[REPORTS_RSS].updated is None


# What is in and what is out


def test_an_edition_with_notes_stays_out_until_it_is_announced() -> None:
    assert feeds(files(edition="---\nkey_points: [One]\n---\nLead.\n"))[FEED].items == ()
    assert len(feeds(files(edition="---\nannounced: 2020-07-07\n---\nLead.\n"))[FEED].items) == 1


def test_an_edition_without_notes_is_in_from_the_day_its_last_report_came() -> None:
    assert edition_item(files(report_text("a", added="2020-07-09"))).published == day("2020-07-09")


def test_editions_and_reports_come_newest_first() -> None:
    dates = {"a": "2020-07-01", "b": "2020-07-09", "c": "2020-06-02"}
    found = feeds(tree({name: report_text(name, date=date) for name, date in dates.items()}))
    assert [item.id.rpartition("/")[2] for item in found[REPORTS_RSS].items] == ["b", "a", "c"]
    assert [item.id.rpartition("/")[2] for item in found[FEED].items] == ["2020-W28", "2020-W27", "2020-W23"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_reports_are_in_no_feed(status: str) -> None:
    text = report_text("a", body=BODY, status=status, changes="[{date: 2020-07-09, note: x}]")
    made = build_catalogue(content(files(text)), drafts=True)
    assert all(
        "bridge" not in repr(item)
        for feed in build_feeds(made, SITE)
        if feed.path == REPORTS_RSS
        for item in feed.items
    )
    assert all("bridge" not in repr(feed) for feed in feeds(files(text)).values())


def test_a_week_whose_reports_were_all_withdrawn_is_in_no_feed_unless_it_was_announced() -> None:
    text = report_text("a", status="withdrawn", changes="[{date: 2020-07-09, note: x}]")
    assert all(feed.items == () for feed in feeds(files(text)).values())
    assert Reader(edition_item(files(text, "---\nannounced: 2020-07-07\n---\n")).html).lines == [
        "0 reports, 0 origins, 0 reprints. Example Digest."
    ]


# Addresses and the clock


def test_every_address_in_a_feed_is_absolute() -> None:
    for feed in feeds(files(report_text("a", body=BODY, carriers=CARRIERS))).values():
        for item in feed.items:
            targets = [item.link, *Reader(item.html).targets]
            assert [each for each in targets if not each.startswith(("https://", "http://"))] == []


@pytest.mark.parametrize(
    "target", ["/about/", "about/", "#part", "//digest.example.org/", "../x", "{static}/images/a.png"]
)
def test_a_relative_link_in_a_text_is_a_fault_or_made_absolute(target: str) -> None:
    link = f"See [there]({target})."
    report = report_text("a", body=f"::: passage SY-ID\n{link}\n:::\n")
    found, faults = read(files(report, f"---\nannounced: 2020-07-07\n---\n{link}\n"))
    if faults:
        assert {fault.file for fault in faults} == {"content/reports/2020/a.md", "content/editions/2020-W27.md"}
        return
    for feed in build_feeds(build_catalogue(found), SITE):
        targets = Reader(feed.items[0].html).targets
        assert [each for each in targets if not each.startswith(("https://", "http://", "mailto:"))] == []


def test_every_date_in_a_feed_stands_in_the_content() -> None:
    given = files(edition="---\nannounced: 2020-07-07\n---\nLead.\n")
    written = {dt.date.fromisoformat(text) for text in re.findall(r"\d{4}-\d\d-\d\d", "".join(given.values()))}
    for feed in feeds(given).values():
        assert {date for item in feed.items for date in (item.published, item.updated)} <= written


def test_nothing_asks_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the clock was asked")

    given = files(edition="---\nannounced: 2020-07-07\n---\nLead.\n")
    expected = feeds(given)
    date = type("Date", (dt.date,), {"today": classmethod(refuse)})
    moment = type("Moment", (dt.datetime,), {name: classmethod(refuse) for name in ("now", "utcnow", "today")})
    with monkeypatch.context() as patched:
        patched.setattr(dt, "date", date)
        patched.setattr(dt, "datetime", moment)
        for name in ("time", "time_ns", "localtime", "gmtime"):
            patched.setattr(time, name, refuse)
        found = feeds(given)
    assert repr(found).replace("Date(", "datetime.date(") == repr(expected)
