from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sitrep.core.weeks import Week
from sitrep.site.pages.events import EVENT_BYTES, by_week, going_on, kinds_of, newest_events
from sitrep.site.pages.paging import PAGE_BYTES
from sitrep.site.pages.told.trace import trace_accounts
from tests.support.site.sites import Page, Site, build_pages, build_site
from tests.support.trees import catalogue, report_text, tree

EVENT = """\
---
title: A bridge falls
regions: [SY-ID, SY-DR]
place: Example Ford
days: 2020-06-30
kind: bombing
see: [bridge-mended]
agreed:
  - {says: It fell., rests_on: [one, two]}
disputed:
  - {says: Who did it., rests_on: [three]}
---
The *note*.
"""
MENDED = "---\ntitle: The bridge is mended\nregions: [SY-ID]\ndays: 2020-07-09\nkind: other\n---\n"
MINISTRY = """
[ministry]
name = "Ministry"
reliability = "E"
reason = "Invented."
"""


def passage(words: str, headline: str = "The bridge falls", **options: str) -> str:
    line = " ".join(f"{key}={value}" for key, value in options.items())
    return f"::: passage SY-ID 2020-06-30 event=bridge-falls {line}\n# {headline}\n\n{words}\n:::\n"


REPORTS = {
    "one": report_text(
        "one",
        body=passage("Between 4 and 5 died.", **{"from": "ministry", "killed": "4..5"}),
        carriers="[{source: unknown, date: 2020-07-02}]",
    ),
    "two": report_text(
        "two",
        body=passage("It says 7 now.", **{"from": "ministry", "killed": "7@2020-07-08"}),
        source="example-review",
        text="summary",
        date="2020-07-08",
        added="2020-07-09",
    ),
    "three": report_text(
        "three",
        body=passage("Over 30 in all.", **{"from": "example-wire,unnamed", "killed": "total:>30"}),
    ),
    "four": report_text(
        "four",
        body=passage("The wire has it.", **{"from": "three"}),
        source="example-review",
        text="summary",
    ),
    "five": report_text("five", body=passage("People say so.", **{"from": "unnamed"})),
    "last": report_text(
        "last", body="::: passage SY-ID event=bridge-mended\nIt is whole.\n:::\n", date="2020-07-09"
    ),
}


def fallen_bridge(**more: str) -> dict[str, str]:
    files = tree({**REPORTS, **more})
    files["sources.toml"] += MINISTRY
    files["events/bridge-falls.md"] = EVENT
    files["events/bridge-mended.md"] = MENDED
    return files


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("bridge"), fallen_bridge())


@pytest.fixture(scope="module")
def shown(bridge: Site) -> Page:
    return bridge.page("events/bridge-falls/")


def test_an_event_says_what_it_was_where_and_when_and_how_much_stands_behind_it(
    shown: Page,
) -> None:
    assert (
        "Bombing · Example Ford, Syria, Idlib, Daraa · 30 June 2020 A bridge falls" in shown.plain
    )
    assert (
        "5 accounts, 5 reports · 2 independent roots, 2 echoes · last changed on 9 July 2020"
        in shown.plain
    )
    assert "A bridge falls The note. 2 accounts go back to sources not named" in shown.plain
    assert "Killed 4 to 7 the accounts do not agree: Ministry Independent roots 2" in shown.plain
    assert "In the digest Week 27, 2020 Week 28, 2020" in shown.plain
    assert {
        "../../editions/2020-W27/#event-bridge-falls",
        "../../editions/2020-W28/#event-bridge-falls",
    } <= set(shown.links)


def test_its_accounts_stand_in_the_order_of_dependence_whoever_speaks_in_the_end_first(
    shown: Page,
) -> None:
    section = shown.plain.partition("roots first, then those that lean on them ")[2]
    accounts = [
        "Example Wire itself and a source not named B3",
        "Example Wire and a source not named, in Example Review B3",
        "Ministry, in Example Wire E3",
        "Ministry, in Example Review E3",
        "A source not named, in Example Wire F3",
    ]
    found = [section.index(each) for each in accounts]
    assert sorted(found) == found
    assert section.count("Root adds an independent root") == 2
    assert section.count("Echo repeats what others here say, and confirms nothing") == 2
    assert section.count("Unnamed nobody named stands behind it, so it is not counted") == 1


def test_an_account_has_its_words_figures_and_grade_with_the_reason_and_links(shown: Page) -> None:
    assert (
        "Ministry, in Example Wire E3 · carried by 1 Bridge reopens Example Wire, 1 July 2020,"
        " as the source states · original Carried by a carrier not named The bridge falls"
        " Between 4 and 5 died. Figures Killed: 4 or 5 Root adds an independent root"
        " Grade E3: source unreliable, report possibly true; independent accounts of it rest on"
        " Example Wire" in shown.plain
    )
    assert {"../../reports/one/#one-1", "https://wire.example.org/one"} <= set(shown.links)
    assert {"one-1", "two-1", "three-1"} <= set(shown.ids)


def test_it_says_who_rests_on_whom(shown: Page) -> None:
    assert "1. Example Wire: speaks for itself, rests on a source not named." in shown.plain
    assert "2. Example Review: rests on account 1 (Example Wire)." in shown.plain
    assert "4. Example Review: rests on Ministry." in shown.plain


def test_the_drawing_of_who_rests_on_whom_says_the_same_to_those_who_cannot_see_it(
    bridge: Site,
) -> None:
    text = bridge.text("events/bridge-falls/index.html")
    described = " ".join(text.partition('<desc id="drawn-d">')[2].partition("</desc>")[0].split())
    assert "2. Example Review: rests on account 1 (Example Wire)." in described
    assert "3. Example Wire: rests on Ministry. Carried by a carrier not named." in described


def test_each_figure_has_its_range_with_who_says_which_and_when(shown: Page) -> None:
    assert "Killed: 4 to 7 " in shown.plain
    assert (
        "Ministry, in Example Wire 1 Jul 4 or 5 Ministry, in Example Review 8 Jul 7"
        " Over several events, in no range"
        " Example Wire itself and a source not named 1 Jul more than 30" in shown.plain
    )


def test_what_is_agreed_and_what_is_not_names_the_accounts(shown: Page) -> None:
    agreed = "Agreed It fell. 1 independent root, 1 echo · By: Ministry, in Example Wire; Ministry,"
    assert agreed in shown.plain
    disputed = "Not agreed, or not known Who did it. 1 independent root · By: Example Wire itself"
    assert disputed in shown.plain
    assert "#three-1" in shown.links


def test_events_before_and_after_stand_in_the_order_of_their_days(bridge: Site) -> None:
    assert (
        "Before and after 30 June 2020 A bridge falls 1 July 2020 Killed: more than 30 over several"
        " events Example Wire itself and a source not named Killed: 4 or 5 Ministry, in Example Wire"
        " Published: Example Wire, " in bridge.page("events/bridge-falls/").plain
    )
    later = "9 July 2020 The bridge is mended Other, Idlib · 1 independent root"
    assert later in bridge.page("events/bridge-falls/").plain
    mended = bridge.page("events/bridge-mended/")
    earlier = "30 June 2020 A bridge falls Bombing, Example Ford · 2 independent roots, 2 echoes"
    assert mended.plain.index(earlier) < mended.plain.rindex("9 July 2020 The bridge is mended")
    assert "../../events/bridge-falls/" in mended.links


def test_it_says_how_it_was_called_elsewhere_and_how_to_cite_it(shown: Page) -> None:
    called = (
        "What it was called elsewhere Bridge reopens Example Wire Bridge reopens Example Review"
    )
    assert f"{called} Corrections None so far." in shown.plain
    assert "How to cite it Situation Digest: “A bridge falls”. 2 independent roots" in shown.plain


def test_a_text_that_rights_withhold_is_not_shown(tmp_path: Path) -> None:
    files = fallen_bridge()
    files["sources.toml"] = files["sources.toml"].replace('rights = "full"', 'rights = "withhold"')
    plain = build_pages(tmp_path, files).page("events/bridge-falls/").plain
    assert "Between 4 and 5 died." not in plain
    assert "The text is not shown here: its rights belong to the source." in plain


def test_the_list_has_every_event_newest_first_by_week_and_region(invented_site: Site) -> None:
    page = invented_site.page("events/")
    events = newest_events(invented_site.built.catalogue.events)
    assert len(events) > 4
    for event in events:
        assert f"../events/{event.event.id}/" in page.links
        assert event.event.title in page.plain
    weeks = [each.event.days.first for each in events if each.event.days]
    assert weeks == sorted(weeks, reverse=True)
    assert "16 Nov Other · Millford A mill burns at Osier End" in page.plain


def test_the_list_says_first_what_goes_on_now_and_what_went_on_since_before(
    invented_site: Site, tmp_path: Path
) -> None:
    words = build_pages(tmp_path, fallen_bridge()).page("events/").plain
    assert "Now: Week 28, 2020 6–12 July 2020 9 Jul" in words
    assert "Began before" not in words
    files = fallen_bridge()
    files["events/bridge-falls.md"] = EVENT.replace(
        "days: 2020-06-30", "days: 2020-06-30/2020-07-08"
    )
    events = catalogue(files).events
    week = Week(2020, 28)
    assert [each.event.id for each in going_on(events, week)] == ["bridge-falls"]
    assert not going_on(events, Week(2020, 27))
    assert not going_on(events, None)
    assert "Which events are shown" in invented_site.text("events/index.html")


def test_a_reader_can_choose_among_the_kinds_of_most_events() -> None:
    events = catalogue(fallen_bridge()).events
    assert kinds_of(events) == ("bombing", "other")
    assert kinds_of(events[:1]) == ()


def test_a_line_of_the_list_has_the_class_by_which_its_kind_is_chosen(bridge: Site) -> None:
    text = bridge.text("events/index.html")
    chosen = re.findall(
        r'<input type="radio" name="kind" class="(a\d)"> <svg[^>]*>.*?</svg>(\w+)', text
    )
    assert chosen == [("a1", "Bombing"), ("a2", "Other")]
    assert (
        text.index('<li class="a2">') < text.index("bridge-mended/") < text.index('<li class="a1">')
    )
    assert '<li class="section a1">' in text


def test_the_list_says_kind_days_place_roots_and_grade(bridge: Site) -> None:
    assert (
        "30 Jun Bombing · Example Ford, Syria A bridge falls 2 independent roots, 2 echoes B3"
        in bridge.page("events/").plain
    )


def test_a_week_without_an_edition_is_not_linked() -> None:
    files = fallen_bridge()
    files["events/bridge-mended.md"] = MENDED.replace("2020-07-09", "2019-07-09")
    found = catalogue(files)
    weeks = {edition.week for edition in found.editions}
    listed = by_week(newest_events(found.events), weeks)
    assert [(str(each.week), each.has_edition) for each in listed] == [
        ("2020-W27", True),
        ("2019-W28", False),
    ]


def test_an_event_whose_reports_are_all_withdrawn_leaves_a_page_that_says_so(
    tmp_path: Path,
) -> None:
    gone = report_text(
        "last",
        body="::: passage SY-ID event=bridge-mended\nIt is whole.\n:::\n",
        status="withdrawn",
        date="2020-07-09",
        changes="[{date: 2020-07-10, note: It is not.}]",
    )
    site = build_site(tmp_path, fallen_bridge(last=gone))
    page = site.page("events/bridge-mended/")
    assert "Withdrawn An event was described here." in page.plain
    assert "../../reports/last/" in page.links
    assert page.is_hidden
    assert "mended" not in page.plain
    assert "../events/bridge-mended/" not in site.page("events/").links
    assert "events/bridge-mended/" not in site.text("sitemap.xml")


def test_every_event_is_in_the_sitemap_and_has_a_head_of_its_own(bridge: Site) -> None:
    assert "/events/bridge-falls/</loc>" in bridge.text("sitemap.xml")
    page = bridge.page("events/bridge-falls/")
    (description,) = (
        each["content"] for each in page.all("meta") if each.get("name") == "description"
    )
    assert description
    assert description.startswith("Bombing, 30 June 2020, Example Ford, ")
    text = bridge.text("events/bridge-falls/index.html")
    start = text.index("ld+json") + len('ld+json">')
    data: dict[str, Any] = json.loads(text[start : text.index("</script>", start)])
    assert data["name"] == "A bridge falls"


def test_long_lists_are_paged() -> None:
    assert PAGE_BYTES // EVENT_BYTES >= 40


def test_without_events_the_list_says_so(tmp_path: Path) -> None:
    assert "No event is described yet." in build_pages(tmp_path, tree()).page("events/").plain


def test_in_a_circle_nobody_speaks_for_themselves(invented_site: Site) -> None:
    mill = next(
        each for each in invented_site.built.catalogue.events if each.event.id == "mill-fire"
    )
    traced = trace_accounts(mill)
    assert all(not each.speaks_for_itself and each.others for each in traced)
    assert Week.of(mill.event.days.first) in mill.weeks if mill.event.days else False


def test_a_correction_of_a_report_is_said_once_however_many_accounts_it_has(tmp_path: Path) -> None:
    twice = report_text(
        "six",
        body=passage("It fell.") + passage("It fell again."),
        changes="[{date: 2020-07-05, note: The ford is another.}]",
    )
    page = build_pages(tmp_path, fallen_bridge(six=twice)).page("events/bridge-falls/")
    corrections = page.plain.partition("What it was called elsewhere")[2]
    assert corrections.count("The ford is another.") == 1


def test_an_event_of_sixty_accounts_stays_under_its_weight_and_has_an_anchor_for_each(
    tmp_path: Path,
) -> None:
    text = " ".join(["Many words of an account that nobody need believe."] * 18)
    accounts = {
        f"r{at}": report_text(
            f"r{at}",
            body=passage(
                f"From {at} to {at + 9} died, were hurt, fled or fell ill. {text}",
                **{"from": "ministry,unnamed"},
                **dict.fromkeys(("killed", "wounded", "displaced", "cases"), f"{at}..{at + 9}"),
            ),
            carriers="[{source: unknown, date: 2020-07-02}, {source: example-review, date: null}]",
        )
        for at in range(60)
    }
    site = build_pages(tmp_path, fallen_bridge(**accounts))
    page = site.page("events/bridge-falls/")
    assert (site.output / "events/bridge-falls/index.html").stat().st_size < 100_000
    assert {f"r{at}-1" for at in range(60)} <= set(page.ids)
    assert "more accounts, in their reports" in page.plain
    assert not list(page.all("desc"))
