"""Everything that is published, as the folder has it."""

from __future__ import annotations

import datetime as dt

import pytest

from sitrep.content.record.states import State, address_of
from sitrep.core.record import Thing, ThingKind
from sitrep.core.weeks import Week
from sitrep.site import addresses
from tests.support.site.record import read_whole
from tests.support.trees import SOURCES, content, line_of, report_text, tree

EVENT = "---\ntitle: A ford\nregions: [idlib]\nkind: other\ndays: 2020-07-01\nformerly: [old-ford]\n---\nNote.\n"
PAGE = "---\ntitle: About\nslug: about\ndescription: Who we are.\n---\nText.\n"
ACTORS = '[guard]\nname = "River Guard"\nformerly = ["old-guard"]\n'
BODY = "::: passage SY-ID event=ford\nThe bridge reopened.\n:::\n\n::: passage SY-DR\nThe ford is shut.\n:::\n"
EDITION = "---\nannounced: 2020-07-07\ntitle: A bridge\nerrata: [{date: 2020-07-09, note: Typo.}]\n---\nLead.\n"
FILES = {
    **tree({"a": report_text("a", body=BODY, changes="[{date: 2020-07-05, note: Typo.}]")}),
    "events/ford.md": EVENT,
    "pages/about.md": PAGE,
    "actors.toml": ACTORS,
    "editions/2020-W27.md": EDITION,
}


@pytest.fixture(scope="module")
def states() -> dict[str, State]:
    found, faults = read_whole(FILES)
    assert not faults
    return {str(thing): state for thing, state in found.states.items()}


def test_everything_with_an_address_is_among_them(states: dict[str, State]) -> None:
    assert {state.thing.kind for state in states.values()} == {*ThingKind}
    assert {str(each) for each in (states[name].address for name in states)} >= {
        "reports/a/",
        "editions/2020-W27/",
        "events/ford/",
        "regions/idlib/",
        "sources/example-wire/",
        "actors/guard/",
        "about/",
    }


def test_an_address_is_that_of_the_site() -> None:
    found = content(FILES)
    (report,) = (file.report for file in found.reports)
    region, source = found.regions.rows[0], found.sources[0]
    assert address_of(Thing(ThingKind.REPORT, "a")) == addresses.report_address(report)
    assert address_of(Thing(ThingKind.REGION, region.id)) == addresses.region_address(region)
    assert address_of(Thing(ThingKind.SOURCE, source.id)) == addresses.source_address(source)
    assert address_of(Thing(ThingKind.EDITION, "2020-W27")) == addresses.edition_address(
        Week(2020, 27)
    )


def test_a_state_says_what_its_file_says_of_its_past(states: dict[str, State]) -> None:
    report, edition = states["report a"], states["edition 2020-W27"]
    assert (report.day, report.week) == (dt.date(2020, 7, 2), Week(2020, 27))
    assert [each.note for each in report.notes] == ["Typo."]
    assert edition.day == dt.date(2020, 7, 7)
    assert [each.note for each in edition.notes] == ["Typo."]
    assert states["event ford"].formerly == ("old-ford",)
    assert states["actor guard"].formerly == ("old-guard",)


def test_drafts_and_open_weeks_are_not_published() -> None:
    files = {
        **tree({"a": report_text("a", status="draft")}),
        "editions/2020-W27.md": "---\ntitle: A bridge\n---\nLead.\n",
    }
    kinds = {thing.kind for thing in read_whole(files)[0].states}
    assert kinds == {ThingKind.REGION, ThingKind.SOURCE}


def test_events_and_regions_that_nothing_tells_of_are_not_shown() -> None:
    quiet = {**FILES, "reports/2020/a.md": report_text("a", status="withdrawn", body=BODY,
             changes="[{date: 2020-07-05, note: Not so.}]")}  # fmt: skip
    found = {str(thing): state for thing, state in read_whole(quiet)[0].states.items()}
    assert not found["event ford"].is_shown
    assert found["region idlib"].is_shown, "the page of a region stays when its reports go"
    assert not found["region homs"].is_shown


def test_revisions_that_the_text_does_not_follow_are_notes() -> None:
    revisions = "[{date: 2020-07-08, note: Six now., followed: false}, {date: 2020-07-09, note: 7., followed: true}]"
    (state,) = (
        state
        for thing, state in read_whole(tree({"a": report_text("a", revisions=revisions)}))[
            0
        ].states.items()
        if thing.kind is ThingKind.REPORT
    )
    assert [each.note for each in state.notes] == ["Six now."]
    assert state.revisions == state.notes


def test_a_state_names_its_file_and_the_lines_of_its_keys(states: dict[str, State]) -> None:
    def place(name: str, key: str) -> tuple[str, int]:
        return states[name].file, states[name].line(key)

    report = FILES["reports/2020/a.md"]
    assert place("report a", "title") == ("content/reports/2020/a.md", line_of(report, "title:"))
    assert place("report a", "passage 2")[1] == line_of(report, "::: passage SY-DR")
    assert place("edition 2020-W27", "title") == ("content/editions/2020-W27.md", 3)
    assert place("event ford", "kind") == ("content/events/ford.md", 4)
    wire, review = (line_of(SOURCES, f"[{name}]") for name in ("example-wire", "example-review"))
    assert place("source example-wire", "reliability") == ("content/sources.toml", wire + 4)
    assert place("source example-review", "nowhere") == ("content/sources.toml", review)
    assert place("region daraa", "")[0] == "content/regions.toml"
    assert place("region daraa", "")[1] > 1
    assert place("actor guard", "formerly") == ("content/actors.toml", 3)
    assert place("page about", "description") == ("content/pages/about.md", 4)
