from __future__ import annotations

import datetime as dt
import re

import pytest

from sitrep.site.feeds.item_parts import Copy
from sitrep.site.feeds.items import Author, Item, ItemRegion
from tests.support.site.feeds import (
    ADDRESS,
    ANNOUNCED,
    BLAST_NOTES,
    BODY,
    CARRIERS,
    TAG,
    WITHDRAWN,
    blast,
    feeds,
    files,
    noon,
)
from tests.support.strategies import day
from tests.support.trees import SOURCES, report_text

FULL = 'rights = "full"'
FEED = f'{FULL}\nfeed = "https://wire.example.org/feed"'


def report_item(report: str | None = None, sources: str = SOURCES) -> Item:
    (item,) = feeds({**files(report), "sources.toml": sources})["feeds/reports"].items
    return item


def edition_item(given: dict[str, str]) -> Item:
    (item,) = feeds(given)["feeds/editions"].items
    return item


# What an item says of itself


def test_a_report_names_its_creators_regions_and_codes() -> None:
    item = report_item(report_text("a", body=BODY, byline="A. Writer"))
    assert item.title == "Bridge reopens"
    assert item.creators == (
        Author("Example Wire", "https://wire.example.org/"),
        Author("A. Writer"),
    )
    assert item.tags == (ItemRegion("idlib", "Idlib"), ItemRegion("daraa", "Daraa"))
    assert item.coverage == ("SY-ID", "SY-DR")


def test_a_report_says_where_it_comes_from_as_data() -> None:
    item = report_item(
        report_text("a", carriers=CARRIERS, archived="https://archive.example.org/é"),
        SOURCES.replace(FULL, FEED),
    )
    origin = item.origin
    assert origin
    assert (origin.id, origin.name, origin.homepage) == (
        "https://wire.example.org/",
        "Example Wire",
        origin.id,
    )
    assert (origin.feed, origin.affiliation) == ("https://wire.example.org/feed", "independent")
    assert (origin.address, origin.archived) == (
        "https://wire.example.org/a",
        "https://archive.example.org/%C3%A9",
    )
    assert (origin.grade, origin.grade_words) == (
        "B3",
        "source usually reliable, report possibly true",
    )
    assert (origin.date, origin.date_basis) == (day("2020-07-01"), "as the source states")
    assert (origin.rights, origin.text) == ("full", "verbatim")
    assert origin.copies == (
        Copy("Example Review", "https://review.example.org/b", day("2020-07-03")),
        Copy("a carrier not named", None, None),
    )


def test_an_origin_without_a_homepage_has_an_id_of_ours() -> None:
    origin = report_item(report_text("a", source="unknown")).origin
    assert origin
    assert (origin.id, origin.homepage, origin.feed) == (f"{TAG}source/unknown", None, None)


@pytest.mark.parametrize(
    ("keys", "rights", "expected"),
    [
        ({}, "full", "its texts are shown in full"),
        ({}, "excerpt:9", "up to 9 words of a text are shown"),
        ({}, "link", "title and link only, apart from summaries in our own words"),
        ({"text": "summary"}, "link", "summarised in our words"),
    ],
)
def test_a_report_says_its_rights_in_words(
    keys: dict[str, str], rights: str, expected: str
) -> None:
    sources = SOURCES.replace(FULL, f'rights = "{rights}"')
    assert report_item(report_text("a", body=BODY, **keys), sources).rights == expected


def test_a_report_in_another_language_says_so() -> None:
    assert report_item(report_text("a", lang="ar")).language == "ar"
    assert report_item().language is None


def test_a_summary_says_who_says_what_in_its_first_words_and_is_cut_at_a_word() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    body = f"::: passage SY-ID\n{words}.\n:::\n"
    item = report_item(report_text("a", body=body, carriers=CARRIERS))
    text, _, facts = item.summary.partition(" … · ")
    assert text.startswith("Example Wire (B3): word0 word1 ")
    assert text.removeprefix("Example Wire (B3): ") in words
    assert 200 < len(text) <= 300
    assert facts == ("1 July 2020 · carried by 2: Example Review (3 Jul), a carrier not named")


def test_a_summary_is_plain_text() -> None:
    sources = SOURCES.replace('"Example Wire"', '"<b> & Wire"')
    item = report_item(report_text("a", body="::: passage SY-ID\nIt's < 3 & more.\n:::\n"), sources)
    assert item.summary == "<b> & Wire (B3): It's < 3 & more. · 1 July 2020"


def test_a_summary_names_the_speaker_of_the_words_that_it_begins_with() -> None:
    items = {item.id.rpartition("/")[2]: item for item in feeds(blast())["feeds/reports"].items}
    assert items["a"].summary == ("The Ministry and others (E3): Four or five died. · 1 July 2020")


LONG = "The Ministry of Foreign Affairs, of Expatriates and of the Far-Flung Fords of Everywhere"


@pytest.mark.parametrize(
    ("ministry", "speakers", "begins"),
    [
        ("The Ministry", "ministry", "The Ministry, in Example Wire (E3): Four"),
        ("The Ministry of the Fords and Rivers", "ministry", "The Ministry of the Fords and Rivers (E3): Four"),
        ("The Ministry of the Fords", "ministry,example-review", "The Ministry of the Fords and others (E3): Four"),
        (LONG, "ministry", "The Ministry of Foreign Affairs, of Expatriates … (E3): Four"),
        ("The Ministry", "unnamed", "A source not named, in Example Wire (F3): Four"),
    ],
)  # fmt: skip
def test_a_preview_of_a_summary_shows_who_says_what_happened(
    ministry: str, speakers: str, begins: str
) -> None:
    given = blast()
    path = "reports/2020/a.md"
    given[path] = given[path].replace("from=ministry,unnamed", f"from={speakers}")
    given["sources.toml"] = given["sources.toml"].replace('"The Ministry"', f'"{ministry}"')
    item = next(each for each in feeds(given)["feeds/reports"].items if each.id.endswith("/a"))
    assert item.summary.startswith(begins)
    # Five words or more of what happened stand in what a list of items shows.
    assert len(begins.partition(": ")[0]) <= 70


def test_a_summary_names_few_carriers_and_counts_many() -> None:
    """A report that a hundred carried is told in few words all the same."""
    sources = SOURCES + "".join(f'[c{number}]\nname = "Carrier {number}"\n' for number in range(9))
    for number, told in ((3, "carried by 3: Carrier 0 (3 Jul), "), (4, "carried by 4")):
        carriers = ", ".join(f"{{source: c{each}, date: 2020-07-03}}" for each in range(number))
        item = report_item(report_text("a", carriers=f"[{carriers}]"), sources)
        assert item.summary.partition("2020 · ")[2].startswith(told)
        assert ("Carrier" in item.summary) == (number == 3)


def test_a_summary_holds_no_text_that_rights_withhold() -> None:
    item = report_item(report_text("a", body=BODY), SOURCES.replace(FULL, 'rights = "link"'))
    assert "bridge" not in item.summary


def test_an_edition_is_by_the_digest_and_covers_what_its_reports_do() -> None:
    item = edition_item(files(report_text("a", body=BODY), ANNOUNCED))
    assert item.title == "Week 27, 2020: 29 June – 5 July 2020"
    assert item.creators == (Author("Example Digest", ADDRESS),)
    assert {tag.term for tag in item.tags} == {"idlib", "daraa"}
    assert set(item.coverage) == {"SY-ID", "SY-DR"}
    assert item.summary == "Lead."
    assert item.origin is None


def test_an_edition_with_a_headline_is_called_by_it() -> None:
    item = edition_item(blast())
    assert (item.title, item.headline) == (
        "A week at the ford (Week 27, 2020)",
        "A week at the ford",
    )
    untitled = blast()
    untitled["editions/2020-W27.md"] = BLAST_NOTES.replace("title: A week at the ford\n", "")
    assert edition_item(untitled).title == "A blast < others (Week 27, 2020)"


def test_the_summary_of_an_edition_is_what_its_key_points_say() -> None:
    assert edition_item(blast()).summary == "A blast < others. The ford is shut."
    bare = files(report_text("a", body=BODY), "---\nannounced: 2020-07-07\n---\n")
    assert edition_item(bare).summary == "1 report · ● 1 independent root · 0 carriers"


def test_what_no_format_can_carry_is_left_out_of_titles() -> None:
    title = '"A \\u0007bell,\\u001b a \\ufffe non-character\\u0085\\u202e and \\U0001F600"'
    assert (
        report_item(report_text("a", title=title)).title == "A bell, a non-character\u202e and 😀"
    )


# What stays and what moves


def test_ids_are_tag_uris_and_links_absolute() -> None:
    report, edition = report_item(), edition_item(files(edition=ANNOUNCED))
    assert (report.id, report.link) == (f"{TAG}report/a", f"{ADDRESS}reports/a/")
    assert (edition.id, edition.link) == (f"{TAG}edition/2020-W27", f"{ADDRESS}editions/2020-W27/")


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
def test_correcting_a_report_leaves_guid_link_and_dates_of_its_item(
    corrected: dict[str, str],
) -> None:
    before, after = report_item(report_text("a")), report_item(report_text("a", **corrected))
    assert (after.id, after.link, after.appeared, after.changed) == (
        before.id, before.link, before.appeared, before.changed
    )  # fmt: skip
    assert after != before


@pytest.mark.parametrize("corrected", CORRECTIONS, ids=lambda each: next(iter(each)))
def test_an_erratum_with_a_correction_moves_updated_once_and_nothing_else(
    corrected: dict[str, str],
) -> None:
    changes = "[{date: 2020-07-20, note: Mended.}, {date: 2020-07-10, note: Mended.}]"
    before, after = (
        report_item(report_text("a")),
        report_item(report_text("a", **corrected, changes=changes)),
    )
    assert (after.id, after.link, after.appeared) == (before.id, before.link, before.appeared)
    assert (before.changed, after.changed) == (noon("2020-07-02"), noon("2020-07-20"))


def test_an_announced_edition_moves_with_whatever_changes_in_it() -> None:
    fixed = (
        "---\nannounced: 2020-07-07\nerrata: [{date: 2020-07-20, note: x}]\n---\nAnother lead.\n"
    )
    late = files(report_text("a"), ANNOUNCED) | {
        "reports/2020/b.md": report_text("b", added="2020-07-30")
    }
    corrected = report_text("a", title="Ferry", changes="[{date: 2020-07-15, note: x}]")
    given = {
        "2020-07-07": files(None, ANNOUNCED),
        "2020-07-15": files(corrected, ANNOUNCED),
        "2020-07-20": files(None, fixed),
        "2020-07-30": late,
    }
    items = {day: edition_item(each) for day, each in given.items()}
    assert len({item.id for item in items.values()}) == 1
    assert {item.appeared for item in items.values()} == {noon("2020-07-07")}
    assert {day: item.changed for day, item in items.items()} == {day: noon(day) for day in given}


def test_an_edition_that_is_not_announced_is_in_no_feed() -> None:
    assert feeds(files())["feeds/editions"].items == ()
    notes = "---\nkey_points: [{text: One, rests_on: [a]}]\n---\nLead.\n"
    assert feeds(files(edition=notes))["feeds/editions"].items == ()
    assert len(feeds(files(edition=ANNOUNCED))["feeds/editions"].items) == 1


def test_every_date_of_an_item_stands_in_the_content() -> None:
    given = files(edition=ANNOUNCED)
    written = {
        dt.date.fromisoformat(text)
        for text in re.findall(r"\d{4}-\d\d-\d\d", "".join(given.values()))
    }
    for feed in feeds(given).values():
        times = (time for item in feed.items for time in (item.appeared, item.changed))
        assert {time.date() for time in times} <= written


# Withdrawal


def test_a_withdrawn_report_is_issued_again_under_its_id_as_withdrawn() -> None:
    before, after = (
        report_item(),
        report_item(report_text("a", body=BODY, carriers=CARRIERS, **WITHDRAWN)),
    )
    assert (after.id, after.link, after.appeared) == (before.id, before.link, before.appeared)
    assert (after.title, after.changed.date()) == (
        "Withdrawn: Report by Example Wire",
        day("2020-07-09"),
    )
    assert after.summary == "Withdrawn · Example Wire · 1 July 2020 · Not <so>."
    assert after.withdrawn
    assert not before.withdrawn


def test_a_notice_of_withdrawal_is_younger_than_the_withdrawal() -> None:
    item = report_item(report_text("a", **WITHDRAWN))
    start = noon("2020-07-09")
    assert start < item.changed < start + dt.timedelta(minutes=1)
    assert report_item().changed == noon("2020-07-02")


def test_a_notice_of_withdrawal_leads_to_no_copy_of_the_report() -> None:
    origin = report_item(
        report_text("a", carriers=CARRIERS, byline="A. Writer", **WITHDRAWN)
    ).origin
    assert origin
    assert (origin.address, origin.archived, origin.copies) == (None, None, ())


def test_a_week_whose_reports_were_all_withdrawn_is_in_the_feeds_if_it_was_announced() -> None:
    given = files(report_text("a", **WITHDRAWN), ANNOUNCED)
    assert edition_item(given).summary.startswith("0 reports · 0 independent roots · 0 carriers")
    assert feeds(files(report_text("a", **WITHDRAWN)))["feeds/editions"].items == ()


def test_a_correction_on_the_day_it_came_moves_the_moment_of_change_too() -> None:
    first = report_item(report_text("a", body=BODY, added="2020-07-02"))
    once = report_item(
        report_text("a", body=BODY, added="2020-07-02", changes="[{date: 2020-07-02, note: x}]")
    )
    twice = "[{date: 2020-07-02, note: x}, {date: 2020-07-02, note: y}]"
    again = report_item(report_text("a", body=BODY, added="2020-07-02", changes=twice))
    assert first.changed < once.changed < again.changed
    assert (first.id, first.appeared) == (once.id, once.appeared) == (again.id, again.appeared)
