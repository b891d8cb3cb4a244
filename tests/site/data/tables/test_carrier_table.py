from __future__ import annotations

import csv
import io

from sitrep.site.data.records import build_areas
from sitrep.site.data.report_record import build_report
from sitrep.site.data.tables.carrier_table import CARRIERS, carrier_rows
from sitrep.site.data.tables.table_files import table_lines, write_table
from sitrep.site.site import Site
from tests.support.trees import REGIONS, catalogue, content, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
CARRIED = (
    "[{source: example-review, date: 2020-07-03, url: 'https://review.example.org/1', "
    "title: '=1+1', changed: [Cuts the end., Adds a map.]}, {source: unknown}, {source: unknown}]"
)


def rows() -> list[dict[str, str]]:
    files = {**tree({"a": report_text("a", carriers=CARRIED)}), "regions.toml": REGIONS}
    areas = build_areas(content(files).regions.rows)
    reports = [build_report(family, areas, SITE) for family in catalogue(files).families]
    text = write_table(CARRIERS, table_lines(CARRIERS, carrier_rows(reports))).files[0].text
    return list(csv.DictReader(io.StringIO(text)))


def test_each_carrier_has_a_row_with_its_day_and_link() -> None:
    first, *others = rows()
    assert first == {
        "report": "a",
        "carrier": "1",
        "url": "https://digest.example.org/reports/a/",
        "edition": "2020-W27",
        "origin": "Example Wire",
        "origin_id": "example-wire",
        "date": "2020-07-01",
        "updated": "2020-07-02",
        "carrier_name": "Example Review",
        "carrier_id": "example-review",
        "carrier_affiliation": "party-owned",
        "carrier_date": "2020-07-03",
        "carrier_url": "https://review.example.org/1",
        "carrier_title": "'=1+1",
        "changed": "Cuts the end.; Adds a map.",
    }
    assert [row["carrier"] for row in others] == ["2", "3"]


def test_carriers_that_are_not_named_stay_apart_and_say_nothing_that_is_not_known() -> None:
    for row in rows()[1:]:
        assert (row["carrier_name"], row["carrier_id"]) == ("a carrier not named", "unknown")
        assert {row[name] for name in ("carrier_date", "carrier_url", "changed")} == {""}
