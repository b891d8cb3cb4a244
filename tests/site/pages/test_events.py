from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sitrep.core.weeks import Week
from sitrep.site.pages.event_trace import trace_accounts
from sitrep.site.pages.events import EVENT_BYTES, by_week, newest_events
from sitrep.site.pages.paging import PAGE_BYTES
from tests.support.site.sites import Page, Site, build_site
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
        "A bridge falls Bombing · 30 June 2020 · Example Ford · Idlib, Daraa"
        in shown.plain.replace("Syria, ", "")
    )
    assert "5 reports · 2 independent roots, 2 echoes · 1 carrier · " in shown.plain
    assert "The note. Told in Week 27, 2020, Week 28, 2020" in shown.plain
    assert {"../../editions/2020-W27/", "../../editions/2020-W28/"} <= set(shown.links)


def test_its_accounts_stand_in_the_order_of_dependence_whoever_speaks_in_the_end_first(
    shown: Page,
) -> None:
    accounts = [
        "Example Wire itself and a source not named root: adds an independent root",
        "Ministry, in Example Wire root: adds an independent root",
        "Ministry, in Example Review echo: repeats what others here say",
        "Example Wire and a source not named, in Example Review echo: repeats",
        "A source not named, in Example Wire unnamed: nobody named stands behind it",
    ]
    found = [shown.plain.index(each) for each in accounts]
    assert sorted(found) == sorted(set(found))
    assert found[0] < found[3]
    assert found[1] < found[2]
    assert max(found) == found[4]


def test_an_account_has_its_grade_with_the_reason_its_words_figures_carriers_and_links(
    shown: Page,
) -> None:
    assert (
        "Between 4 and 5 died. Grade E3: source unreliable, report possibly true; independent accounts"
        " of it rest on Example Wire Figures Killed: 4 or 5 Days 30 June 2020 To read it original"
        " · carried by a carrier not named (2 Jul)" in shown.plain
    )
    assert {"../../reports/one/#one-1", "https://wire.example.org/one"} <= set(shown.links)
    assert {"one-1", "two-1", "three-1"} <= set(shown.ids)


def test_it_says_who_rests_on_whom(shown: Page) -> None:
    assert "Example Wire: speaks for itself, rests on a source not named" in shown.plain
    assert "Example Review: rests on Ministry" in shown.plain
    assert "Example Review: rests on account 1 (Example Wire)" in shown.plain


def test_each_figure_has_its_range_with_who_says_which_and_when(shown: Page) -> None:
    assert "Killed: 4 to 7 " in shown.plain
    assert (
        "Ministry, in Example Wire 1 July 2020 4 or 5 Ministry, in Example Review 8 July 2020 7"
        " Example Wire itself and a source not named 1 July 2020"
        " more than 30 over several events, outside the range" in shown.plain
    )
    assert "A total over several events is in no range." in shown.plain


def test_what_is_agreed_and_what_is_not_names_the_accounts(shown: Page) -> None:
    assert "Agreed It fell. By: " in shown.plain
    assert "Not agreed, or not known Who did it. By: Example Wire" in shown.plain
    assert "#three-1" in shown.links


def test_events_before_and_after_stand_in_the_order_of_their_days(bridge: Site) -> None:
    order = "Events before and after A bridge falls 30 June 2020 The bridge is mended 9 July 2020"
    for event in ("bridge-falls", "bridge-mended"):
        assert order in bridge.page(f"events/{event}/").plain
    assert "../../events/bridge-falls/" in bridge.page("events/bridge-mended/").links


def test_a_text_that_rights_withhold_is_not_shown(tmp_path: Path) -> None:
    files = fallen_bridge()
    files["sources.toml"] = files["sources.toml"].replace('rights = "full"', 'rights = "withhold"')
    plain = build_site(tmp_path, files).page("events/bridge-falls/").plain
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
    assert (
        "Week 47, 2020 Millford A mill burns at Osier End Other · 16 November 2020 ·" in page.plain
    )


def test_the_list_says_kind_days_place_roots_and_grade(bridge: Site) -> None:
    assert (
        "A bridge falls Bombing · 30 June 2020 · Example Ford · 2 independent roots, 2 echoes ·"
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
    assert "No event is described yet." in build_site(tmp_path, tree()).page("events/").plain


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
    page = build_site(tmp_path, fallen_bridge(six=twice)).page("events/bridge-falls/")
    assert page.plain.count("The ford is another.") == 1
