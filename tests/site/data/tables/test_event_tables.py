from __future__ import annotations

import csv
import io

from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.event_record import build_event
from sitrep.site.data.records import build_areas
from sitrep.site.data.report_record import build_report
from sitrep.site.data.tables.event_tables import (
    ACCOUNTS,
    EVENTS,
    FIGURES,
    account_rows,
    event_rows,
    figure_rows,
)
from sitrep.site.data.tables.table_files import table_lines, write_table
from sitrep.site.site import Site
from tests.support.trees import SOURCES, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
ARMY = '[army]\nname = "The Army"\nreliability = "E"\nreason = "Invented."\n'
EVENT = "---\ntitle: A blast\nregions: [SY-HI, SY-DR]\ndays: 2020-06-30\nkind: bombing\n---\n"
BODY = """\
::: passage SY-HI event=blast from=army killed=..5 killed.civilians=3 wounded=>80,90@2020-07-03
Up to 5 died, 3 of them civilians; more than 80, then 90, were hurt.
:::
::: passage SY-ID displaced=total:9
In all 9 fled.
:::
"""
OTHER = "::: passage SY-HI event=blast killed=7 wounded=60\nSeven died, 60 were hurt.\n:::\n"


def tables() -> tuple[list[dict[str, str]], ...]:
    """The rows of events, accounts and figures."""
    files = tree({"a": report_text("a", body=BODY), "b": report_text("b", body=OTHER)})
    given = content({**files, "sources.toml": SOURCES + ARMY, "events/blast.md": EVENT})
    found, areas = build_catalogue(given), build_areas(given.regions.rows)
    events = [build_event(each, areas, given.regions, SITE) for each in found.events]
    reports = [build_report(each, areas, SITE) for each in found.families]
    written = (
        write_table(EVENTS, table_lines(EVENTS, event_rows(events))),
        write_table(ACCOUNTS, table_lines(ACCOUNTS, account_rows(events))),
        write_table(FIGURES, table_lines(FIGURES, figure_rows(reports))),
    )
    texts = (each.files[0].text for each in written)
    return tuple(list(csv.DictReader(io.StringIO(text, newline=""))) for text in texts)


def test_an_event_has_a_row_for_each_area_with_its_roots_and_the_range_of_its_figures() -> None:
    events, _accounts, _figures = tables()
    assert [(row["event"], row["areas"], row["adm1_code"]) for row in events] == [
        ("blast", "2", "SY-HI"),
        ("blast", "2", "SY-DR"),
    ]
    for row in events:
        assert (row["independent"], row["roots"], row["accounts"]) == (
            "2",
            "example-wire; army",
            "2",
        )
        assert (row["killed_low"], row["killed_high"]) == ("", "7")
        assert (row["wounded_low"], row["wounded_high"]) == ("60", "90")


def test_an_account_names_its_speakers_beside_its_messenger() -> None:
    _events, accounts, _figures = tables()
    assert [
        (row["place"], row["report"], row["speakers"], row["origin"], row["grade"], row["standing"])
        for row in accounts
    ] == [
        ("1", "b", "Example Wire", "Example Wire", "B3", "root"),
        ("2", "a", "The Army", "Example Wire", "E3", "root"),
    ]
    assert [row["corroborated_by"] for row in accounts] == ["a#1", "b#1"]
    assert [(row["killed_low"], row["killed_high"]) for row in accounts] == [("7", "7"), ("", "5")]


def test_every_version_of_a_figure_has_a_row_with_who_says_it() -> None:
    *_, figures = tables()
    keys = ("report", "figure", "kind", "group", "low", "high", "as_of", "total", "speakers")
    assert [tuple(row[key] for key in keys) for row in figures if row["report"] == "a"] == [
        ("a", "1", "killed", "everybody", "", "5", "2020-07-01", "false", "The Army"),
        ("a", "2", "killed", "civilians", "3", "3", "2020-07-01", "false", "The Army"),
        ("a", "3", "wounded", "everybody", "80", "", "2020-07-01", "false", "The Army"),
        ("a", "4", "wounded", "everybody", "90", "90", "2020-07-03", "false", "The Army"),
        ("a", "1", "displaced", "everybody", "9", "9", "2020-07-01", "true", "Example Wire"),
    ]
    assert {row["events"] for row in figures if row["kind"] == "displaced"} == {""}
