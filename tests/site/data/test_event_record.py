from __future__ import annotations

import pytest

from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.event_record import EventRecord, build_event
from sitrep.site.data.records import build_areas
from sitrep.site.site import Site
from tests.support.trees import SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
MINISTRY = '[ministry]\nname = "The Ministry"\nreliability = "E"\nreason = "Invented."\n'
EVENT = """\
---
title: A blast at the ford
regions: [homs, SY-ID]
place: Example Ford
days: 2020-06-30/2020-07-01
kind: bombing
see: [rain, trial]
lead: b#1
agreed: [{says: It was loud., rests_on: [a#1, b]}]
disputed: [{says: How many died., rests_on: [a]}]
---
One *note*.

Another.
"""
OTHERS = {
    "rain": "---\ntitle: Rain\nregions: [homs]\ndays: 2020-06-29\nkind: other\n---\n",
    "trial": "---\ntitle: A trial\nregions: [homs]\ndays: 2020-07-05\nkind: other\n---\n",
}
REPORTS = {
    "a": (
        "example-wire",
        "2020-07-02",
        "from=ministry killed=4..5,total:90",
        "Four or five, in all 90.",
    ),
    "b": ("example-review", "2020-07-01", "killed=22+,7@2020-07-08", "At least 22, then 7."),
    "c": ("example-review", "2020-07-06", "from=ministry killed=5", "Five."),
    "d": ("unknown", "2020-07-03", "from=unnamed", "Somebody says so."),
}


def told() -> dict[str, str]:
    """The reports' files: two of a blast, an echo, and somebody who is not named."""
    return {
        name: report_text(
            name,
            source=source,
            date=date,
            body=f"::: passage SY-HI event=blast {options}\n# As {name} has it\n\n{text}\n:::\n",
            added="2020-07-10",
        )
        for name, (source, date, options, text) in REPORTS.items()
    }


@pytest.fixture(scope="module")
def event() -> EventRecord:
    weather = report_text("weather", body="::: passage SY-HI event=rain,trial\nRain.\n:::\n")
    files = {**tree({**told(), "weather": weather}), "sources.toml": SOURCES + MINISTRY}
    files |= {f"events/{name}.md": text for name, text in {"blast": EVENT, **OTHERS}.items()}
    given = content(files)
    areas = build_areas(given.regions.rows)
    events = build_catalogue(given).events
    records = [build_event(each, areas, given.regions, SITE) for each in events]
    return next(record for record in records if record.id == "blast")


def test_an_event_says_what_happened_where_and_when(event: EventRecord) -> None:
    assert (event.url, event.title) == (
        "https://digest.example.org/events/blast/",
        "A blast at the ford",
    )
    assert (event.kind.id, event.kind.label, event.place) == ("bombing", "Bombing", "Example Ford")
    assert [area.iso for area in event.areas] == ["SY-HI", "SY-ID"]
    assert event.days
    assert (str(event.days.first), str(event.days.last)) == ("2020-06-30", "2020-07-01")
    assert (event.weeks, event.note) == (("2020-W27", "2020-W28"), ("One note.", "Another."))


def test_its_accounts_stand_in_the_order_of_dependence_with_their_speakers(
    event: EventRecord,
) -> None:
    assert [
        (each.report, each.standing, each.origin.id, [source.id for source in each.speakers])
        for each in event.accounts
    ] == [
        ("b", "root", "example-review", ["example-review"]),
        ("a", "root", "example-wire", ["ministry"]),
        ("c", "echo", "example-review", ["ministry"]),
        ("d", "unnamed", "unknown", []),
    ]
    assert [each.grade.code for each in event.accounts] == ["D3", "E3", "E3", "F3"]
    assert event.accounts[0].title == "As b has it"
    assert (event.accounts[2].edition, str(event.accounts[2].date)) == ("2020-W28", "2020-07-06")
    assert event.accounts[0].url == "https://digest.example.org/reports/b/#b-1"


def test_it_counts_roots_and_echoes_and_what_is_not_named(event: EventRecord) -> None:
    assert (event.independent, event.echoes, event.reliance.unnamed) == (2, 1, 1)
    assert event.reliance.roots == ("example-review", "ministry")


def test_its_grade_is_that_of_the_account_that_leads(event: EventRecord) -> None:
    assert (event.lead.report, event.lead.passage, event.grade.code) == ("b", 1, "D3")


def test_accounts_of_different_roots_confirm_each_other(event: EventRecord) -> None:
    confirmed = {
        each.report: sorted(other.report for other in each.corroborated_by)
        for each in event.accounts
    }
    assert confirmed == {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}


def test_a_range_says_who_says_what_as_of_when_and_keeps_totals_apart(event: EventRecord) -> None:
    (killed,) = event.figures
    assert (killed.kind, killed.group, killed.least, killed.most) == ("killed", "everybody", 4, 22)
    assert (killed.open_below, killed.open_above, killed.words) == (False, True, "4 to 22 or more")
    assert [
        (each.report, each.speakers, str(each.as_of), each.figure.words) for each in killed.said
    ] == [
        ("b", ("example-review",), "2020-07-01", "at least 22"),
        ("a", ("ministry",), "2020-07-02", "4 or 5"),
        ("c", ("ministry",), "2020-07-06", "5"),
        ("b", ("example-review",), "2020-07-08", "7"),
    ]
    assert [(each.report, each.figure.low, each.figure.total) for each in killed.totals] == [
        ("a", 90, True)
    ]


def test_what_is_agreed_or_not_names_its_accounts(event: EventRecord) -> None:
    assert [(each.says, [of.report for of in each.accounts]) for each in event.agreed] == [
        ("It was loud.", ["b", "a"])
    ]
    assert [(each.says, [of.report for of in each.accounts]) for each in event.disputed] == [
        ("How many died.", ["a"])
    ]


def test_events_that_belong_together_are_before_or_after_it(event: EventRecord) -> None:
    assert [(each.id, each.title) for each in event.earlier] == [("rain", "Rain")]
    assert [(each.id, each.url) for each in event.later] == [
        ("trial", "https://digest.example.org/events/trial/")
    ]
