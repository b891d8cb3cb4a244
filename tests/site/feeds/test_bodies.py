from __future__ import annotations

import re

import feedparser
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from markupsafe import Markup

from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.render import render_report
from sitrep.site.catalogue.attribution import isolated, link
from sitrep.site.feeds.bodies import edition_body, report_body, settled
from sitrep.site.feeds.directory import Format
from tests.support.site.feeds import (
    BLAST,
    CARRIERS,
    SITE,
    Reader,
    blast,
    feed_of,
    files,
    item_of,
    written,
)
from tests.support.site.feeds import feeds as feeds_of
from tests.support.strategies import NASTY
from tests.support.trees import SOURCES, catalogue, report_text

TWO = "::: passage SY-ID\nThe bridge reopened.\n:::\n::: passage SY-DR\nThe ford is shut.\n:::\n"
FIRST = "Example Wire (independent) · grade B3 (source usually reliable, report possibly true) · 1 July 2020 · original"

SPEAKER = "Example Wire · B3 · ● root"


def report_lines(given: dict[str, str]) -> list[str]:
    return Reader(report_body(catalogue(given).families[0], (), SITE)).lines


def edition_lines(given: dict[str, str]) -> list[str]:
    return Reader(edition_body(catalogue(given).editions[0], SITE)).lines


def test_a_report_holds_its_passages_under_their_regions_after_who_said_it() -> None:
    assert report_lines(files()) == [
        FIRST,
        "Idlib",
        "The bridge reopened.",
        "Daraa",
        "The ford is shut.",
    ]


def test_a_report_holds_its_errata_before_its_text() -> None:
    text = report_text("a", changes="[{date: 2020-07-09, note: 'The ford is <another>.'}]")
    assert report_lines(files(text))[1] == "Corrected 9 July 2020: The ford is <another>."


KEY = (
    "● an independent root · ○ an echo: adds no root · ◌ unnamed: not counted · "
    "A–F how reliable the speaker is · 1–6 how sure the words are · "
    "A and 1 are best; F and 6 cannot be judged"
)


def test_an_edition_tells_key_points_first_and_what_it_is_made_of_last() -> None:
    keys = (
        "announced: 2020-07-07\nkey_points: [{text: Bridges < fords, rests_on: [a#1]}]\n"
        "errata: [{date: 2020-07-09, note: Mended.}]"
    )
    given = files(report_text("a", body=TWO, carriers=CARRIERS), f"---\n{keys}\n---\nA *lead*.\n")
    assert edition_lines(given) == [
        "29 June – 5 July 2020 · Holds what had reached us by 7 July 2020 · read it on the web",
        "Bridges < fords ● 1 independent root · B3",
        "A lead.",
        "Corrected 9 July 2020: Mended.",
        "All of this week rests on Example Wire; nothing here confirms it.",
        "Idlib",
        "“Bridge reopens”",
        "1 July 2020, day of the report",
        "Example Wire · B3 · ● root",
        "The bridge reopened.",
        "original · carried by 2: Example Review (3 Jul), a carrier not named",
        "Daraa",
        "“Bridge reopens”",
        "1 July 2020, day of the report",
        "Example Wire · B3 · ● root · carried by 2",
        "The ford is shut.",
        "1 report · ● 1 independent root · 2 carriers",
        KEY,
    ]


def test_an_edition_warns_of_regions_that_rest_on_one_source() -> None:
    given = files(report_text("a", body="::: passage SY-ID\nOne.\n:::\n"))
    given["reports/2020/b.md"] = report_text(
        "b",
        source="example-review",
        body="::: passage SY-DR\nTwo.\n:::\n",
        url="https://review.example.org/b",
    )
    lines = edition_lines(given)
    assert [line for line in lines if "one source" in line] == [
        "Rests on one source: Example Wire",
        "Rests on one source: Example Review",
    ]
    assert not any("All of this week" in line for line in lines)


def test_an_edition_warns_of_outlets_that_cite_each_other() -> None:
    given = files(report_text("a", cites="[example-review]"))
    given["reports/2020/b.md"] = report_text("b", source="example-review", cites="[example-wire]")
    lines = edition_lines(given)
    assert (
        "Example Review, Example Wire cite each other: none of them confirms the others." in lines
    )
    assert "Circular sourcing, each citing another: Example Review, Example Wire" in lines


def test_a_report_that_came_late_says_so_in_its_edition() -> None:
    given = files(report_text("a", added="2020-07-10"), "---\nannounced: 2020-07-07\n---\n")
    assert "Added on 10 July 2020, after this week was announced" in edition_lines(given)


def test_an_edition_tells_of_reports_that_came_late_for_earlier_weeks() -> None:
    given = files(report_text("a", added="2020-07-10"), "---\nannounced: 2020-07-07\n---\n")
    given["reports/2020/b.md"] = report_text(
        "b", date="2020-07-08", added="2020-07-09", title="Ferry sails"
    )
    given["editions/2020-W28.md"] = "---\nannounced: 2020-07-14\n---\n"
    lines = edition_lines(given)
    assert lines[-4:-2] == [
        "Late reports for earlier weeks",
        "“Bridge reopens” · Example Wire · 1 July 2020 · B3",
    ]


def test_an_edition_tells_what_was_corrected_in_its_reports_and_which_were_withdrawn() -> None:
    given = files(report_text("a", changes="[{date: 2020-07-08, note: Mended.}]"))
    given["reports/2020/b.md"] = report_text(
        "b", title="Ferry sails", status="withdrawn", changes="[{date: 2020-07-09, note: x}]"
    )
    lines = edition_lines(given)
    assert lines[lines.index(SPEAKER) + 1] == "Corrected 8 July 2020: Mended."
    assert lines[-4:-2] == ["Withdrawn", "Report by Example Wire · Example Wire · 1 July 2020"]


def test_an_edition_tells_what_the_source_of_a_report_says_otherwise_by_now() -> None:
    given = files(
        report_text(
            "a", revisions="[{date: 2020-07-08, note: Nine → ten killed., followed: false}]"
        )
    )
    lines = edition_lines(given)
    said = "Its source now says something different, as found on 8 July 2020: Nine → ten killed."
    assert lines[lines.index(SPEAKER) + 1] == said


def test_a_region_that_is_only_mentioned_has_no_part_in_an_edition() -> None:
    given = files(report_text("a", body="::: passage SY-HI SY-DY\nThe road is open.\n:::\n"))
    assert "Homs" not in edition_lines(given)


@pytest.mark.parametrize("rights", ["link", "withhold", "excerpt:2"])
def test_text_that_rights_withhold_is_in_no_body_and_its_absence_is_said(rights: str) -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', f'rights = "{rights}"')}
    for lines in (report_lines(given), edition_lines(given)):
        assert not re.search("The bridge|is shut", "\n".join(lines))
        assert sum("The text is not shown here" in line for line in lines) == 2


def test_a_title_that_rights_withhold_is_in_no_body() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', 'rights = "withhold"')}
    assert "Bridge" not in "\n".join((*report_lines(given), *edition_lines(given)))


def test_an_excerpt_ends_with_a_sentence() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('rights = "full"', 'rights = "excerpt:5"')}
    lines = report_lines(given)
    assert lines[2] == "The bridge reopened."
    assert "not shown here" in lines[4]


def test_words_of_another_language_are_marked_as_such() -> None:
    given = files(report_text("a", lang="ar", title="خبر", body="::: passage SY-ID\nنص.\n:::\n"))
    body = report_body(catalogue(given).families[0], (), SITE)
    words = '<blockquote>\n<div dir="auto" lang="ar">\n<p>نص.</p>\n</div>\n</blockquote>'
    assert words in body
    assert '“<span dir="auto" lang="ar">خبر</span>”' in edition_body(
        catalogue(given).editions[0], SITE
    )


def test_what_an_edition_or_source_does_not_have_leaves_no_trace() -> None:
    given = {**files(), "sources.toml": SOURCES.replace('affiliation = "independent"\n', "")}
    for body, line in (
        (report_body(catalogue(given).families[0], (), SITE), "Example Wire · grade B3"),
        (edition_body(catalogue(given).editions[0], SITE), "Example Wire · B3"),
    ):
        reader = Reader(body)
        assert not reader.tags & {"ul", "li"}
        assert "None" not in body
        assert any(each.startswith(line) for each in reader.lines)


def test_the_words_of_a_source_are_a_quotation_and_a_summary_is_ours() -> None:
    for kind, quoted in (("verbatim", True), ("summary", False)):
        given = files(report_text("a", body=TWO, text=kind))
        for body in (
            report_body(catalogue(given).families[0], (), SITE),
            edition_body(catalogue(given).editions[0], SITE),
        ):
            assert ("<blockquote>\n<p>The bridge reopened.</p>\n</blockquote>" in body) is quoted
            assert ("<blockquote>" in body) is quoted


def test_markup_in_names_titles_and_notes_is_text() -> None:
    nasty = "<b>{0}</b> &amp; %s {x} ]]>"
    given = files(
        report_text("a", title=f"'{nasty}'", changes=f"[{{date: 2020-07-09, note: '{nasty}'}}]")
    )
    given["sources.toml"] = SOURCES.replace('"Example Wire"', f"'{nasty}'").replace(
        '"independent"', f"'{nasty}'"
    )
    given["regions.toml"] = given["regions.toml"].replace('"Idlib"', f"'{nasty}'")
    given["editions/2020-W27.md"] = (
        f"---\nannounced: 2020-07-07\nkey_points: [{{text: '{nasty}', rests_on: [a]}}]\n---\n{escape_text(nasty)}\n"
    )
    for feed in feeds_of(given).values():
        for item in feed.items:
            reader = Reader(item.html)
            assert "b" not in reader.tags
            # A correction names the report, and says what was wrong with it.
            least = 2 if feed.stem == "feeds/corrections" else 3
            assert sum(nasty in line for line in reader.lines) >= least


def test_a_report_of_several_voices_says_before_each_passage_who_speaks() -> None:
    families = {family.report.id: family for family in catalogue(blast()).families}
    assert Reader(report_body(families["a"], (), SITE)).lines == [
        "Example Wire (independent) · 1 July 2020 · original",
        "Four or five die",
        "Idlib",
        "The Ministry and a source not named, in Example Wire · grade E3",
        "Four or five died.",
        "Killed: 4 or 5",
        "Daraa",
        "Example Wire · grade B3",
        "The ford is shut.",
        "E3: source unreliable, report possibly true; "
        "B3: source usually reliable, report possibly true",
    ]


EVENT = (
    "A blast at the ford · 30 June – 1 July 2020 · "
    "●● 2 independent roots, ○ 1 echo, ◌ 1 unnamed · D3 · Killed: 4 to 7"
)


def test_a_report_ends_with_its_events_and_their_independent_roots() -> None:
    items = {item.id.rpartition("/")[2]: item for item in feeds_of(blast())["feeds/reports"].items}
    for name in ("a", "b", "c"):
        reader = Reader(items[name].html)
        at = reader.lines.index("Events")
        assert reader.lines[at + 1] == EVENT
        assert reader.targets[-1] == f"{SITE.address}events/ford-blast/"


def disputed_blast() -> dict[str, str]:
    """A blast on which something is agreed, and something not; a report of the week before."""
    given = blast()
    said = (
        "agreed: [{says: Men died., rests_on: [a#1, b#1]}]\n"
        "disputed: [{says: 'How many: four, or seven.', rests_on: [a#1, b#1]}]\n"
    )
    given["events/ford-blast.md"] = given["events/ford-blast.md"].replace(
        "kind: bombing\n", f"kind: bombing\n{said}"
    )
    given["reports/2020/early.md"] = report_text(
        "early",
        date="2020-06-27",
        added="2020-07-02",
        body="::: passage SY-ID event=ford-blast\nA blast is feared.\n:::\n",
    )
    return given


def test_an_event_tells_who_says_how_many_what_is_agreed_and_where_else_it_is_told() -> None:
    lines = Reader(edition_body(catalogue(disputed_blast()).editions[0], SITE)).lines
    at = next(number for number, line in enumerate(lines) if line.startswith("Killed: 4 to 7"))
    assert lines[at : at + 4] == [
        "Killed: 4 to 7 The Ministry and a source not named, in Example Wire: 4 or 5; "
        "Example Review: 7",
        "Agreed: Men died.",
        "Not agreed, or not known: How many: four, or seven.",
        "Told elsewhere: Example Wire, Week 26, 2020",
    ]


def test_a_report_says_what_is_not_agreed_on_of_its_events() -> None:
    items = feeds_of(disputed_blast())["feeds/reports"].items
    (item,) = (each for each in items if each.id.endswith("report/b"))
    told = Reader(item.html).lines
    assert told[-1].endswith("Killed: 4 to 7 Not agreed, or not known: How many: four, or seven.")


def test_an_edition_says_what_happened_who_tells_of_it_and_what_its_points_rest_on() -> None:
    lines = edition_lines(blast())
    assert lines[1:17] == [
        "A blast < others. ●● 2 independent roots, ○ 1 echo, ◌ 1 unnamed · D3",
        "The ford is shut. ● 1 independent root · B3",
        "Lead.",
        "1 account goes back to a source that is not named and confirms nothing.",
        "Better or worse",
        "Daraa: deteriorated. The ford is shut. ● 1 independent root · B3",
        "Idlib",
        "A blast at the ford",
        "Bombing · 30 June – 1 July 2020 · ●● 2 independent roots, ○ 1 echo, ◌ 1 unnamed · D3",
        "Example Review · D3 · ● root",
        "Seven died.",
        "“Seven dead” · 1 July 2020",
        "The Ministry and a source not named, in Example Wire · E3 · ● root",
        "Four or five died.",
        "“Ford: reports” · 1 July 2020",
        "The Ministry, in a source not named · E3 · ○ echo",
    ]
    targets = Reader(edition_body(catalogue(blast()).editions[0], SITE)).targets
    assert [target.removeprefix(SITE.address) for target in targets[:12]] == [
        "editions/2020-W27/",
        "events/ford-blast/",
        "reports/a/#a-2",
        "regions/daraa/",
        "reports/a/#a-2",
        "regions/idlib/",
        "events/ford-blast/",
        "reports/b/#b-1",
        "https://review.example.org/b",
        "reports/a/#a-1",
        "https://wire.example.org/a",
        "reports/c/#c-1",
    ]


def test_a_passage_of_two_events_is_told_once_and_names_the_other() -> None:
    given = blast()
    given["events/flood.md"] = BLAST.replace("A blast at the ford", "A flood at the ford")
    a = given["reports/2020/a.md"]
    given["reports/2020/a.md"] = a.replace(
        "event=ford-blast from=ministry,unnamed killed=4..5",
        "event=ford-blast,flood from=ministry,unnamed",
    )
    lines = edition_lines(given)
    assert lines.count("Four or five died.") == 1
    assert "A flood at the ford" not in lines
    assert lines[lines.index("Four or five died.") + 1] == (
        "Also on: A flood at the ford · 30 June – 1 July 2020 · "
        "● 1 independent root, ◌ 1 unnamed · E3 · ● root"
    )


def test_a_report_is_carried_by_name_once_in_an_edition_and_by_number_after_that() -> None:
    body = "".join(
        f"::: passage SY-ID\n# Headline {number}\n\nText {number}.\n:::\n" for number in (1, 2)
    )
    lines = edition_lines(files(report_text("a", body=body, carriers=CARRIERS)))
    assert lines[lines.index("Headline 1") + 2 :][:7] == [
        "Example Wire · B3 · ● root",
        "Text 1.",
        "“Bridge reopens” · carried by 2: Example Review (3 Jul), a carrier not named",
        "Headline 2",
        "1 July 2020, day of the report",
        "Example Wire · B3 · ● root · carried by 2",
        "Text 2.",
    ]


def test_a_correction_is_told_once_in_an_edition_however_many_headlines_a_report_has() -> None:
    body = "".join(
        f"::: passage {place}\n# Headline {number}\n\nText {number}.\n:::\n"
        for number, place in enumerate(("SY-ID", "SY-ID", "SY-DR"), 1)
    )
    given = files(report_text("a", body=body, changes="[{date: 2020-07-08, note: Mended.}]"))
    lines = edition_lines(given)
    corrected = "Corrected 8 July 2020: Mended."
    assert lines.count(corrected) == 1
    assert lines[lines.index("Headline 1") + 3] == corrected
    assert lines[lines.index("Headline 2") + 3] == "Text 2."


def test_a_story_without_an_event_stands_under_its_headline_with_its_own_speakers() -> None:
    given = blast()
    given["reports/2020/a.md"] = given["reports/2020/a.md"].replace(" event=ford-blast", "")
    lines = edition_lines(given)
    heading = lines.index("Four or five die")
    assert lines[heading + 2 : heading + 5] == [
        "The Ministry and a source not named, in Example Wire · E3 · ● root",
        "Four or five died.",
        "Killed: 4 or 5",
    ]


def test_a_withdrawn_report_is_told_of_with_its_origin_and_reason_and_nothing_else() -> None:
    keys = {
        "status": "withdrawn",
        "changes": "[{date: 2020-07-09, note: 'Not <so>.'}]",
        "byline": "A. Writer",
    }
    given = files(report_text("a", body=TWO, carriers=CARRIERS, **keys))
    (item,) = feeds_of(given)["feeds/reports"].items
    assert Reader(item.html).lines == [
        "Withdrawn · Example Wire · 1 July 2020 · in this digest",
        "It is no longer part of this digest.",
        "9 July 2020: Not <so>.",
    ]
    assert Reader(item.html).targets == [item.link]
    assert not re.search("[Bb]ridge|ford|Writer|Review", repr(item).replace(item.link, ""))


# Nothing for a sanitiser to strip


def sanitised(html: Markup, form: Format) -> str:
    """What feedparser makes of a body."""
    (entry,) = feedparser.parse(written(feed_of(item_of("a", html=html)), form)).entries
    text: str = entry.content[0].value
    return text


@drawn(st.lists(st.sampled_from(NASTY), max_size=12).map("".join))
def test_whatever_a_text_holds_a_sanitiser_gives_it_back_as_it_was_written(text: str) -> None:
    told = Markup('<p title="%s" lang="ar" dir="auto">%s</p>') % (text, isolated(text, "ar"))
    body = settled(
        [render_report(escape_text(text)), told, link(f"https://e.example/{text}", isolated(text))]
    )
    assert sanitised(body, Format.RSS) == sanitised(body, Format.ATOM) == body


@drawn(st.lists(st.sampled_from(NASTY), max_size=12).map("\n".join))
def test_the_same_holds_for_any_markdown(text: str) -> None:
    body = settled([render_report(text), Markup("<p>x</p>")])
    assert sanitised(body, Format.ATOM) == body


def test_every_element_that_a_report_may_hold_passes() -> None:
    text = (
        'a\\\nb [l](https://e.example/?a=1&b=2 "T \' x") <https://e.example/é> "q" \'s\' & < > `c"d` ***x***\n\n---\n\n'
        '3. x\n4. y\n\n> q\n\n- z\n\n```py\n<x> "&"\n```\n\na\u00a0b {? a claim "x" ?}'
    )
    body = settled([render_report(text)])
    for tag in (
        "br",
        "hr",
        "ol",
        "ul",
        "li",
        "blockquote",
        "pre",
        "code",
        "em",
        "strong",
        "a",
        "span",
        "small",
    ):
        assert f"<{tag}" in body
    assert sanitised(body, Format.RSS) == sanitised(body, Format.ATOM) == body
